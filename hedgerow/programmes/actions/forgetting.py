"""Forgetting what stands on applications of people, and what was typed and never sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hedgerow.programmes.models import Application


def forget_addresses(keys: Sequence[Any]) -> None:
    """Forget where the answer went."""
    Application.objects.filter(pk__in=keys).update(email="")


def forget_answers(keys: Sequence[Any]) -> None:
    """Forget what was typed, and where an answer would have gone."""
    Application.objects.filter(pk__in=keys).update(answers={}, email="")
