"""Several sets of data on one server: where they are kept, their versions, and who may read them.

Every store passes the same contract, so that folders and a database can take each other's place.
"""
