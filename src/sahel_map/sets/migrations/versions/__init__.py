"""One step of the schema a module, in the order of their numbers."""
