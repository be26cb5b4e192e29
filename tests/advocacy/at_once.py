"""Two people at one moment: the same ask put, answered, the same group heard, the same two issues put together."""

from __future__ import annotations

from hedgerow.accounts.models import User
from hedgerow.advocacy import actions
from hedgerow.advocacy.models import Answer, Issue, Voice
from hedgerow.charter import actions as charter
from hedgerow.ledger.models import Entry
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind
from tests.people.at_once import together


def race() -> dict[str, object]:
    """What came of each."""
    charter.seed()
    by = [User.objects.create_user(f"{name}@example.org", name=name, role="worker") for name in ("ada", "bo")]
    group = Organisation.objects.create(name="The Long Table")
    council = Organisation.objects.create(name="Thornmere", kind=Kind.PUBLIC_BODY)
    issue, other = (actions.raise_issue(by=by[0], sentence=said) for said in ("Rooms cost", "Rooms are dear"))
    told: list[str] = []
    together(by, told, lambda user: actions.add_voice(by=user, issue=issue, organisation=group, shown="named"))
    ask = actions.prepare_ask(by=by[0], issue=issue, body=council, text="Less.")
    together(by, told, lambda user: actions.put_ask(by=user, ask=ask))
    together(by, told, lambda user: actions.answer_ask(by=user, ask=ask, outcome="no", words=user.name, seen=0))
    # one keeps the first, the other the second: one of the two ways happens, and nothing is lost between them
    pairs = {by[0].pk: (issue, other), by[1].pk: (other, issue)}
    together(by, told, lambda user: actions.merge(by=user, kept=pairs[user.pk][0], gone=pairs[user.pk][1]))
    acts = Entry.objects.counting().exclude(act="").order_by("act").values_list("act", flat=True)
    return {
        "voices": Voice.objects.count(),
        "answers": Answer.objects.count(),
        "standing": Issue.objects.filter(merged_into=None).count(),
        "acts": list(acts),
        "told": len(told),
    }
