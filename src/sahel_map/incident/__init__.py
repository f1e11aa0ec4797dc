"""One rule each about a record: where it is placed, its facts, claims, toll and citation.

Screen, sheet, export and single page take the answer from here and only draw it.
"""
