"""What stands behind the Makefile: set-up, build, serve, check, test, audit, bench."""
