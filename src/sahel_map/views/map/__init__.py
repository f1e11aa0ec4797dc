"""The Folium document, its packed columns and the words of its marks.

The only room that knows Folium.
"""
