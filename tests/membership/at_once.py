"""Two colleagues who press at one moment: one application accepted, one membership renewed, one newsletter sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread

from django.db import connection

from hedgerow.accounts.models import User
from hedgerow.charter import actions as charter
from hedgerow.engines.mail.models import Outgoing
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from hedgerow.membership import actions
from hedgerow.membership.models import Spell, Term
from hedgerow.newsletters import actions as newsletters
from hedgerow.newsletters.models import Issue
from hedgerow.spine.errors import InputError


def race() -> dict[str, object]:
    """What came of each: members, terms, letters of the newsletter, entries, and what was said to whoever was second."""
    charter.seed()
    by = [User.objects.create_user(f"{name}@example.org", name=name, role="worker") for name in ("ada", "bo")]
    told: list[str] = []
    kind = actions.add_kind(by=None, name="Member")
    made = actions.apply(by=None, kind=kind, group_name="Ash Food Bank", name="Jo", email="jo@example.org")
    together(by, told, lambda user: actions.accept(by=user, application=made))
    Spell.objects.update(runs_to=clock.today() + timedelta(days=5))
    spell = Spell.objects.get()
    together(by, told, lambda user: actions.renew(by=user, spell=spell, runs_to=spell.runs_to))
    issue = _newsletter(by[0])
    together(by, told, lambda user: newsletters.send(by=user, issue=issue))
    together(by, told, lambda user: newsletters.post(issue=Issue.objects.get()))
    return {
        "members": Spell.objects.count(),
        "terms": Term.objects.count(),
        "letters": Outgoing.objects.filter(key__startswith="newsletter:").count(),
        "acts": sorted(Entry.objects.values_list("act", flat=True)),
        "told": len(told),
    }


def _newsletter(by: User) -> Issue:
    subject = newsletters.add_subject(by=None, name="News")
    for number in range(60):
        newsletters.confirm(email=f"reader{number}@example.org", subjects=[subject])
    issue = newsletters.begin(by=by, title="News", subjects=[subject])
    newsletters.add_words(by=by, issue=issue, text="Hello.")
    return issue


def together(users: list[User], told: list[str], do: Callable[[User], object]) -> None:
    """Let each do it at the same moment, with a connection of their own."""
    ready = Barrier(len(users))

    def press(user: User) -> None:
        try:
            ready.wait(10)
            do(user)
        except InputError as error:
            told.append(str(error))
        finally:
            connection.close()

    threads = [Thread(target=press, args=(user,)) for user in users]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
