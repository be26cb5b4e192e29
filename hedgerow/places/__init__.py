"""The place: dated areas, postcodes, and what people here know of them."""
