"""Pages that lead elsewhere, and the cards of other stories on any page."""
