"""What the `report` fence can print, one module a report: generated where the data are."""
