"""A report for a public body by its own priorities, for an agreement by its targets, and by the command."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client

from hedgerow.charter import actions as charter
from hedgerow.config.command_line import BAD_INPUT
from hedgerow.evidence.commands.report import report_command
from hedgerow.evidence.presenters import report_files as files
from hedgerow.evidence.queries.reports import asked, make
from hedgerow.evidence.rules import reports as rules
from hedgerow.evidence.types.indicators import Amount
from hedgerow.evidence.types.reports import Basis
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import Pathway, Strength
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind, Level
from hedgerow.spine.errors import InputError
from tests.agreements.given import an_agreement
from tests.bodies.given import lets_in
from tests.evidence.opening import behind
from tests.evidence.test_reports import CODE, IN_QUARTER, _place, board, of_paper, of_screen, worked
from tests.ledger.given import a_manager, a_payer, a_worker, recorded

__all__ = ["_place", "worked"]
pytestmark = pytest.mark.django_db


def a_council() -> Organisation:
    return Organisation.objects.create(name="Thornmere Council", kind=Kind.PUBLIC_BODY)


def test_the_record_is_read_by_a_bodys_own_priorities(worked: list[Organisation], client: Client) -> None:
    council, by = a_council(), a_worker()
    ours = charter.add_priority(by=None, name="Warm homes")
    for number, words, codes in (("3", "Nobody cold", [ours.code]), ("4", "Clean streets", [])):
        charter.add_body_priority(
            by=None, body=council, number=number, words=words, source="Plan", published_on=date(2026, 1, 5),
            starts=date(2026, 1, 5), links=codes,
        )  # fmt: skip
    done = recorded(by, on=IN_QUARTER, groups=[worked[0].pk], priorities=[ours.code])
    ledger.claim_outcome(
        by=by,
        about=done,
        pathway=Pathway.TRUST,
        strength=Strength.CORROBORATED,
        on=IN_QUARTER,
        text="Confidential words.",
    )
    report = make(asked(CODE, body="thornmere"))
    first, second = report.priorities
    assert (first.linked, second.linked) == (("Warm homes",), ())
    assert {one.code: one.now.value for one in first.figures}["groups-supported"] == 1
    assert [one.count for one in first.done] == [1]
    assert sum(one.count for one in first.pathways) == 1
    client.force_login(lets_in(council, Level.OFFICER))
    address = f"/space/bodies/{council.pk}/evidence/?quarter={CODE}"
    assert "/evidence/indicators/" not in client.get(address).content.decode()
    client.force_login(a_manager())
    page = client.get(address).content.decode()
    assert behind(client, page, f"work-done/entries/?towards={ours.code}&act=none&activity=one-to-one-advice") == 1
    assert behind(client, page, f"groups-supported/entries/?towards={ours.code}") == 1
    assert behind(client, page, f"outcomes/?pathway=trust&towards={ours.code}&strength=corroborated") == 1
    shown = of_screen(client, address)
    assert "Priority 3: Nobody cold" in shown
    assert "linked to none of the local priorities" in shown
    assert "Confidential words" not in shown
    assert "Group of Ash" not in shown
    assert of_paper(files.pdf(report)).count("Priority") >= 2


def test_a_body_space_asks_for_a_second_factor_and_lets_nobody_else_in(client: Client, settings: Any) -> None:
    council = a_council()
    address = f"/space/bodies/{council.pk}/evidence/"
    assert client.get(address).status_code == 302
    client.force_login(a_worker("", role=""))
    assert client.get(address).status_code in (403, 404)
    settings.SECOND_FACTOR_DEMANDED = True
    client.force_login(a_worker())
    assert client.get(address).status_code == 302


def test_an_agreement_is_read_by_its_targets(worked: list[Organisation], client: Client) -> None:
    agreement = an_agreement()
    unsaid = make(asked(CODE, agreement="core")).targets[0]
    assert (unsaid.actual, unsaid.whole, unsaid.basis) == (Amount(2), Amount(2), Basis.UNSAID.label)
    recorded(a_worker(), on=IN_QUARTER, groups=[worked[0].pk], payer=a_payer("Somebody else").pk)
    assert make(asked(CODE, agreement="core")).targets[0].actual == Amount(0)
    recorded(a_worker(), on=IN_QUARTER, groups=[worked[1].pk], payer=agreement.payer_id)
    report = make(asked(CODE, agreement="core"))
    target = report.targets[0]
    assert (target.target, target.actual, target.gap) == (60, Amount(1), 59)
    assert (target.whole, target.quarter, target.basis) == (Amount(2), Amount(1), Basis.PAID.label)
    assert (target.since, target.until) == (date(2026, 4, 1), date(2026, 6, 30))
    client.force_login(a_manager())
    page = client.get("/evidence/reports/agreements/core/", follow=True).content.decode()
    assert "this funder’s time</td>" in page
    assert behind(client, page, f"payer={agreement.payer_id}") == 1
    assert client.get("/evidence/reports/agreements/none/").status_code == 404
    paper = of_paper(files.pdf(report))
    assert "59" in paper


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (["--period", "spring"], "no quarter"),
        (["--period", "2026Q5"], "no quarter"),
        (["--period", "2044Q1"], "has not begun"),
        (["--period", CODE, "--for", "Nowhere"], "no public body called “Nowhere”"),
        (["--period", CODE, "--agreement", "nothing"], "no agreement with the code “nothing”"),
        (["--period", CODE, "--out", "report.docx"], "is no .pdf, .xlsx or .json"),
        (["--period", CODE], "--out"),
    ],
)
def test_the_command_says_what_is_wrong(given: list[str], words: str, tmp_path: Path) -> None:
    out = [] if "--out" in given or given == ["--period", CODE] else ["--out", str(tmp_path / "r.pdf")]
    with pytest.raises(InputError) as told:
        CliRunner().invoke(report_command, [*given, *out], catch_exceptions=False, standalone_mode=False)
    assert words in str(told.value)
    assert BAD_INPUT == 2
    assert not (tmp_path / "r.pdf").exists()


def test_the_command_writes_each_kind_of_file(worked: list[Organisation], tmp_path: Path) -> None:
    for ending, begins in (("pdf", b"%PDF"), ("xlsx", b"PK"), ("json", b"{")):
        out = tmp_path / f"report.{ending}"
        CliRunner().invoke(report_command, ["--period", CODE, "--out", str(out)], catch_exceptions=False)
        assert out.read_bytes().startswith(begins)


def test_a_report_is_read_again_as_it_was(worked: list[Organisation]) -> None:
    report = board()
    assert rules.read(rules.text(report)) == report
    assert rules.read(rules.text(dataclasses.replace(report, costs=None, soundings=None))).costs is None


def test_a_worker_does_not_learn_how_long_one_colleague_took(worked: list[Organisation], client: Client) -> None:
    client.force_login(a_worker("Somebody else"))
    page = client.get(f"/evidence/reports/{CODE}/").content.decode()
    assert "1 h 5 min" not in page
    assert "kept back" in page
    assert "1 h 5 min" not in client.get(f"/evidence/indicators/?quarter={CODE}").content.decode()
    assert "1 h 5 min" not in client.get(f"/evidence/reports/{CODE}/?format=json").content.decode()
    client.force_login(a_manager())
    assert "1 h 5 min" in client.get(f"/evidence/reports/{CODE}/").content.decode()
