"""Documents lead somewhere, name what exists and leave nothing out."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from hedgerow.config import command_line
from scripts import reference
from tests.repository.tree import PACKAGE, ROOT, files, python_files, relative

LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)\s>]+)>?\)")
SETTING = re.compile(r"[\"'](HEDGEROW_[A-Z_]+|DATABASE_URL|EMAIL_URL)[\"']")


def documents() -> tuple[Path, ...]:
    """Every page of documentation."""
    return files("*.md", "docs/**/*.md")


def links(path: Path) -> Iterator[tuple[str, str]]:
    """Target and anchor of each link to another place in the repository."""
    said = re.sub(r"```.*?```|`[^`]*`", "", path.read_text(), flags=re.DOTALL)
    for target in LINK.findall(said):
        if not re.match(r"[a-z]+:", target):
            yield tuple((target + "#").split("#")[:2])


def anchors(path: Path) -> set[str]:
    """The anchors that a page's headings make."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_link_leads_somewhere() -> None:
    wrong = []
    for page in documents():
        for target, anchor in links(page):
            path = (page.parent / target).resolve() if target else page
            if not path.exists() or (anchor and path.suffix == ".md" and anchor not in anchors(path)):
                wrong.append(f"{relative(page)} links to {target}{'#' * bool(anchor)}{anchor}")
    assert not wrong, "\n".join(wrong)


def test_every_page_of_docs_can_be_found_from_its_index() -> None:
    index = ROOT / "docs" / "README.md"
    listed = {(index.parent / target).resolve() for target, _ in links(index)}
    lost = [relative(page) for page in files("docs/**/*.md") if page != index and page not in listed]
    assert not lost, f"docs/README.md does not name {lost}"


def test_every_screenshot_is_shown() -> None:
    shown = {(page.parent / target).resolve() for page in documents() for target, _ in links(page)}
    assert [relative(path) for path in files("docs/screenshots/**") if path not in shown] == []


def test_every_setting_is_documented_and_every_documented_setting_exists() -> None:
    read = {name for path in python_files(PACKAGE) for name in SETTING.findall(path.read_text())}
    written = set(re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs/reference/settings.md").read_text(), re.MULTILINE))
    assert read | {"DATABASE_URL", "PORT"} == written


def test_decisions_are_numbered_and_short() -> None:
    records = files("docs/decisions/*.md")
    assert [int(path.name[:4]) for path in records] == list(range(1, len(records) + 1))
    for path in records:
        assert path.read_text().startswith(f"# {int(path.name[:4])}. "), path.name
        assert len(path.read_text().splitlines()) <= 45, f"{path.name} is over a page"


def test_the_readmes_commands_are_targets_of_make() -> None:
    listed = subprocess.run(
        ["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    for page in documents():
        for target in re.findall(r"(?:^    |`)make ([a-z]+)", page.read_text(), re.MULTILINE):
            assert f"make {target} " in listed, f"{relative(page)} names `make {target}`"


def test_the_commands_shown_exist_with_their_options() -> None:
    known = dict(reference.walk("hedgerow", command_line.hedgerow))
    for page in documents():
        for line in re.findall(r"^    \.venv/bin/(hedgerow .+)$", page.read_text(), re.MULTILINE):
            words = re.match(r"hedgerow(?: [a-z-]+)+", line.replace(" --", "  --"))
            assert words, f"{relative(page)}: {line}"
            assert words[0] in known, f"{relative(page)} shows `{line}`"
            options = {name for option in known[words[0]].params for name in option.opts}
            assert set(re.findall(r"--[a-z-]+", line)) <= options, f"{relative(page)} shows `{line}`"


def test_the_reference_of_the_command_line_is_current() -> None:
    assert (reference.FOLDER / "commands.md").read_text() == reference.commands(), "run `make reference`"
