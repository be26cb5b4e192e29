"""`hedgerow person`: what is held about somebody, given to them or erased."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from hedgerow.engines.privacy import actions, presenters, queries
from hedgerow.engines.privacy.types import Erased, Fate, Held, Plan
from hedgerow.spine.errors import InputError


@click.group("person")
def person_group() -> None:
    """What is held about one person: show it, or erase it."""


@person_group.command()
@click.argument("who", metavar="EMAIL|REF")
@click.option("--out", type=click.Path(path_type=Path), help="Write it all as one zip file, to be handed over.")
@click.option("--json", "as_json", is_flag=True, help="Print all of it as JSON.")
def show(who: str, out: Path | None, as_json: bool) -> None:
    """Everything held about somebody, by e-mail address or by ref, such as people.contact:12."""
    held = queries.held(queries.person(who))
    if out:
        with out.open("wb") as file:
            presenters.write_zip(held, file)
    if as_json:
        click.echo(json.dumps(queries.as_json(held), indent=2, ensure_ascii=False, default=str))
        return
    click.echo(_held_in_words(held))
    if out:
        click.echo(f"\n{out} holds all of it, to read and as JSON. Look through it before you hand it over.")


@person_group.command()
@click.argument("who", metavar="EMAIL|REF")
@click.option("--yes", is_flag=True, help="Do it. Without this, only what would happen is told.")
@click.option("--everywhere", is_flag=True, help="Take their words out of every text too, after looking at the list.")
@click.option(
    "--also", multiple=True, metavar="KEY", help="Take them out of this text too: a key of the list. Repeat it."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def erase(who: str, yes: bool, everywhere: bool, also: tuple[str, ...], as_json: bool) -> None:
    """Erase somebody for good, after telling what goes, what stays and why. Exit code 1 if they are still found after."""
    plan = queries.plan(queries.person(who))
    if not yes:
        click.echo(json.dumps(_plan_as_data(plan), indent=2) if as_json else _plan_in_words(plan))
        return
    unknown = set(also) - {one.key for one in plan.mentions}
    if unknown:
        raise InputError(f"--also: not in the list: {', '.join(sorted(unknown))}")
    done = actions.erase(by=None, person=plan.person, mentions=also, everywhere=everywhere)
    actions.tidy()
    click.echo(json.dumps(asdict(done)) if as_json else _erased_in_words(done))
    if done.left:
        raise click.exceptions.Exit(1)


def _held_in_words(held: Held) -> str:
    lines = [
        f"{held.person.name or held.person.emails[0]}: {', '.join(held.person.refs) or 'no record of their own'}",
        "",
    ]
    lines += [f"  {len(part.rows) + part.more:>6}  {part.title} ({presenters.WHY[part.why]})" for part in held.parts]
    lines += [f"  {len(held.mentions):>6}  other texts in which their name, address or number stands"]
    lines += [f"  {len(held.files):>6}  files"]
    return "\n".join([*lines, "", presenters.left_out(held)])


def _plan_as_data(plan: Plan) -> dict[str, object]:
    return {
        "records": plan.person.refs,
        "hindered": plan.hindered,
        "lines": [asdict(line) for line in plan.lines],
        "mentions": [asdict(one) for one in plan.mentions],
    }


def _plan_in_words(plan: Plan) -> str:
    lines = [f"{plan.person.name or plan.person.emails[0]}: what erasing would do", ""]
    for line in plan.lines:
        lines.append(f"  {line.count:>6}  {line.title}: {Fate(line.fate).label}. {line.ground}".rstrip())
    sure = [one for one in plan.mentions if one.sure]
    unsure = [one for one in plan.mentions if not one.sure]
    if sure:
        lines += ["", "Taken out of these texts too, since an address or number of theirs alone stands there:"]
        lines += [f"  {one.key}\n      {one.around}" for one in sure]
    if unsure:
        lines += [
            "",
            "Look at these: they may mean somebody else. Name with --also those that do not, or --everywhere:",
        ]
        lines += [f"  {one.key}\n      {one.around}" for one in unsure]
    lines += ["", plan.hindered or "Nothing was changed. Add --yes to erase them."]
    return "\n".join(lines)


def _erased_in_words(done: Erased) -> str:
    said = f"Erased: {done.rows} rows removed, {done.emptied} texts emptied."
    if not done.left:
        return (
            f"{said}\nThe whole database and the files were searched: they are found nowhere. Backups are not searched."
        )
    return "\n".join([said, "Still found, because nobody chose to take them out:", *(f"  {one}" for one in done.left)])
