"""The application as it is served."""

from __future__ import annotations

import gc
import importlib


def test_what_every_request_needs_is_loaded_before_the_first_and_left_out_of_the_search_for_garbage() -> None:
    try:
        importlib.reload(importlib.import_module("hedgerow.config.wsgi"))
        held = gc.get_freeze_count()
    finally:
        gc.unfreeze()
    assert held > 100_000
