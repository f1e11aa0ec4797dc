"""One module for each kind of file; `imports.reading` says which suffix goes to which.

Each returns its tables as `SourceTable`, every cell as text; what a cell means is decided in `imports.typed`.
"""
