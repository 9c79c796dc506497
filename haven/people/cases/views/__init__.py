"""The pages about cases: my work, the worklist, the case, and one small page for each act."""
