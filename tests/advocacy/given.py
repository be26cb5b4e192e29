"""Groups, a council, and a worker who hears them."""

from __future__ import annotations

from typing import Any

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.advocacy import actions
from hedgerow.advocacy.models import Ask, Issue, Position, Voice
from hedgerow.charter import actions as charter
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind, Level
from tests.people import person

SENTENCE = "Rooms in libraries cost more than we raise"


def a_worker(name: str = "Wren") -> User:
    """Somebody of our team; our words are there."""
    charter.seed()
    return person(f"{name.lower()}@example.org", name=name)


def a_council(name: str = "Thornmere Council") -> Organisation:
    """A public body."""
    return Organisation.objects.create(name=name, kind=Kind.PUBLIC_BODY, published=True)


def a_group(name: str, **facts: Any) -> Organisation:
    """A group that everybody can see."""
    return Organisation.objects.create(name=name, published=True, **facts)


def acting_for(group: Organisation, by: User, email: str) -> User:
    """Somebody who acts for a group."""
    user = person(email, LioRole.NONE, name=email.split("@")[0].title())
    organisations.grant_access(by=by, user=user, organisation=group, level=Level.ADMINISTRATOR)
    return user


def an_issue(by: User, **facts: Any) -> Issue:
    """Something raised, by nobody yet."""
    return actions.raise_issue(by=by, **{"sentence": SENTENCE, "seen": "public", **facts})


def a_voice(by: User, issue: Issue, group: Organisation, shown: str = "named", **facts: Any) -> Voice:
    """A group says so too."""
    return actions.add_voice(by=by, issue=issue, organisation=group, shown=shown, **facts)


def a_position(by: User, issue: Issue, text: str = "Keep the hire of rooms low.") -> Position:
    """What is said together, as a draft."""
    actions.write_position(by=by, issue=issue, text=text)
    return next(iter(Position.objects.filter(issue=issue)))


def an_ask(by: User, issue: Issue, body: Organisation, **facts: Any) -> Ask:
    """Something that was put to a body."""
    put = {name: facts.pop(name) for name in ("on", "answer_by") if name in facts}
    ask = actions.prepare_ask(by=by, issue=issue, body=body, text=facts.pop("text", "Keep it at £5."), **facts)
    return actions.put_ask(by=by, ask=ask, **put)
