"""What pages load: light, our own, and made again when what it is made of changes."""

import gzip
import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from tests.repository.tree import PACKAGE, ROOT

STATIC = PACKAGE / "shell" / "static"
VENDOR = STATIC / "vendor"
FIRST_VISIT = 150_000
A_MAP_ADDS = 60_000
#: names of documents' languages, not places that a browser asks
NAMESPACES = {"http://www.w3.org/2000/svg"}
EVERY_PAGE = ("vendor/hedgerow.css", "vendor/htmx.js", "vendor/atkinson-hyperlegible-next.woff2")


@pytest.fixture(scope="module")
def hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_assets", ROOT / "build_assets.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def weight(path: Path) -> int:
    """Bytes on the wire: gzip, or as it is where it is compressed already."""
    return path.stat().st_size if path.suffix == ".woff2" else len(gzip.compress(path.read_bytes()))


def test_a_first_visit_is_light() -> None:
    loaded = [STATIC / name for name in EVERY_PAGE] + [*(STATIC / "shell").iterdir()]
    page_itself = 30_000
    assert sum(map(weight, loaded)) + page_itself < FIRST_VISIT


def test_a_map_adds_little() -> None:
    assert sum(weight(VENDOR / "leaflet" / name) for name in ("leaflet.js", "leaflet.css")) < A_MAP_ADDS


def test_nothing_of_ours_asks_another_machine() -> None:
    ours = [p for p in (PACKAGE / "shell").rglob("*") if p.suffix in {".html", ".js", ".scss", ".svg"}]
    outside = [path for path in ours if VENDOR not in path.parents and addresses(path.read_text())]
    assert len(ours) > 60
    assert not outside
    assert not addresses((VENDOR / "hedgerow.css").read_text())


def addresses(text: str) -> set[str]:
    return set(re.findall(r"(?:https?:)?//[a-z0-9][\w.-]+\.[a-z]{2,}[^\s\"')]*", text)) - NAMESPACES


def test_no_crown_no_crest_no_face_that_is_not_ours() -> None:
    style = (VENDOR / "hedgerow.css").read_text().lower()
    assert not re.search(r"gds|transport|crown|crest", style)
    assert not any(re.search(r"crown|crest|logotype", path.name) for path in VENDOR.rglob("*"))


def test_everything_that_the_style_sheet_names_is_there() -> None:
    for name in re.findall(r"url\([\"']?(?!data:)([^\"')]+)", (VENDOR / "hedgerow.css").read_text()):
        assert (VENDOR / name).is_file(), name


def test_nothing_is_written_inline_and_everything_works_under_a_strict_policy() -> None:
    for path in (PACKAGE / "shell" / "templates").rglob("*.html"):
        assert not re.search(r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)", path.read_text()), path


def test_licences_travel_with_the_work_of_others() -> None:
    words = (VENDOR / "licences.txt").read_text()
    assert all(name in words for name in ("govuk-frontend", "htmx", "leaflet", "OFL", "SIL", "MIT"))


def test_the_lock_names_no_host() -> None:
    assert "resolved" not in (ROOT / "package-lock.json").read_text()
    assert not addresses((ROOT / "package-lock.json").read_text())


def test_the_assets_are_those_of_this_source(hook: ModuleType) -> None:
    assert (VENDOR / "stamp.txt").read_text() == hook.fingerprint(ROOT), "run: .venv/bin/python build_assets.py"


def test_a_change_of_style_or_lock_changes_the_fingerprint(hook: ModuleType, tmp_path: Path) -> None:
    styles = tmp_path / "hedgerow" / "shell" / "assets"
    styles.mkdir(parents=True)
    for name in ("package-lock.json", "build_assets.py"):
        (tmp_path / name).write_text("{}")
    (styles / "a.scss").write_text("a{}")
    prints = [hook.fingerprint(tmp_path)]
    for path in (styles / "a.scss", tmp_path / "package-lock.json"):
        path.write_text("changed")
        prints.append(hook.fingerprint(tmp_path))
    assert len(set(prints)) == 3
