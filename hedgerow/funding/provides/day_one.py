"""Funders who gave here are proposed when a place opens, and again after its open data was built anew."""

from __future__ import annotations

from datetime import date

from hedgerow.engines.registry import NightlyJob, OpeningStep
from hedgerow.funding.actions.day_one import propose_funders


def by_night(_today: date) -> str:
    """Propose whoever is new among the funders who gave here."""
    return f"{propose_funders()} funders proposed"


OPENING = (OpeningStep("funding.propose_funders", propose_funders),)
PROPOSING = (NightlyJob("funding.propose_funders", by_night),)
