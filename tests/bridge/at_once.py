"""People at one moment: two of one group answer, two of us put a question to groups, two settle a promise."""

from __future__ import annotations

from datetime import timedelta

from hedgerow.accounts.models import User
from hedgerow.bridge import actions
from hedgerow.bridge.models import Answer, Asked, Version
from hedgerow.bridge.types import Fact, Kept
from hedgerow.charter import actions as charter
from hedgerow.engines.mail.models import Outgoing
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from tests.bodies.given import a_body, a_group
from tests.bridge.given import a_promise, a_question, put_back
from tests.people.at_once import together


def race() -> dict[str, object]:
    """What came of each."""
    charter.seed()
    by = [User.objects.create_user(f"{name}@example.org", name=name, role="worker") for name in ("ada", "bo")]
    group, told = a_group("The Long Table"), list[str]()
    made = a_question(a_body())
    together(by, told, lambda user: actions.open_question(by=user, question=made))
    together(by, told, lambda user: actions.tell_asked(made.pk))

    def say(user: User, seen: int) -> None:
        given = {"q1": f"As {user.name} says"}
        actions.answer(
            by=user, question=made, organisation=group, given=given, named=user.name == "ada", how="space", seen=seen
        )

    together(by, told, lambda user: say(user, 0))
    together(by, told, lambda user: say(user, 1))
    held = Answer.objects.get()
    past = put_back(made, 80)
    together(by, told, lambda user: actions.write_off(clock.today()))
    together(by, told, lambda user: actions.say_outcome(by=user, question=past, heard="Heard.", did=user.name))
    promise = a_promise(made.body, due=clock.today() - timedelta(days=1))
    fact = Fact(Kept.KEPT, "Done.", clock.today())
    together(by, told, lambda user: actions.settle(by=user, promise=promise, fact=fact))
    acts = Entry.objects.counting().exclude(act="").order_by("act").values_list("act", flat=True)
    return {
        "asked": Asked.objects.count(),
        "letters": Outgoing.objects.filter(key__startswith="question.asked").count(),
        "outcomes": Outgoing.objects.filter(key__startswith="question.outcome").count(),
        "answers": Answer.objects.count(),
        "version": held.version,
        "kept": [one.number for one in Version.objects.order_by("number")],
        "whole": held.named == (held.content["q1"] == "As ada says"),
        "acts": list(acts),
        "told": len(told),
    }
