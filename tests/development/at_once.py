"""Two colleagues who press at one moment: one case taken, one answered, one made of one message, one check begun."""

from __future__ import annotations

from hedgerow.accounts.models import User
from hedgerow.charter import actions as charter
from hedgerow.development import actions
from hedgerow.development.actions import Step, checks, plans
from hedgerow.development.models import Case, HealthCheck, PlanAction
from hedgerow.development.types import Given, Reply
from hedgerow.ledger.models import Entry
from hedgerow.organisations.models import Organisation
from tests.people.at_once import together


def race() -> dict[str, int]:
    """What came of each: how many there are afterwards, and how many were told no."""
    charter.seed(by=None)
    by = [User.objects.create_user(f"{name}@example.org", name=name, role="worker") for name in ("ada", "bo")]
    group = Organisation.objects.create(name="The Long Table")
    told: list[str] = []
    case = actions.open_case(by=None, words="Our roof leaks.", reach="Ring.")
    together(by, told, lambda user: actions.take(by=user, case=case))
    seen = Case.objects.get(pk=case.pk).version
    together(by, told, lambda user: actions.step(by=user, case=case, done=Step("Rang.", letter="Hello."), seen=seen))
    together(by, told, lambda user: actions.close(by=user, case=case, answer="Mended."))
    together(by, told, lambda user: actions.open_case(by=user, words="A lease.", source="mail.incoming:1"))
    together(by, told, lambda user: checks.begin(by=user, organisation=group))
    check = HealthCheck.objects.get()
    checks.answer(by=by[0], check=check, given=[Given(code, Reply.NO) for code in check.asked])
    together(by, told, lambda user: checks.finish(by=user, check=check))
    wanted = {"organisation": group, "what": "Write the aims down", "check": check, "question": "aims"}
    together(by, told, lambda user: plans.add_action(by=user, **wanted))  # type: ignore[arg-type]
    together(by, told, lambda user: plans.agree(by=user, check=check))
    acts = [entry.act for entry in Entry.objects.order_by("recorded_at")]
    return {
        "told": len(told),
        "cases": Case.objects.count(),
        "helped": acts.count("case.helped"),
        "closed": acts.count("case.closed"),
        "opened": acts.count("case.opened"),
        "checks": acts.count("healthcheck.finished"),
        "actions": PlanAction.objects.count(),
        "agreed": acts.count("plan.agreed"),
    }
