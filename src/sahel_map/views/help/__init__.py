"""What the help pages say that is no fixed text: definitions of the codebook, and grades shown on real records.

May import words, statistics, incident and data; must not import streamlit or folium.
"""
