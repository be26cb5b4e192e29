"""Sealing goes on while people record: nobody is stopped, and the chain and the copy hold everything once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.installations import ended, installation, run, start

WRITERS, EACH = 3, 20
WORDS = """
import django; django.setup()
from hedgerow.charter import actions
actions.seed()
"""
WRITE = """
import sys
import django; django.setup()
from hedgerow.kernel import clock
from hedgerow.ledger import actions
from hedgerow.ledger.types import Work
for number in range(int(sys.argv[1])):
    actions.record(by=None, work=Work("event", clock.today(), minutes=number))
"""
SEAL = """
import sys
import django; django.setup()
from hedgerow.ledger import actions
from hedgerow.ledger.models import Seal
runs = refused = 0
while Seal.objects.count() < int(sys.argv[1]):
    try:
        actions.seal()
        runs += 1
    except BlockingIOError:
        refused += 1
print(runs, refused)
"""
TELL = """
import json
import django; django.setup()
import duckdb
from hedgerow.ledger import actions
from hedgerow.ledger.queries import columnar, copy
actions.seal()
found, held = actions.verify(), copy.trusted()
with duckdb.connect() as link:
    rows = f"({columnar.relation(link)})"
    said = link.execute(f"select count(*), count(distinct id), sum(minutes) from {rows}").fetchone()
    places = link.execute(f"select count(distinct position), max(position) from {rows}").fetchone()
print(json.dumps({"holds": found.holds, "sealed": found.sealed, "copied": held.last, "said": said, "places": places}))
"""


@pytest.mark.slow
def test_two_seal_again_and_again_while_three_record(tmp_path: Path) -> None:
    total = WRITERS * EACH
    with installation(tmp_path) as env:
        run(env, WORDS)
        sealers = [start(env, SEAL, str(total)) for _ in range(2)]
        writers = [start(env, WRITE, str(EACH)) for _ in range(WRITERS)]
        for writer in writers:
            ended(writer)
        runs = [int(ended(sealer).split()[0]) for sealer in sealers]
        found = json.loads(run(env, TELL))
    minutes = WRITERS * sum(range(EACH))
    assert found == {
        "holds": True, "sealed": total, "copied": total, "said": [total, total, minutes], "places": [total, total],
    }  # fmt: skip
    assert sum(runs), "somebody sealed while others recorded"
