setup:
	@sh tools/setup
