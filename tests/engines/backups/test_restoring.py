"""A backup, made while somebody works, is tried out and restored elsewhere: from the first command to the last."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.engines.backups.installation import COUNTS, Installation, database

pytestmark = pytest.mark.slow
SEED = f"""
from threading import Event, Thread
from pathlib import Path
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
call_command("migrate", verbosity=0)
from hedgerow.charter import actions as charter
from hedgerow.charter.models import Activity
from hedgerow.engines.backups import actions as backups
from hedgerow.engines.privacy import actions as privacy, queries
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import Work
from hedgerow.people import actions as people
worker = get_user_model().objects.create_user("worker@example.org", "four quiet brown hens", name="Worker", role="worker")
charter.seed()
for name in ("Otto Rook", "Wilhelmina Quill"):
    people.add_contact(by=worker, name=name, email=name.split()[0].lower() + "@quill.example")
code = Activity.objects.all()[0].pk
def log(n):
    ledger.record(by=worker, work=Work(activity=code, on=clock.today(), note=f"entry {{n}}"))
for n in range(20):
    log(n)
(settings.DATA_DIR / "files").mkdir()
(settings.DATA_DIR / "files" / "logo.txt").write_text("a hedge")
(settings.DATA_DIR / "spine").mkdir()
(settings.DATA_DIR / "spine" / "big.parquet").write_text("built again")
before, over, going = {COUNTS}, Event(), Event()
def write():
    n = 100
    while not over.is_set():
        log(n)
        n += 1
        going.set()
    connection.close()
writer = Thread(target=write)
writer.start()
going.wait()
made = backups.make(into=Path(settings.DATA_DIR).parent / "b")
over.set()
writer.join()
after = {COUNTS}
privacy.erase(by=worker, person=queries.person("wilhelmina@quill.example"))
print(json.dumps({{"path": made.path, "before": before, "after": after, "tables": dict(made.manifest.tables)}}))
"""
THERE = f"""
from hedgerow.people.models import Contact
counts = {COUNTS}
names = [contact.name for contact in Contact.objects.all()]
print(json.dumps({{"counts": counts, "names": names, "next": Contact.objects.create(name="N").pk}}))
"""


def test_from_the_first_command_to_the_last(tmp_path: Path) -> None:
    with database() as here, database() as there:
        key = {"HEDGEROW_BACKUP_KEY": "a long passphrase", "HEDGEROW_BACKUP_DIR": str(tmp_path / "one" / "b")}
        one = Installation(tmp_path / "one" / "data", here, key)
        told = one.python(SEED)
        file = Path(told["path"])
        assert b"Wilhelmina" not in file.read_bytes()
        assert "wilhelmina" not in (file.parent / "erasures.jsonl").read_text().lower()

        tried = json.loads(one.run("verify-backup", str(file), "--json").stdout)
        entries = told["tables"]["ledger_entry"]
        assert told["before"]["ledger.Entry"] < entries <= told["after"]["ledger.Entry"], (
            "it was made while work went on"
        )
        assert tried == {"holds": True, "entries": entries, "faults": []}

        locked = Installation(tmp_path / "two", there)
        refused = locked.run("restore", str(file), ok=False)
        assert (refused.returncode, "set HEDGEROW_BACKUP_KEY" in refused.stderr) == (2, True)
        two = Installation(tmp_path / "two", there, key)
        restored = json.loads(two.run("restore", str(file), "--json").stdout)
        assert restored["erased_again"] == 1

        found = two.python(THERE)
        assert found["names"] == ["Otto Rook"]
        assert found["counts"]["ledger.Entry"] == found["counts"]["ledger.Note"] == entries
        assert found["counts"]["charter.Activity"] == told["before"]["charter.Activity"]
        assert found["next"] == 3, "a number that somebody had is never given again"
        assert (two.folder / "files" / "logo.txt").read_text() == "a hedge"
        assert (two.folder / "secret-key").read_text() == (one.folder / "secret-key").read_text()
        assert not (two.folder / "spine").exists()

        again = two.run("restore", str(file), ok=False)
        assert (again.returncode, "holds an installation already" in again.stderr) == (2, True)
        aside = json.loads(two.run("restore", str(file), "--replace", "--json").stdout)["aside"]
        assert (Path(aside) / "files" / "logo.txt").exists()
