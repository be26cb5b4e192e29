"""Things offered by strangers, waiting to be checked."""
