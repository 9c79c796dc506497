"""A fictional year in three missions, grown from a seed through the product's own actions."""
