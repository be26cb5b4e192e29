"""Real places open from real open data."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HEDGEROW = Path(sys.executable).with_name("hedgerow")


def run(*arguments: str, data: Path) -> subprocess.CompletedProcess[str]:
    """The command as a person runs it, with records of its own."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {"HEDGEROW_DATA": str(data), "DJANGO_SETTINGS_MODULE": "hedgerow.config.settings"}
    return subprocess.run([HEDGEROW, *arguments], env=environment, capture_output=True, text=True, check=False)


def records(data: Path, code: str) -> list[object]:
    """What a line of Python says of the records in a data folder."""
    environment = {**os.environ, "HEDGEROW_DATA": str(data), "DJANGO_SETTINGS_MODULE": "hedgerow.config.settings"}
    environment.pop("DATABASE_URL", None)
    setup = "import django, json; django.setup(); from hedgerow.organisations.models import *; "
    setup += "from hedgerow.places.models import *; from hedgerow.places import queries; "
    told = subprocess.run(
        [sys.executable, "-c", f"{setup}print(json.dumps({code}))"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[object] = json.loads(told.stdout)
    return found


COUNTS = "[Organisation.objects.count(), FoundBy.objects.count(), Identifier.objects.count(), Area.objects.count()]"


@pytest.fixture(scope="module")
def trafford(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, object]]:
    """Trafford, open in a folder of its own, and the summary that was printed."""
    data = tmp_path_factory.mktemp("trafford")
    told = run("open", "E08000009", "--from", str(shared_data), "--json", data=data)
    assert told.returncode == 0, told.stderr
    return data, json.loads(told.stdout)


@pytest.mark.slow
def test_trafford_opens_with_its_charities(trafford: tuple[Path, dict[str, object]]) -> None:
    data, summary = trafford
    assert summary["area"] == {"code": "E08000009", "name": "Trafford"}
    expected = {"wards": 21, "lsoas": 139, "postcodes": 11264, "charities": 736, "charities_located": 278}
    assert {name: summary["counts"][name] for name in expected} == expected  # type: ignore[index]
    assert records(data, "[Organisation.objects.count(), queries.areas(kind='ward').count()]") == [278, 21]
    assert records(data, "[len(queries.within('E08000009')), queries.postcode('m15 4ab').ward]") == [139, "E05015247"]


@pytest.mark.slow
def test_opening_again_doubles_nothing(trafford: tuple[Path, dict[str, object]], shared_data: Path) -> None:
    data, summary = trafford
    before = records(data, COUNTS)
    again = run("open", "e08000009", "--from", str(shared_data), "--json", data=data)
    assert json.loads(again.stdout) == summary
    assert records(data, COUNTS) == before


@pytest.mark.slow
def test_a_wrong_code_is_a_sentence_and_changes_nothing(
    trafford: tuple[Path, dict[str, object]], shared_data: Path
) -> None:
    data, _summary = trafford
    before = (records(data, COUNTS), (data / "spine" / "current").read_text())
    for code, words in (
        ("Traford", "did you mean"),
        ("E05015247", "open the council"),
        ("E08000003", "already serves"),
    ):
        told = run("open", code, "--from", str(shared_data), data=data)
        assert told.returncode == 2
        assert words in told.stderr
        assert "Traceback" not in told.stderr
    assert (records(data, COUNTS), (data / "spine" / "current").read_text()) == before


def test_a_wrong_folder_is_a_sentence_and_leaves_no_spine(tmp_path: Path) -> None:
    for folder in (tmp_path / "absent", tmp_path):
        told = run("open", "E08000009", "--from", str(folder), data=tmp_path / "data")
        assert told.returncode == 2, told.stderr
        assert "Traceback" not in told.stderr
        assert not (tmp_path / "data" / "spine" / "current").exists()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "name"), [("E08000003", "Manchester"), ("E06000023", "City of Bristol"), ("S12000033", "Aberdeen City")]
)
def test_other_places_open_with_what_is_held(
    trafford: tuple[Path, dict[str, object]], shared_data: Path, tmp_path: Path, code: str, name: str
) -> None:
    """From the spine that Trafford's opening built, so that it need not be built again."""
    shutil.copytree(trafford[0] / "spine", tmp_path / "spine")
    told = run("open", code, "--from", str(shared_data), "--json", data=tmp_path)
    assert told.returncode == 0, told.stderr
    summary = json.loads(told.stdout)
    assert summary["area"] == {"code": code, "name": name}
    assert summary["warnings"]
    assert records(tmp_path, "[Place.objects.count()]") == [1]
