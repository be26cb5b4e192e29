"""The doctor finds what is made wrong, says what to do, and never names a person or fails itself."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner

from hedgerow.accounts.types import LioRole
from hedgerow.config import doctor as checks
from hedgerow.engines import registry
from hedgerow.engines.backups import provides as backups
from hedgerow.engines.doctor import queries
from hedgerow.engines.doctor.commands.doctor import doctor_command
from hedgerow.engines.doctor.types import Check, Finding, Level, fault
from hedgerow.engines.schedule import provides as schedule
from hedgerow.engines.schedule.models import JobRun
from hedgerow.kernel import clock
from hedgerow.ledger import provides as ledger
from hedgerow.ledger.models import Entry
from hedgerow.places import provides as places
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path


def levels(found: Any) -> list[Level]:
    return [one.level for one in found]


def only(monkeypatch: pytest.MonkeyPatch, *offers: Check) -> None:
    monkeypatch.setattr(registry, "_offers", list(offers))


def test_every_check_can_be_made_in_a_new_installation() -> None:
    found = list(queries.look())
    assert len(found) >= 12
    assert not [one for each in found for one in each.findings if "cannot be looked at" in one.words]
    told = [one for each in found for one in each.findings if one.level != Level.WELL]
    assert all(one.do for one in told), "whatever is wrong, it says what to do"


def test_a_check_that_fails_is_a_fault_and_tells_no_values(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> list[Finding]:
        raise ValueError("Key (email)=(mina@quill.example) already exists")

    only(monkeypatch, Check("broken", broken), Check("other", lambda: [fault("x", "y")]))
    first, second = queries.look()
    assert (first.findings[0].level, "mina" in first.findings[0].words) == (Level.FAULT, False)
    assert second.findings[0].words == "x"


def test_the_command_tells_what_is_wrong_first_and_ends_with_one(monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch, Check("a", lambda: [Finding(Level.WELL, "fine")]), Check("b", lambda: [fault("bad", "mend it")]))
    done = CliRunner().invoke(doctor_command, [])
    assert done.exit_code == 1
    assert done.output.index("bad") < done.output.index("mend it") < done.output.index("fine")
    told = json.loads(CliRunner().invoke(doctor_command, ["--json"]).output)
    assert [one["level"] for one in told] == ["well", "fault"]
    only(monkeypatch, Check("a", lambda: [Finding(Level.WELL, "fine")]))
    assert CliRunner().invoke(doctor_command, []).exit_code == 0


def test_a_short_key_debugging_and_any_host_are_faults(settings: Any) -> None:
    settings.SECRET_KEY, settings.DEBUG, settings.ALLOWED_HOSTS, settings.HEDGEROW_DEMO = "short", True, ["*"], False
    assert levels(checks.secret_key()) == [Level.FAULT]
    assert levels(checks.web()) == [Level.FAULT, Level.FAULT]
    settings.DEBUG, settings.ALLOWED_HOSTS, settings.HTTPS = False, ["groups.example"], False
    assert levels(checks.web()) == [Level.FAULT]
    settings.HTTPS = True
    assert levels(checks.web()) == [Level.WELL]


def test_a_key_that_others_can_read_is_a_fault(settings: Any, folder: Path) -> None:
    settings.SECRET_KEY = "k" * 50
    (folder / "secret-key").write_text("k" * 50)
    (folder / "secret-key").chmod(0o644)
    assert levels(checks.secret_key()) == [Level.FAULT]


def test_a_full_disk_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _path: SimpleNamespace(free=1000))
    assert Level.FAULT in levels(checks.folder())


def test_a_worker_that_rests_and_a_job_that_failed_are_faults() -> None:
    assert levels(schedule.look()) == [Level.NOTE]
    JobRun.objects.create(job="x", day=clock.today(), error="ValueError", finished_at=clock.now())
    assert levels(schedule.look()) == [Level.WELL, Level.FAULT]
    with clock.pretend(clock.now().replace(year=clock.now().year + 1)):
        assert levels(schedule.look()) == [Level.FAULT]


def test_backups_that_are_old_or_not_there_are_faults(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEDGEROW_BACKUP_DIR", str(folder / "b"))
    monkeypatch.setenv("HEDGEROW_BACKUP_KEY", "k")
    assert levels(backups.look()) == [Level.FAULT]
    (folder / "b").mkdir()
    (folder / "b" / "hedgerow-20200101T000000Z.backup").touch()
    assert levels(backups.look()) == [Level.FAULT]
    (folder / "b" / f"hedgerow-{clock.now():%Y%m%dT%H%M%SZ}.backup").touch()
    assert levels(backups.look()) == [Level.WELL]
    monkeypatch.delenv("HEDGEROW_BACKUP_KEY")
    assert levels(backups.look()) == [Level.WELL, Level.NOTE]


def test_a_record_of_work_that_was_tampered_with_is_a_fault(folder: Path) -> None:
    from hedgerow.charter import actions as charter
    from hedgerow.charter.models import Activity
    from hedgerow.ledger import actions
    from hedgerow.ledger.types import Work

    charter.seed()
    work = Work(activity=Activity.objects.all()[0].pk, on=clock.today(), minutes=5)
    actions.record(by=person(role=LioRole.WORKER), work=work)
    assert levels(ledger.look()) == [Level.WELL]
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {Entry._meta.db_table} SET minutes = 500")
    assert levels(ledger.look()) == [Level.FAULT]


def test_a_place_that_is_not_open_is_a_fault() -> None:
    assert levels(places.look()) == [Level.FAULT]
