"""What a page tells of itself: metadata, title, authors, dates, and whether its text is cut."""
