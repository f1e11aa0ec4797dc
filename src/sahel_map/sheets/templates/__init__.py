"""The pages of a sheet as Typst templates; their texts come as data, never as markup."""
