"""A report says the same on the screen, on paper, in a spreadsheet and as data; what was issued stays."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import openpyxl
import pypdf
import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils.html import strip_tags

from hedgerow.evidence.actions import issue, redact
from hedgerow.evidence.models import Issued
from hedgerow.evidence.presenters import report_files as files
from hedgerow.evidence.presenters.report_blocks import blocks
from hedgerow.evidence.presenters.report_said import Said, Sheet, Top
from hedgerow.evidence.queries import issued as issued_ones
from hedgerow.evidence.queries.reports import asked, make
from hedgerow.evidence.rules import reports as rules
from hedgerow.evidence.types.indicators import Amount, Missing
from hedgerow.evidence.types.reports import Figure, Reader, Report
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import Audience, Money, MoneyKind, Pathway, Strength
from hedgerow.organisations.models import Organisation
from hedgerow.places.models import Area, Place
from tests.ledger.given import a_group, a_manager, a_worker, recorded, work
from tests.places.small_spine import WARDS

pytestmark = pytest.mark.django_db
IN_ASH, IN_BEECH = "E01999001", "E01999003"
IN_QUARTER = date(2026, 5, 20)
AFTER = datetime(2026, 7, 10, 12, tzinfo=UTC)
CODE = "2026Q2"


@pytest.fixture(autouse=True)
def _place(place: Place) -> Iterator[None]:
    """Everything here happens in Thornmere, some days after the quarter."""
    with clock.pretend(AFTER):
        yield


@pytest.fixture
def worked() -> list[Organisation]:
    """A quarter with a bit of everything."""
    groups = [
        a_group(f"Group of {name}", lsoa=lsoa, band="micro") for name, lsoa in (("Ash", IN_ASH), ("Beech", IN_BEECH))
    ]
    by = a_worker()
    recorded(by, on=IN_QUARTER, groups=[groups[0].pk], minutes=65)
    recorded(by, on=IN_QUARTER, groups=[one.pk for one in groups], people=23, activity="training", act="training.held")
    recorded(by, on=date(2026, 2, 3), groups=[groups[1].pk], minutes=15)
    secured = Money(1_234_567, MoneyKind.SECURED)
    won = recorded(by, on=IN_QUARTER, groups=[groups[0].pk], activity="bid-support", act="bid.awarded", money=secured)
    for _ in range(3):
        recorded(by, on=IN_QUARTER, activity="brokerage", act="application.received", people=1)
    recorded(by, on=IN_QUARTER, activity="brokerage", act="role.unfilled", unmet=True)
    ledger.claim_outcome(
        by=by, about=won, pathway=Pathway.RESOURCES, strength=Strength.DOCUMENTED, on=IN_QUARTER, text="The hall stays open.",
        dissent="The owner would have mended it.",
    )  # fmt: skip
    return groups


def board() -> Report:
    return make(asked(CODE, Reader.BOARD))


def every_cell(report: Report) -> list[Said]:
    """Everything with a figure in it that the report says."""
    found = [cell for one in blocks(report) if isinstance(one, Sheet) for row in one.rows for cell in row[1:]]
    return found + [large.said for one in blocks(report) if isinstance(one, Top) for large in one.large]


def of_paper(content: bytes) -> str:
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages))


def of_screen(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return re.sub(r"\s+", " ", strip_tags(answer.content.decode()).replace("&#x27;", "'"))


def test_every_figure_is_the_same_in_all_four(worked: list[Organisation], client: Client) -> None:
    report = board()
    client.force_login(a_manager())
    screen, paper = of_screen(client, f"/evidence/reports/{CODE}/?reader=board"), of_paper(files.pdf(report))
    book = openpyxl.load_workbook(io.BytesIO(files.xlsx(report)))
    in_book = {cell for page in book for row in page.iter_rows(values_only=True) for cell in row if cell is not None}
    data = json.loads(files.as_json(report))
    cells = every_cell(report)
    assert len(cells) > 200
    for cell in cells:
        assert cell.text in screen
        assert cell.text in paper
        assert cell.value in in_book
    assert rules.read(files.as_json(report).decode()) == report
    sheets = [one for one in blocks(report) if isinstance(one, Sheet)]
    for section, sheet in zip(data["sections"], sheets, strict=False):
        page = next(page for page in book if page["A1"].value == section["title"])
        for number, figure in enumerate(section["figures"]):
            assert sheet.rows[number][0].text == figure["title"] == page.cell(row=number + 4, column=1).value
            assert page.cell(row=number + 4, column=2).value == in_sheet(
                figure["now"], figure["unit"], sheet.rows[number][1]
            )


def in_sheet(amount: dict[str, Any], unit: str, said: Said) -> object:
    """What a spreadsheet holds of an amount of the JSON."""
    if amount["value"] is None or amount["missing"]:
        return said.text
    return amount["value"] / 100 if unit in ("pounds", "percent") else amount["value"]


def figure(report: Report, code: str) -> Figure:
    return dict(rules.figures(report))[code]


def test_figures_are_those_of_a_count_by_hand(worked: list[Organisation]) -> None:
    report = board()
    assert figure(report, "groups-supported").now == Amount(2)
    assert figure(report, "groups-supported").before == Amount(1)
    assert figure(report, "groups-new").now == Amount(1)
    assert figure(report, "pounds-secured").now == Amount(1_234_567)
    assert figure(report, "people-trained").now == Amount(23)
    assert figure(report, "roles-unfilled").now == Amount(1)
    assert figure(report, "success-rate").now == Amount(100, of=1, to=1)
    assert [(one.name, one.groups, one.secured) for one in report.wards[:2]] == [("Ash", 1, 1_234_567), ("Beech", 1, 0)]
    assert report.wards[0].people == Amount(25)  # to the nearest five
    assert sum(one.count for one in report.pathways) == 1


def test_small_numbers_of_people_are_hidden_everywhere(worked: list[Organisation], client: Client) -> None:
    report = board()
    hidden = figure(report, "volunteer-enquiries")
    assert hidden.now == Amount(missing=Missing.HIDDEN)
    assert figure(report, "placement-rate").now.missing is Missing.HIDDEN
    assert "hidden to protect people" in of_paper(files.pdf(report))
    client.force_login(a_manager())
    shown = of_screen(client, f"/evidence/indicators/?quarter={CODE}")
    assert "hidden to protect people" in shown


def test_words_that_are_not_public_are_not_in_everybodys_report(worked: list[Organisation]) -> None:
    told = files.as_json(make(asked(CODE))).decode()
    assert "The hall stays open" not in told
    assert "Group of Ash" not in told
    assert sum(one.count for one in make(asked(CODE)).pathways) == 1
    assert "The hall stays open" in files.as_json(board()).decode()


def test_what_is_named_is_in_nobodys_report(worked: list[Organisation]) -> None:
    secret = recorded(a_worker(), on=IN_QUARTER, groups=[a_group("Secret Garden").pk], audience=Audience.NAMED)
    ledger.claim_outcome(
        by=None, about=secret, pathway=Pathway.TRUST, strength=Strength.ASSERTED, on=IN_QUARTER, text="A hidden thing."
    )
    for reader in Reader:
        told = files.as_json(make(asked(CODE, reader))).decode()
        assert "Secret Garden" not in told
        assert "A hidden thing" not in told


def test_the_paper_is_tagged_and_its_map_has_words(worked: list[Organisation]) -> None:
    reader = pypdf.PdfReader(io.BytesIO(files.pdf(board())))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "2026 Q2" in str(reader.metadata and reader.metadata.title)
    assert alternatives(reader.trailer["/Root"]["/StructTreeRoot"])


def alternatives(node: Any, depth: int = 0) -> list[str]:
    """Words that stand for pictures, anywhere in the tree of tags."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if depth > 30 or not isinstance(node, dict | list):
        return []
    if isinstance(node, list):
        return [found for one in node for found in alternatives(one, depth + 1)]
    own = [str(node["/Alt"])] if "/Alt" in node else []
    return own + (alternatives(node["/K"], depth + 1) if "/K" in node else [])


def test_what_was_issued_stays_and_says_what_changed(worked: list[Organisation], client: Client) -> None:
    manager = a_manager()
    row = issue(by=manager, what=asked(CODE, Reader.BOARD))
    assert issue(by=manager, what=asked(CODE, Reader.BOARD)) == row
    then = issued_ones.report_of(row)
    assert (row.sha256, row.ledger, row.charter) == (rules.digest(row.content), then.ledger, then.charter)
    with clock.pretend(AFTER + timedelta(days=3)):
        entry = ledger.record(by=manager, work=work(on=IN_QUARTER, minutes=5))
        ledger.reverse(by=manager, entry=entry)  # written down after the issue: no correction of what was issued
        wrong = next(one for one in ledger_entries() if one.act == "training.held")
        ledger.correct(
            by=manager, entry=wrong, work=work(on=IN_QUARTER, people=40, activity="training", groups=[worked[0].pk])
        )
        again = issued_ones.report_of(Issued.objects.get(pk=row.pk))
        since = issued_ones.since(row, again)
        client.force_login(manager)
        page = of_screen(client, f"/evidence/reports/issued/{row.pk}/")
    assert again == then
    assert (since.corrected, since.late) == (1, 0)
    differing = {one.code: (one.then.value, one.today.value) for one in since.figures}
    assert differing["people-trained"] == (23, 40)
    assert differing["groups-supported"] == (2, 1)
    assert "figures differ today because of one correction." in page
    assert client.get(f"/evidence/reports/issued/{row.pk}/?format=json").content.decode() == row.content


def ledger_entries() -> list[Any]:
    from hedgerow.ledger import queries

    return list(queries.counting())


def test_only_managers_issue(worked: list[Organisation], client: Client) -> None:
    with pytest.raises(PermissionDenied):
        issue(by=a_worker(), what=asked(CODE))
    client.force_login(a_worker())
    assert client.post("/evidence/reports/issue/", {"quarter": CODE}).status_code == 403
    client.force_login(a_manager())
    assert client.post("/evidence/reports/issue/", {"quarter": CODE}).status_code == 302
    assert client.post("/evidence/reports/issue/", {"quarter": "2099Q1"}).status_code == 404
    assert Issued.objects.count() == 1


def test_erased_words_leave_issued_reports(worked: list[Organisation]) -> None:
    manager = a_manager()
    row = issue(by=manager, what=asked(CODE, Reader.BOARD))
    claim = next(one for one in ledger_entries() if one.kind == "outcome")
    ledger.erase_note(by=manager, entry=claim)
    assert "The hall stays open" not in rules.text(issued_ones.report_of(row))
    assert redact() == 1
    assert "The hall stays open" not in Issued.objects.get(pk=row.pk).content
    assert redact() == 0


def test_a_ward_that_ceased_within_the_quarter_is_named(worked: list[Organisation]) -> None:
    ended = date(2026, 6, 1)
    Area.objects.filter(code=next(iter(WARDS))).update(ends=ended)
    report = board()
    assert any("Ash ceased to be a ward on 1 June 2026" in one for one in report.boundaries)
    assert ("Ash", 1) in [(one.name, one.groups) for one in report.wards]
    assert "ceased to be a ward" in of_paper(files.pdf(report))
    after = make(asked("2026Q3"))
    assert not any("ceased" in one for one in after.boundaries)
    assert "Ash" not in [one.name for one in after.wards]
