"""What somebody's answers come to."""

from __future__ import annotations

from collections.abc import Iterable

from hedgerow.people.types import Answer, Basis, Purpose

# Helping the group that somebody speaks for needs no yes: it is a legitimate interest (UK GDPR, article 6(1)(f)), to
# which they may object. Everything else waits for one: news by e-mail is direct marketing (PECR 2003, regulation 22).
WITHOUT_ASKING = {Purpose.SERVICE: Basis.INTERESTS}


def basis_of(purpose: str) -> Basis:
    """The lawful basis that a use stands on unless somebody says otherwise."""
    return WITHOUT_ASKING.get(Purpose(purpose), Basis.CONSENT)


def holds(answers: Iterable[Answer], purpose: str, partner: int | None = None) -> bool:
    """Whether a use is allowed: the newest answer holds. For a partner, answers about all partners count too.

    Without any answer only what needs none is allowed.
    """
    about = [a for a in answers if a.purpose == purpose and (a.partner is None or a.partner == partner)]
    if not about:
        return Purpose(purpose) in WITHOUT_ASKING
    return max(about, key=lambda answer: (answer.at, answer.order)).given
