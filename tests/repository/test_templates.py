"""Templates: their own app's or the shell's parts only, every word translatable, no code inside."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.repository.markup import inline_code, references, untranslated
from tests.repository.tree import PACKAGE, app_of, files, python_files, relative, templates

FOUND_BY_NAME = re.compile(r"^(\d{3}|403_csrf|offline)\.html$|^django/|^registration/")  # Django looks for these itself
TEMPLATE_NAME = re.compile(r"[\"']([\w./-]+\.(?:html|txt))[\"']")


def name_of(path: Path) -> str:
    """The name by which Django finds a template."""
    parts = path.relative_to(PACKAGE).parts
    return "/".join(parts[parts.index("templates") + 1 :])


def owners() -> dict[str, str]:
    """The app that each template belongs to, by the template's name."""
    return {name_of(path): app_of(path) for path in templates()}


def resolve(name: str) -> str | None:
    """The template that a reference means: a component may be a folder with an index."""
    return next((n for n in (name, name.removesuffix(".html") + "/index.html") if n in owners()), None)


def may_use(app: str, owner: str | None, name: str) -> bool:
    """Its own and the shell's templates; and components of an engine, or of our own declared interests, which are there
    for every app."""
    shared = owner == "bodies" or bool(owner and owner.startswith("engines."))
    return owner in {app, "shell"} or (shared and name.startswith("cotton/"))


def test_a_template_uses_only_its_own_apps_templates_and_the_shells() -> None:
    wrong = []
    for path in templates():
        for name in references(path.read_text()):
            owner = owners().get(resolve(name) or "")
            if not name.startswith("django/") and not may_use(app_of(path), owner, name):
                wrong.append(f"{relative(path)} uses {name}, which is {f'of {owner}' if owner else 'not there'}")
    assert not wrong, "\n".join(wrong)


def test_a_view_renders_only_its_own_apps_templates() -> None:
    wrong = [
        f"{relative(path)} names {name} of {owners()[name]}"
        for path in python_files(PACKAGE)
        for name in TEMPLATE_NAME.findall(path.read_text())
        if name in owners() and owners()[name] not in {app_of(path), "shell"}
    ]
    assert not wrong, "\n".join(wrong)


def test_every_template_is_used() -> None:
    used = {resolve(name) for path in templates() for name in references(path.read_text())}
    used |= {name for path in files("*.py") for name in TEMPLATE_NAME.findall(path.read_text())}
    unused = [name for name in owners() if name not in used and not FOUND_BY_NAME.search(name)]
    assert not unused, f"nothing uses {unused}"


def test_no_two_apps_have_a_template_of_one_name() -> None:
    names = [name_of(path) for path in templates()]
    assert len(names) == len(set(names)), sorted(n for n in names if names.count(n) > 1)


def test_no_script_or_style_is_written_into_a_page() -> None:
    wrong = [f"{relative(path)}: {found}" for path in templates() for found in inline_code(path.read_text())]
    assert not wrong, "\n".join(wrong)


def test_every_word_can_be_translated() -> None:
    wrong = [
        f"{relative(path)}:{line}: {words}"
        for path in templates()
        if path.suffix == ".html"
        for line, words in untranslated(path.read_text())
    ]
    assert not wrong, "\n".join(wrong)


def test_components_are_translated_in_a_way_the_extractor_sees() -> None:
    hidden = re.compile(r""":[\w-]+="[^"]*\b_\(""")
    wrong = [relative(path) for path in templates() if hidden.search(path.read_text())]
    assert not wrong, f"write label=\"{{% translate '...' %}}\" in {wrong}"


@pytest.mark.parametrize(
    "text",
    [
        "<p>Good morning</p>",
        '<img src="a.png" alt="A hedge">',
        '<c-button label="Save" />',
        "{% if late %}Late{% endif %}",
        "{% translate 'Save' %} <b>now</b>",
        "<code>x</code> then words",
    ],
)
def test_untranslated_words_are_found(text: str) -> None:
    assert untranslated(text)


@pytest.mark.parametrize(
    "text",
    [
        "<p>{% translate 'Good morning' %}</p>",
        "{% blocktranslate count n=n %}{{ n }} group{% plural %}{{ n }} groups{% endblocktranslate %}",
        '<img src="a.png" alt="{% translate "A hedge" %}">',
        "{# not said #}<!-- nor this --><code>make demo</code>",
        '<c-button label="{% translate \'Save\' %}" name="save" />',
        '<p translate="no">Cymraeg</p>{{ group.name }} · 3',
        "{% block root_class %}public{% endblock %}",
        "Hedgerow",
    ],
)
def test_translated_words_are_left_alone(text: str) -> None:
    assert untranslated(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "<script>go()</script>",
        '<p style="color: red">',
        '<a onclick="go()">',
        "<style>p {}</style>",
        '<a href="javascript:go()">',
    ],
)
def test_inline_code_is_found(text: str) -> None:
    assert inline_code(text)


@pytest.mark.parametrize(
    "text",
    ['<script src="{% static "a.js" %}" defer></script>', '<script id="d" type="application/json">{{ d }}</script>'],
)
def test_linked_scripts_and_data_are_left_alone(text: str) -> None:
    assert inline_code(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{% extends "shell/base.html" %}', ["shell/base.html"]),
        ('{% extends request.htmx|yesno:"shell/a.html,shell/b.html" %}', ["shell/a.html", "shell/b.html"]),
        ("{% include 'ledger/row.html' with entry=entry only %}", ["ledger/row.html"]),
        ('<c-task-list.item label="x" />', ["cotton/task_list/item.html"]),
        ('<c-slot name="a"></c-slot>{# {% include "b.html" %} #}', []),
    ],
)
def test_references_are_found(text: str, found: list[str]) -> None:
    assert list(references(text)) == found
