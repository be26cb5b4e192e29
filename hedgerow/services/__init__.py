"""Services of groups, kept once and published to every directory."""
