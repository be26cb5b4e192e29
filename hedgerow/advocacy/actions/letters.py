"""Letters: to groups about a position, an answer and a change; to an officer with what is asked.

What a group raised is told to the people who act for it. Where it is for our team alone, nobody there hears of it from us
but whoever raised it, and only while they still act for the group: their own committee may not know.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.advocacy.models import Answer, Ask, Change, Issue, Position, Voice, Wording
from hedgerow.advocacy.queries.asks import stand_path
from hedgerow.advocacy.queries.issues import concerned
from hedgerow.advocacy.types import Shown
from hedgerow.engines.mail.actions import send
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.mail.types import Button, Letter
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Access, Organisation
from hedgerow.people.queries.roles import ids_with_merged
from hedgerow.shell.templatetags.shell import plain_date


def readers(issue: Issue) -> list[tuple[Organisation, User]]:
    """Who is told of what comes of an issue: people who act for the groups concerned, by group."""
    shown = concerned(issue)
    groups = Organisation.objects.in_bulk(list(shown))
    rows = Access.objects.filter(organisation__in=groups, until__isnull=True, user__is_active=True)
    found = []
    for row in rows.select_related("user").order_by("organisation", "level", "pk"):
        group = groups[row.organisation_id]
        if shown[group.pk] != Shown.TEAM or _raised(issue, group, row.user):
            found.append((group, row.user))
    return found


def _raised(issue: Issue, group: Organisation, user: User) -> bool:
    own = Voice.objects.filter(issue=issue, organisation__in=ids_with_merged(group), made_by=user.pk)
    return own.exists()


def ask_for_stands(position: Position, wording: Wording) -> int:
    """Ask each group concerned to read a version, and to sign it or say why not. Says to how many."""
    count = 0
    for group, user in readers(position.issue):
        names = {"group": group.name, "sentence": position.issue.sentence}
        letter = Letter(
            _("What we mean to say: %(sentence)s") % names,
            (
                _("%(group)s raised this with us. Here is what groups would say together:") % names,
                wording.text,
                _("Sign it, or say that you see it otherwise and why. Both are kept, and both are shown."),
            ),
            Button(_("Read it and answer"), absolute(stand_path(position, group))),
            small=(_("The link is yours alone: whoever has it can answer for %(group)s.") % names,),
        )
        _write(f"advocacy.stand:{position.pk}:{wording.number}:{group.pk}:{user.pk}", letter, user, position.issue)
        count += 1
    return count


def tell_answer(answer: Answer) -> int:
    """What a public body answered, told once to everybody concerned. Says to how many."""
    ask: Ask = answer.ask
    names = {"body": ask.body.name, "outcome": answer.get_outcome_display(), "day": plain_date(answer.on)}
    words = (
        _("We asked %(body)s: “%(text)s”") % (names | {"text": ask.text}),
        _("On %(day)s they said %(outcome)s:") % names,
        answer.words,
    )
    subject = _("%(body)s has answered: %(sentence)s") % (names | {"sentence": ask.issue.sentence})
    return _tell(f"advocacy.answer:{answer.pk}", ask.issue, subject, words)


def tell_change(change: Change) -> int:
    """What became different, told once to everybody concerned. Says to how many."""
    words = [_("You raised this with us: “%(sentence)s”") % {"sentence": change.issue.sentence}, change.what]
    words += [_("What groups contributed: %(part)s") % {"part": change.part}] if change.part else []
    words.append(_("Would you say it otherwise? Tell us: what you say stands beside it."))
    subject = _("Something changed: %(sentence)s") % {"sentence": change.issue.sentence}
    return _tell(f"advocacy.change:{change.pk}", change.issue, subject, words)


def _tell(key: str, issue: Issue, subject: str, words: Iterable[str]) -> int:
    told = readers(issue)
    for group, user in told:
        url = absolute(reverse("advocacy:own_issue", args=[group.pk, issue.pk]))
        letter = Letter(subject, tuple(words), Button(_("Read the whole of it"), url))
        _write(f"{key}:{group.pk}:{user.pk}", letter, user, issue)
    return len(told)


def _write(key: str, letter: Letter, to: User, issue: Issue) -> None:
    plain = Letter(letter.subject[:200], tuple(filter(None, letter.paragraphs)), letter.button, small=letter.small)
    person = Ref("accounts", "user", str(to.pk))
    send(key=key, letter=plain, to=to.email, name=to.name, person=person, about=str(issue.ref))


def send_ask(ask: Ask, paragraphs: Iterable[str]) -> None:
    """The ask as a letter to an officer: by e-mail, or to be printed where we have no address. Once."""
    names = {"sentence": ask.issue.sentence}
    letter = Letter((_("Asked for groups here: %(sentence)s") % names)[:200], tuple(filter(None, paragraphs)))
    send(
        key=f"advocacy.ask:{ask.pk}",
        letter=letter,
        to=ask.to_email,
        name=ask.to_name or ask.body.name,
        address=ask.body.address,
        about=str(ask.ref),
    )
