"""What is begun on the pages of the first run."""

from hedgerow.pages.actions.first_run import become_first_manager, new_code, open_area

__all__ = ["become_first_manager", "new_code", "open_area"]
