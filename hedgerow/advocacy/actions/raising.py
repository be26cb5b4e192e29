"""Issues and the voices behind them: raised, joined, shown otherwise, withdrawn, put right, let rest."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.advocacy.actions import chain
from hedgerow.advocacy.models import Issue, Voice
from hedgerow.advocacy.types import Reached, Seen, Shown
from hedgerow.charter.models import Priority
from hedgerow.engines.audit import actions as audit
from hedgerow.kernel import clock
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation
from hedgerow.people.queries.roles import ids_with_merged
from hedgerow.spine.errors import InputError

FACTS = frozenset({"sentence", "about", "ward", "theme", "body", "seen", "owner"})


@transaction.atomic
def raise_issue(
    *,
    by: User | None,
    sentence: str,
    about: str = "",
    ward: str = "",
    theme: str = "",
    priorities: Collection[str] = (),
    body: Organisation | None = None,
    seen: str = Seen.TEAM,
    on: date | None = None,
    source: Ref | str = "",
    looked_at: bool | None = None,
) -> Issue:
    """Write an issue down; `add_voice` says who raised it. Raises InputError where it says nothing, or one was made of
    `source` already."""
    said = _line(sentence)
    team = by is not None and by.is_worker
    read = team if looked_at is None else looked_at
    try:
        with transaction.atomic():
            issue = Issue.objects.create(
                sentence=said,
                about=about.strip()[:4000],
                ward=ward,
                theme=theme,
                body=body,
                seen=seen if team else Seen.TEAM,
                raised_on=_past(on),
                source=str(source),
                owner=by if team else None,
                looked_at=clock.now() if read else None,
                made_by=by.pk if by else None,
            )
    except IntegrityError:
        raise InputError(_("An issue has been made of this already.")) from None
    if priorities:
        issue.priorities.set(Priority.objects.filter(code__in=list(priorities)))
    audit.record(by=by, did="issue.raised", ref=issue.ref)
    return issue


def _line(sentence: str) -> str:
    said = " ".join(sentence.split())
    if not said:
        raise InputError(_("Say what the issue is, in a sentence."))
    if len(said) > 200:
        raise InputError(_("Say it in 200 letters; the rest goes beneath."))
    return said


def _past(on: date | None) -> date:
    day = on or clock.today()
    if day > clock.today():
        raise InputError(_("That day is still to come."))
    return day


@transaction.atomic
def add_voice(
    *,
    by: User | None,
    issue: Issue,
    organisation: Organisation | None = None,
    who: str = "",
    shown: str = Shown.TEAM,
    reached: str = Reached.CALL,
    on: date | None = None,
    words: str = "",
    source: Ref | str = "",
) -> Voice:
    """Somebody raises an issue, or joins those who did. Without a group it is somebody whom we know by none.

    Raises InputError where the group stands behind it already.
    """
    held = chain.hold(issue)
    if organisation is not None and _standing(held, organisation):
        raise InputError(_("%(group)s has raised it already.") % {"group": organisation.name})
    voice = Voice.objects.create(
        issue=held,
        organisation=organisation,
        who=" ".join(who.split())[:160],
        shown=shown if organisation is not None else Shown.TEAM,
        reached=reached,
        on=_past(on),
        words=words.strip()[:2000],
        ref_made=str(source),
        made_by=by.pk if by else None,
    )
    if voice.on < held.raised_on:
        held.raised_on = voice.on
        held.save(update_fields=["raised_on"])
    groups = [organisation.pk] if organisation is not None else []
    chain.write(by=by, issue=held, act=chain.RAISED, ref=voice.ref, on=voice.on, groups=groups, body=held.body_id)
    audit.record(by=by, did="issue.voice_added", ref=held.ref)
    return voice


def _standing(issue: Issue, organisation: Organisation) -> bool:
    own = issue.voices.filter(organisation__in=ids_with_merged(organisation))
    return own.filter(withdrawn_on__isnull=True).exists()


@transaction.atomic
def show_voice(*, by: User, voice: Voice, shown: str) -> None:
    """Change how a group may be shown: all that it said in this issue follows, for it is one group."""
    held = chain.hold(voice.issue_id)
    _all_of(held, voice).update(shown=Shown(shown))
    chain.tighten(held, _ids(voice), shown)
    audit.record(by=by, did="issue.voice_shown", ref=held.ref, fields=["shown"])


@transaction.atomic
def withdraw_voice(*, by: User, voice: Voice) -> None:
    """A group does not stand behind an issue any more. That it helped to agree a position stays counted, not named."""
    held = chain.hold(voice.issue_id)
    gone = _all_of(held, voice).filter(withdrawn_on__isnull=True).update(withdrawn_on=clock.today())
    if not gone:
        raise InputError(_("It has been withdrawn already."))
    chain.tighten(held, _ids(voice), Shown.COUNTED)
    audit.record(by=by, did="issue.voice_withdrawn", ref=held.ref)


def _all_of(issue: Issue, voice: Voice) -> Any:
    if voice.organisation is None:
        return issue.voices.filter(pk=voice.pk)
    return issue.voices.filter(organisation__in=_ids(voice))


def _ids(voice: Voice) -> set[int]:
    if voice.organisation is None:
        return set()
    return ids_with_merged(voice.organisation.now)


@transaction.atomic
def change_issue(*, by: User, issue: Issue, priorities: Collection[str] | None = None, **facts: Any) -> Issue:
    """Put an issue right, and say who may know of it: whoever does has read it."""
    unknown = set(facts) - FACTS
    assert not unknown, f"an issue has no {', '.join(sorted(unknown))}"
    held = chain.hold(issue)
    if "sentence" in facts:
        facts["sentence"] = _line(facts["sentence"])
    changed = [name for name, value in facts.items() if getattr(held, name) != value]
    for name in changed:
        setattr(held, name, facts[name])
    if held.looked_at is None:
        held.looked_at = clock.now()
    held.save()
    if priorities is not None:
        held.priorities.set(Priority.objects.filter(code__in=list(priorities)))
    audit.record(by=by, did="issue.changed", ref=held.ref, fields=changed)
    return held


@transaction.atomic
def rest(*, by: User, issue: Issue, why: str) -> Issue:
    """Nothing more is done about an issue for now. Raises InputError where nobody says why."""
    held = chain.hold(issue)
    if not why.strip():
        raise InputError(_("Say why it rests: the groups that raised it will read it."))
    held.rested_on, held.rested_why = clock.today(), why.strip()[:400]
    held.looked_at = held.looked_at or clock.now()
    held.save(update_fields=["rested_on", "rested_why", "looked_at"])
    audit.record(by=by, did="issue.rests", ref=held.ref)
    return chain.advance(held)


@transaction.atomic
def wake(*, by: User, issue: Issue) -> Issue:
    """It is taken up again."""
    held = chain.hold(issue)
    held.rested_on, held.rested_why = None, ""
    held.save(update_fields=["rested_on", "rested_why"])
    audit.record(by=by, did="issue.taken_up", ref=held.ref)
    return chain.advance(held)
