"""A link of every purpose: a new `LinkOffer` adds one line here, or tests/accounts/test_every_link.py fails.

`LINKS` gives, by purpose, the function that makes one link that still works, from `Records`, and answers its path.
"""

from __future__ import annotations

from collections.abc import Callable

from hedgerow.accounts.actions import links
from tests.examples import Records

LINKS: dict[str, Callable[[Records], str]] = {
    "accounts.sign_in": lambda records: links.make(purpose="accounts.sign_in", user=records.colleague),
}
