"""The pages of a sheet as Typst templates.

Their texts come as data, never as markup, so that no text of a record can change a page.
"""
