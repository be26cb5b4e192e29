"""The component gallery: each component in each of its states, drawn from the very text that is shown beside it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.template import Context, Engine
from django.utils.safestring import SafeString
from django_cotton.compiler_regex import CottonCompiler

#: a line of its own in a gallery template, before each state
STATE = re.compile(r"^\{# state: (.+) #\}\n", re.MULTILINE)
#: in the order of the page
SHEETS = (
    "shell/gallery/page_header.html",
    "shell/gallery/hero.html",
    "shell/gallery/search.html",
    "shell/gallery/breadcrumbs.html",
    "shell/gallery/tabs.html",
    "shell/gallery/pills.html",
    "shell/gallery/button.html",
    "shell/gallery/link_button.html",
    "shell/gallery/badge.html",
    "shell/gallery/notice.html",
    "shell/gallery/card.html",
    "shell/gallery/stat.html",
    "shell/gallery/bars.html",
    "shell/gallery/summary_list.html",
    "shell/gallery/date.html",
    "shell/gallery/source.html",
    "shell/gallery/protected.html",
    "shell/gallery/todo.html",
    "shell/gallery/timeline.html",
    "shell/gallery/steps.html",
    "shell/gallery/details.html",
    "shell/gallery/copy_message.html",
    "shell/gallery/empty.html",
    "shell/gallery/board.html",
    "shell/gallery/data_table.html",
    "shell/gallery/pagination.html",
    "shell/gallery/filters.html",
    "shell/gallery/filters_on.html",
    "shell/gallery/error_summary.html",
    "shell/gallery/field.html",
    "shell/gallery/fieldset.html",
    "shell/gallery/chart.html",
    "shell/gallery/map.html",
)


@dataclass(frozen=True)
class State:
    """One state of a component: what it is called, the tag that makes it, and what that draws."""

    name: str
    source: str
    drawn: SafeString


@dataclass(frozen=True)
class Sheet:
    """All the states of one component. `name` is its tag's name."""

    name: str
    states: tuple[State, ...]


def sheets(data: Mapping[str, Any]) -> tuple[Sheet, ...]:
    """Every sheet of the gallery, drawn with the same data: our own pieces, then those of the engines."""
    return tuple(
        Sheet(Path(name).stem.replace("_", "-"), tuple(State(*one, draw(one[1], data)) for one in states(name)))
        for name in (*SHEETS, *of_engines())
    )


@cache
def of_engines() -> tuple[str, ...]:
    """The sheets that other apps bring: `templates/<app>/gallery/*.html`."""
    folders = ((app, Path(app.path) / "templates" / app.label / "gallery") for app in apps.get_app_configs())
    own = [f"{app.label}/gallery/{path.name}" for app, folder in folders for path in sorted(folder.glob("*.html"))]
    return tuple(name for name in own if name not in SHEETS)


@cache
def states(template: str) -> tuple[tuple[str, str], ...]:
    """The name and the source of each state in a gallery template."""
    text = Path(str(Engine.get_default().get_template(template).origin)).read_text(encoding="utf-8")
    parts = STATE.split(text)[1:]
    return tuple((name, source.strip()) for name, source in zip(parts[::2], parts[1::2], strict=True))


def draw(source: str, data: Mapping[str, Any]) -> SafeString:
    """The HTML that a piece of template makes, components and all."""
    compiled = CottonCompiler().process("{% load i18n shell %}" + source)
    return Engine.get_default().from_string(compiled).render(Context(dict(data)))
