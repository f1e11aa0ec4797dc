"""What a file leaves unsaid, worked out from its own content; what proves nothing is asked, never guessed."""
