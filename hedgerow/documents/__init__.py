"""The ask-once file: a group’s documents, held once, checked, and shared by a link that the group makes."""
