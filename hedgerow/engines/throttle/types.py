"""How often a form may be sent by somebody who has not said who they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True)
class Limit:
    """At most `an_hour` posts from one network within an hour; `field` names a posted value (an e-mail address) of which
    at most `of_one` are taken from everywhere together. `because` says why a form needs neither."""

    an_hour: int = 0
    field: str = ""
    of_one: int = 0
    because: str = ""


#: what holds where a view that is open to anyone says nothing
USUAL = Limit(an_hour=30)


def limited(*, an_hour: int, field: str = "", of_one: int = 0) -> Callable[[View], View]:
    """Declare how often a form may be sent within an hour from one network, and with one and the same value of `field`.

    The middleware counts every post, right or wrong, known or unknown: what it answers tells nobody whether an address
    is known here. People who are signed in are counted one by one, so that an office behind one address is not shut out.
    """
    assert an_hour > 0, "say how many"
    assert bool(field) == bool(of_one), "say how many of one value"
    return _declared(Limit(an_hour, field, of_one))


def unlimited(*, because: str) -> Callable[[View], View]:
    """Declare that a form open to anyone is not counted here, and say why not."""
    assert because, "say why"
    return _declared(Limit(because=because))


def _declared(limit: Limit) -> Callable[[View], View]:
    def declare(view: View) -> View:
        view.limit = limit  # type: ignore[attr-defined]
        return view

    return declare
