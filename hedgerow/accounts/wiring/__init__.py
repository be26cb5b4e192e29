"""How allauth is used here: which of its views, open to whom, and what it asks us."""
