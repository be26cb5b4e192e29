"""Which groups a question is put to, and what is known before it is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from hedgerow.bridge import rules
from hedgerow.bridge.models import Asked, Question
from hedgerow.bridge.types import Known, Overlap, State, Whom
from hedgerow.engines import registry
from hedgerow.engines.voting.queries import rolls
from hedgerow.engines.voting.types import RollOffer
from hedgerow.kernel import clock, refs
from hedgerow.organisations.models import Benefit, Organisation, Tag
from hedgerow.organisations.queries import live, resolved_ids, theme_titles
from hedgerow.organisations.types import Band, Kind, TagScheme
from hedgerow.places.queries import area_names
from hedgerow.spine import disclosure

MOST_COMPARED = 400  # questions whose words are looked at: years of them
MOST_SHOWN = 5


def groups(whom: Whom, on: date | None = None) -> QuerySet[Organisation]:
    """The groups that are asked: open ones that are in the public directory, and of a roll also others on it."""
    found = live().filter(kind__in=(Kind.GROUP, Kind.BRANCH), closed_on__isnull=True)
    found = found.filter(pk__in=_on_roll(whom.roll, on)) if whom.roll else found.filter(published=True)
    if whom.themes:
        tags = Tag.objects.filter(organisation=OuterRef("pk"), scheme=TagScheme.THEME, code__in=whom.themes)
        found = found.filter(Exists(tags))
    if whom.areas:
        works = Benefit.objects.filter(organisation=OuterRef("pk"), area__in=whom.areas)
        found = found.filter(Q(ward__in=whom.areas) | Exists(works))
    return found.filter(band__in=["" if one == "unknown" else one for one in whom.bands]) if whom.bands else found


def _on_roll(roll: str, on: date | None) -> set[int]:
    kind, _sep, key = roll.partition(":")
    offer = next((one for one in registry.all_of(RollOffer) if one.kind == kind), None)
    voters = offer.voters(key, on or clock.today()) if offer else ()
    ids = [int(refs.parse(one.ref).id) for one in voters if one.ref.startswith("organisations.organisation:")]
    return set(resolved_ids(ids).values())


def whom_words(whom: Whom, *, team: bool) -> str:
    """Which groups are asked, in words. A network that not everybody may know of is named to our team alone."""
    if whom.is_all:
        return _("every group in the public directory")
    themes, areas, bands = theme_titles(TagScheme.THEME), area_names(whom.areas), dict(Band.choices)
    named = dict(rolls(known=not team)) if whom.roll else {}
    said = [
        named.get(whom.roll, _("groups that we chose together")) if whom.roll else "",
        _either(themes.get(code, code).lower() for code in whom.themes),
        _either(areas.get(code, code) for code in whom.areas),
        _either(str(bands.get("" if code == "unknown" else code, code)) for code in whom.bands),
    ]
    return "; ".join(filter(None, said))


def _either(words: Iterable[str]) -> str:
    return ", ".join(words)


def known(question: Question, *, team: bool) -> Known:
    """What whoever asks should know before it is sent. A handful of queries, however many groups there are.

    Officers are not told what another body asks, where that is not public; and of a network only about how many belong:
    who does is theirs to tell, and could be told by sizes, or by who else is asked.
    """
    found = groups(question.whom_asked)
    if question.whom_asked.roll and not team:
        return Known(groups=disclosure.shown(found.count()) or 0, about=True, alike=tuple(alike(question)))
    counted = dict(found.order_by().values_list("band").annotate(n=Count("pk")))
    since = clock.now() - rules.LATELY
    asked_lately = _told_of(Asked.objects.filter(question__opened_at__gte=since, own=False), team)
    asked_lately = asked_lately.exclude(question=question)
    return Known(
        groups=sum(counted.values()),
        bands={band: counted[band] for band in Band.values if band in counted},
        lately=found.filter(pk__in=asked_lately.values("organisation")).count() if counted else 0,
        alike=tuple(alike(question)),
        overlaps=tuple(overlaps(question, found, team=team)),
    )


def _told_of(rows: QuerySet[Asked], team: bool) -> QuerySet[Asked]:
    """Groups as they were asked; for officers without what was put to a network: by narrowing a question of their own they
    could find out who belongs to it."""
    return rows if team else rows.filter(question__whom__roll="")


def alike(question: Question) -> list[int]:
    """Ids of questions asked before that are like this one by their words, the likest first."""
    mine = rules.words_of(f"{question.title} {question.decides}")
    rows = Question.objects.filter(state__in=(State.OPEN, State.CLOSED, State.ANSWERED)).exclude(pk=question.pk)
    told = rows.filter(Q(public=True) | Q(body=question.body_id)).order_by("-opened_at")
    held = [
        (pk, rules.words_of(f"{title} {why}"))
        for pk, title, why in told.values_list("pk", "title", "decides")[:MOST_COMPARED]
    ]
    found = [(rules.likeness(mine, words), pk) for pk, words in held if rules.is_alike(mine, words)]
    return [pk for _score, pk in sorted(found, key=lambda pair: (-pair[0], -pair[1]))[:MOST_SHOWN]]


def overlaps(question: Question, found: QuerySet[Organisation], *, team: bool) -> list[Overlap]:
    """Other questions, of whatever body, that ask the same groups in the same fortnight; most groups first.

    Those that are open now, were opened within a fortnight, or are with us to be checked.
    """
    mine = found
    since = clock.now() - rules.FORTNIGHT
    asked = Asked.objects.filter(own=False, organisation__in=mine.order_by().values("pk")).filter(
        Q(question__state=State.OPEN)
        | Q(question__opened_at__gte=since, question__state__in=(State.CLOSED, State.ANSWERED))
    )
    asked = _told_of(asked, team)
    many = dict(asked.exclude(question=question).order_by().values_list("question").annotate(n=Count("pk")))
    waiting = Question.objects.filter(state=State.WITH_US).exclude(pk=question.pk)
    for other in (waiting if team else waiting.filter(whom__roll="")).order_by("pk")[:20]:
        if count := mine.filter(pk__in=groups(other.whom_asked).order_by().values("pk")).count():
            many[other.pk] = count
    rows = Question.objects.filter(pk__in=many).select_related("body", "department")
    told = [_overlap(one, many[one.pk], team or _is_known(one, question)) for one in rows]
    return sorted(told, key=lambda one: (-one.groups, one.question))[:MOST_SHOWN]


def _is_known(other: Question, question: Question) -> bool:
    """Whether the body that asks may know what the other question is."""
    return other.body_id == question.body_id or (other.public and other.opened_at is not None)


def _overlap(other: Question, count: int, told: bool) -> Overlap:
    department = other.department.name if other.department else ""
    return Overlap(other.pk, other.title if told else "", other.body.name, department, count, other.closes_on)


def opened_on(question: Question) -> date | None:
    """The day on which groups were asked."""
    return clock.day_of(question.opened_at) if question.opened_at else None
