"""Reading issues, and who stands behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from hedgerow.advocacy import rules
from hedgerow.advocacy.models import Answer, Ask, Issue, Position, SignUp, Voice
from hedgerow.advocacy.types import Behind, Heard, Seen, Shown, Spread, Stage, Stand, Standing
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries import live
from hedgerow.organisations.types import Band, Kind
from hedgerow.people.queries.roles import ids_with_merged
from hedgerow.places.queries import area_names

RECENT = 2000  # issues among which a like one is looked for: the newest


def there() -> QuerySet[Issue]:
    """Issues that say something of their own: none that was put together with another."""
    return Issue.objects.filter(merged_into__isnull=True)


def issues(
    *,
    words: str = "",
    body: int | None = None,
    ward: str = "",
    theme: str = "",
    priority: str = "",
    stage: str = "",
    late_on: date | None = None,
) -> QuerySet[Any]:
    """Issues as our team reads them, newest first, with `groups`: how many distinct groups stand behind each."""
    found = there()
    if words:
        found = found.filter(Q(sentence__icontains=words) | Q(about__icontains=words))
    if body:
        asked = Ask.objects.filter(issue=OuterRef("pk"), body=body)
        found = found.filter(Q(body=body) | Exists(asked))
    if ward:
        found = found.filter(ward=ward)
    if theme:
        found = found.filter(theme=theme)
    if priority:
        found = found.filter(priorities__code=priority)
    if stage:
        found = found.filter(stage=stage)
    if late_on:
        found = found.filter(Exists(waiting().filter(issue=OuterRef("pk"), answer_by__lt=late_on)))
    rows: QuerySet[Any] = with_groups(found).order_by("-raised_on", "-pk")
    return rows


def with_groups(found: QuerySet[Any]) -> QuerySet[Any]:
    """The same with `groups`, and with the public body and who of us looks after it."""
    standing = Voice.objects.filter(issue=OuterRef("pk"), withdrawn_on__isnull=True).order_by().values("issue")
    heard = standing.annotate(n=Count("organisation", distinct=True)).values("n")
    rows: QuerySet[Any] = found.select_related("body", "owner").annotate(groups=Coalesce(Subquery(heard), 0))
    return rows


def waiting() -> QuerySet[Ask]:
    """What was put to a public body and is not answered, what is due first at the top."""
    return Ask.objects.filter(answered_at__isnull=True, put_on__isnull=False, dropped_on__isnull=True).order_by(
        "answer_by", "pk"
    )


def of_issue(pk: int) -> Any:
    """One issue with its public body, or None."""
    return with_groups(Issue.objects.filter(pk=pk)).select_related("merged_into", "position__poll").first()


def voices_of(issue: Issue) -> QuerySet[Voice]:
    """Everybody who raised an issue, oldest first, with their groups."""
    return issue.voices.select_related("organisation__merged_into", "heard_in").order_by("on", "pk")


def heard(issues_: Iterable[Issue | int]) -> dict[int, list[Heard]]:
    """The groups behind each of some issues, once each after merges, by the strictest of what they ever said. One query."""
    pks = [one.pk if isinstance(one, Issue) else one for one in issues_]
    rows = Voice.objects.filter(issue__in=pks, organisation__isnull=False).select_related("organisation__merged_into")
    held: dict[tuple[int, int], list[Voice]] = {}
    for row in rows.order_by("pk"):
        group = row.group
        if group is not None:
            held.setdefault((row.issue_id, group.pk), []).append(row)
    found: dict[int, list[Heard]] = {pk: [] for pk in pks}
    for (issue, _group), each in held.items():
        found[issue].append(_heard(each))
    return found


def _heard(each: list[Voice]) -> Heard:
    group = each[0].group
    assert group is not None, "voices of groups alone are counted"
    standing = [row for row in each if row.withdrawn_on is None]
    last = None if standing else max(row.withdrawn_on for row in each if row.withdrawn_on)
    shown = rules.strictest(row.shown for row in standing or each)
    return Heard(group.pk, group.name, shown, last, group.band, group.ward)


def behind(issues_: Iterable[Issue]) -> dict[int, Behind]:
    """Who stands behind each of some issues, as everybody may read it. Two queries."""
    rows = list(issues_)
    agreed = dict(Position.objects.filter(issue__in=[row.pk for row in rows]).values_list("issue", "first_agreed_on"))
    found = heard(rows)
    return {row.pk: rules.behind(found[row.pk], agreed.get(row.pk)) for row in rows}


def spread(each: Collection[Heard]) -> dict[str, list[Spread]]:
    """How many groups of each size and each ward raised it, of how many are here; those with none are who is missing."""
    standing = [one for one in each if one.withdrawn_on is None]
    here = live().filter(kind=Kind.GROUP, closed_on__isnull=True)
    return {
        "bands": _bands(Counter(one.band for one in standing), here),
        "wards": _wards(Counter(one.ward for one in standing if one.ward), here),
    }


def _bands(said: Counter[str], here: QuerySet[Organisation]) -> list[Spread]:
    of = dict(here.order_by().values_list("band").annotate(Count("pk")))
    bands = [band for band in Band if band != Band.UNKNOWN and (of.get(band) or said.get(band))]
    return [Spread(str(Band(band).label), said.get(band, 0), of.get(band, 0)) for band in bands]


def _wards(said: Counter[str], here: QuerySet[Organisation]) -> list[Spread]:
    of = dict(here.exclude(ward="").order_by().values_list("ward").annotate(Count("pk")))
    names = area_names(set(of) | set(said))
    found = [Spread(names.get(code, code), said.get(code, 0), of.get(code, 0)) for code in set(of) | set(said)]
    return sorted(found, key=lambda one: (-one.groups, one.label))


def alike(text: str, *, among: QuerySet[Issue] | None = None, but: int | None = None) -> list[Any]:
    """Issues that say something like a text, the likest first, with how many `groups` stand behind each."""
    rows = (there() if among is None else among).exclude(pk=but or 0).order_by("-raised_on", "-pk")
    pks = rules.most_alike(text, list(rows.values_list("pk", "sentence")[:RECENT]))
    held = with_groups(Issue.objects.all()).in_bulk(pks)
    return [held[pk] for pk in pks if pk in held]


def shared() -> QuerySet[Issue]:
    """Issues that other groups may know of, and that are not over."""
    return there().filter(seen__in=(Seen.GROUPS, Seen.PUBLIC)).exclude(stage__in=(Stage.RESTING, Stage.CHANGE))


def public() -> QuerySet[Any]:
    """Chains that everybody reads: our team said so, and something was asked."""
    asked = Ask.objects.filter(issue=OuterRef("pk"), put_on__isnull=False, dropped_on__isnull=True)
    return there().filter(seen=Seen.PUBLIC).filter(Exists(asked)).select_related("body")


def told(*, body: int | None = None, year: int | None = None, outcome: str = "", words: str = "") -> QuerySet[Any]:
    """Public chains, narrowed: asks of a body, put in a year, with what came of them."""
    asked = Ask.objects.filter(issue=OuterRef("pk"), put_on__isnull=False, dropped_on__isnull=True)
    if body:
        asked = asked.filter(body=body)
    if year:
        asked = asked.filter(put_on__year=year)
    if outcome == Standing.WAITING:
        asked = asked.filter(answered_at__isnull=True)
    elif outcome in (Standing.YES, Standing.PARTLY, Standing.NO):
        latest = Answer.objects.filter(ask=OuterRef("pk")).order_by("-on", "-pk").values("outcome")[:1]
        asked = asked.annotate(latest=latest).filter(latest=outcome)
    found = public().filter(Exists(asked))
    if outcome == Standing.CHANGED:
        found = found.filter(stage=Stage.CHANGE)
    if words:
        found = found.filter(Q(sentence__icontains=words) | Q(asks__text__icontains=words)).distinct()
    return found.order_by("-raised_on", "-pk")


def with_chain(found: QuerySet[Any]) -> QuerySet[Any]:
    """The same with what was asked, answered and changed, read beforehand: `put` and `changed`."""
    asked = Ask.objects.filter(put_on__isnull=False, dropped_on__isnull=True).select_related("body__merged_into")
    asked = asked.prefetch_related(Prefetch("answers", Answer.objects.order_by("on", "pk"), to_attr="said"))
    return found.prefetch_related(Prefetch("asks", asked.order_by("put_on", "pk"), to_attr="put"), "changes")


def of_group(organisation: Organisation) -> QuerySet[Any]:
    """The issues that a group raised, newest first; those it withdrew from since too."""
    own = Voice.objects.filter(issue=OuterRef("pk"), organisation__in=ids_with_merged(organisation))
    return there().filter(Exists(own)).select_related("body").order_by("-raised_on", "-pk")


def voices_by(organisation: Organisation, issue: Issue) -> QuerySet[Voice]:
    """What a group said in an issue, oldest first."""
    return issue.voices.filter(organisation__in=ids_with_merged(organisation)).order_by("on", "pk")


def stands_of(position: Position | None) -> list[SignUp]:
    """What groups said of a position, those who see it otherwise first."""
    if position is None:
        return []
    rows = SignUp.objects.filter(position=position).select_related("organisation__merged_into")
    return sorted(rows, key=lambda row: (row.stand != Stand.DISSENTS, row.group.name.casefold(), row.pk))


def concerned(issue: Issue) -> dict[int, str]:
    """Groups that contributed and are told what comes of it: id after merges -> how strictly it is to be kept.

    Those who withdrew are not told any more. Who signed or dissented is.
    """
    found = {one.organisation: one.shown for one in heard([issue])[issue.pk] if one.withdrawn_on is None}
    gone = {one.organisation for one in heard([issue])[issue.pk] if one.withdrawn_on is not None}
    position = Position.objects.filter(issue=issue).first()
    for row in stands_of(position):
        if row.group.pk not in gone:
            found.setdefault(row.group.pk, Shown.NAMED)
    return found
