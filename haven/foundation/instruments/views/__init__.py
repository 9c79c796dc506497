"""The pages of questionnaires."""
