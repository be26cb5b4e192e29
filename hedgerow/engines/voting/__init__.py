"""Questions put to a roll of voters: each has one ballot, a receipt and a recount."""
