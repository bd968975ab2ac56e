"""What a new calculator starts from; `tools.new_calculator` writes its name and title in."""
