"""What a hat lets people do, as the apps declare it beside the functions that decide it.

An app's `permissions.py` has `PERMISSIONS`, a tuple of `May`. The page of permissions and its document are made of them,
and a test tries each `check` as every hat: what is written here is what happens.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hedgerow.kernel.audience import Hat
from hedgerow.kernel.words import Words


@dataclass(frozen=True)
class May:
    """Something that may be done, who may do it, and `check(somebody, record)`, which decides it for one record.

    `about` names the kind of record, such as "organisations.organisation". `limits` says what the hat alone does not.
    """

    deed: Words
    hats: frozenset[Hat]
    check: Callable[[Any, Any], bool]
    about: str
    limits: Words = ""
