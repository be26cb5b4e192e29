"""What reading a file would do: each buying as it would be, beside what is here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hedgerow.notices.models import Notice, Version
from hedgerow.notices.rules.drafts import load, over
from hedgerow.notices.types import Fault, Release
from hedgerow.notices.types.notices import Looked

AT_ONCE = 500


@dataclass(frozen=True)
class Planned:
    """One buying after a file: what would be known of it, which of its releases are new here, and our record of it."""

    ocid: str
    after: Release
    new: tuple[Release, ...]
    notice: Notice | None

    @property
    def does_something(self) -> bool:
        return bool(self.new)


def plan(releases: Sequence[Release]) -> tuple[list[Planned], list[Fault]]:
    """Each buying of a file: its releases in order of their dates, the newest wins, and what it does not tell stays from
    before. One that has no title or no buyer even so cannot be kept: that is a fault."""
    by_ocid: dict[str, list[Release]] = defaultdict(list)
    for release in releases:
        by_ocid[release.ocid].append(release)
    here, known = _here(by_ocid), _known(by_ocid)
    planned = [_planned(ocid, own, here.get(ocid), known.get(ocid, {})) for ocid, own in by_ocid.items()]
    wrong = [fault for one in planned for fault in _missing(one)]
    return [one for one in planned if one.after.title and one.after.buyer], wrong


def _here(ocids: Iterable[str]) -> dict[str, Notice]:
    return {notice.ocid: notice for some in _chunks(ocids) for notice in Notice.objects.filter(ocid__in=some)}


def _known(ocids: Iterable[str]) -> dict[str, dict[str, Release]]:
    """The releases that were read before, by ocid and id."""
    found: dict[str, dict[str, Release]] = defaultdict(dict)
    for some in _chunks(ocids):
        rows = Version.objects.filter(notice__ocid__in=some).values_list("notice__ocid", "release_id", "facts")
        for ocid, release_id, facts in rows:
            found[ocid][release_id] = load(facts)
    return found


def _chunks(values: Iterable[str]) -> Iterator[list[str]]:
    known = list(values)
    return (known[start : start + AT_ONCE] for start in range(0, len(known), AT_ONCE))


def _planned(ocid: str, own: Sequence[Release], notice: Notice | None, known: Mapping[str, Release]) -> Planned:
    new = tuple(release for release in own if release.id not in known)
    ordered = sorted((*known.values(), *new), key=lambda release: (release.at, release.number))
    after = ordered[0]
    for release in ordered[1:]:
        after = over(after, release)
    return Planned(ocid, after, new, notice)


def _missing(planned: Planned) -> Iterator[Fault]:
    last = planned.new[-1] if planned.new else planned.after
    if not planned.after.title:
        yield Fault(last.number, planned.ocid, "tender/title", _("is missing: nobody could tell what is bought"))
    if not planned.after.buyer:
        yield Fault(last.number, planned.ocid, "buyer/name", _("is missing: nobody could tell who buys"))


def looked(releases: Sequence[Release], planned: Sequence[Planned], faults: Sequence[Fault]) -> Looked:
    """The same in figures."""
    faulty = {fault.number for fault in faults if fault.number} - {release.number for release in releases}
    doing = [one for one in planned if one.does_something]
    added = sum(one.notice is None for one in doing)
    return Looked(
        releases=len(releases) + len(faulty),
        suitable=sum(release.vcse is True for release in releases),
        added=added,
        changed=len(doing) - added,
        same=len(planned) - len(doing),
        faults=tuple(sorted(faults, key=lambda fault: fault.number)),
    )
