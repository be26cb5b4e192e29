"""Reading in: looked at first, whole or not at all, once; the newest release wins and what was before stays known."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.core.exceptions import PermissionDenied
from django.db import DataError

from hedgerow.accounts.models import User
from hedgerow.engines.lifecycle.actions import close_due
from hedgerow.kernel import clock
from hedgerow.notices import actions
from hedgerow.notices.actions.readings import leave_old
from hedgerow.notices.commands.notices import notices_group
from hedgerow.notices.models import Notice, Reading, Version
from hedgerow.notices.types import ReadingState, Stage
from hedgerow.organisations.models import Organisation
from hedgerow.spine.errors import InputError
from tests.notices.conftest import read
from tests.notices.given import package, release

REAL = "notices/contracts_finder_2025-03-11.json"
SOON = {"deadline": clock.now() + timedelta(days=10)}
LATER = {"deadline": clock.now() + timedelta(days=40)}


def look(by: User | None, *releases: Any) -> Reading:
    data = json.dumps(package(*releases)).encode()
    return actions.look(by=by, file="f.json", data=data, source="Contracts Finder")


def test_looking_changes_nothing_and_reading_in_does_it_once(worker: User) -> None:
    looked = look(worker, release(**SOON), release("ocds-test-2", tender__value__amount=-5))
    assert (looked.counts["added"], looked.counts["faulty"], Notice.objects.count()) == (1, 1, 0)
    actions.apply(by=worker, reading=looked)
    actions.apply(by=worker, reading=looked)
    assert (Notice.objects.count(), Version.objects.count()) == (1, 1)
    assert Reading.objects.get().drafts == []
    assert Notice.objects.get().state == "live"


def test_the_buyer_is_found_by_name_and_by_number(worker: User, council: Organisation) -> None:
    from hedgerow.organisations.models import Identifier

    read(release(buyer__name="the ash  COUNCIL", parties=[]))
    assert Notice.objects.get().buyer == council
    Identifier.objects.create(organisation=council, org_id="GB-LAE-ASH")
    read(
        release("ocds-test-2", buyer__name="Borough of Ash"),
        release("ocds-test-3", buyer={"id": "x", "name": "Elm"}, parties=[]),
    )
    assert Notice.objects.get(ocid="ocds-test-2").buyer == council
    assert Notice.objects.get(ocid="ocds-test-3").buyer is None


def test_the_newest_wins_in_whatever_order_they_come(worker: User) -> None:
    old, new = (
        release(**SOON),
        release(pk="2", date="2026-03-05T09:00:00Z", tender__title="Lunch clubs, changed", **LATER),
    )
    read(new)
    read(old)
    held = Notice.objects.get()
    assert (held.title, held.versions.count(), held.release_id) == ("Lunch clubs, changed", 2, "2")
    assert look(None, old, new).counts["same"] == 1


def test_a_cancelled_one_closes_and_a_moved_deadline_opens_it_again(worker: User) -> None:
    read(release(**SOON))
    read(release(pk="2", date="2026-03-05T09:00:00Z", tender__status="cancelled", **SOON))
    assert (Notice.objects.get().state, Notice.objects.get().stage) == ("closed", Stage.CANCELLED)
    read(release(pk="3", date="2026-03-06T09:00:00Z", **LATER))
    assert Notice.objects.get().state == "live"


def test_one_past_its_deadline_is_closed_from_the_beginning_and_by_night(worker: User) -> None:
    read(release(deadline=clock.now() - timedelta(days=1)), release("ocds-test-2", **SOON))
    assert Notice.objects.get(ocid="ocds-test-1").state == "closed"
    close_due(clock.today() + timedelta(days=20))
    assert Notice.objects.get(ocid="ocds-test-2").closed_why == "past"


def test_one_without_a_title_or_a_buyer_is_a_fault(worker: User) -> None:
    looked = look(worker, release(tender__title=None), release("ocds-test-2", buyer=None, parties=[]))
    assert [(fault[0], fault[2]) for fault in looked.faults] == [(1, "tender/title"), (2, "buyer/name")]
    assert looked.counts["added"] == 0


def test_a_fault_in_the_middle_saves_nothing_half(worker: User) -> None:
    looked = look(worker, release(**SOON), release("ocds-test-2", **SOON))
    looked.drafts[1]["pence"] = 10**30  # more than any database keeps
    looked.save()
    with pytest.raises((OverflowError, DataError)):
        actions.apply(by=worker, reading=looked)
    assert (Notice.objects.count(), Version.objects.count(), Reading.objects.get().state) == (0, 0, ReadingState.LOOKED)


def test_strangers_read_nothing_in(rep: User) -> None:
    with pytest.raises(PermissionDenied):
        look(rep, release())


def test_what_is_put_aside_or_forgotten_keeps_no_drafts(worker: User) -> None:
    looked = look(worker, release())
    with clock.pretend(clock.now() + timedelta(days=31)):
        leave_old(clock.today())
    looked.refresh_from_db()
    assert (looked.state, looked.drafts) == (ReadingState.LEFT, [])
    with pytest.raises(InputError, match="put aside"):
        actions.apply(by=worker, reading=looked)


def test_the_command_reads_the_real_file(shared_data: Path, worker: User) -> None:
    answer = CliRunner().invoke(notices_group, ["read", str(shared_data / REAL), "--json"])
    told = json.loads(answer.output)
    assert (told["releases"], told["suitable"], told["added"], told["faulty"]) == (101, 31, 99, 0)
    assert Version.objects.count() == 101
    again = json.loads(CliRunner().invoke(notices_group, ["read", str(shared_data / REAL), "--json"]).output)
    assert (again["added"], again["changed"], again["same"]) == (0, 0, 99)


def test_the_command_says_what_is_faulty(tmp_path: Path, worker: User) -> None:
    file = tmp_path / "f.json"
    file.write_text(json.dumps(package(release(), release("ocds-test-2", tender__value__amount=-1))))
    said = CliRunner().invoke(notices_group, ["read", str(file), "--look"]).output
    assert "1 notices would be new" in said
    assert "release 2, ocds-test-2, tender/value/amount: is -1: an amount cannot be less than nothing" in said
    assert Notice.objects.count() == 0
