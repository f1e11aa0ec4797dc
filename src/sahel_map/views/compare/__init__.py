"""Two choices side by side: sentences, tables and maps.

Says what differs in the reports, and what a change in reporting can fake.
"""
