"""Letters about problems and offers: to groups, and to a body's officers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.accounts.actions import links
from hedgerow.bodies.queries import Addressee, addressees
from hedgerow.engines.mail import actions as mail
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.mail.types import Button, Letter
from hedgerow.offers.models import Offer, Part, Period, Problem, Put, Report
from hedgerow.offers.types import Answer, Shown
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries import acting_for
from hedgerow.shell.templatetags.shell import plain_date

PURPOSE = "offers.report"


def _send(key: str, letter: Letter, to: Iterable[Addressee], about: object) -> int:
    sent = 0
    for one in to:
        mail.send(
            key=f"{key}:{one.person or one.email or 'paper'}", letter=letter, to=one.email, name=one.name,
            address=one.address, person=one.person, about=str(about),
        )  # fmt: skip
        sent += 1
    return sent


def _officers(body: Organisation) -> list[Addressee]:
    """Those who may open the body's pages here."""
    rows = acting_for(body.now).filter(user__is_active=True)
    return [Addressee(row.user.email, row.user.name, str(row.user.own_ref)) for row in rows]


def _to_body(problem: Problem, path: str, words: str) -> Button:
    at = problem.body.merged_into_id or problem.body_id
    return Button(words, absolute(reverse(f"offers:{path}", args=[at, problem.pk])))


def problem_returned(problem: Problem) -> None:
    """Our team asks for something to be said better."""
    letter = Letter(
        _("Your problem “%(title)s” needs a few more words") % {"title": problem.title},
        (_("We looked at it before groups do, and ask you for something first:"), problem.returned),
        _to_body(problem, "of_body_problem", _("Put it right")),
    )
    _send(
        f"offers:returned:{problem.pk}:{problem.sent_at and int(problem.sent_at.timestamp())}",
        letter,
        _officers(problem.body),
        problem.ref,
    )


def problem_opened(problem: Problem) -> None:
    """Those whom a problem is shown to by choice are told of it; so is the body."""
    told = {"title": problem.title, "body": problem.body.name}
    if problem.made_by_body:
        letter = Letter(
            _("Groups can see “%(title)s” now") % told,
            (_("We have looked at it. You hear from us when there is an offer."),),
            _to_body(problem, "of_body_problem", _("Look at it")),
        )
        _send(f"offers:opened:{problem.pk}", letter, _officers(problem.body), problem.ref)
    if problem.shown == Shown.CHOSEN:
        for pk, to in addressees(list(problem.shown_to.values_list("organisation", flat=True))).items():
            at = absolute(reverse("offers:own_problem", args=[pk, problem.pk]))
            letter = Letter(
                _("%(body)s asks for help with: %(title)s") % told,
                (_("We show it to a few groups who could be part of an answer. Yours is one."),),
                Button(_("Read it"), at),
            )
            _send(f"offers:shown:{problem.pk}:{pk}", letter, to, problem.ref)


def agree(part: Part) -> None:
    """A group is asked whether it agrees to its part, as it now stands."""
    group, problem = part.group, part.offer.problem
    told = {"title": problem.title, "body": problem.body.name}
    letter = Letter(
        _("Do you agree to your part of an offer to %(body)s?") % told,
        (
            _("Groups are making one offer to “%(title)s”. This would be your part:") % told,
            part.what,
            _("Nothing goes to %(body)s before you have agreed. You can also ask for a change, or say no.") % told,
        ),
        Button(_("Read it and answer"), absolute(reverse("offers:own_part", args=[group.pk, part.pk]))),
    )
    _send(f"offers:agree:{part.pk}:{part.version}", letter, addressees([group.pk]).get(group.pk, ()), part.offer.ref)


def offer_put(offer: Offer, day: date) -> None:
    """The body is told that there is an offer."""
    told = {"title": offer.problem.title, "day": plain_date(day)}
    letter = Letter(
        _("An offer to you: %(title)s") % told,
        (
            _("Groups and charities here have put together one offer to the problem that you stated."),
            offer.summary,
            _("Please answer by %(day)s: yes, yes to some parts, no with the reason, or a question.") % told,
        ),
        _to_body(offer.problem, "of_body_problem", _("Read the offer and answer")),
    )
    _send(
        f"offers:put:{offer.pk}:{Put.objects.filter(offer=offer).count()}",
        letter,
        _officers(offer.problem.body),
        offer.ref,
    )


def unanswered(put: Put) -> None:
    """The body is reminded, once, that its answer is owed."""
    problem = put.offer.problem
    told = {"title": problem.title, "day": plain_date(put.answer_by)}
    letter = Letter(
        _("We have not heard from you: %(title)s") % told,
        (
            _("The offer of groups waited for an answer until %(day)s. They would like to know where they stand.")
            % told,
        ),
        _to_body(problem, "of_body_problem", _("Answer")),
    )
    _send(f"offers:unanswered:{put.pk}", letter, _officers(problem.body), put.offer.ref)


def offer_answered(offer: Offer, put: Put) -> None:
    """Every group with a part hears what the body said, with its reason."""
    told = {"title": offer.problem.title, "body": offer.problem.body.name}
    subject = {
        Answer.ACCEPTED: _("%(body)s accepts the offer: %(title)s"),
        Answer.SOME: _("%(body)s accepts some parts of the offer: %(title)s"),
        Answer.REFUSED: _("%(body)s does not accept the offer: %(title)s"),
        Answer.QUESTION: _("%(body)s has a question on the offer: %(title)s"),
    }[Answer(put.answer)]
    reason = _("The reason: %(why)s.") % {"why": put.get_reason_display()} if put.reason else ""
    words = tuple(filter(None, (subject % told, reason, put.words)))
    for part in Part.objects.filter(offer=offer).select_related("organisation__merged_into"):
        at = absolute(reverse("offers:own_part", args=[part.group.pk, part.pk]))
        yours = _turned(part) if put.answer == Answer.SOME else ""
        letter = Letter(subject % told, tuple(filter(None, (*words, yours))), Button(_("Your part"), at))
        to = addressees([part.group.pk]).get(part.group.pk, ())
        _send(f"offers:answered:{put.pk}:{part.pk}", letter, to, offer.ref)


def _turned(part: Part) -> str:
    if part.taken:
        return _("Your part is taken up.")
    return _("Your part is not taken up: %(why)s.") % {"why": part.get_turned_why_display()}


def ask_to_report(report: Report, *, again: bool) -> int:
    """A group is asked what it did, by a link that needs no account; without an address, on paper."""
    part, period, group = report.part, report.period, report.part.group
    told = {
        "title": part.offer.problem.title, "group": group.name,
        "from": plain_date(period.starts), "to": plain_date(period.ends), "due": plain_date(period.due),
    }  # fmt: skip
    first = _("Please tell us in two minutes what %(group)s did from %(from)s to %(to)s: “%(title)s”.") % told
    late = _("We have not heard yet what %(group)s did from %(from)s to %(to)s: “%(title)s”.") % told
    count = 0
    for one in [_contact(part)] if part.contact and part.contact.email else addressees([group.pk]).get(group.pk, ()):
        button = Button(_("Tell what we did"), absolute(report_link(report, one))) if one.email else None
        rest = _("Please do by %(due)s. You need no account.") if button else _("Please ring us, or write, by %(due)s.")
        letter = Letter(_("What did you do? %(title)s") % told, (late if again else first, rest % told), button)
        count += _send(f"offers:report:{report.pk}:{'again' if again else 'first'}", letter, [one], part.offer.ref)
    return count


def _contact(part: Part) -> Addressee:
    assert part.contact is not None, "whoever asks looked"
    return Addressee(part.contact.email, part.contact.name, str(part.contact.ref), part.contact.address)


def report_link(report: Report, to: Addressee) -> str:
    """The path of a link to the page of one report."""
    return links.make(purpose=PURPOSE, ref=report.ref, person=to.person, email=to.email)


def return_sent(period: Period) -> None:
    """The body is told that the return of a period is there."""
    problem = period.offer.problem
    told = {"title": problem.title, "from": plain_date(period.starts), "to": plain_date(period.ends)}
    letter = Letter(
        _("What groups did from %(from)s to %(to)s: %(title)s") % told,
        tuple(filter(None, (_("Every part is added up against what was offered."), period.words))),
        _to_body(problem, "of_body_problem", _("Read the return")),
    )
    _send(f"offers:return:{period.pk}", letter, _officers(problem.body), period.offer.ref)


def delivered(offer: Offer) -> None:
    """The body is told that the offer has been delivered, and what changed."""
    told = {"title": offer.problem.title}
    letter = Letter(
        _("Delivered: %(title)s") % told,
        (_("Groups have done what they offered. What changed:"), offer.changed),
        _to_body(offer.problem, "of_body_problem", _("Look at it")),
    )
    _send(f"offers:delivered:{offer.pk}", letter, _officers(offer.problem.body), offer.ref)
