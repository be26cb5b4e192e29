"""Gathers what every app offers, once, at start."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from hedgerow.engines import registry


def gather() -> None:
    """Fill the engines' registry with the offers in every app's `provides.py`."""
    registry.fill(_offers())


def _offers() -> Iterator[object]:
    for app in apps.get_app_configs():
        name = f"{app.name}.provides"
        if app.name.startswith("hedgerow.") and find_spec(name):
            for value in vars(import_module(name)).values():
                yield from value if isinstance(value, tuple) else ()
