"""Contacts, their roles in organisations, what they agreed to, and what they need."""
