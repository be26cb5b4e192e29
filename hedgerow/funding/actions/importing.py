"""Funds from somebody's table, and taking them back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.engines.imports.queries import locked
from hedgerow.engines.imports.types import Applied, Batch, RawRow
from hedgerow.engines.verification.types import How
from hedgerow.funding.actions.funds import add_fund, change_fund, open_fund
from hedgerow.funding.models import Bid, Fund
from hedgerow.funding.queries.importing import LISTS, NEEDS, Reading, facts_of, read_rows
from hedgerow.funding.rules.criteria import load, to_needs
from hedgerow.funding.types import Exclusion, Holding, Needs
from hedgerow.kernel import clock
from hedgerow.kernel.refs import parse

DAYS = ("opens_on", "ends_on")


def apply_rows(by: User, rows: Sequence[RawRow], batch: Batch) -> list[Applied]:
    """Add or change the funds of the rows; runs inside the import's transaction."""
    return [_change(by, reading) if reading.here else _add(by, reading, batch) for reading in read_rows(rows)]


def _add(by: User, reading: Reading, batch: Batch) -> Applied:
    plain, needs = _split(reading.news)
    facts = {"source": batch.source[:200], "licence": batch.licence, **plain}
    made = add_fund(by=by, needs=_needs(Needs(), needs), typed=False, **facts)
    if reading.facts.get("open") and (made.ends_on is None or made.ends_on >= clock.today()):
        open_fund(by=by, fund=made, how=How.IMPORT)
    return Applied(str(made.ref), {"new": True})


def _change(by: User, reading: Reading) -> Applied:
    assert reading.here is not None
    now = facts_of(reading.here)
    before = {name: now[name] for name in reading.news}
    _set(by, reading.here, reading.news)
    return Applied(str(reading.here.ref), {"before": _as_json(before), "after": _as_json(reading.news)})


def _set(by: User, fund: Fund, facts: Mapping[str, Any]) -> None:
    plain, needs = _split(facts)
    now = to_needs(load(fund.criteria))
    change_fund(by=by, fund=fund, needs=_needs(now, needs) if needs else None, typed=False, **plain)


def _split(facts: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    needs = {name: value for name, value in facts.items() if name in NEEDS}
    plain = {name: value for name, value in facts.items() if name not in NEEDS}
    if "national" in plain:
        plain["national"] = Fund.objects.filter(pk=plain["national"]).first()
    return plain, needs


def _needs(now: Needs, news: Mapping[str, Any]) -> Needs:
    """What it asks for, with what is new of it; what no table says stays."""
    told: dict[str, Any] = {name: frozenset(value) if name in LISTS else value for name, value in news.items()}
    if "has" in told:
        told["has"] = frozenset(Holding(code) for code in told["has"])
    if "excludes" in told:
        told["excludes"] = frozenset(Exclusion(code) for code in told["excludes"])
    return replace(now, **told)


def _as_json(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in facts.items()}


def undo_rows(by: User, applied: Sequence[Applied]) -> list[str]:
    """Take back what was done for each; a sentence for those that stay as they are."""
    return [_undo(by, each) for each in applied]


def _undo(by: User, applied: Applied) -> str:
    fund = Fund.objects.filter(pk=int(parse(applied.ref).id)).first()
    if fund is None:
        return _("It is not here any more.")
    return _remove(by, fund) if applied.undo.get("new") else _give_back(by, fund, applied.undo)


def _remove(by: User, fund: Fund) -> str:
    """Delete a fund that an import added, unless somebody has worked with it since."""
    if locked([fund.ref]):
        return _("Somebody has edited it since.")
    if Bid.objects.filter(fund=fund).exists():
        return _("A group has a bid to it.")
    ref = fund.ref
    fund.delete()
    record(by=by, did="fund.import_undone", ref=ref)
    return ""


def _give_back(by: User, fund: Fund, undo: Mapping[str, Any]) -> str:
    """Put back the facts that still stand as the import left them."""
    now = _as_json(facts_of(fund))
    back = {name: value for name, value in undo["before"].items() if now[name] == undo["after"][name]}
    days = {name: date.fromisoformat(back[name]) for name in DAYS if back.get(name)}
    _set(by, fund, {**back, **days})
    return "" if len(back) == len(undo["before"]) else _("Some of it has been changed since, and stays.")
