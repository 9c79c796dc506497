"""The pages of asking and of reading answers."""
