"""Accuracy, measured by commands of this repository."""
