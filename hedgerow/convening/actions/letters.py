"""Letters about networks: to who asked to join, and to delegates about meetings, minutes, actions and votes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.core import signing
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.convening.models import Action, Meeting, Member
from hedgerow.convening.queries.meetings import agenda
from hedgerow.convening.queries.networks import group_of, member_of, members, speakers
from hedgerow.convening.queries.votes import group_ref
from hedgerow.convening.types import Owner, Roll, Speaker, Standing
from hedgerow.engines.bookings.models import Sitting
from hedgerow.engines.mail.actions import send
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.mail.types import Button, Letter
from hedgerow.engines.voting.models import Poll, RollEntry
from hedgerow.engines.voting.queries import ballot_path
from hedgerow.kernel import clock
from hedgerow.kernel.refs import Ref
from hedgerow.shell.templatetags.shell import plain_date

READING = "hedgerow.convening.minutes"  # what links to minutes are signed for


def tell_asker(*, by: User, member: Member) -> None:
    """Write to whoever asked to join what came of it."""
    asker = User.objects.filter(pk=member.asked_by or 0, is_active=True).first()
    if asker is None or asker.pk == by.pk:
        return
    group, network = group_of(member), member.network
    names = {"group": group.name, "network": network.name}
    if member.standing == Standing.MEMBER:
        subject = _("%(group)s belongs to %(network)s now") % names
        words = [_("Welcome. %(group)s belongs to %(network)s from today.") % names, network.meets]
        words.append(_("Please say who speaks for you there, and who does when they cannot."))
    else:
        subject = _("%(network)s: about your wish to join") % names
        words = [_("%(group)s was not taken into %(network)s.") % names, member.answer]
    url = reverse("convening:ours", args=[group.pk])
    letter = Letter(subject, tuple(filter(None, words)), Button(_("Our networks"), absolute(url)))
    send(key=f"network.answer:{member.pk}", letter=letter, to=asker.email, name=asker.name, about=network.ref)


def when(sitting: Sitting) -> str:
    """Day and hours of a meeting, in words."""
    begins, ends = timezone.localtime(sitting.starts_at), timezone.localtime(sitting.ends_at)
    return f"{date_format(begins, 'l j F Y, H:i')}–{date_format(ends, 'H:i')}"


def _to_speakers(rows: Iterable[Member]) -> list[Speaker]:
    """Everybody who speaks for one of these members and has an address, each once."""
    found = {one.email: one for row in rows for one in speakers(row) if one.email}
    return list(found.values())


def _person(speaker: Speaker) -> Ref:
    return Ref("people", "contact", str(speaker.contact))


def call_members(meeting: Meeting) -> int:
    """When, where, and what is on the agenda. Says to how many."""
    sitting, told = meeting.sitting, _to_speakers(members(meeting.network))
    items = [f"{place}. {item.title}" for place, item in enumerate(agenda(meeting), 1)]
    where = ", ".join(filter(None, (sitting.where, sitting.postcode)))
    words = [when(sitting), where, sitting.about, _("On the agenda:"), *items]
    words.append(
        _("Please say whether you come: it takes a minute, and the letter that answers has it for your calendar.")
    )
    url = absolute(reverse("bookings:sitting", args=[sitting.uid]))
    subject = _("%(network)s: %(title)s") % {"network": meeting.network.name, "title": sitting.title}
    letter = Letter(subject, tuple(filter(None, words)), Button(_("Say that you come"), url))
    for one in told:
        _write(f"meeting.called:{meeting.pk}:{meeting.letters}:{one.contact}", letter, one, meeting.ref)
    return len(told)


def send_minutes(meeting: Meeting) -> int:
    """The minutes are there to be read."""
    told = _to_speakers(members(meeting.network))
    names = {"network": meeting.network.name, "day": plain_date(clock.day_of(meeting.sitting.starts_at))}
    letter = Letter(
        _("%(network)s: minutes of %(day)s") % names,
        (_("The minutes of the meeting of %(network)s on %(day)s are ready.") % names,),
        Button(
            _("Read them"), absolute(reverse("convening:read", args=[signing.dumps(str(meeting.pk), salt=READING)]))
        ),
    )
    stamp = f"{meeting.published_at:%Y%m%d%H%M}"
    for one in told:
        _write(f"meeting.minutes:{meeting.pk}:{stamp}:{one.contact}", letter, one, meeting.ref)
    return len(told)


def chase(action: Action, today: date) -> int:
    """Remind whoever has an action to do. Workers see it among their to-dos, and get no letter."""
    if action.kind != Owner.GROUP or action.organisation is None or action.due is None:
        return 0
    group = action.organisation.now
    member = member_of(action.network, group)
    late = action.due < today
    names = {"network": action.network.name, "group": action.whose, "day": plain_date(action.due)}
    said = _("%(group)s said it would do this by %(day)s:") if late else _("%(group)s is to do this by %(day)s:")
    letter = Letter(
        _("%(network)s: what %(group)s is to do") % names,
        (said % names, action.what, _("Done already? Then say so on your page, and nobody asks again.")),
        Button(_("What we are to do"), absolute(reverse("convening:ours", args=[group.pk]) + "#actions")),
    )
    told = _to_speakers([member] if member else [])
    for one in told:
        _write(f"action.chased:{action.pk}:{today.isoformat()}:{one.contact}", letter, one, action.ref)
    return len(told)


def ask_deputies(poll: Poll, rows: Sequence[Roll]) -> None:
    """The letter of a vote goes to one address for each member (by the voting engine); whoever else speaks for it gets the
    same link, for it is one vote."""
    for entry, speaker in _others(poll, rows):
        names = {"group": entry.name, "title": poll.title}
        letter = Letter(
            _("%(group)s has a vote: %(title)s") % names,
            (
                _("You speak for %(group)s beside somebody else, who has this letter too. Either of you may vote.")
                % names,
                poll.question,
                _("It is one vote. Whoever opens it later sees what was cast, and can change it until %(until)s.")
                % {"until": date_format(timezone.localtime(poll.closes_at), "j F Y, H:i")},
            ),
            Button(_("Vote"), absolute(ballot_path(entry))),
            small=(_("The link is yours alone: whoever has it can vote for %(group)s.") % names,),
        )
        _write(f"vote:{entry.pk}:{entry.key}:other:{speaker.contact}", letter, speaker, poll.own_ref)


def remind_voters(poll: Poll, rows: Sequence[Roll]) -> int:
    """Everybody who speaks for a member that has not voted: once."""
    count = 0
    entries = {row.voter: row for row in poll.roll.filter(voted_at__isnull=True)}
    for one in rows:
        entry = entries.get(group_ref(one.organisation))
        for speaker in one.speakers if entry else ():
            if entry is None or not speaker.email:
                continue
            names = {"group": entry.name, "title": poll.title}
            until = date_format(timezone.localtime(poll.closes_at), "j F Y, H:i")
            letter = Letter(
                _("%(group)s has not voted yet: %(title)s") % names,
                (_("The vote closes on %(until)s. It takes a minute.") % {"until": until}, poll.question),
                Button(_("Vote"), absolute(ballot_path(entry))),
                small=(_("The link is yours alone: whoever has it can vote for %(group)s.") % names,),
            )
            _write(f"vote:{entry.pk}:{entry.key}:soon:{speaker.contact}", letter, speaker, poll.own_ref)
            count += 1
    return count


def _others(poll: Poll, rows: Sequence[Roll]) -> Iterable[tuple[RollEntry, Speaker]]:
    entries = {row.voter: row for row in poll.roll.all()}
    for one in rows:
        entry = entries.get(group_ref(one.organisation))
        for speaker in one.speakers:
            if entry is not None and speaker.email and speaker.email != entry.email:
                yield entry, speaker


def _write(key: str, letter: Letter, to: Speaker, about: object) -> None:
    paragraphs = tuple(part for part in letter.paragraphs if part)
    plain = Letter(letter.subject[:200], paragraphs, letter.button, small=letter.small)
    send(key=key, letter=plain, to=to.email, name=to.name, person=_person(to), about=str(about))
