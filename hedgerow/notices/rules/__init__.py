"""Rules of notices: reading releases, holding notices against groups, bidding together."""
