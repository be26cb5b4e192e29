"""`hedgerow budgets`: share out a participatory budget."""

from __future__ import annotations

import json
from pathlib import Path

import click

from hedgerow.ballots import pabulib
from hedgerow.ballots.budgets import Allocation, Budget, Line, Verdict
from hedgerow.ballots.rules import RULES
from hedgerow.spine.errors import InputError
from hedgerow.spine.reading.encoding import decode


@click.group("budgets")
def budgets_group() -> None:
    """Participatory budgets: count them."""


@budgets_group.command("count")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--rule", type=click.Choice(sorted(RULES)), help="The rule to share out by (else the one the file names)."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def count_command(file: Path, rule: str | None, as_json: bool) -> None:
    """Share out the budget of a Pabulib file (.pb) by a rule, and say of every project why it is paid for or not."""
    budget = pabulib.read(decode(file.read_bytes()), file.name)
    chosen = rule or known(budget, file.name)
    shared = RULES[chosen](budget)
    if as_json:
        told = {"rule": chosen, "selected": list(shared.selected), "cost": amount(shared.cost)}
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        for line in shared.lines:
            click.echo(f"{line.project.id}  {line.project.name or '(no name)'}: {why(line)}")
        click.echo(
            f"\nBy the rule {chosen}: {len(shared.selected)} paid for, {amount(shared.cost)} of {amount(budget.money)}."
        )
    for sentence in differs(budget, shared):
        click.echo(sentence, err=True)


def known(budget: Budget, file: str) -> str:
    """The rule that the file names. Raises InputError where it is none of ours."""
    if budget.rule not in RULES:
        said = (
            f"the rule of this budget, “{budget.rule}”, is not known here" if budget.rule else "the file names no rule"
        )
        raise InputError(f"{said}; choose one by --rule: {', '.join(sorted(RULES))}", file=file)
    return budget.rule


def why(line: Line) -> str:
    """Why a project is paid for, or not, as a sentence."""
    cost, left = amount(line.project.cost), amount(line.left)
    if line.verdict is Verdict.CHOSEN:
        return f"paid for. {line.score} votes; it costs {cost} of the {left} that were left."
    if line.verdict is Verdict.TOO_DEAR:
        return f"passed over. {line.score} votes; it costs {cost}, and {left} were left."
    return "not paid for: nobody voted for it."


def differs(budget: Budget, shared: Allocation) -> list[str]:
    """Why the file may say that something else was selected; nothing where it says the same, or says nothing."""
    stated = {one.id for one in budget.projects if one.facts.get("selected", "0") not in ("", "0")}
    if not any("selected" in one.facts for one in budget.projects) or stated == set(shared.selected):
        return []
    if budget.rule != shared.rule:
        return [
            f"The file says otherwise what was selected: it was decided by the rule “{budget.rule}”, not by {shared.rule}."
        ]
    odd = stated ^ set(shared.selected)
    tied = [line for line in shared.lines if line.project.id in odd and line.equal]
    if tied:
        names = ", ".join(sorted(line.project.id for line in tied))
        return [
            f"The file says otherwise what was selected: {names} are among projects with equal votes, and how those were "
            "told apart is not in the file. Here the first in the list goes first."
        ]
    return [f"The file says otherwise what was selected ({', '.join(sorted(odd))}), and nothing in it says why."]


def amount(pence: int) -> int | float:
    """Hundredths as an amount: whole where it is whole."""
    return pence // 100 if pence % 100 == 0 else pence / 100
