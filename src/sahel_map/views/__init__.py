"""What is shown, made and returned: one folder per thing on a page.

Imports neither Streamlit nor a library that draws on paper; Folium stands in `views.map` alone.
"""
