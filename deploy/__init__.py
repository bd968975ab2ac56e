"""What happens to the built site before a host serves it."""
