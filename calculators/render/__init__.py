"""Floor 4: HTML and SVG from declarations and results, built by htpy, which escapes."""
