"""Addresses of the published standards: one folder each."""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

STANDARDS = ("ical", "oruk", "threesixty", "volunteering")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"hedgerow.api.{name}.urls")) for name in STANDARDS if find_spec(f"hedgerow.api.{name}.urls")
]
