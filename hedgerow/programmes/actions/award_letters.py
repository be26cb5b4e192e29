"""Letters after the deadline: to assessors, what was decided, a report that is due, money on its way."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.bodies.queries import addressees
from hedgerow.engines.mail import actions as mail
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.mail.types import Button, Letter
from hedgerow.kernel.money import pounds
from hedgerow.programmes.models import Application, Assessor, Decision, Payment, Report
from hedgerow.programmes.types import TOLD_IN_PROPORTION, Outcome
from hedgerow.shell.templatetags.shell import plain_date


def asked_to_assess(assessor: Assessor) -> None:
    """Somebody is asked to assess."""
    held, user = assessor.round, assessor.user
    told = {"round": held.title, "day": plain_date(held.decision_by)}
    letter = Letter(
        _("Would you help us to decide? %(round)s") % told,
        (
            _("We ask you to read and score applications for “%(round)s”. Groups hear from us by %(day)s.") % told,
            _("First you say where you have an interest. What you have an interest in, you are not shown."),
        ),
        Button(_("Begin"), absolute(reverse("programmes:assess", args=[held.pk]))),
        small=(_("You sign in with this address. If you have no password, a code comes by e-mail."),),
    )
    mail.send(
        key=f"programmes:assess:{assessor.pk}", letter=letter, to=user.email, name=user.name, person=str(user.own_ref),
        about=str(held.ref),
    )  # fmt: skip


def decided(decision: Decision) -> None:
    """A group hears what was decided of its application, and why; with an award, how to accept it."""
    application = decision.application
    told = {"round": application.round.title, "title": application.title, "sum": pounds(decision.pence or 0)}
    at = absolute(reverse("programmes:own_award", args=[application.organisation_id, decision.pk]))
    if decision.outcome == Outcome.AWARDED:
        lines = [_("We are glad to offer you %(sum)s for “%(title)s”.") % told, decision.feedback]
        lines += [_("On these conditions: %(conditions)s") % {"conditions": decision.conditions}] * bool(
            decision.conditions
        )
        lines.append(_("It is yours when somebody who signs for your group has accepted it."))
        letter = Letter(_("An offer: %(round)s") % told, tuple(lines), Button(_("Read the offer and accept it"), at))
    else:
        letter = Letter(
            _("Your application: %(round)s") % told,
            (
                _("We are sorry: “%(title)s” is not among those that we can fund in this round.") % told,
                _("What we would like you to know:"),
                decision.feedback,
                _("We gladly help you to look for other money, or to put a plan right."),
            ),
            Button(_("Read this again, or ask us for help"), at),
        )
    _to_group(f"programmes:decided:{decision.pk}", application, letter)


def report_due(report: Report) -> None:
    """A report is due soon, or overdue: it is asked for once."""
    decision = report.decision
    application = decision.application
    told = {"title": application.title, "day": plain_date(report.due_on)}
    letter = Letter(
        _("Tell us how it went: %(title)s") % told,
        (_("It is time to tell us of your grant, by %(day)s.") % told, str(TOLD_IN_PROPORTION[report.kind])),
        Button(
            _("Tell us"), absolute(reverse("programmes:own_award", args=[application.organisation_id, decision.pk]))
        ),
    )
    _to_group(f"programmes:report:{report.pk}", application, letter)


def paid(payment: Payment) -> None:
    """Money is on its way."""
    application = payment.decision.application
    told = {"sum": pounds(payment.pence), "title": application.title, "reference": payment.reference}
    lines = [_("We have paid %(sum)s towards “%(title)s”.") % told]
    lines += [_("It bears the reference %(reference)s.") % told] * bool(payment.reference)
    letter = Letter(_("On its way: %(sum)s") % told, tuple(lines))
    _to_group(f"programmes:paid:{payment.pk}", application, letter)


def _to_group(key: str, application: Application, letter: Letter) -> None:
    """To the address that the application gave; without one, to whoever looks after the group's page, else on paper."""
    about = str(application.ref)
    if application.email:
        mail.send(key=key, letter=letter, to=application.email, about=about)
        return
    group = application.organisation_id
    for one in addressees([group]).get(group, ()):
        mail.send(
            key=f"{key}:{one.person or one.email}", letter=letter, to=one.email, name=one.name, address=one.address,
            person=one.person, about=about,
        )  # fmt: skip
