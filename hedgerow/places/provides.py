"""What the place offers to the engines and to the pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Somebody, can_open, is_team
from hedgerow.engines.doctor.types import Check, Finding, fault, well
from hedgerow.engines.doctor.types import note as to_know
from hedgerow.engines.mail.types import Letterhead, LetterheadOffer
from hedgerow.engines.registry import Deed, Hit, RefOffer, SearchOffer
from hedgerow.engines.todo.types import Due, TodoOffer
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience
from hedgerow.places import queries
from hedgerow.places.models import Area, Knowledge
from hedgerow.places.rules import check_by

MOST_DUE = 20
SHORTEST = 2
OLD_DAYS = 100  # registers change every month, deprivation every few years


def due(somebody: Somebody, today: date) -> Iterable[Due]:
    """Notes past their half-life."""
    if not is_team(somebody):
        return
    for note in queries.due_knowledge(today, limit=MOST_DUE):
        day = check_by(note.checked_on, note.half_life_days)
        words = gettext("Is this still true? “%(text)s”") % {"text": Truncator(note.text).chars(60)}
        yield Due(words, day, url=reverse("places:knowledge", args=[note.pk]), about=note.area.name)


def find(somebody: Somebody, words: str, limit: int) -> list[Hit]:
    """Areas by their name, and the area of a postcode."""
    at = queries.postcode(words)
    codes = [at.ward, at.lsoa] if at else []
    found = list(queries.areas().filter(code__in=codes)) if codes else []
    if not found and len(words.strip()) >= SHORTEST:
        named = queries.areas().exclude(kind="lsoa")
        found = [*named.filter(name__istartswith=words)[:limit]] or [*named.filter(name__icontains=words)[:limit]]
    return [Hit(area.name, area_url(area.code), str(area.get_kind_display())) for area in found[:limit]]


def letterhead() -> Letterhead:
    """Whose letterhead letters bear."""
    place = queries.place()
    if place is None:
        return Letterhead()
    return Letterhead(place.lio_name, place.email, place.phone, place.address, place.is_fiction)


def area_url(code: str) -> str:
    """The page of an area."""
    return reverse("pages:place", args=[code])


def area_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Names of areas by id."""
    return {str(pk): name for pk, name in Area.objects.filter(pk__in=list(ids)).values_list("pk", "name")}


def note_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Beginnings of notes by id."""
    return {str(pk): text[:60] for pk, text in Knowledge.objects.filter(pk__in=list(ids)).values_list("pk", "text")}


def look() -> Iterator[Finding]:
    """Whether a place is open, and its open data are there and not old."""
    if queries.place() is None:
        yield fault("no place is open", "run `hedgerow open AREA --from DIR`: how-to/open-a-place.md")
        return
    held = queries.spine()
    if held is None:
        yield fault("the open data are not here", "run `hedgerow open` again: it builds them")
        return
    age = (clock.today() - clock.day_of(held.manifest.built_at)).days
    words = f"the open data were built {age} days ago"
    yield to_know(words, "run `hedgerow open` again: registers change every month") if age > OLD_DAYS else well(words)


DOCTOR = (Check("open data", look),)
LETTERHEAD = (LetterheadOffer(letterhead),)
REFS = (
    RefOffer(
        "places.area", area_titles, lambda pk: area_url(Area.objects.filter(pk=pk).values_list("code", flat=True)[0])
    ),
    RefOffer("places.knowledge", note_titles, lambda pk: reverse("places:knowledge", args=[pk])),
)
SEARCHES = (SearchOffer(_("Places"), find),)
TODO = (TodoOffer("places", due, upkeep=True),)
BOX = (
    Deed(
        _("Draw a neighbourhood"),
        lambda: reverse("places:add_neighbourhood"),
        is_team,
        _("area neighbourhood estate village draw"),
    ),
    Deed(
        _("Change our name, logo and colour"),
        lambda: reverse("places:place_settings"),
        lambda somebody: can_open(somebody, Audience.MANAGER),
        _("settings logo colour contact name"),
    ),
)
