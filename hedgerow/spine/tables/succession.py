"""Councils that ended and what took their place, from the list of authorities (no table of its own)."""

from __future__ import annotations

from typing import cast

import ibis
import ibis.expr.types as ir

from hedgerow.spine.tables.kinds import kind_of

# Of Taunton Deane: Somerset West and Taunton in 2019, Somerset in 2023. No chain is longer.
STEPS = 3


def successors(raw: ir.Table) -> ir.Table:
    """Each council that ended, by its last day: code, successor (one row each), begins, last, several."""
    ended = raw.filter(raw.code.notnull(), raw.replaced_by.notnull(), raw.end_date.notnull())
    each = ended.select(
        "code",
        "source",
        "source_date",
        ended_on=day(ended.end_date),
        several=ended.replaced_by.contains(","),
        local=ended.replaced_by.replace(" ", "").split(",").unnest(),
    )
    after = raw.filter(raw.code.notnull()).select(
        after=raw.local_code, successor=raw.code, founded=day(raw.start_date), after_ended=raw.end_date
    )
    joined = each.join(after, each.local == after.after)
    same = joined.ended_on == joined.founded
    rows = joined.mutate(last=same.ifelse(shifted(joined.ended_on, -1), joined.ended_on))
    after_that = shifted(rows["last"], 1)
    begins = ibis.greatest(ibis.coalesce(rows.founded, after_that), after_that)
    return rows.mutate(begins=begins).select("code", "successor", "begins", "last", "several", "source", "source_date")


def shifted(date: ir.DateValue, days: int) -> ir.DateValue:
    """By way of a time stamp: that is what DuckDB makes of a date and an interval, whatever Ibis calls it."""
    moved = cast(ir.TimestampValue, date.cast("timestamp")) + ibis.interval(days=days)
    return cast(ir.DateValue, moved.cast("date"))


def day(text: ir.StringValue) -> ir.DateValue:
    return cast(ir.DateValue, text.try_cast("date"))


def last_days(raw: ir.Table) -> ir.Table:
    """The last day of each council that ended: some publish instead the first day of what came after it."""
    found = successors(raw)
    known = found.group_by("code").agg(last=found["last"].min()).rename(known="code")
    ended = raw.filter(raw.code.notnull(), raw.end_date.notnull()).select("code", published=day(raw.end_date))
    joined = ended.left_join(known, ended.code == known.known)
    return joined.select(ended="code", last_day=ibis.coalesce(joined["last"], joined.published))


def containing(raw: ir.Table) -> ir.Table:
    """What each council that ended has been part of since, one row for each in turn: code, parent, start, end.

    Districts and the like alone: a county that was split between several (Cumbria) lies in none of them, and one that
    kept its name (Dorset) had lost a district to a neighbour.
    """
    found = successors(raw)
    whole = found.filter(~found.several, kind_of(found.code) == "authority")
    step = whole.select("code", "source", "source_date", parent=whole.successor, start_date=whole.begins)
    steps = [step]
    for _ in range(STEPS - 1):
        onward = whole.select(passed=whole.code, following=whole.successor, following_begins=whole.begins)
        joined = step.join(onward, [("parent", "passed")])
        step = joined.select(
            "code", "source", "source_date", parent=joined.following, start_date=joined.following_begins
        )
        steps.append(step)
    every = ibis.union(*steps, distinct=True)
    ends = last_days(raw)
    dated = every.left_join(ends, every.parent == ends.ended)
    return dated.select("code", "parent", "start_date", "source", "source_date", end_date=dated.last_day)


def former_codes(raw: ir.Table) -> ir.Table:
    """Codes that a council had before, with the one it has; when they changed is not published."""
    held = raw.filter(raw.code.notnull(), raw.former_codes.notnull())
    codes = held.former_codes.replace(" ", "").split(",")
    return held.select("source", "source_date", code=codes.unnest(), parent=held.code)
