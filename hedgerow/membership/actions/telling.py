"""The letters about membership: what each says, and to whom it goes."""

from __future__ import annotations

from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.accounts.actions import links
from hedgerow.accounts.models import User
from hedgerow.engines.alerts.rules import without_addresses
from hedgerow.engines.mail.actions import send
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.mail.types import Button, Letter
from hedgerow.kernel import clock
from hedgerow.kernel.money import pounds
from hedgerow.membership import rules
from hedgerow.membership.models import Application, Spell
from hedgerow.membership.queries import address_of, current, fee_of
from hedgerow.people.queries.wording import us
from hedgerow.shell.templatetags.shell import plain_date

RENEW = "membership.renew"


def received(application: Application) -> None:
    """At once, to whoever applied: it is here, and by when they hear. What they typed is not made advertising of."""
    group = without_addresses(application.group_name)
    letter = Letter(
        _("We have your application"),
        (
            _("Thank you: %(group)s would like to be a member of %(us)s.") % {"group": group, "us": us()},
            _("Somebody of our team looks at it, and you hear from us by %(day)s.")
            % {"day": plain_date(application.answer_by)},
        ),
        small=(_("If you did not apply, you need do nothing."),),
    )
    _to_applicant(application, "received", letter)


def acknowledged(by: User, application: Application) -> None:
    """A colleague has it in hand."""
    letter = Letter(
        _("We are looking at your application"),
        (
            _("Hello %(name)s,") % {"name": application.name},
            _("%(by)s is looking at the application of %(group)s, and tells you when it is decided.")
            % {"by": by.name, "group": application.group_name},
        ),
    )
    _to_applicant(application, "acknowledged", letter)


def accepted(application: Application, spell: Spell) -> None:
    """Welcome: from when to when, and what it costs."""
    group = current(spell)
    fee = fee_of(spell)
    paragraphs = [
        _("Hello %(name)s,") % {"name": application.name},
        _("welcome: %(group)s is a member of %(us)s from today. This membership runs to %(day)s.")
        % {"group": group.name, "us": us(), "day": plain_date(spell.runs_to)},
    ]
    if fee:
        paragraphs.append(_("The fee is %(fee)s. We tell you how to pay it.") % {"fee": pounds(fee)})
    if spell.kind.votes:
        paragraphs.append(_("It gives your group a vote."))
    _to_applicant(application, "accepted", Letter(_("Welcome as a member"), tuple(paragraphs)))


def declined(application: Application) -> None:
    """It was not accepted, and why."""
    letter = Letter(
        _("Your application for membership"),
        (
            _("Hello %(name)s,") % {"name": application.name},
            _("we could not accept the application of %(group)s. This is why:") % {"group": application.group_name},
            application.reason,
            _("Answer this letter if we have misunderstood something. Our help does not depend on membership."),
        ),
    )
    _to_applicant(application, "declined", letter)


def _to_applicant(application: Application, what: str, letter: Letter) -> None:
    """Written on paper where they left no e-mail address, or have been erased since."""
    send(
        key=f"membership:{application.pk}:{what}",
        letter=letter,
        to=application.email,
        name=application.name,
        about=application.ref,
    )


def ask_to_renew(spell: Spell, *, again: bool = False) -> bool:
    """Before it ends, and once more in the time of grace: one button renews it. Whether there was anybody to ask."""
    group, (email, name, person) = current(spell), address_of(spell)
    starts = spell.runs_to + rules.DAY
    ends = rules.last_day(starts, spell.kind.months)
    last = rules.lapses_on(spell.runs_to, spell.kind.grace_days)
    if not email:
        return False
    data = {"runs_to": spell.runs_to.isoformat()}
    path = links.make(purpose=RENEW, ref=spell.ref, person=person, email=email, data=data, lasts=_until(last))
    fee = rules.fee(spell.kind.fees, group.band)
    when = _("The membership of %(group)s in %(us)s ran to %(day)s.") if again else _(
        "The membership of %(group)s in %(us)s runs to %(day)s."
    )  # fmt: skip
    letter = Letter(
        _("Shall %(group)s stay a member?") % {"group": group.name},
        (
            when % {"group": group.name, "us": us(), "day": plain_date(spell.runs_to)},
            _("One button renews it, to %(day)s. The fee is %(fee)s.")
            % {"day": plain_date(ends), "fee": pounds(fee) if fee else _("nothing")},
        ),
        button=Button(_("Look, and renew it"), absolute(path)),
        small=(_("If you do nothing, it ends on %(day)s.") % {"day": plain_date(last)},),
    )
    key = f"membership:{spell.pk}:renew:{spell.runs_to}{':again' if again else ''}"
    send(key=key, letter=letter, to=email, name=name, person=person, about=spell.ref)
    return True


def _until(last: date) -> timedelta:
    """For how long the button can still renew it."""
    return max(last - clock.today(), rules.DAY)


def renewed(spell: Spell) -> None:
    """Thank you, and to when it runs now."""
    fee = fee_of(spell)
    told = _("Thank you: %(group)s stays a member of %(us)s, to %(day)s.") % {
        "group": current(spell).name,
        "us": us(),
        "day": plain_date(spell.runs_to),
    }
    more = (_("The fee is %(fee)s. We tell you how to pay it.") % {"fee": pounds(fee)},) if fee else ()
    _to_member(spell, f"renewed:{spell.runs_to}", Letter(_("Your membership is renewed"), (told, *more)))


def lapsed(spell: Spell) -> None:
    """It has ended, and how to come back."""
    letter = Letter(
        _("Your membership has ended"),
        (
            _("The membership of %(group)s in %(us)s has ended, for it was not renewed.")
            % {"group": current(spell).name, "us": us()},
            _("You are welcome back at any time: it is one form. Our help does not depend on it."),
        ),
        button=Button(_("Become a member again"), absolute(reverse("membership:join"))),
    )
    _to_member(spell, "lapsed", letter)


def _to_member(spell: Spell, what: str, letter: Letter) -> None:
    email, name, person = address_of(spell)
    if email:
        send(
            key=f"membership:{spell.pk}:{what}", letter=letter, to=email, name=name, person=person, about=spell.ref
        )  # fmt: skip
