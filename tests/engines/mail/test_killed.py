"""Workers are killed, or meet at one letter: no letter ever goes out twice."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

import pytest

from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.mail.types import State
from tests.engines.mail import killed
from tests.engines.mail.post_office import PostOffice, opened


def kill(process: subprocess.Popen[str]) -> None:
    os.kill(process.pid, signal.SIGKILL)


@pytest.mark.slow
@pytest.mark.sqlite
@pytest.mark.parametrize("moment", ["between marking and sending", "when the server has it"])
def test_a_letter_whose_worker_is_killed_is_left_to_a_person(tmp_path: Path, moment: str) -> None:
    with opened() as (office, port):
        surroundings = killed.environment(tmp_path, port)
        killed.run("prepare()", surroundings)
        worker = killed.start("work()", surroundings)
        if moment == "between marking and sending":
            office.on_mail = lambda: kill(worker)
        else:
            office.on_data = lambda: kill(worker)
        worker.communicate(timeout=60)
        assert worker.returncode == -signal.SIGKILL
        office.on_mail = office.on_data = lambda: None
        reached = len(office.taken)
        assert reached == (moment != "between marking and sending")
        for _ in range(2):
            assert killed.run("work()", surroundings).split() == ["sending"]
        assert len(office.taken) == reached


@pytest.mark.slow
@pytest.mark.sqlite
def test_a_letter_whose_worker_is_killed_before_marking_goes_out(tmp_path: Path) -> None:
    """The task is lost with its worker, and what waits is looked for."""
    with opened() as (office, port):
        surroundings = killed.environment(tmp_path, port)
        killed.run("prepare()", surroundings)
        lost = "from django_tasks_db.models import DBTaskResult as T; T.objects.update(status='RUNNING'); "
        late = "from datetime import timedelta as t; from hedgerow.kernel import clock; "
        late += "Outgoing = killed.Outgoing; Outgoing.objects.update(made_at=clock.now() - t(hours=1))"
        killed.run("tell(); " + lost + late, surroundings)
        assert killed.run("work()", surroundings).split() == ["sent"]
        assert len(office.taken) == 1


@pytest.mark.slow
@pytest.mark.sqlite
def test_workers_who_meet_on_sqlite_send_each_letter_once(tmp_path: Path) -> None:
    with opened() as (office, port):
        surroundings = killed.environment(tmp_path, port)
        killed.run("prepare(letters=6)", surroundings)
        assert killed.run("together()", surroundings).split() == ["sent"] * 6
    assert sorted(one["Subject"] for one in office.taken) == [f"Letter {number}" for number in range(6)]


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_workers_who_meet_on_postgresql_send_each_letter_once(office: PostOffice) -> None:
    for number in range(6):
        killed.write(number)
    killed.deliver_together(list(Outgoing.objects.values_list("pk", flat=True)))
    assert set(Outgoing.objects.values_list("state", flat=True)) == {State.SENT}
    assert sorted(one["Subject"] for one in office.taken) == [f"Letter {number}" for number in range(6)]
