"""Forgetting what stands on applications of people, and what was typed and never sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hedgerow.engines.files import actions as files
from hedgerow.engines.files import queries as uploads
from hedgerow.programmes.models import Application


def forget_addresses(keys: Sequence[Any]) -> None:
    """Forget where the answer went."""
    Application.objects.filter(pk__in=keys).update(email="")


def forget_answers(keys: Sequence[Any]) -> None:
    """Forget what was typed, its files, and where an answer would have gone."""
    for one in Application.objects.filter(pk__in=keys).only("pk"):
        files.remove(uploads=list(uploads.of(one.ref)))
    Application.objects.filter(pk__in=keys).update(answers={}, email="")
