"""Documents written for this project, with their gold data."""
