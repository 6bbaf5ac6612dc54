"""Synoptic: messy pages in, one story out."""

__version__ = "0.1.0"
