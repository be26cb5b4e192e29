"""The command line says what it did, and with --json says it to programs."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from django.db import connection

from hedgerow.ledger.actions import sealing
from hedgerow.ledger.commands.ledger import ledger_group
from tests.ledger.given import recorded, words

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(ledger_group, list(arguments))
    return result.exit_code, result.output


def test_sealing_and_verifying() -> None:
    words()
    recorded()
    assert run("seal") == (0, "1 sealed, 1 copied; the record is 1 entries long.\n")
    code, text = run("verify", "--json")
    found = json.loads(text)
    assert (code, found["sealed"], found["unsealed"], found["holds"]) == (0, 1, 0, True)


def test_a_fault_is_a_sentence_and_exit_code_one() -> None:
    words()
    entry = recorded(minutes=5)
    with connection.cursor() as cursor:
        cursor.execute("update ledger_entry set minutes = 500")
    code, text = run("verify")
    assert code == 1
    assert f"Entry {entry.pk} does not say what it said" in text
    assert "1 not yet sealed" in text


def test_a_second_run_says_that_it_waits() -> None:
    with sealing._alone():
        code, text = run("seal")
    assert code == 1
    assert "another run" in text
