"""Fuzzing of the two readers."""
