"""Brings what is due: each source's files as often as its publisher brings out new ones.

<data>/downloads/<source>/            the publisher's files, whole, and `.fetched.json`
<data>/downloads/...                  anything else is the user's own, put there by hand
<data>/downloading/<source>/          a download under way; it counts for nothing
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hedgerow.spine.fetching.web import FetchError, quietly
from hedgerow.spine.raw import all_sources, recognised
from hedgerow.spine.reading.found import look
from hedgerow.spine.sources.base import Source

NOTE = ".fetched.json"


@dataclass(frozen=True)
class Brought:
    """The folder to read, and in sentences what could not be brought or has to be put there by hand."""

    folder: Path
    warnings: tuple[str, ...]


def bring(
    data: Path,
    *,
    sources: Sequence[Source] | None = None,
    now: datetime | None = None,
    progress: Callable[[str], None] = quietly,
) -> Brought:
    """Fetches into `<data>/downloads` whatever is due, and keeps what was brought before where a publisher fails.

    Raises FetchError where nothing at all is there to read.
    """
    folder, moment = data / "downloads", now or datetime.now(UTC)
    folder.mkdir(parents=True, exist_ok=True)
    wanted = all_sources() if sources is None else sources
    failures = [told for one in wanted if one.fetch for told in bring_one(one, folder, moment, progress)]
    if not any(folder.rglob("[!.]*.*")):
        first = f" {failures[0]}." if failures else ""
        raise FetchError(
            f"Nothing could be brought from its publisher.{first} Or give a folder of open data with --from."
        )
    return Brought(folder, (*failures, *by_hand(wanted, folder)))


def bring_one(source: Source, folder: Path, now: datetime, progress: Callable[[str], None]) -> Iterator[str]:
    """A sentence where it failed; nothing where it went well or was not due."""
    held = brought_on(folder / source.name)
    if held and now - held < timedelta(days=source.cadence_days):
        progress(f"Brought on {held:%-d %B %Y}: {source.title}")
        return
    progress(f"Bringing {source.title} from {source.publisher}")
    try:
        bring_beside(source, folder, now, progress)
    except (FetchError, OSError) as error:
        kept = f"; what was brought on {held:%-d %B %Y} is used" if held else ""
        yield f"{source.title} could not be brought: {error}{kept}. Its page is {source.address}"


def bring_beside(source: Source, folder: Path, now: datetime, progress: Callable[[str], None]) -> None:
    """Into another folder, which takes the place of the old one when it is whole."""
    assert source.fetch is not None
    beside = folder.with_name("downloading") / source.name
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    try:
        source.fetch(beside, progress)
        (beside / NOTE).write_text(json.dumps({"at": now.isoformat()}), encoding="utf-8")
        shutil.rmtree(folder / source.name, ignore_errors=True)
        beside.rename(folder / source.name)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def brought_on(folder: Path) -> datetime | None:
    """When the files in a folder were brought; None where they were not, or that cannot be read."""
    try:
        return datetime.fromisoformat(json.loads((folder / NOTE).read_text(encoding="utf-8"))["at"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def by_hand(sources: Sequence[Source], folder: Path) -> Iterator[str]:
    """A sentence for each source that has no fixed address and of which no file is in the folder."""
    held = {source.name for source, _ in recognised(list(look(folder)))}
    for source in sources:
        if source.fetch is None and source.name not in held and source.by_hand:
            yield f"{source.title}: {source.by_hand} Put it into {folder}; it is published at {source.address}"
