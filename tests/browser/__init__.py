"""The built site in real browsers, served with production's headers."""
