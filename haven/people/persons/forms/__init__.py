"""What we ask about a person."""
