"""Many people recording at one moment: nothing is lost, nothing is doubled."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.installations import on_a_file

WRITERS, EACH = 8, 12
SETUP = """
import django; django.setup()
from hedgerow.charter import actions
actions.seed()
from hedgerow.organisations.models import Organisation
Organisation.objects.create(name="Choir")
"""
WRITE = """
import sys, uuid
import django; django.setup()
from hedgerow.kernel import clock
from hedgerow.ledger import actions
from hedgerow.ledger.types import Work
writer, shared = sys.argv[1], uuid.UUID(sys.argv[2])
for number in range(int(sys.argv[3])):
    actions.record(by=None, work=Work("event", clock.today(), groups=(1,), minutes=number, note=writer))
    actions.record(by=None, work=Work("training", clock.today(), groups=(1,), id=shared))
    if number == 6 and writer == "0":
        actions.seal()
"""

TELL = """
import json
import django; django.setup()
from django.db.models import Count
from hedgerow.ledger import actions
from hedgerow.ledger.models import Entry, EntryGroup, Note
actions.seal()
found = actions.verify()
told = dict(Entry.objects.order_by().values_list("activity").annotate(n=Count("pk")))
links, notes = EntryGroup.objects.count(), Note.objects.count()
print(json.dumps({"told": told, "holds": found.holds, "sealed": found.sealed, "links": links, "notes": notes}))
"""


@pytest.mark.slow
@pytest.mark.sqlite
def test_eight_writers_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    env = on_a_file(tmp_path)
    key = "01890000-0000-7000-8000-000000000001"

    def start(code: str, *arguments: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", code, *arguments]
        return subprocess.Popen(command, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    _said, complaint = start(SETUP).communicate()
    assert not complaint, complaint
    writers = [start(WRITE, str(number), key, str(EACH)) for number in range(WRITERS)]
    complaints = [writer.communicate()[1] for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * WRITERS, "\n".join(complaints)
    found = json.loads(start(TELL).communicate()[0])
    total = WRITERS * EACH + 1
    expected = {"told": {"event": WRITERS * EACH, "training": 1}, "holds": True, "sealed": total}
    assert found == {**expected, "links": total, "notes": WRITERS * EACH}
