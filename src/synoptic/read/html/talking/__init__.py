"""Who says what on a page: comments, posts of boards, who wrote each and whom it answers."""
