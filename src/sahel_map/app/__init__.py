"""The web application: the server half and the page half, put together by `application`.

The only package that shows things.
"""
