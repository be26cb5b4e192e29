"""Rules on values: whether a round's terms can be, how scores compare, and what follows an award."""
