"""Two years of contracts in Mallowdale: files of notices of our own making, read by the same reader; early notices; and
groups that bid together."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hedgerow.accounts.models import User
from hedgerow.demo.borough import AUTHORITY, NAME
from hedgerow.demo.contracts import BOUGHT, CODES, COUNCIL, EARLY, HEALTH, Bought
from hedgerow.engines.imports.types import Licence
from hedgerow.engines.lifecycle.types import Closing, State
from hedgerow.funding import actions as funding
from hedgerow.funding.types import Change, Stage, StepKind
from hedgerow.kernel import clock
from hedgerow.notices import actions
from hedgerow.notices.actions.consortia import Asked, settle
from hedgerow.notices.actions.telling import nobody
from hedgerow.notices.actions.telling import tell as tell_groups
from hedgerow.notices.models import Consortium, Notice
from hedgerow.notices.queries.fits import groups_for
from hedgerow.organisations.models import Access, Organisation
from hedgerow.organisations.types import Kind
from hedgerow.places.models import Area
from hedgerow.workflows.notice_becomes_bid import bid_alone, bid_together

EVERY = 30  # days from one file to the next
SOURCE = "Mallowdale procurement portal (made up)"


@dataclass(frozen=True)
class Cast:
    """Who takes part: our workers, an officer, somebody of a group, the bodies by their names here, and the wards."""

    worker: User
    officer: User
    rep: User
    bodies: dict[str, Organisation]
    wards: Sequence[str]
    today: date


def tell(today: date) -> int:
    """Everything, in the order in which it happened. Returns how many notices there are."""
    cast = _cast(today)
    with clock.pretend(_at(today - timedelta(days=705))):
        for access in Access.objects.filter(user=cast.rep, until__isnull=True).select_related("organisation"):
            actions.wish(by=cast.rep, organisation=access.organisation)
    for ago in (*range(EVERY * 23, 0, -EVERY), 2):
        with clock.pretend(_at(today - timedelta(days=ago))):
            _read(cast, ago)
            _night(today - timedelta(days=ago))
        _alone(cast, ago)
        if ago == 2 * EVERY:
            _won(cast)
    _early(cast)
    _forming(cast)
    with clock.pretend(_at(today - timedelta(days=1))):
        _night(today - timedelta(days=1))
    return Notice.objects.count()


def _at(day: date) -> datetime:
    return datetime.combine(day, time(9, 40), UTC)


def _cast(today: date) -> Cast:
    users = {name: User.objects.get(email=f"{name}@example.org") for name in ("funding", "partner", "rep")}
    council = Access.objects.get(user=users["partner"], until__isnull=True).organisation
    others = list(
        Organisation.objects.filter(kind=Kind.PUBLIC_BODY, merged_into=None).exclude(pk=council.pk).order_by("pk")
    )
    health = next((one for one in others if "Health" in one.name or "Care" in one.name), council)
    wards = list(Area.objects.filter(kind="ward").order_by("code").values_list("name", flat=True))
    bodies = {COUNCIL: council, HEALTH: health}
    return Cast(users["funding"], users["partner"], users["rep"], bodies, wards, today)


def _night(day: date) -> None:
    """What the nights since the last file did: what is past is closed, groups are told, what nobody bid for is kept."""
    for notice in Notice.objects.filter(state=State.LIVE, ends_on__lt=day):
        actions.close(by=None, notice=notice, why=Closing.PAST)
    tell_groups(day)
    nobody(day)
    settle(day)


def _read(cast: Cast, ago: int) -> None:
    """The file of the days before: what came out then, and what became of older ones."""
    since = ago + (EVERY if ago > 2 else EVERY - 2)
    fresh = [one for one in BOUGHT if ago <= one.ago < since]
    decided = [one for one in BOUGHT if ago <= one.ago - one.open - 40 < since]
    releases = [_release(cast, one, "tender") for one in fresh] + [
        _release(cast, one, one.end) for one in decided if one.end != "none"
    ]
    if releases:
        data = json.dumps({"version": "1.1", "releases": releases}).encode()
        name = f"notices_{clock.today():%Y-%m}.json"
        reading = actions.look(by=cast.worker, file=name, data=data, source=SOURCE, licence=Licence.OGL)
        actions.apply(by=cast.worker, reading=reading)


def _release(cast: Cast, one: Bought, tag: str) -> dict[str, Any]:
    """One release as its publisher would have written it."""
    out = cast.today - timedelta(days=one.ago)
    deadline, number = out + timedelta(days=one.open), BOUGHT.index(one) + 1
    begins = deadline + timedelta(days=60)
    own = cast.bodies.get(one.buyer)
    said = {"tender": "active", "award": "complete", "cancelled": "cancelled"}[tag]
    released = out if tag == "tender" else deadline + timedelta(days=40)
    places = [{"region": cast.wards[n % len(cast.wards)]} for n in one.wards] or [{"region": NAME}]
    runs = {"startDate": _moment(begins), "endDate": _moment(begins + timedelta(days=365 * one.years))}
    return {
        "ocid": f"ocds-hedge1-{number:04d}",
        "id": f"{number:04d}-{tag}",
        "date": _moment(released),
        "tag": ["tenderCancellation" if tag == "cancelled" else tag],
        "initiationType": "tender",
        "buyer": {"name": own.name if own else "Mallowdale Homes"},
        "tender": {
            "id": f"T{number:04d}",
            "title": one.title,
            "description": one.words,
            "status": said,
            "classification": {"scheme": "CPV", "id": one.code, "description": CODES[one.code]},
            "value": _pounds(one.pounds),
            "tenderPeriod": {"endDate": _moment(deadline)},
            "contractPeriod": runs,
            "suitability": {"vcse": one.vcse, "sme": True},
            "items": [{"id": "1", "deliveryAddresses": places}],
            "lots": [
                {"id": str(n), "title": title, "value": _pounds(pounds)}
                for n, (title, pounds) in enumerate(one.lots, 1)
            ],
        },
        **({"awards": [{"id": "1", "status": "active"}]} if tag == "award" else {}),
    }


def _moment(day: date) -> str:
    return f"{day}T12:00:00Z"


def _pounds(amount: int) -> dict[str, Any]:
    return {"amount": amount, "currency": "GBP"}


def _early(cast: Cast) -> None:
    """Three early notices of the council; the last still waits to be checked."""
    wards = list(Area.objects.filter(kind="ward").order_by("code").values_list("code", flat=True))
    for number, (title, words, pence, days, here, themes, lots, how) in enumerate(EARLY):
        with clock.pretend(_at(cast.today - timedelta(days=30 - number * 13))):
            made = actions.announce(
                by=cast.officer, body=cast.bodies[COUNCIL], title=title, description=words, pence=pence,
                starts=cast.today + timedelta(days=days), in_lots=lots, talk=bool(how), how=how,
                areas=[wards[n % len(wards)] for n in here] or [AUTHORITY], themes=themes,
            )  # fmt: skip
        if number < len(EARLY) - 1:
            with clock.pretend(_at(cast.today - timedelta(days=28 - number * 13))):
                actions.check(by=cast.worker, notice=made)


def _begin(cast: Cast, title: str, parts: Sequence[tuple[str, int]], day: date) -> Consortium | None:
    """The groups that a notice fits best are brought together; the first leads."""
    notice = Notice.objects.filter(title=title).order_by("-pk").first()
    groups = [match.organisation for match in groups_for(notice)[: len(parts)]] if notice else []
    if notice is None or len(groups) < 2:
        return None
    asked = [Asked(group, does, pounds * 100) for group, (does, pounds) in zip(groups, parts, strict=False)]
    return actions.form(
        by=cast.worker, notice=notice, lead=groups[0], parts=asked, aim="One door for people, three groups behind it.",
        agree_by=day + timedelta(days=14),
    )  # fmt: skip


def _alone(cast: Cast, ago: int) -> None:
    """Of what came out, about half is bid for by the group that it fits best, and half of that is won."""
    day = cast.today - timedelta(days=ago)
    if ago <= 2 * EVERY:
        return
    for notice in Notice.objects.filter(state=State.LIVE, read_on=day).order_by("pk")[::2]:
        best = groups_for(notice).first()
        if best is None:
            continue
        with clock.pretend(_at(day + timedelta(days=2))):
            bid = bid_alone(by=cast.worker, notice=notice, organisation=best.organisation)
        last = StepKind.AWARDED if notice.pk % 4 < 2 else StepKind.REFUSED
        for kind, seen, days in ((StepKind.SUBMITTED, Stage.PREPARING, 9), (last, Stage.SUBMITTED, 50)):
            on = day + timedelta(days=days)
            pence = None if kind == StepKind.REFUSED else notice.pence
            with clock.pretend(_at(on)):
                bid = funding.move(by=cast.worker, bid=bid, change=Change(kind, seen, on=on, pence=pence, helped=True))


def _won(cast: Cast) -> None:
    """A consortium that came together, bid and won."""
    day = cast.today - timedelta(days=58)
    title = "Home from hospital: the first six weeks"
    with clock.pretend(_at(day)):
        made = _begin(cast, title, (("Visits and calls", 45_000), ("Shopping", 25_000), ("Lifts", 20_000)), day)
    if made is None:
        return
    with clock.pretend(_at(day + timedelta(days=6))):
        for part in made.parts.select_related("consortium", "organisation"):
            actions.agree(by=cast.worker, part=part, words="Their chair, by telephone")
        bid = bid_together(by=cast.worker, consortium=made)
    steps = ((StepKind.SUBMITTED, Stage.PREPARING, 7, None), (StepKind.AWARDED, Stage.SUBMITTED, 45, 8_800_000))
    for kind, seen, days, pence in steps:
        with clock.pretend(_at(day + timedelta(days=days))):
            change = Change(kind, seen, on=day + timedelta(days=days), pence=pence, helped=True)
            bid = funding.move(by=cast.worker, bid=bid, change=change)


def _forming(cast: Cast) -> None:
    """One that is coming together: not all have answered."""
    day = cast.today - timedelta(days=2)
    with clock.pretend(_at(day)):
        parts = (("Debt advice in person", 60_000), ("A telephone line", 30_000), ("Help with forms", 15_000))
        made = _begin(cast, "Advice on debt and benefits", parts, day)
        if made is not None:
            first = made.parts.select_related("consortium", "organisation").order_by("pk")[0]
            actions.agree(by=cast.worker, part=first, words="We would lead")
