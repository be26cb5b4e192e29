"""Groups in Thornmere, the made-up borough of tests/places."""

from __future__ import annotations

from tests.places.conftest import built_once, manager, place, thornmere, worker

__all__ = ["built_once", "manager", "place", "thornmere", "worker"]
