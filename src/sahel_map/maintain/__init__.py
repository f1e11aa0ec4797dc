"""Tools for those who maintain the data set; the map itself never needs them."""
