"""From the bytes of a file to its releases: release packages, record packages, releases by themselves, JSON lines.

What is wrong of the file as a whole raises InputError; what is wrong of one release is a fault of that one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from hedgerow.notices.rules.checking import faults, shown
from hedgerow.notices.rules.releases import release_of
from hedgerow.notices.types import Fault, Release
from hedgerow.notices.types.faults import Wrong
from hedgerow.spine.errors import InputError
from hedgerow.spine.reading.documents import read_json
from hedgerow.spine.reading.encoding import decode

MOST_BYTES = 25 * 1024 * 1024
MOST_RELEASES = 20_000
MOST_FAULTS = 2_000
DEEPEST = 100  # no sound release comes near; each level below it only costs time


def check_size(size: int, file: str) -> None:
    """Raises InputError for a file that is larger than can be read at once."""
    if size > MOST_BYTES:
        raise InputError(
            Wrong.LARGE.said(n=MOST_BYTES // 1024**2),
            file,
        )


def read(data: bytes, *, file: str) -> tuple[list[Release], list[Fault]]:
    """The sound releases of a file in their order, and every fault. Raises InputError where there are none to be seen."""
    check_size(len(data), file)
    raw, wrong = _raw(data, file)
    if not raw and not wrong:
        raise InputError(Wrong.NONE.said(), file)
    if len(raw) > MOST_RELEASES:
        raise InputError(Wrong.MANY.said(n=MOST_RELEASES), file)
    sound, more = _sound(raw)
    return _each_once(sound, [*wrong, *more])


def _raw(data: bytes, file: str) -> tuple[list[tuple[int, Any]], list[Fault]]:
    """Everything that should be a release, with its number."""
    wrong: list[Fault] = []
    try:
        found = [_parse(data, file)]
    except InputError as error:
        lines = _lines(data)
        if lines is None:
            raise error
        found, wrong = lines
    raw = [each for document in found for each in _releases(document, file)]
    return list(enumerate(raw, start=1)), wrong


def _parse(data: bytes, file: str) -> Any:
    """One JSON document. Raises InputError for everything that Python's reader has to say against it."""
    try:
        return read_json(data, file=file)
    except ValueError as error:  # a whole number of thousands of figures
        raise InputError(Wrong.FIGURES.said(), file) from error


def _lines(data: bytes) -> tuple[list[Any], list[Fault]] | None:
    """JSON lines: one document a line; None where the first line is none by itself."""
    found, wrong = [], []
    lines = ((number, line) for number, line in enumerate(decode(data).splitlines(), start=1) if line.strip())
    for number, line in lines:
        try:
            found.append(_parse(line.encode(), ""))
        except InputError:
            if not found:
                return None
            wrong.append(Fault(0, "", Wrong.LINE.said(n=number), Wrong.JSON.said()))
    return (found, wrong) if len(found) > 1 else None


def _releases(document: Any, file: str) -> Iterator[Any]:
    """The releases that a document holds. Raises InputError where it is of no kind that we know."""
    if isinstance(document, list):
        yield from document
    elif not isinstance(document, dict):
        raise InputError(Wrong.NO_OCDS.said(), file)
    elif "releases" in document:
        yield from _list(document, "releases", file)
    elif "records" in document:
        for record in _list(document, "records", file):
            yield from _of_record(record)
    elif "ocid" in document or "tender" in document or "tag" in document:
        yield document
    else:
        raise InputError(Wrong.NO_RELEASES.said(), file)


def _list(document: dict[str, Any], name: str, file: str) -> list[Any]:
    found = document[name]
    if not isinstance(found, list):
        raise InputError(Wrong.NO_LIST.said(name=name), file)
    return found


def _of_record(record: Any) -> Iterable[Any]:
    """The releases of a record, where it holds them whole; else the one that was put together of them."""
    if not isinstance(record, dict):
        return [record]
    own = record.get("releases")
    whole = [each for each in own if isinstance(each, dict) and "date" in each] if isinstance(own, list) else []
    return whole or ([record["compiledRelease"]] if "compiledRelease" in record else [record])


def _sound(raw: Sequence[tuple[int, Any]]) -> tuple[list[Release], list[Fault]]:
    sound: list[Release] = []
    wrong: list[Fault] = []
    for number, each in raw:
        found = faults(each) if _depth(each) <= DEEPEST else [("", Wrong.DEEP.said())]
        ocid = shown(each.get("ocid") or "") if isinstance(each, dict) else ""
        wrong += [Fault(number, ocid, field, sentence) for field, sentence in found]
        if not found:
            sound.append(release_of(each, number))
    return sound, wrong


def _depth(value: Any) -> int:
    """How deeply a value is nested, without recursion."""
    deepest, waiting = 0, [(value, 1)]
    while waiting and deepest <= DEEPEST:
        here, depth = waiting.pop()
        deepest = max(deepest, depth)
        inner = here.values() if isinstance(here, dict) else here if isinstance(here, list) else ()
        waiting += [(each, depth + 1) for each in inner if isinstance(each, dict | list)]
    return deepest


def _each_once(releases: list[Release], wrong: list[Fault]) -> tuple[list[Release], list[Fault]]:
    """Each release once: the first stands, others of the same ocid and id are told of."""
    seen: dict[tuple[str, str], Release] = {}
    for release in releases:
        first = seen.setdefault((release.ocid, release.id), release)
        if first is not release:
            same = replace(release, number=first.number) == first
            said = (Wrong.TWICE if same else Wrong.DIFFERS).said(n=first.number)
            wrong.append(Fault(release.number, release.ocid, "id", said))
    return list(seen.values()), sorted(wrong, key=lambda fault: fault.number)[:MOST_FAULTS]
