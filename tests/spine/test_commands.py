from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from hedgerow.spine.commands import spine_group


def run(*words: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(spine_group, [str(word) for word in words])
    return result.exit_code, result.stdout, result.stderr


def test_a_build_prints_json_alone_and_progress_beside(small_place: Path, tmp_path: Path) -> None:
    code, out, err = run("build", "--from", small_place, "--data-dir", tmp_path, "--json")
    assert code == 0
    assert json.loads(out)["tables"]["postcodes"] == 5
    assert "Reading Code-Point Open" in err
    code, out, _ = run("build", "--from", small_place, "--data-dir", tmp_path)
    assert code == 0
    assert "Nothing had changed" in out


def test_bad_input_is_one_sentence_and_exit_code_2(tmp_path: Path) -> None:
    code, out, err = run("build", "--from", tmp_path / "nowhere", "--data-dir", tmp_path)
    assert (code, out, err) == (2, "", f"{tmp_path / 'nowhere'}: there is no such folder\n")
