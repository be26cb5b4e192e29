"""Letters to groups about the people who apply, and to those people about what became of it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.accounts.actions import links
from hedgerow.engines.mail import actions as mail
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.mail.types import Button, Letter
from hedgerow.people.queries.wording import us
from hedgerow.shell.templatetags.shell import plain_date
from hedgerow.volunteering import queries
from hedgerow.volunteering.models import Application, Placement, Role
from hedgerow.volunteering.types import Desk

OWN = "volunteering.own"


def _space(role: Role) -> str:
    return absolute(reverse("volunteering:space", args=[role.organisation_id]))


def _to_group(role: Role, key: str, letter: Letter) -> None:
    for place, (email, name) in enumerate(queries.addresses(role)):
        mail.send(key=f"{key}:{place}", letter=letter, to=email, name=name, about=role.ref)


def first_accepted(role: Role, key: str) -> None:
    """A group's first role was looked at and is open."""
    letter = Letter(
        subject=_("“%(title)s” is open") % {"title": role.title},
        paragraphs=(
            _("We have looked at your first volunteer role, and everybody can see it now."),
            _("The next ones you post are open at once."),
            _("Please answer everybody within five working days, if only to say that you have read it."),
        ),
        button=Button(_("See it"), absolute(reverse("volunteering:role", args=[role.pk]))),
    )
    _to_group(role, f"volunteering.first:{key}", letter)


def first_refused(role: Role, key: str) -> None:
    """A group's first role was sent back."""
    letter = Letter(
        subject=_("“%(title)s”: one thing to change first") % {"title": role.title},
        paragraphs=(
            _("Thank you for your first volunteer role. Before everybody sees it, please look at this:"),
            role.answer,
            _("Change it and post it again. Ask us if anything is not clear."),
        ),
        button=Button(_("Change it"), absolute(reverse("volunteering:edit", args=[role.organisation_id, role.pk]))),
    )
    _to_group(role, f"volunteering.first:{key}", letter)


def new_to_group(application: Application) -> None:
    """Somebody would like to help: the group reads who, and by when to answer."""
    role = application.role
    assert role is not None, "a group is told of its own roles"
    letter = Letter(
        subject=_("%(name)s would like to help: %(title)s") % {"name": application.name, "title": role.title},
        paragraphs=(
            _("%(name)s would like to help you with “%(title)s”.") % {"name": application.name, "title": role.title},
            *filter(None, [f"“{application.words}”" if application.words else ""]),
            _("Please answer by %(day)s, if only to say when you will know.")
            % {"day": plain_date(application.answer_by)},
        ),
        button=Button(_("See how to reach them, and answer"), _space(role)),
        small=(_("Groups that do not answer are shown further down, until they do."),),
    )
    _to_group(role, f"volunteering.new:{application.pk}:{application.answer_by}", letter)


def still_waiting(application: Application) -> None:
    """The day to answer has passed."""
    role = application.role
    assert role is not None, "a group is told of its own roles"
    letter = Letter(
        subject=_("%(name)s is still waiting to hear from you") % {"name": application.name},
        paragraphs=(
            _("%(name)s offered to help with “%(title)s” on %(day)s and has not heard from you.")
            % {"name": application.name, "title": role.title, "day": plain_date(application.asked_at)},
            _("A short word today is enough. If it is not for you, say so: we can help them to find something else."),
        ),
        button=Button(_("Answer"), _space(role)),
        small=(_("Until then your roles are shown below those of groups that answer."),),
    )
    _to_group(role, f"volunteering.late:{application.pk}", letter)


def own_path(application: Application) -> str:
    """A new link to somebody's own page, for a letter to them."""
    return links.make(purpose=OWN, ref=application.ref, email=application.email)


def _to_person(application: Application, key: str, subject: str, *paragraphs: str, button: str) -> None:
    if not application.email:
        return
    letter = Letter(
        subject=subject,
        paragraphs=(_("Hello %(name)s,") % {"name": application.name}, *filter(None, paragraphs)),
        button=Button(button, absolute(own_path(application))),
        small=(_("No account is needed. On that page you can also have your details deleted."),),
    )
    mail.send(key=key, letter=letter, to=application.email, name=application.name, about=application.ref)


def received(application: Application) -> None:
    """Thank you, and who answers by when."""
    role = application.role
    title = role.title if role is not None else ""
    who = us() if application.desk == Desk.OURS or role is None else role.organisation.name
    said = _("Thank you for offering to help with “%(title)s”.") if title else _("Thank you for leaving your name.")
    _to_person(
        application,
        f"volunteering.received:{application.pk}",
        _("Thank you for offering to help"),
        said % {"title": title} if title else said,
        _("%(who)s will be in touch by %(day)s.") % {"who": who, "day": plain_date(application.answer_by)},
        _("If nobody is, tell us: we keep an eye on it."),
        button=_("See how far it is, or take it back"),
    )


def accepted(application: Application) -> None:
    """Yes, and whom to ask for."""
    role = application.role
    assert role is not None, "somebody is accepted for a role"
    _to_person(
        application,
        f"volunteering.accepted:{application.pk}",
        _("%(group)s would love your help") % {"group": role.organisation.name},
        _("You are welcome to help with “%(title)s”.") % {"title": role.title},
        _("%(contact)s will tell you when and where to begin.")
        % {"contact": role.contact_name or role.organisation.name},
        button=_("See it on your own page"),
    )


def declined(application: Application) -> None:
    """Not this time, and why; there are others."""
    role = application.role
    about = _("About “%(title)s”: not this time.") % {"title": role.title} if role is not None else ""
    _to_person(
        application,
        f"volunteering.declined:{application.pk}",
        _("About your offer to help"),
        about,
        application.reason,
        _("There are more ways to help, near you and from home: %(url)s")
        % {"url": absolute(reverse("volunteering:search"))},
        button=_("Your own page"),
    )


def log_hours(placement: Placement, key: str) -> None:
    """Where a volunteer writes down the time they gave."""
    role = placement.role
    _to_person(
        placement.application,
        f"volunteering.hours:{placement.pk}:{key}",
        _("The time you give to %(group)s") % {"group": role.organisation.name},
        _("You help with “%(title)s”. If you like, write down the time you gave; %(group)s confirms it.")
        % {"title": role.title, "group": role.organisation.name},
        _("It shows everybody what volunteers do here, and never who."),
        button=_("Write down my hours"),
    )


def hours_refused(placement: Placement, key: str, why: str) -> None:
    """A group did not confirm some hours."""
    _to_person(
        placement.application,
        f"volunteering.hours_refused:{key}",
        _("About the time you wrote down"),
        _("%(group)s did not confirm some of it:") % {"group": placement.role.organisation.name},
        why,
        button=_("Look at it"),
    )
