setup:
	@sh tools/setup.sh
