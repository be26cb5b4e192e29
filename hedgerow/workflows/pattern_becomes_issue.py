"""Where several groups ask for help with the same thing, it may be no group's fault: a pattern in cases becomes an issue.

What they asked was asked in confidence. So each is a voice for our team alone, in nobody's words, until the group itself
chooses otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.advocacy import actions as advocacy
from hedgerow.advocacy import rules
from hedgerow.advocacy.models import Issue, Voice
from hedgerow.advocacy.types import Pattern, Reached, Seen, Shown
from hedgerow.development.models import Case
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.places.queries import area_names
from hedgerow.spine.errors import InputError

PERIOD = timedelta(days=183)
MOST_CASES = 2000
MOST = 20


def patterns() -> list[Pattern]:
    """What three groups or more asked help with in the last half year: of one topic, of one topic in one ward, or in one
    word; the most groups first. Cases that are behind an issue already are left out."""
    cases = _cases()
    names = area_names({case.group.ward for case in cases if case.group and case.group.ward})
    found = [
        *_alike(cases, _topic, _("the topic")),
        *_alike(cases, lambda case: _place(case, names), _("the topic in one ward")),
        *_alike(cases, lambda case: [(f"word-{word}", word) for word in _words(case)], _("the word")),
    ]
    ordered = sorted(found, key=lambda one: (-len(one.organisations), one.key))
    return _without_same(ordered)[:MOST]


def _cases() -> list[Case]:
    used = Voice.objects.exclude(ref_made="").values_list("ref_made", flat=True)
    taken = {ref.rpartition(":")[2] for ref in used if ref.startswith("development.case:")}
    since = clock.now() - PERIOD
    rows = Case.objects.filter(asked_at__gte=since, organisation__isnull=False, erased_on__isnull=True)
    held = rows.select_related("organisation__merged_into", "topic").order_by("-asked_at", "-pk")[:MOST_CASES]
    return [case for case in held if str(case.pk) not in taken]


def _topic(case: Case) -> list[tuple[str, str]]:
    return [(f"topic-{case.topic_id}", case.topic.name)] if case.topic else []


def _place(case: Case, names: dict[str, str]) -> list[tuple[str, str]]:
    ward = case.group.ward if case.group else ""
    if not case.topic or not ward:
        return []
    where = {"topic": case.topic.name, "ward": names.get(ward, ward)}
    return [(f"place-{case.topic_id}-{ward}", _("%(topic)s in %(ward)s") % where)]


def _words(case: Case) -> Iterable[str]:
    return (word for word in rules.words_of(case.words) if len(word) > 4 and not word.isdecimal())


def _alike(cases: Sequence[Case], keys: Callable[[Case], Iterable[tuple[str, str]]], why: str) -> list[Pattern]:
    """Cases that share a key, where groups enough do."""
    held: dict[tuple[str, str], list[Case]] = defaultdict(list)
    for case in cases:
        for named in keys(case):
            held[named].append(case)
    found = []
    for (key, title), each in held.items():
        groups = {case.group.pk: case.group.name for case in each if case.group}
        if rules.is_pattern(len(groups)):
            newest = max(case.pk for case in each)
            since = clock.day_of(min(case.asked_at for case in each))
            found.append(
                Pattern(
                    f"{key}-{newest}".lower()[:50], title, why, tuple(groups), tuple(sorted(groups.values())),
                    tuple(case.pk for case in each), since,
                )
            )  # fmt: skip
    return found


def _without_same(rows: Sequence[Pattern]) -> list[Pattern]:
    """Each set of cases once, by what was found first."""
    seen: set[frozenset[int]] = set()
    kept = []
    for row in rows:
        cases = frozenset(row.cases)
        if cases not in seen:
            seen.add(cases)
            kept.append(row)
    return kept


@transaction.atomic
def make_issue(*, by: User, key: str) -> Issue:
    """An issue of a pattern, with its groups as voices for our team alone. Raises InputError where it is no pattern any
    more, or an issue was made of it a moment ago."""
    found = next((one for one in patterns() if one.key == key), None)
    if found is None:
        raise InputError(_("That is no pattern any more: an issue may have been made of it already."))
    issue = advocacy.raise_issue(
        by=by,
        sentence=_("Several groups ask for help with: %(title)s") % {"title": found.title},
        seen=Seen.TEAM,
        source=f"development.pattern:{found.key}",
    )
    cases = Case.objects.filter(pk__in=found.cases).select_related("organisation__merged_into").order_by("asked_at")
    heard: set[int] = set()
    for case in cases:
        group: Organisation | None = case.group
        if group is not None and group.pk not in heard:
            heard.add(group.pk)
            day = clock.day_of(case.asked_at)
            advocacy.add_voice(
                by=by, issue=issue, organisation=group, shown=Shown.TEAM, reached=Reached.CASE, on=day, source=case.ref
            )
    return issue
