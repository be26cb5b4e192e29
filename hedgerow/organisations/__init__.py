"""Groups, public bodies and businesses: one model with kinds."""
