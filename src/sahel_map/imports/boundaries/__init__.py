"""Official boundaries of a country (COD-AB) in place of those of a data folder, and what that changes.

A file is read and mended (`reading`), made into our levels (`levels`), places are joined anew and compared
(`moving`), and everything becomes a data folder of its own (`folder`): the one it came from stays as it is.
"""
