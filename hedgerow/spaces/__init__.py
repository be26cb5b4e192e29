"""The pages of people outside our team: a group's own space, a public body's, one's own; and how they are let in."""
