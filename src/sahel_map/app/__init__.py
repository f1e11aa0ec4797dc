"""The Streamlit layer: the only package that shows things and reads or writes session state."""
