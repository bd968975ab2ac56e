"""Floor 5: the doors. The build comes in by `fence`, the browser by `page`, people by `command`."""
