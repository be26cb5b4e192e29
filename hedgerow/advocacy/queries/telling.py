"""Public chains as lists, feeds and letters tell of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hedgerow.advocacy.models import Issue
from hedgerow.advocacy.queries import issues
from hedgerow.advocacy.types import Standing
from hedgerow.kernel import clock
from hedgerow.kernel.ids import key


@dataclass(frozen=True)
class Came:
    """What came of an issue: a standing, in words, with its tone and the day of it."""

    standing: str
    words: str
    tone: str
    on: date


def came_of(issue: Any, today: date) -> Came:
    """What came of a public chain, the furthest first: read `issues.with_chain` beforehand."""
    changes = sorted(issue.changes.all(), key=lambda one: (one.on, one.pk))
    if changes:
        return Came(Standing.CHANGED, str(Standing.CHANGED.label), "leaf", changes[-1].on)
    answers = [(one.on, one.pk, one.outcome) for ask in issue.put for one in ask.said]
    owed = [ask for ask in issue.put if not ask.said]
    if owed and not answers:
        first = min(owed, key=lambda ask: (ask.answer_by, ask.pk))
        return Came(
            Standing.WAITING, late_words(first.answer_by, today), late_tone(first.answer_by, today), first.put_on
        )
    on, _pk, outcome = max(answers)
    tone = {"yes": "leaf", "partly": "warn", "no": "late"}[outcome]
    return Came(outcome, str(Standing(outcome).label), tone, on)


def late_words(answer_by: date, today: date) -> str:
    """That no answer came, and how late it is."""
    late = (today - answer_by).days
    if late <= 0:
        return _("no answer yet")
    return ngettext("no answer yet, %(n)d day late", "no answer yet, %(n)d days late", late) % {"n": late}


def late_tone(answer_by: date, today: date) -> str:
    """The tone of what is not answered."""
    return "late" if answer_by < today else "calm"


@dataclass(frozen=True)
class News:
    """One new thing in a public chain: an ask, an answer, a change, and the moment since which everybody could read it."""

    key: str
    issue: Issue
    title: str
    line: str
    at: datetime

    @property
    def url(self) -> str:
        return reverse("advocacy:we_said_one", args=[self.issue.pk])


def news(limit: int = 30, *, body: int | None = None, since: datetime | None = None) -> list[News]:
    """What is new in public chains, the newest first: in a constant number of queries."""
    rows = issues.told(body=body).annotate(asked=Max("asks__made_at"), answered=Max("asks__answers__made_at"))
    latest = sorted(issues.with_chain(rows.annotate(changed=Max("changes__made_at")))[:500], key=_newest, reverse=True)
    found = [one for row in latest[: limit * 2] for one in _of(row)]
    held = sorted((one for one in found if since is None or one.at >= since), key=lambda one: one.at, reverse=True)
    return held[:limit]


def _newest(row: Any) -> datetime:
    at: datetime = max(one for one in (row.asked, row.answered, row.changed, row.made_at) if one)
    return at


def _of(issue: Any) -> list[News]:
    found = []
    for ask in issue.put:
        line = _("We asked %(body)s: %(text)s") % {"body": ask.body.name, "text": ask.text}
        found.append(News(str(ask.ref), issue, issue.sentence, line[:300], ask.asked_at))
        for answer in ask.said:
            names = {"body": ask.body.name, "outcome": answer.get_outcome_display(), "words": answer.words}
            line = _("%(body)s said %(outcome)s: %(words)s") % names
            found.append(News(f"{ask.ref}#{answer.pk}", issue, issue.sentence, line[:300], answer.made_at))
    for change in issue.changes.all():
        line = _("What is different now: %(what)s") % {"what": change.what}
        found.append(News(str(change.ref), issue, issue.sentence, line[:300], change.made_at))
    return found


def narrowed(params: Mapping[str, str]) -> dict[str, Any]:
    """Parameters of an address as `issues.told` takes them; what makes no sense is left out."""
    body, year, outcome = key(params.get("body", "")), params.get("year", ""), params.get("outcome", "")
    return {
        "body": body,
        "year": int(year) if year.isascii() and year.isdecimal() and len(year) == 4 and int(year) > 1900 else None,
        "outcome": outcome if outcome in Standing.values else "",
        "words": params.get("q", "")[:100],
    }


def listed(params: Mapping[str, str], limit: int) -> Sequence[tuple[Issue, Came]]:
    """Public chains with what came of each."""
    today = clock.today()
    return [(row, came_of(row, today)) for row in issues.with_chain(issues.told(**narrowed(params)))[:limit]]
