"""The panel’s papers: a workbook with a comparison sheet and a sheet for each application, and a document of a page each."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from hedgerow.kernel.money import pounds
from hedgerow.kernel.spreadsheets import Cell, as_text, write
from hedgerow.people.queries.wording import us
from hedgerow.programmes.models import Round
from hedgerow.programmes.presenters.comparing import mean_words, note_of, score_lines, table_of
from hedgerow.programmes.presenters.rounds import answers_of, ward_names
from hedgerow.programmes.queries.assessing import Compared, guide_of
from hedgerow.shell.documents import pdf
from hedgerow.shell.tables import Kind
from hedgerow.shell.templatetags.shell import plain_date

PAPER = Path(__file__).with_name("pack.typ")
ON_A_PAGE = 2_600  # letters of answers that one page holds beside its scores
WIDEST = 70


def pack_pdf(held: Round, rows: Sequence[Compared]) -> bytes:
    """A tagged PDF: the comparison, then one page for each application, best first."""
    said = {
        "title": _("For the panel: %(round)s") % {"round": held.title},
        "from": us(),
        "foot": f"{us()} · {held.title} · {_('in confidence')}",
        "over": _("%(programme)s. There is %(pot)s. Everybody is told by %(day)s.") % {
            "programme": held.programme.name, "pot": pounds(held.pot), "day": plain_date(held.decision_by),
        },
        "heads": [_("Place"), _("Group"), _("Score"), _("Asked for"), _("Together")],
        "rows": [_line(row) for row in rows],
        "caveat": _("Scores are of 100. “Together” is what all down to here ask for. Nobody with an interest has scored."),
        "pages": [_page(row) for row in rows],
    }  # fmt: skip
    return pdf(PAPER, said)


def _line(row: Compared) -> list[str]:
    one = row.comparison
    mean = mean_words(one.sheet.mean) or "–"
    note = note_of(row)
    return [
        str(one.place or "–"),
        f"{row.application.organisation.name}: {row.application.title}",
        f"{mean} ({note})" if note else mean,
        pounds(row.application.pence or 0),
        pounds(one.running) + ("" if one.within else " *"),
    ]


def _page(row: Compared) -> dict[str, Any]:
    application = row.application
    facts = [
        _("Asks for %(sum)s") % {"sum": pounds(application.pence or 0)},
        ward_names(application),
        _("score %(mean)s of 100") % {"mean": mean_words(row.comparison.sheet.mean)}
        if row.comparison.sheet.mean is not None
        else _("not scored yet"),
    ]
    return {
        "title": application.title,
        "group": application.organisation.name,
        "facts": " · ".join(filter(None, facts)),
        "answers": _answers(row),
        "scores": [
            {
                "what": what,
                "given": ", ".join(f"{line.value}" for line in lines) or "–",
                "why": " / ".join(line.words for line in lines if line.words)[:220],
            }
            for what, lines in score_lines(application, row.away)
        ],
        "score_heads": [_("What is scored"), _("Given"), _("Why")],
        "room": _("Our notes"),
    }


def _answers(row: Compared) -> list[dict[str, str]]:
    """Answers, shortened alike so that each application keeps to its page; the whole stands on its screen."""
    found = [
        (one.question.label, "\n".join([*one.lines, *(f"{what}: {pounds(pence)}" for what, pence in one.rows)]))
        for one in answers_of(row.application, led_by=False)
        if not one.empty
    ]
    total = sum(len(words) for _label, words in found)
    share = 1.0 if total <= ON_A_PAGE else ON_A_PAGE / total
    return [{"label": label, "words": _short(words, int(len(words) * share))} for label, words in found]


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else words[: max(0, most)].rsplit(" ", 1)[0] + " …"


def pack_xlsx(held: Round, rows: Sequence[Compared]) -> bytes:
    """A workbook: the comparison on its first sheet, then a sheet for each application."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    formats = [book.add_format(told) for told in ({"bold": True}, {"num_format": "dd/mm/yyyy"}, {"quote_prefix": 1})]
    table = table_of(guide_of(held))
    head: list[Cell] = [str(column.header) for column in table.columns]
    lines: list[list[Cell]] = [
        [*(_cell(column.value(row), column.kind) for column in table.columns), note_of(row)] for row in rows
    ]
    _sheet(book, _("Comparison"), [[*head, _("To know")], *lines], formats)
    for number, row in enumerate(rows, start=1):
        _sheet(book, _name(number, row.application.organisation.name), _one(row), formats)
    book.close()
    return out.getvalue()


def _cell(value: Any, kind: Kind) -> Cell:
    return value / 100 if kind is Kind.MONEY and isinstance(value, int) else value


def _one(row: Compared) -> list[list[Cell]]:
    application = row.application
    told: list[list[Cell]] = [
        [application.title, ""],
        [_("Group"), application.organisation.name],
        [_("Asked for"), (application.pence or 0) / 100],
        [_("Where"), ward_names(application)],
    ]
    for one in answers_of(application, led_by=False):
        words = "\n".join([*one.lines, *(f"{what}: {pounds(pence)}" for what, pence in one.rows)])
        told.append([one.question.label, words])
    for what, lines in score_lines(application, row.away):
        told += [[what, f"{line.value}/{line.most} {line.words}".strip()] for line in lines]
    return told


def _sheet(book: Any, name: str, rows: list[list[Cell]], formats: list[Any]) -> None:
    bold, day, text = formats
    page = book.add_worksheet(name)
    widths: dict[int, int] = {}
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if number == 0:
                page.write_string(0, column, as_text(cell), bold)
            else:
                write(page, number, column, cell, day, text)
            widths[column] = min(WIDEST, max(widths.get(column, 8), len(as_text(cell)) + 2))
    page.freeze_panes(1, 0)
    for column, width in widths.items():
        page.set_column(column, column, width)


def _name(number: int, group: str) -> str:
    """The name of a sheet: none of the signs that Excel refuses, 31 letters at the most, and its own."""
    plain = re.sub(r"[\[\]:*?/\\']", " ", group)
    return f"{number} {plain}"[:31].strip()
