"""How often somebody may try, where no account says who they are."""
