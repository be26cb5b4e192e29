"""Releases as JSON, and back: how they wait between the look and the reading in, and how versions are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from hedgerow.notices.types import LotRead, Release, Stage

MOMENTS, DAYS, TUPLES = ("at", "deadline"), ("starts", "ends"), ("buyer_ids", "cpv", "cpv_titles", "places")


def dump(release: Release) -> dict[str, Any]:
    """A release as JSON; what is not told is left out."""
    told = {name: value for name, value in asdict(release).items() if value not in (None, "", ())}
    told |= {name: told[name].isoformat() for name in (*MOMENTS, *DAYS) if name in told}
    return {**told, "stage": str(release.stage)}


def load(told: Mapping[str, Any]) -> Release:
    """What `dump` wrote."""
    values: dict[str, Any] = dict(told)
    values |= {name: datetime.fromisoformat(values[name]) for name in MOMENTS if name in values}
    values |= {name: date.fromisoformat(values[name]) for name in DAYS if name in values}
    values |= {name: tuple(values[name]) for name in TUPLES if name in values}
    values["lots"] = tuple(LotRead(**lot) for lot in values.get("lots", ()))
    return Release(**{**values, "stage": Stage(values["stage"])})


def over(older: Release, newer: Release) -> Release:
    """What is known of a buying after a newer release: it wins, and what it does not tell stays."""
    told = {name: getattr(newer, name) for name in newer.__dataclass_fields__}
    kept = {name: getattr(older, name) for name, value in told.items() if value in (None, "", ())}
    return Release(**{**told, **kept})
