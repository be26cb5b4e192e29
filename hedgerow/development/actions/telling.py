"""What a case writes into the record of work, and the letters that it sends."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.charter.types import Function
from hedgerow.development.models import Case
from hedgerow.development.queries.words import activity
from hedgerow.development.rules.cases import address_in
from hedgerow.engines.mail import actions as mail
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.mail.types import Button, Letter, Section
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.models import Entry
from hedgerow.ledger.queries import usual_payer
from hedgerow.ledger.types import AreaBasis, Audience, Where, Work
from hedgerow.shell.templatetags.shell import plain_date
from hedgerow.soundings import actions as soundings
from hedgerow.soundings.models import Sounding
from hedgerow.soundings.types import Stage

FIRST = "first-enquiry"
USUAL = "one-to-one-advice"


def tell(
    by: User | None,
    case: Case,
    act: str,
    *words: str,
    minutes: int | None = None,
    note: str = "",
    unmet: bool = False,
    id: UUID | None = None,
) -> Entry:
    """One entry about a case. Its group reads what is no refusal; `words` are the activities it may be told with."""
    today, group = clock.today(), case.group
    payer = usual_payer(by, on=today) if by and minutes else None
    return ledger.record(
        by=by,
        work=Work(
            activity=activity(*words),
            on=today,
            act=act,
            unmet=unmet,
            groups=[group.pk] if group else (),
            minutes=minutes,
            payer=payer.pk if payer else None,
            where=Where(case.area, AreaBasis.BENEFITS) if case.area and not group else Where(),
            ref=str(case.ref),
            audience=Audience.STAFF if unmet else Audience.GROUP,
            note=note,
            id=id,
        ),
    )


def address_of(case: Case) -> str:
    """Where a letter about a case goes: the address they gave, or that of whoever asked for the group."""
    return address_in(case.reach) or (case.by.email if case.by else "")


def ask_before(by: User | None, case: Case) -> tuple[Section, ...]:
    """Three short questions about their group before we help, as a part of the letter that they get anyway."""
    return soundings.section(_ask(by, case, Stage.BEFORE))


def ask_after(by: User, case: Case, *, letter: bool) -> tuple[Section, ...]:
    """The same once it is done: in the letter that says so (`letter`), or in one of their own."""
    asked = _ask(by, case, Stage.AFTER)
    if letter and asked and asked.email:
        return soundings.section(asked)
    if asked and not asked.answered_on:
        soundings.send(asked)
    return ()


def _ask(by: User | None, case: Case, stage: Stage) -> Sounding | None:
    return soundings.ask(
        by=by,
        ref=case.ref,
        stage=stage,
        function=case.topic.function if case.topic else Function.DEVELOPMENT,
        organisation=case.group,
        area=case.area,
        email=address_of(case),
        name=case.by.name if case.by else "",
        letter=False,
    )


def confirm(case: Case, sections: tuple[Section, ...] = ()) -> None:
    """A letter that says when we answer, where they left an address. What they wrote is not in it: anybody can type
    any address."""
    day = {"day": plain_date(case.answer_by)}
    said = (
        _("Thank you for asking. Somebody of our team answers you by %(day)s.") % day,
        _("You need do nothing until then. If it cannot wait, telephone us."),
    )
    write(case, "received", _("We have your question"), said, sections)


def write(case: Case, key: str, subject: str, paragraphs: tuple[str, ...], sections: tuple[Section, ...] = ()) -> None:
    """A letter about a case, once for each key. Nothing goes where there is no address."""
    to = address_of(case)
    if not to:
        return
    button = None
    if case.by and case.organisation:
        button = Button(_("See how it stands"), absolute(reverse("development:help", args=[case.organisation.pk])))
    mail.send(
        key=f"case:{case.pk}:{key}",
        letter=Letter(subject, paragraphs, button, sections=sections),
        to=to,
        name=case.by.name if case.by else "",
        person=case.by.own_ref if case.by else "",
        about=case.ref,
    )
