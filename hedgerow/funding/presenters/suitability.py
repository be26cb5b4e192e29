"""What a funder really funded, as pages show it beside whether a group could get its fund."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from hedgerow.funders.queries import Said, say
from hedgerow.funders.types import Evidence


@dataclass(frozen=True)
class Suits:
    """The evidence in sentences, and the funder's own page."""

    name: str
    said: Said
    url: str


def suits(found: Mapping[int, Evidence]) -> dict[int, Suits]:
    """By id of the fund."""
    return {pk: Suits(one.name, say(one), reverse("funders:funder", args=[one.key])) for pk, one in found.items()}
