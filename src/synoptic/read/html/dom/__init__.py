"""The page as a tree: hostile markup made safe, one walk, pieces of text and the boxes around them."""
