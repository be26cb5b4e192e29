"""Volunteer roles as open data, in the terms of the Volunteering and Social Action Ontology."""
