"""What is missing and how good the evidence is, counted and in sentences.

Every number comes with the rule by which it was counted.
"""
