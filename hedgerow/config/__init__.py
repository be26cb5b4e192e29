"""Composition only: settings, addresses, navigation, the registry of what the apps offer, the command line."""
