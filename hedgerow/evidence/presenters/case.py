"""The case for infrastructure as its page and its paper show it: the issue as it was frozen, and the voices of today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.evidence.models import Backing, CaseIssue, Quote
from hedgerow.evidence.queries import claims
from hedgerow.evidence.queries.report_parts import claim_of
from hedgerow.evidence.types.case import Content, Naming, Part, Section, Series, Table
from hedgerow.evidence.types.reports import Claim
from hedgerow.kernel import clock
from hedgerow.shell import charts
from hedgerow.shell.documents import pdf
from hedgerow.shell.templatetags.shell import plain_date

TEMPLATE = Path(__file__).with_name("case.typ")
MOST_VOICES = 200


@dataclass(frozen=True)
class CellView:
    """A cell of a table: the head that it stands under, its words, and the address of the list behind it ("" for none)."""

    head: str
    text: str
    url: str


@dataclass(frozen=True)
class SectionView:
    """A part as it is shown: its title, what the section says, its chart, its tables as rows of cells under their heads,
    and public outcomes in words."""

    title: str
    section: Section
    chart: charts.Chart | None
    tables: tuple[tuple[tuple[str, ...], tuple[tuple[CellView, ...], ...]], ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class QuoteView:
    """Words, and whose they are as far as they agreed."""

    text: str
    who: str


@dataclass(frozen=True)
class BackingView:
    """A group that stands behind it, and as what somebody signed."""

    name: str
    role: str


@dataclass(frozen=True)
class CaseView:
    """All of the case as a page."""

    content: Content
    since: date
    until: date
    sections: tuple[SectionView, ...]
    backings: tuple[BackingView, ...] | None
    quotes: tuple[QuoteView, ...]


def view(content: Content, backings: Sequence[Backing], quotes: Sequence[Quote]) -> CaseView:
    """A case with its voices, of which only those parts are there that are shown."""
    words = _claims([one for section in content.sections for one in section.claims])
    return CaseView(
        content=content,
        since=date.fromisoformat(content.since),
        until=date.fromisoformat(content.until),
        sections=tuple(_section(one, words) for one in content.sections),
        backings=tuple(map(_backing, backings[:MOST_VOICES])) if Part.BACKING in content.shown else None,
        quotes=tuple(map(_quote, quotes[:MOST_VOICES])) if Part.QUOTES in content.shown else (),
    )


def _section(one: Section, words: Mapping[str, Claim]) -> SectionView:
    drawn = chart(one.series) if one.series else None
    told = tuple(words[claim] for claim in one.claims if claim in words)
    tables = tuple((table.heads, _rows(table)) for table in one.tables)
    return SectionView(str(Part(one.code).label), one, drawn, tables, told)


def _rows(table: Table) -> tuple[tuple[CellView, ...], ...]:
    page = reverse("evidence:outcomes" if table.outcomes else "evidence:entries")
    opens = table.opens or [("",) * len(table.heads)] * len(table.rows)
    return tuple(
        tuple(
            CellView(head, text, f"{page}?{query}" if query else "")
            for head, text, query in zip(table.heads, row, queries, strict=True)
        )
        for row, queries in zip(table.rows, opens, strict=True)
    )


def chart(series: Series) -> charts.Chart | None:
    """What was asked, what came to an end and what waited, quarter by quarter; lines that go to the last quarter."""
    lines = {
        label: dict(zip(series.names, values, strict=True)) for label, values in series.lines if values[-1] is not None
    }
    points = [
        charts.Point(name, value, label)
        for name in series.names  # quarter by quarter: they stand in the order in which they come first
        for label, values in lines.items()
        if (value := values[name]) is not None
    ]
    if not points:
        return None
    said = "; ".join(
        _("%(what)s: from %(first)s to %(last)s") % {"what": label, "first": known[0], "last": known[-1]}
        for label, values in lines.items()
        if (known := [one for one in values.values() if one is not None])
    )
    description = _("%(since)s to %(until)s. %(said)s.") % {
        "since": points[0].name, "until": series.names[-1], "said": said,
    }  # fmt: skip
    if len(points) < len(lines) * len(series.names):
        description += " " + _("Quarters with one to four are left out, to protect people: a line runs past them.")
    return charts.line(points, title=_("Help asked for, quarter by quarter"), description=description, axis=_("cases"))


def _claims(ids: Sequence[str]) -> dict[str, Claim]:
    """The words of outcomes that are public still, as they are today: what was erased or taken back is gone."""
    wanted = {UUID(one) for one in ids}
    public = [one for one in claims.readable(claims.claimed(), None) if one.id in wanted] if wanted else []
    return {str(pk): claim_of(told) for pk, told in claims.entries(public).items()}


def _backing(row: Backing) -> BackingView:
    return BackingView(row.organisation.now.name, row.role)


def _quote(row: Quote) -> QuoteView:
    return QuoteView(row.text, named(row))


def named(row: Quote) -> str:
    """Whose words they are, as far as they agreed to be named."""
    group = row.organisation.now.name
    told = {"name": row.name, "role": row.role, "group": group}
    return {
        Naming.FULL: _("%(name)s, %(role)s, %(group)s"),
        Naming.ROLE: _("%(role)s, %(group)s"),
        Naming.GROUP: _("%(group)s"),
        Naming.NOBODY: _("Somebody of a group here"),
    }[Naming(row.naming)] % told


def paper(issue: CaseIssue, case: CaseView) -> bytes:
    """The case as a PDF that a screen reader follows (PDF/UA-1)."""
    content = case.content
    said: dict[str, Any] = {
        "title": _("The case for infrastructure"),
        "from": content.us,
        "place": content.place,
        "days": _("The record from %(since)s to %(until)s. Issued on %(day)s.") % {
            "since": plain_date(case.since), "until": plain_date(case.until),
            "day": plain_date(clock.day_of(issue.issued_at)),
        },
        "fiction": _("This place is made up.") if content.fiction else "",
        "foot": f"{content.us} · {_('The case for infrastructure')} · {issue.number}",
        "words": [line for line in content.words.splitlines() if line.strip()],
        "sections": [_paper_section(one) for one in case.sections],
        "backing_title": str(Part.BACKING.label),
        "backings": [f"{one.name} ({one.role})" for one in case.backings or ()],
        "quotes_title": str(Part.QUOTES.label),
        "quotes": [{"text": one.text, "who": one.who} for one in case.quotes],
        "hash": _("Its figures have the SHA-256 hash %(hash)s.") % {"hash": issue.sha256},
    }  # fmt: skip
    return pdf(TEMPLATE, said)


def _paper_section(one: SectionView) -> dict[str, Any]:
    section = one.section
    return {
        "title": one.title,
        "lead": list(section.lead),
        "groups": [
            {
                "title": group.title,
                "numbers": [{"label": each.label, "text": each.text, "beside": each.beside} for each in group.numbers],
            }
            for group in section.groups
        ],
        "svg": str(one.chart.svg) if one.chart else "",
        "alt": f"{one.chart.title}. {one.chart.description}" if one.chart else "",
        "tables": [{"heads": list(each.heads), "rows": [list(row) for row in each.rows]} for each in section.tables],
        "claims": [{"text": each.text, "strength": each.strength_name} for each in one.claims],
        "how": list(section.how),
    }
