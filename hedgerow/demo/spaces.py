"""People outside the team who sign in: somebody who speaks for two groups, a council officer and a volunteer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.demo.stories import PASSWORD
from hedgerow.development import actions as development
from hedgerow.kernel import clock
from hedgerow.ledger.models import EntryGroup
from hedgerow.ledger.types import Audience
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind, Level, Shared
from hedgerow.people import actions as people
from hedgerow.people.models import Contact
from hedgerow.people.queries import contacts_at
from hedgerow.people.types import How, Purpose, RoleKind


@dataclass(frozen=True)
class Visitor:
    """Somebody who signs in and is not of the team."""

    email: str
    name: str
    phone: str
    role: str


VISITORS = (
    Visitor("rep@example.org", "Rosalind Fenn", "01632 960 711", "speaks for two groups"),
    Visitor("partner@example.org", "Tobias Wray", "01632 960 712", "officer of the council"),
    Visitor("volunteer@example.org", "Ines Caldwell", "01632 960 713", "volunteer"),
)
COUNCIL, HOSPITAL = "Mallowdale Council", "Mallowdale and Thorn Health Trust"
AGREED = "Their chair, by telephone"
WORDS = "May we pass your name and details to the council when your group asks us to?"


def tell() -> None:
    """Let them in, through the same actions that people use. The work must have been told before."""
    by = User.objects.get(email="worker@example.org")
    users = {visitor.email: _user(visitor) for visitor in VISITORS}
    council = _body(by, COUNCIL)
    _body(by, HOSPITAL)
    first, second, *others = _groups(10)
    _representative(by, users["rep@example.org"], first, second, council)
    _officer(by, users["partner@example.org"], council)
    _volunteer(by, users["volunteer@example.org"], others[:2])
    for number, group in enumerate(others):
        what = (Shared.FIGURES, Shared.WORK)[number % 2]
        organisations.share(by=by, organisation=group, body=council, what=what, how=AGREED)


def _user(visitor: Visitor) -> User:
    return User.objects.create_user(visitor.email, PASSWORD, name=visitor.name, role=LioRole.NONE)


def _contact(by: User, user: User) -> Contact:
    """The contact who signs in as this user: the one we know, or a new one."""
    phone = next(visitor.phone for visitor in VISITORS if visitor.email == user.email)
    known = contacts_at(user.email)
    contact = (
        known[0] if known else people.add_contact(by=by, name=user.name, email=user.email, phone=phone, how=How.PHONE)
    )
    return people.link_user(by=by, contact=contact, user=user)


def _body(by: User, name: str) -> Organisation:
    found = Organisation.objects.filter(name=name, kind=Kind.PUBLIC_BODY).first()
    return found or organisations.create(by=by, name=name, kind=Kind.PUBLIC_BODY)


def _groups(number: int) -> list[Organisation]:
    """Groups in the directory that the team helped most."""
    helped = EntryGroup.objects.filter(entry__audience=Audience.GROUP, organisation__published=True)
    helped = helped.filter(organisation__closed_on=None, organisation__merged_into=None)
    counted = helped.values("organisation").annotate(times=Count("pk")).order_by("-times", "organisation")
    pks = [row["organisation"] for row in counted[:number]]
    found = Organisation.objects.in_bulk(pks)
    return [found[pk] for pk in pks]


def _representative(by: User, user: User, first: Organisation, second: Organisation, council: Organisation) -> None:
    contact = _contact(by, user)
    for group, level in ((first, Level.ADMINISTRATOR), (second, Level.ADMINISTRATOR)):
        organisations.grant_access(by=by, user=user, organisation=group, level=level)
        people.give_role(by=by, contact=contact, organisation=group, kind=RoleKind.CHAIR)
    people.record_consent(
        by=by, contact=contact, purpose=Purpose.SHARE, given=True, how=How.PHONE, words=WORDS, partner=council
    )
    organisations.trust(by=by, organisation=first)
    organisations.share(by=user, organisation=first, body=council, what=Shared.FIGURES)
    organisations.share(by=user, organisation=first, body=council, what=Shared.CONTACTS)
    organisations.change_own(by=user, organisation=second, description=SECOND_WORDS)
    with clock.pretend(clock.now() - timedelta(days=40)):
        asked = development.open_case(by=user, organisation=first, words=FIRST_ASK, reach="01632 960 711, after four")
    with clock.pretend(clock.now() - timedelta(days=37)):
        development.close(by=by, case=asked, answer=FIRST_ANSWER)
    with clock.pretend(clock.now() - timedelta(days=1)):
        development.open_case(by=user, organisation=first, words=NEXT_ASK, reach="rep@example.org")


SECOND_WORDS = "A warm room on Tuesdays and Fridays, soup at noon, and somebody who knows the forms."
FIRST_ASK = "Our treasurer leaves in spring and nobody dares to take it on. Where do we begin?"
FIRST_ANSWER = "Saoirse came to the committee with a list of what a treasurer does. Two people are willing to share it."
NEXT_ASK = "The hall wants us to have a safeguarding policy before we may book again."


def _officer(by: User, user: User, council: Organisation) -> None:
    organisations.grant_access(by=by, user=user, organisation=council, level=Level.OFFICER)
    people.give_role(
        by=by,
        contact=_contact(by, user),
        organisation=council,
        kind=RoleKind.OFFICER,
        title="Communities officer",
        team="Communities and neighbourhoods",
        patch="Brook and Old Town",
    )


def _volunteer(by: User, user: User, groups: list[Organisation]) -> None:
    contact = _contact(by, user)
    for group in groups:
        people.give_role(by=by, contact=contact, organisation=group, kind=RoleKind.VOLUNTEER)
    people.record_consent(
        by=by, contact=contact, purpose=Purpose.NEWSLETTER, given=True, how=How.WEB, words="News and events, monthly."
    )
