"""Files that readers take away, one module a format: tables, map layers, one HTML file, a slide, a brief, charts.

All carry what the file must say of itself (`context`); what a record says comes from `incident`, never from here.
"""
