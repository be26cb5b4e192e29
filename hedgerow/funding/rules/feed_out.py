"""Funds as JSON-LD: a documented profile of schema.org Grant (docs/reference/fund-feed.md)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from hedgerow.funding.types.feeds import PROFILE, Told

Node = dict[str, Any]
OWN = ("criteria", "criteriaInWords", "areaNames", "decidedBy", "covers", "costs", "helps", "howToApply", "weeksToDecide",
       "stages", "localTwist", "isVariantOf", "checkedOn", "openAllTheTime")  # fmt: skip
CONTEXT: Node = {
    "@vocab": "https://schema.org/",
    "fund": f"{PROFILE}#",
    **{name: f"fund:{name}" for name in OWN},
    "criteria": {"@id": "fund:criteria", "@type": "@json"},
    "areaNames": {"@id": "fund:areaNames", "@type": "@json"},
    "isVariantOf": {"@id": "fund:isVariantOf", "@type": "@id"},
    "url": {"@type": "@id"},
    "next": {"@id": "http://www.w3.org/ns/hydra/core#next", "@type": "@id"},
    "conformsTo": {"@id": "http://purl.org/dc/terms/conformsTo", "@type": "@id"},
}
TYPES = {"grant": "MonetaryGrant", "loan": "LoanOrCredit", "in_kind": "Grant"}
PLAIN = {"title": "name", "own_title": "alternateName", "summary": "description", "covers": "covers", "how": "howToApply",
         "weeks_to_decide": "weeksToDecide", "link": "url", "twist": "localTwist", "costs": "costs",
         "helps": "helps"}  # fmt: skip


def document(
    funds: Iterable[Node], *, url: str, onward: str, publisher: str, licence: str, modified: str, total: int
) -> Node:
    """One page: what the list is, and its funds."""
    return said({
        "@context": CONTEXT, "@id": url, "@type": "DataFeed", "conformsTo": PROFILE,
        "name": f"Funds for groups, {publisher}", "publisher": {"@type": "Organization", "name": publisher},
        "license": licence, "dateModified": modified, "size": total, "next": onward,
    }) | {"dataFeedElement": list(funds)}  # fmt: skip


def node(told: Told, *, words: Iterable[str] = (), names: Mapping[str, str] | None = None, modified: str = "") -> Node:
    """A fund. `words` are what it asks for, in sentences; `names` those of the codes of its areas."""
    facts = told.facts
    return said({
        "@id": told.uid,
        "@type": TYPES[facts.get("kind", "grant")],
        **{theirs: facts.get(ours) for ours, theirs in PLAIN.items()},
        "funder": _organisation(facts.get("payer"), facts.get("payer_id")),
        "decidedBy": _organisation(facts.get("decider")),
        "amount": _amount(facts),
        "validFrom": _day(facts.get("opens_on")),
        "validThrough": _day(facts.get("ends_on")),
        "openAllTheTime": facts.get("ends_on") is None,
        "stages": [_stage(number, one) for number, one in enumerate(facts.get("stages", ()), 1)],
        "criteria": [dict(one) for one in told.criteria],
        "criteriaInWords": list(words),
        "areaNames": dict(names or {}),
        "isVariantOf": told.national,
        "creditText": told.source,
        "license": told.licence,
        "checkedOn": _day(told.checked_on),
        "dateModified": modified,
    })  # fmt: skip


def _organisation(name: Any, number: Any = None) -> Node | None:
    return said({"@type": "Organization", "name": name, "identifier": number}) if name else None


def _amount(facts: Mapping[str, Any]) -> Node | None:
    least, most = facts.get("amount_min"), facts.get("amount_max")
    if least is None and most is None:
        return None
    ends = {"minValue": _pounds(least), "maxValue": _pounds(most)}
    return {"@type": "MonetaryAmount", "currency": "GBP", **{k: v for k, v in ends.items() if v is not None}}


def _pounds(pence: int | None) -> int | float | None:
    """Pence as pounds: a whole number where it is one."""
    if pence is None:
        return None
    return pence / 100 if pence % 100 else pence // 100


def _stage(number: int, one: Mapping[str, Any]) -> Node:
    return said({"@type": "Action", "position": number, "name": one["name"], "endTime": one["on"],
                 "description": one["asks"]})  # fmt: skip


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None


def said(node: Mapping[str, Any]) -> Node:
    """Without what nobody has said."""
    return {name: value for name, value in node.items() if value not in (None, "", [], {}, False)}
