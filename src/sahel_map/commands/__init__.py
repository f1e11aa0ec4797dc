"""The commands of `sahel-map`, one module each; they call the same code as the app."""
