"""Writing down services, and changing what is said of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit import actions as audit
from hedgerow.engines.imports.actions import lock
from hedgerow.engines.lifecycle.types import State
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries import resolve
from hedgerow.places import queries as places
from hedgerow.places.types import Located
from hedgerow.services import rules
from hedgerow.services.actions.holding import hold
from hedgerow.services.actions.indexing import index
from hedgerow.services.models import FACTS, Area, Hours, Price, Service, Spot, Tag
from hedgerow.services.permissions import check_write_for
from hedgerow.services.queries.records import parts_of, whole
from hedgerow.services.queries.words import labels
from hedgerow.services.types import Place, Said, TagKind, Taking

MOST = 30  # places, hours, prices and areas of one service
TAKING = ("taking", "reply_days")
NOTHING = Said(places=(), times=(), prices=(), areas=(), tags={})
Postcodes = Mapping[str, Located]


def add_service(*, by: User, organisation: Organisation, name: str, said: Said | None = None, **facts: Any) -> Service:
    """A service of a group, as a draft that nobody else sees yet. Raises ValidationError, by fact, for what cannot be;
    PermissionDenied."""
    kept = organisation if organisation.merged_into_id is None else resolve(organisation.pk)
    check_write_for(by, kept)
    service = Service(organisation=kept, made_by=by.pk)
    return write(by=by, service=service, facts={**facts, "name": name}, said=said or Said(), did="service.added")


def change_service(*, by: User, service: Service, said: Said | None = None, **facts: Any) -> Service:
    """Change what is said of a service. One that is open stays open. Raises ValidationError and PermissionDenied."""
    check_write_for(by, service.organisation)
    return write(by=by, service=service, facts=facts, said=said or Said(), did="service.changed")


def say_taking(*, by: User, service: Service, taking: Taking, reply_days: int | None = None) -> Service:
    """Say whether a service can take people today; the day is shown with it."""
    check_write_for(by, service.organisation)
    return write(
        by=by,
        service=service,
        facts={"taking": taking, "reply_days": reply_days},
        said=Said(),
        did="service.taking_said",
        today=True,
    )


def write(
    *,
    by: User | None,
    service: Service,
    facts: Mapping[str, Any],
    said: Said,
    did: str,
    typed: bool = True,
    indexed: bool = True,
    located: Postcodes | None = None,
    today: bool = False,
) -> Service:
    """Write facts and parts. What a person `typed` is locked: no feed changes it later. `located` are postcodes that were
    looked up for many at once. `today`: whether it takes people was said today, changed or not."""
    assert facts.keys() <= FACTS, f"not facts of a service: {sorted(facts.keys() - FACTS)}"
    clean = {name: value.strip() if isinstance(value, str) else value for name, value in facts.items()}
    if located is None:  # read before anything is held
        located = places.postcodes(place.postcode for place in said.places or () if place.postcode)
    with transaction.atomic():
        is_new = service.pk is None
        held = service if is_new else hold(service.pk)
        now = NOTHING if is_new else parts_of(whole(Service.objects.filter(pk=held.pk))[0])
        changed = [name for name, value in clean.items() if getattr(held, name) != value]
        for name in changed:
            setattr(held, name, clean[name])
        if today or set(changed) & set(TAKING):
            held.taking_on = clock.today() if held.taking else None
        _check(held, said)
        held.changed_at = clock.now()
        held.save()
        changed += _parts(held, said, now, located)
        if indexed:
            index([held.pk])
        audit.record(by=by, did=did, ref=held.ref, fields=changed)
        if typed and by is not None and changed:
            lock(by=by, ref=held.ref, fields=changed)
    return held


def _check(held: Service, said: Said) -> None:
    if held.age_from is not None and held.age_to is not None and held.age_from > held.age_to:
        raise ValidationError({"age_to": [_("The highest age is below the lowest.")]})
    if held.state == State.LIVE and not held.description:
        raise ValidationError({"description": [_("A service that is shown has to say what it does.")]})
    for name in ("places", "times", "prices", "areas"):
        if len(getattr(said, name) or ()) > MOST:
            raise ValidationError({name: [_("That is too many: %(most)d at most.") % {"most": MOST}]})
    held.full_clean(exclude=["organisation"], validate_unique=False, validate_constraints=False)


def _parts(held: Service, said: Said, now: Said, located: Postcodes) -> list[str]:
    """Put parts in place of those that stand there, where they differ; the names of those that did."""
    writers: dict[str, Callable[..., None]] = {"places": _places, "times": _times, "prices": _prices, "areas": _areas}
    changed = []
    for name, put in writers.items():
        wanted = getattr(said, name)
        if wanted is not None and wanted != getattr(now, name):
            put(held, wanted, located)
            changed.append(name)
    return [*changed, *_tags(held, said.tags or {}, now.tags or {})]


def _places(held: Service, wanted: Iterable[Place], located: Postcodes) -> None:
    Spot.objects.filter(service=held).delete()
    Spot.objects.bulk_create([_spot(held, place, located.get(place.postcode)) for place in wanted])


def _spot(held: Service, place: Place, at: Located | None) -> Spot:
    spot = Spot(service=held, name=place.name, address=place.address, postcode=place.postcode)
    if at is not None:
        spot.lsoa, spot.ward, spot.authority = at.lsoa or "", at.ward or "", at.authority or ""
        spot.lon, spot.lat = at.lon, at.lat
    return spot


def _times(held: Service, wanted: Any, _located: Postcodes) -> None:
    Hours.objects.filter(service=held).delete()
    Hours.objects.bulk_create(
        Hours(service=held, day=day, opens=opens, closes=closes, nth=nth, note=note)
        for day, opens, closes, nth, note in rules.rows_of(wanted)
    )


def _prices(held: Service, wanted: Any, _located: Postcodes) -> None:
    Price.objects.filter(service=held).delete()
    Price.objects.bulk_create(
        Price(service=held, option=one.option, pence=one.pence, words=one.words) for one in wanted
    )


def _areas(held: Service, wanted: Iterable[str], _located: Postcodes) -> None:
    Area.objects.filter(service=held).delete()
    Area.objects.bulk_create(Area(service=held, area=code) for code in dict.fromkeys(wanted))


def _tags(held: Service, wanted: Mapping[str, Iterable[str]], now: Mapping[str, tuple[str, ...]]) -> list[str]:
    changed = []
    for kind, codes in wanted.items():
        kept = tuple(code for code in labels(TagKind(kind)) if code in set(codes))
        if set(kept) != set(now.get(kind, ())):
            Tag.objects.filter(service=held, kind=kind).exclude(code__in=kept).delete()
            Tag.objects.bulk_create((Tag(service=held, kind=kind, code=code) for code in kept), ignore_conflicts=True)
            changed.append(str(kind))
    return changed
