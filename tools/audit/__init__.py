"""What is proven of the built site beyond its tests, part by part."""
