"""Groups that could help with a problem, from what is known of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import Count, Q

from hedgerow.engines.registry import all_of
from hedgerow.offers.models import Problem
from hedgerow.offers.rules.matching import suggest, words_of
from hedgerow.offers.types import Candidate, Need, Suggested
from hedgerow.organisations.models import Benefit, Organisation, Tag
from hedgerow.organisations.queries import live, theme_titles
from hedgerow.organisations.types import DoingOffer, Kind, TagScheme
from hedgerow.places.models import AreaParent
from hedgerow.places.queries import area_names, areas
from hedgerow.places.types import AreaKind

MOST_COMPARED = 400
DEEPEST = 6
MOST_WORDS = 12


def area_choices() -> list[tuple[str, str]]:
    """The areas that a problem or a part can be in: the whole place, its wards and neighbourhoods."""
    kinds = (AreaKind.AUTHORITY, AreaKind.WARD, AreaKind.NEIGHBOURHOOD)
    rows = areas().filter(kind__in=kinds).order_by("kind", "name").values_list("code", "name", "kind")
    return [(code, name) for kind in kinds for code, name, held in rows if held == kind]


def reach(codes: Iterable[str]) -> frozenset[str]:
    """Areas with all that they lie in and the wards and neighbourhoods in them, where work counts as being there."""
    wanted = frozenset(filter(None, codes))
    return wanted | _walk(wanted, "child__code", "parent__code") | _walk(wanted, "parent__code", "child__code")


def _walk(codes: frozenset[str], here: str, there: str) -> frozenset[str]:
    links = AreaParent.objects.exclude(child__kind__in=(AreaKind.LSOA, AreaKind.MSOA))
    found, edge = codes, codes
    for _level in range(DEEPEST):
        edge = frozenset(links.filter(**{f"{here}__in": edge}).values_list(there, flat=True)) - found
        if not edge:
            break
        found |= edge
    return found


def needed(problem: Problem) -> Need:
    """What a problem asks for."""
    return Need(
        themes=frozenset(problem.themes),
        beneficiaries=frozenset(problem.beneficiaries),
        areas=reach(problem.areas),
        words=words_of(problem.title, problem.matter, problem.for_whom),
    )


def suggestions(problem: Problem, *, without: Collection[int] = (), limit: int = 8) -> list[Suggested]:
    """Groups that could help, the best first, but for those in it already: a few queries, however many groups there are.

    Compared are those that share most of the themes and people asked for, and those whose name, own words or services say it.
    """
    need = needed(problem)
    return suggest(need, (one for one in _candidates(need) if one.id not in without), limit=limit)


def _candidates(need: Need) -> list[Candidate]:
    open_here = live().filter(kind__in=(Kind.GROUP, Kind.BRANCH), closed_on__isnull=True)
    tagged = Q(scheme=TagScheme.THEME, code__in=need.themes) | Q(
        scheme=TagScheme.BENEFICIARY, code__in=need.beneficiaries
    )
    most = Tag.objects.filter(tagged, organisation__in=open_here).values("organisation").annotate(n=Count("pk"))
    ids = set(most.order_by("-n", "organisation").values_list("organisation", flat=True)[:MOST_COMPARED])
    if need.words:
        said, longest = Q(), sorted(need.words, key=lambda one: (-len(one), one))[:MOST_WORDS]
        for word in longest:
            said |= Q(name__icontains=word) | Q(description__icontains=word)
        ids |= set(open_here.filter(said).order_by("pk").values_list("pk", flat=True)[:MOST_COMPARED])
        doing = [pk for offer in all_of(DoingOffer) for pk in offer.saying(longest, MOST_COMPARED)]
        ids |= set(open_here.filter(pk__in=doing).values_list("pk", flat=True))
    return _compared(ids)


def _compared(ids: Collection[int]) -> list[Candidate]:
    tags: dict[tuple[int, str], set[str]] = {}
    for pk, scheme, code in Tag.objects.filter(organisation__in=ids).values_list("organisation", "scheme", "code"):
        tags.setdefault((pk, scheme), set()).add(code)
    benefits: dict[int, set[str]] = {}
    for pk, area in Benefit.objects.filter(organisation__in=ids).values_list("organisation", "area"):
        benefits.setdefault(pk, set()).add(area)
    doing: dict[int, list[str]] = {}
    for pk, text in (one for offer in all_of(DoingOffer) for one in offer.texts(ids)):
        doing.setdefault(pk, []).append(text)
    rows = Organisation.objects.filter(pk__in=ids).values_list("pk", "name", "description", "ward")
    return [
        Candidate(
            pk, name,
            frozenset(tags.get((pk, TagScheme.THEME), ())),
            frozenset(tags.get((pk, TagScheme.BENEFICIARY), ())),
            frozenset(benefits.get(pk, ())),
            ward,
            words_of(name, description, *doing.get(pk, ())),
        )
        for pk, name, description, ward in rows
    ]  # fmt: skip


def named(found: Collection[Suggested]) -> dict[str, dict[str, str]]:
    """Names of the codes in some reasons: themes, people and areas, by kind."""
    return {
        "themes": theme_titles(TagScheme.THEME),
        "beneficiaries": theme_titles(TagScheme.BENEFICIARY),
        "areas": area_names({code for one in found for code in one.because.areas}),
    }
