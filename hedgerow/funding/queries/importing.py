"""What a table of funds would do: read only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from hedgerow.engines.finding.rules import plain_words
from hedgerow.engines.imports.queries import locked
from hedgerow.engines.imports.types import Change, CheckedRow, Outcome, Problem, RawRow
from hedgerow.funding.models import Fund
from hedgerow.funding.queries.applicants import area_choices
from hedgerow.funding.rules import stages
from hedgerow.funding.rules.criteria import load, to_needs
from hedgerow.funding.rules.importing import read_cell, slipped
from hedgerow.kernel import clock

#: columns that say what a fund asks for: together they are its criteria
NEEDS = ("areas", "legal_forms", "themes", "beneficiaries", "income_most", "income_least", "reserves", "months",
         "committee", "signatories", "has", "registered", "one_grant", "gap", "match", "excludes")  # fmt: skip
MONEY = ("amount_min", "amount_max", "income_most", "income_least")
LISTS = ("areas", "legal_forms", "themes", "beneficiaries", "has", "excludes")
PLAIN = ("title", "own_title", "payer", "payer_id", "decider", "kind", "summary", "covers", "how", "amount_min",
         "amount_max", "opens_on", "ends_on", "weeks_to_decide", "link", "costs", "helps", "stages", "twist", "source",
         "licence")  # fmt: skip


@dataclass
class Reading:
    """One row as facts, what is wrong with it, and our fund of it, if there is one."""

    row: RawRow
    facts: dict[str, Any] = field(default_factory=dict)
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    here: Fund | None = None
    news: dict[str, Any] = field(default_factory=dict)


def check_rows(rows: Sequence[RawRow]) -> list[CheckedRow]:
    """What each row would do, in order."""
    return [_checked(reading) for reading in read_rows(rows)]


def read_rows(rows: Sequence[RawRow]) -> list[Reading]:
    """Rows as facts beside what is here, the same few queries for one as for thousands."""
    areas = {" ".join(plain_words(name)): code for code, name in area_choices()}
    codes = frozenset(areas.values())
    readings = [_read(row, areas, codes) for row in rows]
    _meet_nationals(readings)
    _meet(readings)
    edited = locked(reading.here.ref for reading in readings if reading.here)
    for reading in readings:
        _compare(reading, edited.get(str(reading.here.ref), frozenset()) if reading.here else frozenset())
    return readings


def _read(row: RawRow, areas: dict[str, str], codes: frozenset[str]) -> Reading:
    reading = Reading(row)
    for column in row.cells:
        try:
            reading.facts[column] = read_cell(column, row.text(column))
            _check_length(column, reading.facts[column])
        except (ValueError, ValidationError) as error:
            said = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
            reading.errors.append(Problem(said, column))
    for column, said in (
        ("title", _("Each fund needs a line that says what it is for.")),
        ("payer", _("Say who pays.")),
    ):
        if not reading.facts.get(column) and not any(one.column == column for one in reading.errors):
            reading.errors.append(Problem(said, column))
    if column := slipped(row.cells):
        told = _(
            "The cells of this row seem to have slipped: “%(text)s” stands here. Look for a comma too many before it."
        )
        reading.errors.insert(0, Problem(told % {"text": row.text(column)[:40]}, column))
    if "areas" in reading.facts:
        reading.facts["areas"] = _areas(reading, areas, codes)
    _check_order(reading)
    return reading


def _check_length(column: str, value: Any) -> None:
    most = getattr(Fund._meta.get_field(column), "max_length", None) if column in PLAIN else None
    if most and isinstance(value, str) and len(value) > most:
        raise ValueError(_("This is too long: %(most)s letters at most.") % {"most": most})
    if column == "weeks_to_decide" and value is not None and not 1 <= value <= 200:
        raise ValueError(_("That is not a number of weeks."))


def _areas(reading: Reading, areas: dict[str, str], codes: frozenset[str]) -> list[str]:
    """Codes of areas that were written by name or by code."""
    found = []
    for text in reading.facts["areas"]:
        code = areas.get(" ".join(plain_words(text))) or (text if text in codes else "")
        if code:
            found.append(code)
        else:
            said = _("“%(text)s” is not an area of this place; leave it empty for funds that are for anywhere.")
            reading.errors.append(Problem(said % {"text": text}, "areas"))
    return found


def _check_order(reading: Reading) -> None:
    facts = reading.facts
    least, most = facts.get("amount_min"), facts.get("amount_max")
    if any(amount is not None and amount < 0 for amount in (least, most)):
        reading.errors.append(Problem(_("An amount cannot be less than nothing."), "amount_min"))
    if least is not None and most is not None and least > most:
        reading.errors.append(Problem(_("The largest amount is smaller than the smallest."), "amount_max"))
    opens, ends = facts.get("opens_on"), facts.get("ends_on")
    if opens and ends and opens > ends:
        reading.errors.append(Problem(_("It closes before it opens. Check the dates."), "ends_on"))
    kept = stages.load(facts.get("stages") or ())
    first = stages.closing(kept)
    if first and ends and first != ends:
        reading.errors.append(
            Problem(_("The first stage’s day is the closing date: give one day for both."), "ends_on")
        )
    if stages.out_of_order(kept):
        reading.errors.append(Problem(_("A later stage is due before an earlier one. Check the dates."), "stages"))
    if facts.get("open") and ends and ends < clock.today():
        reading.warnings.append(Problem(_("Its closing date has passed, so it comes in as a draft."), "open"))


def _meet_nationals(readings: Sequence[Reading]) -> None:
    """National funds by their line, as their numbers; one that is not here is told of and left out."""
    asked = {reading.facts.get("national", "") for reading in readings} - {""}
    rows = Fund.objects.filter(title__in=asked, national__isnull=True).order_by("-id").values_list("title", "pk")
    held = dict(rows)
    for reading in readings:
        line = reading.facts.pop("national", "")
        if line in held:
            reading.facts["national"] = held[line]
        elif line:
            said = _("There is no fund “%(line)s” here yet: bring it in first, then this file again.")
            reading.warnings.append(Problem(said % {"line": line[:60]}, "national"))


def _key(title: str, payer: str) -> str:
    return " ".join((*plain_words(title), "by", *plain_words(payer)))


def _meet(readings: Sequence[Reading]) -> None:
    """Find our fund of each row, by its title and who pays; the same twice in a file is an error the second time."""
    titles = {reading.facts.get("title", "") for reading in readings}
    held = {_key(fund.title, fund.payer): fund for fund in Fund.objects.filter(title__in=titles).order_by("-id")}
    seen: dict[str, int] = {}
    for reading in readings:
        key = _key(reading.facts.get("title", ""), reading.facts.get("payer", ""))
        reading.here = held.get(key)
        if key in seen:
            reading.errors.append(Problem(_("This is in row %(row)s too.") % {"row": seen[key]}, "title"))
        seen.setdefault(key, reading.row.number)


def facts_of(fund: Fund) -> dict[str, Any]:
    """What stands there now, by column."""
    needs = to_needs(load(fund.criteria))
    told = {name: sorted(getattr(needs, name)) if name in LISTS else getattr(needs, name) for name in NEEDS}
    return {**{name: getattr(fund, name) for name in PLAIN}, "national": fund.national_id, **told}


def columns_of(fund: Fund) -> dict[str, Any]:
    """What stands there now, as a table has it: `read_cell` reads the same from it."""
    return {name: _cell(name, value) for name, value in facts_of(fund).items()} | {
        "national": fund.national.title if fund.national else ""
    }


def _cell(name: str, value: Any) -> Any:
    if name in MONEY and value is not None:
        return value // 100 if value % 100 == 0 else value / 100
    if name == "stages":
        return "; ".join(stages.write(stages.load(value or ())).splitlines())
    if isinstance(value, list):
        return "; ".join(value)
    return "" if value is None or value is False else value


def _compare(reading: Reading, edited: frozenset[str]) -> None:
    """What the row would set: never a field that a person edited, and never nothing where there is something."""
    facts = {
        name: sorted(value) if name in LISTS else value
        for name, value in reading.facts.items()
        if name != "open" and value not in (None, "", [], False)
    }
    if reading.here is None:
        reading.news = facts
        return
    now = facts_of(reading.here)
    for name, value in facts.items():
        if value == now[name]:
            continue
        if ("criteria" if name in NEEDS else name) in edited:
            reading.warnings.append(Problem(_("Somebody edited this by hand, so it stays as it is."), name))
        else:
            reading.news[name] = value
    _check_with_what_stays(reading, {**now, **reading.news})


def _check_with_what_stays(reading: Reading, together: dict[str, Any]) -> None:
    """A new amount or day may not fit what stays beside it."""
    if {"amount_min", "amount_max"} & reading.news.keys():
        least, most = together["amount_min"], together["amount_max"]
        if least is not None and most is not None and least > most:
            reading.errors.append(Problem(_("The largest amount would be smaller than the smallest."), "amount_max"))
    if {"opens_on", "ends_on"} & reading.news.keys():
        opens, ends = together["opens_on"], together["ends_on"]
        if opens and ends and opens > ends:
            reading.errors.append(Problem(_("It would close before it opens."), "ends_on"))


def _checked(reading: Reading) -> CheckedRow:
    now = facts_of(reading.here) if reading.here else {}
    changes = tuple(
        Change(name, str(_cell(name, now.get(name))), str(_cell(name, value)))
        for name, value in reading.news.items()
        if now
    )
    outcome = Outcome.NEW if reading.here is None else Outcome.CHANGE if reading.news else Outcome.SAME
    title = reading.here.title if reading.here else reading.facts.get("title", "")
    return CheckedRow(outcome, title, tuple(reading.errors), tuple(reading.warnings), changes)
