"""Letters about applications: the way back, what was sent in, whether another group takes part, and the last days."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.accounts.actions import links
from hedgerow.accounts.models import User
from hedgerow.bodies.queries import addressees
from hedgerow.engines.mail import actions as mail
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.mail.types import Button, Letter
from hedgerow.engines.questions.rules import read
from hedgerow.kernel import clock
from hedgerow.kernel.money import pounds
from hedgerow.programmes.models import Application, CoApplicant
from hedgerow.programmes.queries.applications import form_of
from hedgerow.shell.templatetags.shell import plain_date

PURPOSE = "programmes.application"


def own_page(application: Application) -> str:
    """The page on which a group goes on with an application."""
    return reverse("programmes:own_application", args=[application.organisation_id, application.pk])


def way_back(application: Application, user: User) -> None:
    """The way back to a draft, once and for two weeks: it needs no password. Each time they leave they can ask for another."""
    path = links.make(purpose=PURPOSE, ref=application.ref, person=user.own_ref, user=user, email=user.email)
    told = {"round": application.round.title, "day": plain_date(application.round.closes_on)}
    letter = Letter(
        _("Your application: %(round)s") % told,
        (_("What you have written is kept. Go on whenever you like, until the end of %(day)s.") % told,),
        Button(_("Go on with it"), absolute(path)),
    )
    key = f"programmes:back:{application.pk}:{int(clock.now().timestamp() // 60)}"
    mail.send(
        key=key, letter=letter, to=user.email, name=user.name, person=str(user.own_ref), about=str(application.ref)
    )


def sent(application: Application) -> None:
    """The group has a copy of all that it sent."""
    told = {"round": application.round.title, "day": plain_date(application.round.decision_by)}
    lines = [_("We have your application. Everybody hears from us by %(day)s.") % told]
    lines.append(f"{application.title}: {pounds(application.pence or 0)}")
    for one in read(form_of(application.round), application.answers):
        lines.append(f"{one.question.label}")
        lines.extend(one.lines)
        lines.extend(f"{what}: {pounds(pence)}" for what, pence in one.rows)
        lines.extend(name for _pk, name in one.files)
    button = Button(_("Look at it"), absolute(own_page(application)))
    letter = Letter(_("Sent in: %(round)s") % told, tuple(lines), button)
    _to_group(f"programmes:sent:{application.pk}", application, letter)


def asked_to_join(other: CoApplicant) -> None:
    """Another group is asked whether it takes part."""
    application = other.application
    told = {"group": application.organisation.name, "round": application.round.title}
    at = absolute(reverse("programmes:own", args=[other.organisation_id]))
    letter = Letter(
        _("%(group)s would like to apply together with you") % told,
        tuple(
            filter(
                None, (_("It is for “%(round)s”. Nothing is sent in your name before you agree.") % told, other.part)
            )
        ),
        Button(_("Say whether you take part"), at),
    )
    for one in addressees([other.organisation_id]).get(other.organisation_id, ()):
        mail.send(
            key=f"programmes:join:{other.pk}:{one.person or one.email}", letter=letter, to=one.email, name=one.name,
            address=one.address, person=one.person, about=str(application.ref),
        )  # fmt: skip


def last_days(application: Application) -> None:
    """What was begun is not sent in, and few days are left."""
    told = {"round": application.round.title, "day": plain_date(application.round.closes_on)}
    letter = Letter(
        _("Not sent in yet: %(round)s") % told,
        (_("You began an application, and have not sent it in. The last day is %(day)s.") % told,),
        Button(_("Go on with it"), absolute(own_page(application))),
    )
    _to_group(f"programmes:last_days:{application.pk}", application, letter)


def _to_group(key: str, application: Application, letter: Letter) -> None:
    if application.email:
        mail.send(key=key, letter=letter, to=application.email, about=str(application.ref))
