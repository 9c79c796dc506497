"""The pages on which two files become one, and part again."""
