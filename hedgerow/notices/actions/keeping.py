"""Keeping what was read: each buying one notice, each release one version of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record_each
from hedgerow.engines.lifecycle import actions as lifecycle
from hedgerow.engines.lifecycle.types import Closing, State
from hedgerow.kernel import clock
from hedgerow.notices.models import Lot, Notice, NoticeCode, Reading, Version
from hedgerow.notices.queries.buyers import Buyers
from hedgerow.notices.queries.locating import Finder, Where
from hedgerow.notices.queries.looking import Planned
from hedgerow.notices.rules.drafts import dump
from hedgerow.notices.types import Kind, Release, Scheme, Stage
from hedgerow.standards import cpv

BATCH = 1000
PLANNED_FOR = timedelta(days=365)  # an early notice that says no day is open for a year
RUNNING = (Stage.PLANNED, Stage.OPEN)


def keep(*, by: User | None, reading: Reading, planned: Sequence[Planned]) -> list[int]:
    """Write what was planned, inside the transaction of the caller: the ids of all notices that are new or changed."""
    finder, buyers = Finder(text for one in planned for text in one.after.places), Buyers()
    notices: dict[str, Notice] = {}
    places: dict[str, Where] = {}
    for one in planned:
        buyer = buyers.find(one.after)
        places[one.ocid] = finder.where(one.after.places, buyer)
        notices[one.ocid] = _filled(one, reading, places[one.ocid].here, buyer)
    _save(by, planned, notices)
    _add_to(reading, planned, notices, places)
    return [notice.pk for notice in notices.values()]


def _filled(planned: Planned, reading: Reading, here: bool, buyer: Any) -> Notice:
    """The notice with everything that is known of it now; its state is dealt with later, where it was here before."""
    told = planned.after
    notice = planned.notice or Notice(kind=Kind.NOTICE, ocid=planned.ocid)
    for name in (
        "title",
        "description",
        "stage",
        "pence",
        "pence_least",
        "deadline",
        "starts",
        "ends",
        "vcse",
        "sme",
        "link",
    ):
        setattr(notice, name, getattr(told, name))
    notice.release_id, notice.released_at = told.id, told.at
    notice.buyer, notice.buyer_name, notice.here = buyer, told.buyer, here
    notice.cpv, notice.cpv_titles, notice.places = list(told.cpv), list(told.cpv_titles), list(told.places)
    notice.ends_on = _ends_on(notice)
    notice.source, notice.licence, notice.read_on = reading.source, reading.licence, clock.today()
    notice.updated_at = clock.now()
    if planned.notice is None:
        _first_state(notice)
    return notice


def _ends_on(notice: Notice) -> Any:
    if notice.deadline_day or notice.stage != Stage.PLANNED:
        return notice.deadline_day
    return notice.starts or (clock.day_of(notice.released_at) + PLANNED_FOR if notice.released_at else None)


def is_running(notice: Notice) -> bool:
    """Whether there is still something to bid for, or to come."""
    in_time = notice.deadline > clock.now() if notice.deadline else not _is_past(notice)
    return notice.stage in RUNNING and in_time


def _is_past(notice: Notice) -> bool:
    return notice.ends_on is not None and notice.ends_on < clock.today()


def _why(notice: Notice) -> Closing:
    return Closing.PAST if notice.stage in RUNNING else Closing.HAND


def _first_state(notice: Notice) -> None:
    if is_running(notice):
        notice.state, notice.live_since = State.LIVE, clock.now()
    else:
        notice.state, notice.closed_at, notice.closed_why = State.CLOSED, clock.now(), _why(notice)


def _save(by: User | None, planned: Sequence[Planned], notices: dict[str, Notice]) -> None:
    fresh = [notices[one.ocid] for one in planned if one.notice is None]
    held = [notices[one.ocid] for one in planned if one.notice is not None]
    Notice.objects.bulk_create(fresh, BATCH)
    for notice in held:
        notice.save()
        set_running(by=by, notice=notice)
    record_each(by=by, did="notice.read", each=[(notice.ref, ()) for notice in fresh])
    record_each(by=by, did="notice.changed", each=[(notice.ref, ("release",)) for notice in held])


def set_running(*, by: User | None, notice: Notice) -> Notice:
    """Open or close a notice as what it says now has it: a deadline that was moved opens it again."""
    if is_running(notice) and notice.state == State.CLOSED:
        lifecycle.move(by=by, record=notice, ref=notice.ref, to=State.DRAFT)
        held = lifecycle.move(by=by, record=notice, ref=notice.ref, to=State.LIVE)
        if held.live_since is None:
            held.live_since = clock.now()
            held.save(update_fields=["live_since"])
        return held
    if not is_running(notice) and notice.state in (State.LIVE, State.PAUSED):
        return lifecycle.move(by=by, record=notice, ref=notice.ref, to=State.CLOSED, why=_why(notice))
    return notice


def _add_to(reading: Reading, planned: Sequence[Planned], notices: dict[str, Notice], places: dict[str, Where]) -> None:
    """Versions are added; lots and codes are those of what is known now."""
    pks = [notice.pk for notice in notices.values()]
    for some in (pks[start : start + 500] for start in range(0, len(pks), 500)):
        Lot.objects.filter(notice__in=some).delete()
        NoticeCode.objects.filter(notice__in=some).delete()
    versions = [_version(reading, notices[one.ocid], release) for one in planned for release in one.new]
    lots = [_lot(notices[one.ocid], lot) for one in planned for lot in one.after.lots]
    codes = [
        row for one in planned for row in code_rows(notices[one.ocid], codes_of(one.after, places[one.ocid].codes))
    ]
    Version.objects.bulk_create(versions, BATCH)
    Lot.objects.bulk_create(lots, BATCH)
    NoticeCode.objects.bulk_create(codes, BATCH)


def _version(reading: Reading, notice: Notice, release: Release) -> Version:
    return Version(notice=notice, reading=reading, release_id=release.id, released_at=release.at, facts=dump(release))


def _lot(notice: Notice, lot: Any) -> Lot:
    return Lot(notice=notice, key=lot.key, title=lot.title, description=lot.description, pence=lot.pence, vcse=lot.vcse)


def codes_of(told: Release, areas: Iterable[str]) -> set[tuple[str, str]]:
    """The codes by which a notice is found: where, what, which themes, for whom."""
    text = " ".join((told.title, told.description, *told.cpv_titles, *(lot.title for lot in told.lots)))
    return {
        *((Scheme.AREA, code) for code in areas),
        *((Scheme.CPV, code) for code in told.cpv),
        *((Scheme.THEME, theme) for code in told.cpv for theme in cpv.themes_of(code)),
        *((Scheme.BENEFICIARY, code) for code in cpv.beneficiaries_of(text)),
    }


def code_rows(notice: Notice, codes: Iterable[tuple[str, str]]) -> list[NoticeCode]:
    """Codes of a notice as rows."""
    return [NoticeCode(notice=notice, scheme=scheme, code=code) for scheme, code in sorted(codes)]
