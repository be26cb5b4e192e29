"""An area on one page: what is held of it, where that comes from, and what is not held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hedgerow.accounts.permissions import Somebody
from hedgerow.charter.types import Function
from hedgerow.evidence import queries as evidence
from hedgerow.evidence.types import Dimension, Question
from hedgerow.kernel.clock import financial_year
from hedgerow.organisations.models import Organisation
from hedgerow.pages.presenters import areas as words
from hedgerow.pages.presenters import census
from hedgerow.pages.queries import areas as reads
from hedgerow.pages.types import Bar, Figure
from hedgerow.places import queries as places
from hedgerow.places.models import Area, Knowledge
from hedgerow.places.rules import check_by, is_due
from hedgerow.places.types import AreaKind, Asset, Deprivation
from hedgerow.shell import maps
from hedgerow.shell.types import Crumb

FIRST_GROUPS = 12
MOST_POINTS = 500


@dataclass(frozen=True)
class Section:
    """A part of the page that is a picture in bars: what it says in a sentence, and where that comes from."""

    words: str
    bars: Sequence[Bar]
    source: str
    on: date | None


@dataclass(frozen=True)
class Note:
    """A note of local knowledge with the day by which to check it again."""

    note: Knowledge
    check_by: date
    due: bool


@dataclass(frozen=True)
class AreaPage:
    """Everything on the page of an area. `missing` says in sentences what is not held."""

    kind: str
    parents: Sequence[Crumb]
    figures: Sequence[Figure]
    need: Section | None
    ages: Section | None
    census: census.Census | None
    groups: Sequence[Organisation]
    group_count: int
    directory_url: str
    assets: Sequence[tuple[str, Sequence[Asset]]]
    inside: Sequence[Area]
    notes: Sequence[Note]
    work: Section | None
    work_url: str
    missing: Sequence[str]
    data_url: str
    tiles: str


def tiles() -> str:
    """The address of the map tiles that the host chose, or "" for our own boundaries alone."""
    return str(getattr(settings, "HEDGEROW_TILES", ""))


def build(area: Area, somebody: Somebody, today: date, *, team: bool) -> AreaPage:
    """The page of an area as somebody may see it."""
    whole = places.place()
    groups = reads.groups_in(area, somebody)
    need, ages = _need(area), _ages(area, whole.area_code if whole else "")
    lives = census.build(area.code, whole.area_code if whole else "")
    count = groups.count()
    figures = [_group_figure(count, today), *reads.figures_of(area, whole.area_code if whole else "")]
    work, work_url = _work(area, today) if team else (None, "")
    assets = [(kind, list(some)) for kind, some in groupby(places.assets(area.code), key=lambda asset: asset.kind)]
    return AreaPage(
        kind=str(AreaKind(area.kind).label),
        parents=_parents(area, whole.area_code if whole else ""),
        figures=figures,
        need=need,
        ages=ages,
        census=lives,
        groups=list(groups[:FIRST_GROUPS]),
        group_count=count,
        directory_url=_directory(area),
        assets=assets,
        inside=list(places.children(area.code).order_by("kind", "name")[:200]),
        notes=[_note(note, today) for note in places.knowledge_of(area.code, somebody)],
        work=work,
        work_url=work_url,
        missing=list(_missing(need, ages, lives, figures, assets)),
        data_url=reverse("pages:place_map", args=[area.code]),
        tiles=tiles(),
    )


def _group_figure(count: int, today: date) -> Figure:
    source = _("our own directory")
    return Figure("groups", _("Groups and charities"), f"{count:,}", "", source, today)


def features(area: Area, somebody: Somebody) -> Iterator[maps.Feature]:
    """The small areas in an area by need, its outline, and the groups whose place is known."""
    lsoas = places.within(area.code)
    if len(lsoas) > 1:
        need = reads.fifths(lsoas)
        kinds = [AreaKind.LSOA]
        for one in places.areas().defer(None).filter(kind__in=kinds, code__in=lsoas, boundary__isnull=False):
            yield _feature(one, need.get(one.code))
    if area.boundary:
        yield maps.Feature(area.name, bytes(area.boundary))
    placed = reads.groups_in(area, somebody).filter(lon__isnull=False, lat__isnull=False)
    for pk, name, lon, lat in placed.values_list("pk", "name", "lon", "lat")[:MOST_POINTS]:
        yield maps.Feature(name, lon=lon, lat=lat, url=reverse("pages:group", args=[pk]), kind="group")


def _feature(area: Area, fifth: int | None) -> maps.Feature:
    told = _("need: fifth %(fifth)s of 5, 1 is most") % {"fifth": fifth} if fifth else ""
    url = reverse("pages:place", args=[area.code])
    return maps.Feature(area.name, bytes(area.boundary or b""), url=url, words=told, fill=fifth)


def _parents(area: Area, whole: str) -> list[Crumb]:
    held = places.parents(area.code).filter(kind__in=[AreaKind.AUTHORITY, AreaKind.WARD])
    ordered = sorted(held, key=lambda parent: (parent.kind != AreaKind.AUTHORITY, parent.code != whole))
    return [Crumb(parent.name, reverse("pages:place", args=[parent.code])) for parent in ordered]


def _need(area: Area) -> Section | None:
    told = places.deprivation(area.code)
    if told is None:
        return None
    bars = words.tenth_bars(reads.tenths(places.within(area.code))) if told.lsoas > 1 else []
    return Section(words.need(told, words.nation(area.code[:1])), bars, _source_of(told), told.source.date)


def _source_of(told: Deprivation) -> str:
    return told.source.title or _("Indices of Deprivation %(year)s") % {"year": told.edition}


def _ages(area: Area, whole: str) -> Section | None:
    here = reads.ages(area.code)
    if here is None:
        return None
    beside = reads.ages(whole) if whole and whole != area.code else None
    said = _("%(people)s people live here.") % {"people": f"{here.total:,}"}
    return Section(said, words.age_bars(here, beside), here.source, here.on)


def _directory(area: Area) -> str:
    wards = f"?ward={area.code}" if area.kind == AreaKind.WARD else ""
    return reverse("organisations:directory") + wards


def _note(note: Knowledge, today: date) -> Note:
    due = is_due(note.checked_on, note.half_life_days, today)
    return Note(note, check_by(note.checked_on, note.half_life_days), due)


def _work(area: Area, today: date) -> tuple[Section | None, str]:
    """What our team did here this financial year, by function; the record can be read by ward and as a whole."""
    whole = places.place()
    ward = area.kind == AreaKind.WARD
    if not ward and not (whole and whole.area_code == area.code):
        return None, ""
    year = financial_year(today)
    filters = ((Dimension.WARD, area.code),) if ward else ()
    read = evidence.read(Question(Dimension.FUNCTION, year, filters))
    query = f"?period=year&{'ward=' + area.code if ward else ''}"
    most = max((cell.entries for cell in read.cells.values()), default=0)
    bars = [
        Bar(
            str(function.label),
            read.cells[function.value].entries / most,
            f"{read.cells[function.value].entries:,}",
            f"{reverse('evidence:entries')}{query}&cell={function.value}",
        )
        for function in Function
        if function.value in read.cells
    ]
    said = _worked(read.total.entries, read.total.groups)
    return Section(said, bars, _("our own record of work"), today), reverse("evidence:reading") + query


def _worked(entries: int, groups: int) -> str:
    if not entries:
        return _("Nothing is recorded here this financial year.")
    said = ngettext("One piece of work this financial year", "%(count)s pieces of work this financial year", entries)
    beside = ngettext("for one group.", "for %(count)s groups.", groups)
    return f"{said % {'count': f'{entries:,}'}}, {beside % {'count': f'{groups:,}'}}"


def _missing(
    need: Section | None,
    ages: Section | None,
    lives: census.Census | None,
    figures: Sequence[Figure],
    assets: Sequence[object],
) -> Iterator[str]:
    """What is not held of an area, said plainly."""
    held = {figure.measure for figure in figures}
    if need is None:
        yield _("No index of deprivation is held for it.")
    if ages is None and "population" not in held:
        yield _("No count of people is held for it.")
    elif ages is None:
        yield _("The ages of its people are not held.")
    if lives is None:
        yield _("Nothing from the census is held for it.")
    if "grants_pence_per_head" not in held:
        yield _("No published grants are held at this level.")
    if "spend_pence_per_head" not in held:
        yield _("No council spend is held at this level.")
    if not assets:
        yield _("No libraries, hubs or other assets are listed in it.")
