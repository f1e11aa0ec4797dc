"""One panel a module, one look each.

Takes what `views` returns and shows it.
"""
