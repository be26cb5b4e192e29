from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from hedgerow.spine import commands, store
from hedgerow.spine.build import build
from hedgerow.spine.fetching import due
from hedgerow.spine.fetching.files import Files
from hedgerow.spine.fetching.web import FetchError
from hedgerow.spine.raw import all_sources
from hedgerow.spine.sources import authorities, council_spend, deprivation_2025
from hedgerow.spine.sources.base import Source
from tests.spine.fetching.conftest import Publisher

NOW = datetime(2026, 7, 1, tzinfo=UTC)


def sources(publisher: Publisher, small_place: Path) -> list[Source]:
    """Two sources that this machine publishes, and one that has no address."""
    held = {authorities.SOURCE: "authorities_2026.csv", deprivation_2025.SOURCE: "imd.csv"}
    for name in held.values():
        publisher.pages[f"/{name}"] = (small_place / name).read_bytes()
    fetched = [replace(one, fetch=Files({name: publisher.at(f"/{name}")})) for one, name in held.items()]
    return [*fetched, council_spend.SOURCE]


def test_what_is_due_is_brought_and_built(publisher: Publisher, small_place: Path, tmp_path: Path) -> None:
    own = sources(publisher, small_place)
    brought = due.bring(tmp_path, sources=own, now=NOW)
    assert len(brought.warnings) == 1
    assert "on its own site" in brought.warnings[0]
    build(data=brought.folder, spine=tmp_path / "spine")
    assert store.open_spine(tmp_path / "spine").value("SELECT count(*) FROM deprivation") == 3


def test_it_is_brought_again_when_the_publisher_will_have_a_newer_one(
    publisher: Publisher, small_place: Path, tmp_path: Path
) -> None:
    own = sources(publisher, small_place)
    due.bring(tmp_path, sources=own, now=NOW)
    publisher.asked.clear()
    due.bring(tmp_path, sources=own, now=NOW + timedelta(days=179))
    assert publisher.asked == []
    due.bring(tmp_path, sources=own, now=NOW + timedelta(days=181))
    assert publisher.asked == ["/authorities_2026.csv"]


def test_a_publisher_that_fails_leaves_what_was_brought_before(
    publisher: Publisher, small_place: Path, tmp_path: Path
) -> None:
    own = sources(publisher, small_place)
    due.bring(tmp_path, sources=own, now=NOW)
    publisher.cut["/authorities_2026.csv"] = 100
    brought = due.bring(tmp_path, sources=own, now=NOW + timedelta(days=200))
    assert "broke off" in brought.warnings[0]
    assert "what was brought on 1 July 2026 is used" in brought.warnings[0]
    kept = tmp_path / "downloads" / "authorities" / "authorities_2026.csv"
    assert kept.read_bytes() == (small_place / "authorities_2026.csv").read_bytes()
    assert list((tmp_path / "downloading").iterdir()) == []


def test_what_is_put_there_by_hand_is_no_longer_asked_for(
    publisher: Publisher, small_place: Path, tmp_path: Path
) -> None:
    (tmp_path / "downloads").mkdir()
    (tmp_path / "downloads" / "spend.csv").write_text("Supplier,Date,Amount,Purpose\nAsh Ltd,2026-01-01,600,Hall\n")
    assert due.bring(tmp_path, sources=sources(publisher, small_place), now=NOW).warnings == ()


def test_without_the_internet_there_is_one_sentence(publisher: Publisher, tmp_path: Path, small_place: Path) -> None:
    own = sources(publisher, small_place)
    publisher.pages.clear()
    with pytest.raises(FetchError, match=r"Nothing could be brought .* Or give a folder of open data with --from"):
        due.bring(tmp_path, sources=own, now=NOW)


def test_the_command_without_a_folder_says_in_one_sentence_that_nobody_answers(
    publisher: Publisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = [replace(authorities.SOURCE, fetch=Files({"a.csv": publisher.at("/gone.csv")}))]
    monkeypatch.setattr(due, "all_sources", lambda: gone)
    result = CliRunner().invoke(commands.spine_group, ["build", "--data-dir", str(tmp_path)])
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1].startswith("Nothing could be brought from its publisher")


def test_every_source_can_be_brought_or_says_where_it_is() -> None:
    """But for two that the full register makes needless."""
    neither = {one.name for one in all_sources() if not one.fetch and not one.by_hand}
    assert neither == {"charity_list", "ukcat_sample"}
    for one in all_sources():
        assert one.address.startswith("https://"), one.name
        for address in getattr(one.fetch, "addresses", {}).values():
            assert address.startswith("https://"), address
