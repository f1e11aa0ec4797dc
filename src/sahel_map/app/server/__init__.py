"""Requests: routes, access, headers, logs, metrics, editions of the data.

Works below Streamlit's pages; what it needs of Streamlit's inside stands in `streamlit_private`.
"""
