"""A link of every purpose: a new `LinkOffer` adds one line here, or tests/accounts/test_every_link.py fails.

`LINKS` gives, by purpose, the function that makes one link that still works, from `Records`, and answers its path.
"""

from __future__ import annotations

from collections.abc import Callable

from hedgerow.accounts import actions as accounts
from hedgerow.accounts.actions import links
from tests.examples import Records


def of_accounts(records: Records) -> str:
    """An invitation of a colleague, as a manager hands it over."""
    ada = accounts.invite(by=None, email="ada@example.org", name="Ada")
    return accounts.make_link(by=None, user=ada)


def new_email(records: Records) -> str:
    """A link sent to an address that a colleague wants to have from now on."""
    told = {"email": "new@example.org"}
    return links.make(purpose="accounts.new_email", user=records.colleague, email="new@example.org", data=told)


def renewing(records: Records) -> str:
    """The button that renews a membership."""
    assert records.activity, "renewing is recorded, in our words"
    held = records.spell
    return links.make(purpose="membership.renew", ref=held.ref, data={"runs_to": held.runs_to.isoformat()})


def signing(records: Records) -> str:
    """The button that signs our agreement, of a version that is put."""
    from tests.charter import making

    found = making.put()
    party = making.party_of(found, making.council())
    return links.make(purpose="charter.sign", ref=party.ref, data={"role": "Leader", "sha256": found.sha256})


def backing(records: Records) -> str:
    """The button by which a group stands behind the case."""
    assert records.case_issue, "there is a case to stand behind"
    return links.make(purpose="evidence.back", ref=records.group.ref, data={"role": "Chair"})


def sharing(records: Records) -> str:
    """What a group shows to somebody of its papers, until a day."""
    return links.make(purpose="documents.share", ref=records.document_share.ref)


def applying(records: Records) -> str:
    """The way back to an application that was begun."""
    from tests.programmes.given import an_application

    user = records.access.user
    begun = an_application(user, records.grant_round, records.group, sent=False)
    told = {"person": user.own_ref, "user": user, "email": user.email}
    return links.make(purpose="programmes.application", ref=begun.ref, **told)


LINKS: dict[str, Callable[[Records], str]] = {
    "accounts.sign_in": lambda records: links.make(purpose="accounts.sign_in", user=records.colleague),
    "accounts.password": lambda records: accounts.make_link(by=None, user=records.colleague),
    "accounts.invitation": of_accounts,
    "accounts.new_email": new_email,
    "people.preferences": lambda records: links.make(purpose="people.preferences", person=records.contact.ref),
    "people.unsubscribe": lambda records: links.make(purpose="people.unsubscribe", person=records.contact.ref),
    "spaces.invitation": lambda records: links.make(purpose="spaces.invitation", ref=records.invitation.ref),
    "charter.sign": signing,
    "documents.share": sharing,
    "evidence.back": backing,
    "membership.renew": renewing,
    "programmes.application": applying,
    "participation.vote": lambda records: links.make(
        purpose="participation.vote", ref=records.budget.ref, email="resident@example.org"
    ),
    "offers.report": lambda records: links.make(purpose="offers.report", ref=records.part_report.ref),
    "volunteering.own": lambda records: links.make(purpose="volunteering.own", ref=records.offer.ref),
}
