"""Writing funds down, changing them, opening and closing them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.engines.imports.actions import lock
from hedgerow.engines.lifecycle import actions as lifecycle
from hedgerow.engines.lifecycle.types import Closing, State
from hedgerow.engines.todo import actions as todo
from hedgerow.engines.todo.models import Task
from hedgerow.engines.verification.actions import check
from hedgerow.engines.verification.types import How
from hedgerow.funding.models import Fund, FundCode, LinkCheck
from hedgerow.funding.permissions import check_change_funds
from hedgerow.funding.queries.funds import facts_of
from hedgerow.funding.rules import variants
from hedgerow.funding.rules.criteria import beyond_a_form, dump, found_by, from_needs, load, to_needs
from hedgerow.funding.rules.stages import closing, out_of_order, too_much
from hedgerow.funding.rules.stages import dump as dump_stages
from hedgerow.funding.rules.stages import load as load_stages
from hedgerow.funding.types import Needs, Scheme
from hedgerow.funding.types.funds import CostKind, FundStage, HelpKind
from hedgerow.kernel import clock
from hedgerow.shell.templatetags.shell import plain_date
from hedgerow.spine.errors import InputError

#: what may be given of a fund besides what it asks for
COLUMNS = frozenset({
    "title", "own_title", "payer", "payer_id", "decider", "kind", "summary", "covers", "how", "amount_min",
    "amount_max", "opens_on", "ends_on", "weeks_to_decide", "link", "source", "licence", "costs", "helps", "stages",
    "national", "twist", "owner",
})  # fmt: skip
Rules = Sequence[Mapping[str, Any]]


@transaction.atomic
def add_fund(
    *,
    by: User | None,
    needs: Needs | None = None,
    criteria: Rules | None = None,
    typed: bool = True,
    **facts: Any,
) -> Fund:
    """A new fund, as a draft. `facts` are any of COLUMNS; `title` and `payer` are needed. What it asks for is given as a
    form says it (`needs`), or as it is kept (`criteria`).

    What a person typed is locked: no import changes it later. Raises ValidationError, by fact, for what cannot be.
    """
    if by is not None:
        check_change_funds(by)
    fund = Fund(created_by=by.pk if by else None, owner=by.pk if by else None)
    given = _fill(fund, needs or Needs(), criteria, facts)
    fund.save()
    _index(fund)
    record(by=by, did="fund.added", ref=fund.ref, fields=given)
    if typed and by is not None:
        lock(by=by, ref=fund.ref, fields=_own(fund, given))
    return fund


@transaction.atomic
def change_fund(
    *,
    by: User | None,
    fund: Fund,
    needs: Needs | None = None,
    criteria: Rules | None = None,
    typed: bool = True,
    **facts: Any,
) -> Fund:
    """Change what is said of a fund: any of COLUMNS, and what it asks for. Its local variants follow where they say
    nothing of their own. Raises ValidationError, by fact."""
    if by is not None:
        check_change_funds(by)
    held = Fund.objects.select_for_update(of=("self",)).select_related("national").in_bulk([fund.pk])[fund.pk]
    before = facts_of(held)
    changed = _fill(held, needs, criteria, facts)
    if not changed:
        return held
    held.updated_at = clock.now()
    held.save()
    _index(held)
    record(by=by, did="fund.changed", ref=held.ref, fields=changed)
    if typed and by is not None:
        lock(by=by, ref=held.ref, fields=_own(held, changed))
    _pass_on(by, held, before)
    return held


def _own(fund: Fund, changed: Sequence[str]) -> list[str]:
    """What a person said themselves, and did not leave to the national fund."""
    national = variants.inherited(facts_of(fund), facts_of(fund.national)) if fund.national else set()
    return [name for name in changed if name not in national]


def _fill(fund: Fund, needs: Needs | None, criteria: Rules | None, facts: Mapping[str, Any]) -> list[str]:
    """Set what is new, and return its names. Raises ValidationError."""
    unknown = facts.keys() - COLUMNS
    assert not unknown, f"not facts of a fund: {unknown}"
    values = {name: value.strip() if isinstance(value, str) else value for name, value in facts.items()}
    now = {name: getattr(fund, name) for name in COLUMNS}
    asked = (
        dump((*from_needs(needs), *beyond_a_form(load(fund.criteria), needs))) if needs is not None else fund.criteria
    )
    asked = list(criteria) if criteria is not None else asked
    said = {**now, **_left_behind(fund, values), **values}
    if said["national"] is not None:
        _check_national(fund, said["national"])
        said |= variants.filled(said, facts_of(said["national"]))
        asked = variants.merged(variants.own_criteria(asked, said["national"].criteria), said["national"].criteria)
    stages = _stages(said["stages"])
    said["stages"], said["ends_on"] = dump_stages(stages), said["ends_on"] or closing(stages)
    changed = sorted(name for name in COLUMNS if said[name] != now[name])
    for name in changed:
        setattr(fund, name, said[name])
    if fund.criteria != asked:
        fund.criteria, fund.income_most = asked, to_needs(load(asked)).income_most
        changed.append("criteria")
    fund.clean_fields(exclude={"criteria", "state", "closed_why", "stages", "costs", "helps"})
    _check_order(fund, stages)
    return changed


def _left_behind(fund: Fund, values: Mapping[str, Any]) -> dict[str, Any]:
    """What was another national fund's goes, where it is a variant of that no more."""
    if fund.national is None or values.get("national", fund.national) == fund.national:
        return {}
    gone = variants.inherited(facts_of(fund), facts_of(fund.national))
    empty = Fund()
    return {name: getattr(empty, name) for name in gone}


def _check_national(fund: Fund, national: Fund) -> None:
    if national.pk == fund.pk or national.national_id is not None:
        raise ValidationError({"national": _("Choose a national fund that is no local variant itself.")})
    if fund.pk is not None and fund.variants.exists():
        raise ValidationError({"national": _("This fund has local variants, so it cannot be one.")})


def _stages(kept: Rules) -> tuple[FundStage, ...]:
    stages = load_stages(kept)
    if too_much(stages):
        raise ValidationError({"stages": _("Eight stages at the most, each in a few words.")})
    if out_of_order(stages):
        raise ValidationError({"stages": _("A later stage is due before an earlier one. Check the dates.")})
    return stages


def _check_order(fund: Fund, stages: Sequence[FundStage]) -> None:
    wrong: dict[str, Any] = {}
    if fund.amount_min is not None and fund.amount_max is not None and fund.amount_min > fund.amount_max:
        wrong["amount_max"] = _("The largest amount is smaller than the smallest.")
    if any(amount is not None and amount < 0 for amount in (fund.amount_min, fund.amount_max)):
        wrong["amount_min"] = _("An amount cannot be less than nothing.")
    if fund.opens_on is not None and fund.ends_on is not None and fund.opens_on > fund.ends_on:
        wrong["ends_on"] = _("It closes before it opens. Check the dates.")
    first = closing(stages)
    if first is not None and fund.ends_on != first:
        wrong["ends_on"] = _("The first stage is due on %(day)s, and nobody can begin after it: leave this empty.") % {
            "day": plain_date(first)
        }
    if set(fund.costs) - set(CostKind.values):
        wrong["costs"] = _("Choose from the list of costs.")
    if set(fund.helps) - set(HelpKind.values):
        wrong["helps"] = _("Choose from the list of kinds of help.")
    if wrong:
        raise ValidationError(wrong)


def _pass_on(by: User | None, national: Fund, before: Mapping[str, Any]) -> None:
    """Local variants follow where they say nothing of their own."""
    after = facts_of(national)
    for variant in Fund.objects.select_for_update().filter(national=national):
        own = facts_of(variant)
        new = variants.passed_on(own, before, after)
        asked = variants.merged(variants.own_criteria(variant.criteria, before["criteria"]), after["criteria"])
        if asked != variant.criteria:
            new |= {"criteria": asked, "income_most": to_needs(load(asked)).income_most}
        if not new:
            continue
        for name, value in new.items():
            setattr(variant, name, value)
        variant.updated_at = clock.now()
        variant.save()
        _index(variant)
        record(by=by, did="fund.changed", ref=variant.ref, fields=sorted(new.keys() - {"income_most"}))


def _index(fund: Fund) -> None:
    """Keep the codes by which it is found."""
    wanted = found_by(load(fund.criteria))
    wanted |= {(Scheme.COST, code) for code in fund.costs} | {(Scheme.HELP, code) for code in fund.helps}
    held = {(row.scheme, row.code): row.pk for row in FundCode.objects.filter(fund=fund)}
    FundCode.objects.filter(pk__in=[pk for key, pk in held.items() if key not in wanted]).delete()
    new = sorted(wanted - held.keys())
    FundCode.objects.bulk_create([FundCode(fund=fund, scheme=scheme, code=code) for scheme, code in new])


@transaction.atomic
def open_fund(*, by: User | None, fund: Fund, how: How = How.PAGE) -> Fund:
    """Show a fund to everybody; whoever opens it says that it is right today. Raises InputError where it is over."""
    if by is not None:
        check_change_funds(by)
    if fund.ends_on is not None and fund.ends_on < clock.today():
        raise InputError(_("Its closing date has passed. Give it a new one first."))
    if fund.state == State.CLOSED:
        fund = lifecycle.move(by=by, record=fund, ref=fund.ref, to=State.DRAFT)
    held = lifecycle.move(by=by, record=fund, ref=fund.ref, to=State.LIVE)
    held.live_since = clock.now()
    held.save(update_fields=["live_since"])
    _page_is_found(by, held)
    check(by=by, ref=held.ref, how=how)
    return held


def _page_is_found(by: User | None, fund: Fund) -> None:
    """Whoever opens a fund has looked at its page: what the nights noted of it is over, and so is the to-do."""
    LinkCheck.objects.filter(fund=fund).delete()
    if by is None:
        return
    for task in Task.objects.filter(ref=str(fund.ref), made_by__isnull=True, done_at__isnull=True):
        todo.finish(by=by, task=task)


@transaction.atomic
def set_state(*, by: User, fund: Fund, to: State) -> Fund:
    """Open, pause or close a fund, or take a closed one up again as a draft. Raises InputError where it cannot be."""
    check_change_funds(by)
    if to == State.LIVE:
        return open_fund(by=by, fund=fund)
    return lifecycle.move(by=by, record=fund, ref=fund.ref, to=to)


def close_fund(*, by: User | None, fund: Fund, why: Closing = Closing.HAND) -> Fund:
    """Close a fund: nobody finds it among the open ones any more, and its bids go on."""
    return lifecycle.move(by=by, record=fund, ref=fund.ref, to=State.CLOSED, why=why)


def close_by_night(pk: str, why: Closing) -> Fund:
    """Close what is over."""
    return close_fund(by=None, fund=Fund.objects.in_bulk([int(pk)])[int(pk)], why=why)
