"""Letters about questions: to groups that are asked, to whoever asks, and to those who answered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.bodies.queries import Addressee, addressees
from hedgerow.bridge.models import Answer, Question
from hedgerow.bridge.queries.questions import answer_path
from hedgerow.bridge.types import State
from hedgerow.engines.mail import actions as mail
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.mail.types import Button, Letter
from hedgerow.kernel import clock
from hedgerow.kernel.money import pounds
from hedgerow.organisations.models import Access
from hedgerow.organisations.types import Level
from hedgerow.people.queries.wording import us
from hedgerow.shell.templatetags.shell import plain_date


def _names(question: Question) -> dict[str, str]:
    by = question.body.name
    return {
        "title": question.title,
        "body": f"{by} ({question.department.name})" if question.department else by,
        "close": plain_date(question.closes_on),
        "due": plain_date(question.answer_by),
        "us": us(),
    }


def ask_group(question: Question, group: int, to: Iterable[Addressee], *, again: bool) -> None:
    """The letter by which a group answers; `again` for the reminder."""
    names = _names(question)
    paid = (
        _("Your group is paid %(amount)s for its time.") % {"amount": pounds(question.pay_pence)}
        if question.pay_pence
        else ""
    )
    letter = Letter(
        (_("Still time to answer: %(title)s") if again else _("%(body)s asks: %(title)s")) % names,
        tuple(
            filter(
                None,
                (
                    _("%(body)s asks your group: %(title)s") % names,
                    _("What is decided with the answers: %(why)s") % {"why": question.decides},
                    paid,
                    _("Please answer by %(close)s. %(body)s has promised to say by %(due)s what came of it.") % names,
                    _(
                        "You choose whether they may know that it was you. Each group answers once; you can put it right."
                    ),
                ),
            )
        ),
        Button(_("Answer for your group"), absolute(answer_path(question, group))),
        small=(_("The link is for your group alone: whoever has it can answer for you. You can also ring us."),),
    )
    kind = "again" if again else "asked"
    for one in to:
        _write(f"question.{kind}:{question.pk}:{group}:{one.person or 'group'}", letter, one, question)


def tell_asker(question: Question, what: str) -> None:
    """Write to whoever asks: that it is open, or why it came back."""
    names = _names(question)
    said = {
        "open": (
            _("Groups have your question: %(title)s") % names,
            _("Your question went out today. Groups answer until %(close)s; by %(due)s you say what came of it.")
            % names,
        ),
        "back": (
            _("Please look again at your question: %(title)s") % names,
            _("Before groups get it, please change something: %(reason)s") % {"reason": question.reason},
        ),
    }[what]
    stamp = clock.now().strftime("%Y%m%d%H%M%S")
    _to_body(question, f"question.{what}:{question.pk}:{stamp}", Letter(said[0], (said[1],), _button(question)))


def remind_body(question: Question, which: str, today: date) -> int:
    """Remind a body that groups wait to hear what came of a question. Answers how many letters were written."""
    names = _names(question)
    late = question.answer_by < today
    said = (
        _(
            "You had promised to say by %(due)s what came of it. Groups are waiting, and everybody can see that it is late."
        )
        if late
        else _(
            "You have promised to say by %(due)s what came of it. A few lines are enough: what you heard, and what you do."
        )
    )
    subject = _("Late: what came of “%(title)s”?") if late else _("What came of “%(title)s”?")
    return _to_body(
        question, f"question.owed:{question.pk}:{which}", Letter(subject % names, (said % names,), _button(question))
    )


def _button(question: Question) -> Button:
    path = reverse("bridge:own_question", args=[question.body_id, question.pk])
    return Button(_("Open it"), absolute(path))


def _to_body(question: Question, key: str, letter: Letter) -> int:
    found = officers(question)
    for one in found:
        _write(f"{key}:{one.person}", letter, one, question)
    return len(found)


def officers(question: Question) -> list[Addressee]:
    """Who of the body is written to: the officer whose question it is while they are there; else whoever began it, if
    they still act for the body; else all who do."""
    office = question.office
    if office and office.contact and office.contact.email and not office.is_over(clock.today()):
        return [Addressee(office.contact.email, office.contact.name, str(office.contact.ref))]
    rows = Access.objects.filter(organisation=question.body_id, level=Level.OFFICER, until__isnull=True)
    users = [row.user for row in rows.filter(user__is_active=True).select_related("user").order_by("user__email")]
    began = [user for user in users if user.pk == question.made_by]
    return [Addressee(user.email, user.name, str(user.own_ref)) for user in began or users]


def tell_answered(question: Question) -> int:
    """Write to every group that answered what came of it, or that it was taken back. Answers how many groups were told."""
    names = _names(question)
    groups = list(Answer.objects.filter(question=question).order_by("pk").values_list("organisation", flat=True))
    found = addressees(groups)
    if question.state == State.WITHDRAWN:
        subject, what = _("Taken back: %(title)s"), "withdrawn"
        said = [_("%(body)s has taken back what it asked you.") % names, question.reason]
    else:
        subject, what = _("What came of it: %(title)s"), "outcome"
        said = [_("You answered %(body)s. This is what came of it.") % names, *outcome_lines(question)]
    for group in groups:
        path = answer_path(question, group)
        letter = Letter(
            subject % names, tuple(filter(None, said)), Button(_("Read it, and what you said"), absolute(path))
        )
        for one in found.get(group, []):
            _write(f"question.{what}:{question.pk}:{group}:{one.person or 'group'}", letter, one, question)
    return len(groups)


def outcome_lines(question: Question) -> list[str]:
    """What came of a question, as paragraphs."""
    said = (
        (_("What they heard: %(words)s"), question.heard),
        (_("What they do: %(words)s"), question.did),
        (_("What they do not do, and why: %(words)s"), question.why_not),
    )
    return [words % {"words": text} for words, text in said if text]


def _write(key: str, letter: Letter, to: Addressee, question: Question) -> None:
    mail.send(
        key=key, letter=letter, to=to.email, name=to.name, address=to.address, person=to.person, about=question.ref
    )  # fmt: skip
