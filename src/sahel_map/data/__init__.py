"""Reading, joining and checking the data set. Only this package knows how the files are laid out."""
