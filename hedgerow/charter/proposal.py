"""What our words are near to in other schemes, to start with: our own proposal, and no published mapping. Each place edits it.

Functions go to the nearest word as a whole; activities where one of another scheme speaks of that very thing.
"""

from __future__ import annotations

from hedgerow.charter.types import Function, Match

#: (our word, scheme, its word, how near)
MATCHES: tuple[tuple[str, str, str, Match], ...] = (
    (Function.FUNDING.value, "wales", "funding", Match.CLOSE),
    (Function.FUNDING.value, "navca", "support", Match.BROADER),
    (Function.FUNDING.value, "scotland", "capacity", Match.BROADER),
    (Function.DEVELOPMENT.value, "navca", "development", Match.CLOSE),
    (Function.DEVELOPMENT.value, "wales", "governance", Match.CLOSE),
    (Function.DEVELOPMENT.value, "scotland", "capacity", Match.CLOSE),
    (Function.ADVOCACY.value, "navca", "representation", Match.CLOSE),
    (Function.ADVOCACY.value, "wales", "engagement", Match.BROADER),
    (Function.ADVOCACY.value, "scotland", "voice", Match.CLOSE),
    (Function.VOLUNTEERING.value, "wales", "volunteering", Match.CLOSE),
    (Function.VOLUNTEERING.value, "navca", "support", Match.BROADER),
    (Function.CONVENING.value, "navca", "liaison", Match.CLOSE),
    (Function.CONVENING.value, "navca", "partnership", Match.BROADER),
    (Function.CONVENING.value, "wales", "engagement", Match.BROADER),
    (Function.CONVENING.value, "scotland", "connect", Match.CLOSE),
    ("brokerage", "volunteer-centre", "brokerage", Match.EXACT),
    ("promoting-volunteering", "volunteer-centre", "marketing", Match.EXACT),
    ("role-development", "volunteer-centre", "opportunities", Match.CLOSE),
    ("involver-good-practice", "volunteer-centre", "good-practice", Match.EXACT),
    ("campaign", "volunteer-centre", "policy", Match.BROADER),
    ("partnership-building", "navca", "partnership", Match.CLOSE),
    ("sector-survey", "scotland", "intelligence", Match.CLOSE),
    ("election-to-seat", "navca", "representation", Match.BROADER),
    ("representatives", "navca", "representation", Match.BROADER),
    ("governance", "wales", "governance", Match.CLOSE),
    ("newsletter", "navca", "liaison", Match.BROADER),
)
