"""Write the generated half of docs/reference from the product itself; `--check` only says whether it is current."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "reference"
NOTE = "<!-- Made by `make reference`. Change the code, not this page. -->"


def spine() -> str:
    """Each table of the spine and each source of open data."""
    from hedgerow.spine.reference import as_markdown

    return as_markdown()


def commands() -> str:
    """Each command, as its own help says it."""
    from hedgerow.config.command_line import hedgerow

    lines = ["# The command line", NOTE, "", "`.venv/bin/hedgerow`, after `make setup`.", ""]
    for words, command in walk("hedgerow", hedgerow):
        context = click.Context(command, info_name=words, terminal_width=100, max_content_width=100)
        lines += [f"## `{words}`", "", "```text", command.get_help(context), "```", ""]
    return "\n".join(lines)


def walk(words: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    """A command and those inside it, each with the words that call it."""
    if not isinstance(command, click.Group):
        yield words, command
        return
    context = click.Context(command, info_name=words)
    for name in command.list_commands(context):
        inner = command.get_command(context, name)
        if inner is not None:
            yield from walk(f"{words} {name}", inner)


def who_may_open_what() -> str:
    """Each address, and whom its view says it is open to."""
    start_django()
    from hedgerow.config.addresses import addresses

    about = (
        "Each page says whom it is open to; each audience holds the ones before it: anyone, signed in, worker, manager. "
        "A page that says nothing is refused to everybody. A test opens every address as every role."
    )
    lines = ["# Who may open what", NOTE, "", about, "", "| address | open to | what it is |", "|---|---|---|"]
    for one in sorted(addresses(), key=lambda address: address.path):
        audience = one.audience.name.lower().replace("_", " ") if one.audience is not None else "nobody"
        audience = ", ".join(sorted(one.hats)) or audience
        lines.append(f"| `{one.path[1:] or one.path}` | {audience} | {one.purpose} |")
    return "\n".join([*lines, ""])


def indicators() -> str:
    """Each indicator, as its file says it."""
    start_django()
    from hedgerow.evidence.reference import as_markdown

    return "\n".join(["# Indicators", NOTE, "", as_markdown()])


def permissions() -> str:
    """What each hat may do, and which address it may open."""
    start_django()
    from hedgerow.config.permissions import HATS, address_rows, deed_rows

    about = (
        "Made from the lines that decide it: each app's `PERMISSIONS`, and what each view declares. Editor, administrator "
        "and officer are meant of the group or public body that a record or page is about; of others they see what anybody "
        "signed in sees. Tests try every deed and every address, by GET and POST, as every one of them, as somebody of "
        "another group or body, and as somebody whose access has ended. A manager reads the same at `/settings/permissions/`."
    )
    head = ["", f"| | {' | '.join(str(name) for name in HATS.values())} |", f"|---|{'---|' * len(HATS)}"]
    deeds = [f"| {one.what}{f'. {one.limits}' if one.limits else ''} | {ticks(one.may)} |" for one in deed_rows()]
    pages = [
        f"| `{one.address[1:] or one.address}`{f' ({one.limits})' if one.limits else ''} | {ticks(one.may)} |"
        for one in address_rows()
    ]
    return "\n".join(
        ["# Who may do what", NOTE, "", about, "", "## Deeds", *head, *deeds, "", "## Addresses", *head, *pages, ""]
    )


def ticks(may: Iterable[bool]) -> str:
    """The cells of a row."""
    return " | ".join("yes" if each else "–" for each in may)


def personal_data() -> str:
    """Each field that says something of a person, with the way from its row to that person."""
    start_django()
    from hedgerow.config.privacy import classified
    from hedgerow.kernel.privacy import Privacy

    about = (
        "Every field of every table is classified; a test fails on one that is not. Those that hold nothing about anybody "
        "are left out here. “Leads to” is the way from a row to the user it is about, where there is one."
    )
    lines = [
        "# Personal data",
        NOTE,
        "",
        about,
        "",
        "| table | field | what it is | class | leads to |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| `{one.model}` | `{one.field}` | {one.meaning} | {one.privacy} | {f'`{one.person}`' if one.person else '–'} |"
        for one in classified()
        if one.privacy != Privacy.NONE
    ]
    return "\n".join([*lines, ""])


def processing() -> str:
    """What is done with personal data, why, on what ground and for how long."""
    start_django()
    from hedgerow.engines.privacy.queries.processing import stated

    about = (
        "The record of processing activities that UK GDPR article 30 asks for, as it stands before a place changes any rule. "
        "Which data is read from the models; a test fails on a model with personal data that stands in no line. A "
        "manager's own is at *Settings, What we hold about people*."
    )
    lines = ["# What is done with personal data", NOTE, "", about, ""]
    for one in stated():
        lines += [f"## {one.name}", "", one.purpose, ""]
        facts = {
            "Whose data": one.people,
            "On what ground": one.basis,
            "Which data": one.data,
            "Of special categories": one.special,
            "Who is given them": one.recipients,
            "How long": one.kept,
        }
        lines += [f"- **{name}**: {words}" for name, words in facts.items() if words]
        lines.append("")
    return "\n".join(lines)


def start_django() -> None:
    """Load the settings and the apps."""
    import django

    django.setup()


PAGES: dict[str, Callable[[], str]] = {
    "spine-tables.md": spine,
    "commands.md": commands,
    "indicators.md": indicators,
    "who-may-open-what.md": who_may_open_what,
    "permissions.md": permissions,
    "personal-data.md": personal_data,
    "processing.md": processing,
}


def stale() -> list[str]:
    """Names of the pages that no longer say what the product says."""
    return [name for name, page in PAGES.items() if not is_current(FOLDER / name, page())]


def is_current(path: Path, text: str) -> bool:
    """Whether a page is there and says exactly this."""
    return path.is_file() and path.read_text() == text


def main() -> int:
    """Write the pages, or with `--check` name those that are stale."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    sys.path.insert(0, str(ROOT))
    if "--check" in sys.argv[1:]:
        found = stale()
        print("\n".join(f"docs/reference/{name} is out of date: run `make reference`" for name in found))
        return 1 if found else 0
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page())
        print(f"docs/reference/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
