"""A release of the data for one audience: fields above its tier left out, places coarsened, small counts dropped.

The table of tiers in the data says who may have which field; how a field is treated (`treatments`) stands here.
"""
