"""An agreement of a small place, made by the actions that people use."""

from __future__ import annotations

from hedgerow.charter import actions, queries, rules
from hedgerow.charter.models import Agreement, Party
from hedgerow.charter.queries.draft import working as working
from hedgerow.charter.types import Function, How, Side
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind


def group(name: str = "The Long Table") -> Organisation:
    found = list(Organisation.objects.filter(name=name)[:1])
    return found[0] if found else Organisation.objects.create(name=name, published=True)


def council(name: str = "Thornmere Council") -> Organisation:
    found = list(Organisation.objects.filter(name=name)[:1])
    return found[0] if found else Organisation.objects.create(name=name, kind=Kind.PUBLIC_BODY)


def drafted() -> Agreement:
    """A draft with one of each part, and two who are asked to sign."""
    actions.seed()
    draft = actions.begin(by=None, title="The Thornmere agreement")
    if not draft.definition:
        draft = actions.change_text(
            by=None, agreement=draft, edition=draft.edition, title=draft.title, definition="What holds groups up here."
        )
        actions.add_priority(by=None, name="Warm homes", description="Nobody sits in the cold.")
        actions.add_promise(
            by=None,
            side=Side.COUNCIL,
            maker="Thornmere Council",
            to="groups",
            text="Answer in twenty days.",
            seen="A log.",
        )
        actions.add_performer(by=None, organisation=group(), function=Function.FUNDING)
    for one, side in ((group(), Side.GROUPS), (council(), Side.COUNCIL)):
        actions.add_party(by=None, agreement=draft, organisation=one, side=side)
    return draft


def seen(draft: Agreement) -> str:
    """The hash of the words as a manager is shown them."""
    return rules.fingerprint(rules.canonical(working(draft)))


def put() -> Agreement:
    """A version that is put to those who sign."""
    draft = drafted()
    return actions.put(by=None, agreement=draft, seen=seen(draft))


def party_of(agreement: Agreement, organisation: Organisation) -> Party:
    return Party.objects.select_related("agreement", "organisation").get(agreement=agreement, organisation=organisation)


def agreed() -> Agreement:
    """A version in force since today, signed by both."""
    found = put()
    for party, _signature in queries.parties(found):
        actions.sign(by=None, party=party, sha256=found.sha256, role="Chair", how=How.MEETING)
    return actions.agree(by=None, agreement=found, on=clock.today())
