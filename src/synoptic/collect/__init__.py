"""The world in: files, folders and archives become raw pages."""
