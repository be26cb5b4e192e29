"""The shape of what is asked and written of funds and bids."""
