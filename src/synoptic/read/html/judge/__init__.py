"""Judging: which of a page's pieces are its own text, and what kind of page it is."""

from synoptic.read.html.judge.verdict import Judged, judge

__all__ = ["Judged", "judge"]
