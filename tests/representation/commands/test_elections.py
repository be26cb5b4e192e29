"""`hedgerow elections count`: what it prints, for people and for programs, and what it says of a file it cannot read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from hedgerow.representation.commands.elections import elections_group

WARD = '4 2\n7 1 2 0\n3 3 0\n2 2 4 0\n1 4 0\n0\n"Amy Ash"\n"Bo Birch"\n"Cy Cedar"\n"Di Dogwood"\n"Elm Ward"\n'


def run(path: Path, *options: str) -> tuple[int, str]:
    result = CliRunner().invoke(elections_group, ["count", str(path), *options])
    assert result.exception is None, result.output
    return result.exit_code, result.output


def test_as_json(tmp_path: Path) -> None:
    file = tmp_path / "elm.blt"
    file.write_text(WARD)
    told = json.loads(run(file, "--json")[1])
    assert list(told) == ["seats", "quota", "elected", "stages"]
    assert (told["seats"], told["quota"], told["elected"]) == (2, 5, ["Amy Ash", "Bo Birch"])
    assert [stage["kind"] for stage in told["stages"]] == ["first", "surplus", "exclusion", "exclusion", "last"]
    assert told["stages"][1]["votes"]["Bo Birch"] == "3.99997"
    assert (told["stages"][1]["lost"], told["stages"][2]["votes"]["Di Dogwood"]) == ("0.00003", None)


def test_in_sentences(tmp_path: Path) -> None:
    file = tmp_path / "elm.blt"
    file.write_text(WARD)
    text = run(file)[1]
    assert "13 ballots are valid. To be elected takes 5" in " ".join(text.split())
    assert "Amy Ash has 2 more than it takes." in text
    assert "Di Dogwood has the fewest, 1, and leaves the count" in text
    assert text.endswith("Elected: Amy Ash, Bo Birch\n")


def test_a_file_that_cannot_be_read_is_one_sentence_and_exit_code_two(tmp_path: Path) -> None:
    file = tmp_path / "bad.blt"
    file.write_bytes(b"4 2\n7 1 9 0\n")
    home = {**os.environ, "HEDGEROW_DATA": str(tmp_path)}
    call = [sys.executable, "-m", "hedgerow", "elections", "count", str(file)]
    answer = subprocess.run(call, env=home, capture_output=True, text=True)
    assert answer.returncode == 2
    assert answer.stderr == "hedgerow: bad.blt, row 2: there is no candidate 9: there are 4\n"
