"""A report as a file: tagged PDF, spreadsheet and JSON, of the same blocks as the screen."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from hedgerow.evidence.presenters.report_blocks import blocks
from hedgerow.evidence.presenters.report_maps import drawn
from hedgerow.evidence.presenters.report_said import Block, Changes, Map, Said, Sheet, Top, Words
from hedgerow.evidence.rules import reports as rules
from hedgerow.evidence.types.indicators import Unit
from hedgerow.evidence.types.reports import Report
from hedgerow.kernel.spreadsheets import XLSX_TYPE, neutral
from hedgerow.shell.documents import pdf as document
from hedgerow.shell.templatetags.shell import plain_date

TEMPLATE = Path(__file__).with_name("report.typ")
PDF_TYPE, JSON_TYPE = "application/pdf", "application/json"
FORMATS = {
    Unit.POUNDS: "£#,##0.00",
    Unit.PERCENT: "0%",
    Unit.COUNT: "#,##0",
    Unit.PEOPLE: "#,##0",
    Unit.MINUTES: "#,##0",
}
WIDEST = 70
LONGEST_NAME = 31  # of a sheet, in Excel


def pdf(report: Report) -> bytes:
    """The report on paper, tagged for screen readers."""
    return document(TEMPLATE, on_paper(report))


def on_paper(report: Report) -> Mapping[str, Any]:
    """What the template of the paper reads."""
    return {
        "title": report.title,
        "over": f"{report.place}, {report.period.name}" if report.place else report.period.name,
        "from": report.us,
        "days": _("%(start)s to %(end)s") % {
            "start": plain_date(report.period.start), "end": plain_date(report.period.end),
        },
        "foot": f"{report.us} · {report.title} · {report.period.name}",
        "fiction": _("This place is made up.") if report.fiction else "",
        "strong": _("how we know"),
        "dissent": _("Who would disagree"),
        "blocks": [_block(one) for one in blocks(report)],
    }  # fmt: skip


def _block(one: Block) -> dict[str, Any]:
    if isinstance(one, Map):
        numbered = _("Numbers are those of the table beneath.")
        return {"kind": "map", "title": one.title, "alt": one.alt, "svg": drawn(one.cells), "note": numbered}
    if isinstance(one, Sheet):
        rows = [[cell.text for cell in row] for row in one.rows]
        return {
            "kind": "sheet",
            "title": one.title,
            "lead": one.lead,
            "heads": one.heads,
            "rows": rows,
            "level": one.level,
        }
    if isinstance(one, Changes):
        told = [
            {**asdict(claim), "on": plain_date(claim.on), "groups": ", ".join(claim.groups)} for claim in one.claims
        ]
        return {"kind": "changes", "title": one.title, "claims": told, "unread": one.unread, "level": one.level}
    if isinstance(one, Top):
        large = [{"label": each.label, "text": each.said.text, "beside": each.beside} for each in one.large]
        return {"kind": "top", "lines": one.lines, "large": large}
    return {"kind": "words", "title": one.title, "lines": one.lines, "level": one.level}


def as_json(report: Report) -> bytes:
    """The report as data."""
    return rules.text(report).encode()


def xlsx(report: Report) -> bytes:
    """A workbook with a sheet for each table, real numbers in it, and a sheet of words."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": f"{report.title}, {report.period.name}", "author": report.us})
    writer = _Book(book)
    all_of_them = blocks(report)
    writer.lines(_("Report"), [report.title, report.period.name, *_headlines(all_of_them)])
    over = ""
    for one in all_of_them:
        if isinstance(one, Sheet):
            writer.sheet(one if one.level == 2 or not report.body else _under(one, over))
        elif isinstance(one, Changes):
            writer.changes(one)
        elif isinstance(one, Words):
            over = one.title.split(":")[0] if one.level == 2 else over
            writer.lines(one.title, [f"{name}: {line}" if name else line for name, line in one.lines])
    book.close()
    return out.getvalue()


def _under(one: Sheet, over: str) -> Sheet:
    return Sheet(f"{over}, {one.title.lower()}", one.lead, one.heads, one.rows)


def _headlines(all_of_them: list[Block]) -> list[str]:
    return [line for one in all_of_them if isinstance(one, Top) for line in one.lines]


class _Book:
    """A workbook being written."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.bold, self.wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        self.formats = {unit.value: book.add_format({"num_format": form}) for unit, form in FORMATS.items()}
        self.names: set[str] = set()

    def page(self, title: str) -> Any:
        """A sheet with a name that Excel takes, and that is its own."""
        plain = "".join(" " if letter in r"[]:*?/\'" else letter for letter in title).strip()[:LONGEST_NAME] or "-"
        name, number = plain, 2
        while name.casefold() in self.names:
            ending = f" {number}"
            name, number = plain[: LONGEST_NAME - len(ending)] + ending, number + 1
        self.names.add(name.casefold())
        return self.book.add_worksheet(name)

    def lines(self, title: str, lines: list[str]) -> None:
        page = self.page(title)
        page.set_column(0, 0, 110, self.wrap)
        page.write_string(0, 0, neutral(title), self.bold)
        for number, line in enumerate(lines, 1):
            page.write_string(number, 0, neutral(line))

    def sheet(self, one: Sheet) -> None:
        page = self.page(one.title)
        page.write_string(0, 0, neutral(one.title), self.bold)
        page.write_string(1, 0, neutral(one.lead))
        for column, head in enumerate(one.heads):
            page.write_string(2, column, neutral(head), self.bold)
        for number, row in enumerate(one.rows, 3):
            for column, cell in enumerate(row):
                self.cell(page, number, column, cell)
        page.freeze_panes(3, 1)
        widths = [
            max(len(row[column].text) for row in (*one.rows, _row(one.heads))) for column in range(len(one.heads))
        ]
        for column, width in enumerate(widths):
            page.set_column(column, column, min(width + 2, WIDEST))

    def cell(self, page: Any, row: int, column: int, cell: Said) -> None:
        if isinstance(cell.value, str):
            page.write_string(row, column, neutral(cell.value))
        else:
            page.write_number(row, column, cell.value, self.formats.get(cell.unit))

    def changes(self, one: Changes) -> None:
        heads = (_("What changed"), _("On"), _("How we know"), _("Who would disagree"), _("Because of"), _("Groups"))
        rows = tuple(
            tuple(
                Said(text, text)
                for text in (
                    each.text,
                    plain_date(each.on),
                    each.strength_name,
                    each.dissent,
                    each.about,
                    ", ".join(each.groups),
                )
            )
            for each in one.claims
        )
        self.sheet(Sheet(one.title, one.unread, heads, rows))


def _row(heads: tuple[str, ...]) -> tuple[Said, ...]:
    return tuple(Said(head, head) for head in heads)


__all__ = ["JSON_TYPE", "PDF_TYPE", "XLSX_TYPE", "as_json", "on_paper", "pdf", "xlsx"]
