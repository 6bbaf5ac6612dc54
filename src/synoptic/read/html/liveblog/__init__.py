"""Live blogs: their updates, each with its time."""
