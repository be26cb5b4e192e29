"""Words written in Python reach people through gettext; modules and documents keep to the house style."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import models

from tests.repository.tree import PACKAGE, ROOT, files, python_files, relative

PURE = ("spine", "kernel", "ballots", "standards")  # say nothing on screens
LABELS = {"verbose_name", "verbose_name_plural", "help_text", "label", "empty_label", "hint"}
# Model fields whose first argument is their name for people; a relation's is the other model.
FIELDS = {name for name in vars(models) if name.endswith("Field")} - {"OneToOneField", "ManyToManyField"}
SAYS = {"success", "error", "info", "warning"}  # django.contrib.messages
LONGEST = 300
# A file longer than that stands here with its reason.
LONGER = {
    "tests/examples.py": "a list: one record of each kind, and one line for each address",
    "hedgerow/config/processing.py": "a list: what is held of people, why, and for how long",
    "benchmarks/big_place.py": "one recipe for one database, read from top to bottom",
    "benchmarks/pages.py": "the list of every page that is measured",
}


def literal_words(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and words of each label or message that is a plain string."""
    for node in ast.walk(tree):
        for said in spoken(node):
            if isinstance(said, ast.Constant | ast.JoinedStr) and has_letters(said):
                yield said.lineno, ast.unparse(said)


def spoken(node: ast.AST) -> Iterator[ast.expr]:
    """The expressions in a statement or call that people will read."""
    if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in {"verbose_name", "verbose_name_plural"}:
        yield node.value
    if isinstance(node, ast.ClassDef) and any(getattr(base, "id", "") == "TextChoices" for base in node.bases):
        pairs = [part.value for part in node.body if isinstance(part, ast.Assign)]
        yield from (pair.elts[1] for pair in pairs if isinstance(pair, ast.Tuple) and len(pair.elts) == 2)
    if isinstance(node, ast.Call):
        yield from (word.value for word in node.keywords if word.arg in LABELS)
        called = node.func
        if isinstance(called, ast.Attribute) and called.attr in FIELDS and getattr(called.value, "id", "") == "models":
            yield from node.args[:1]
        if isinstance(called, ast.Attribute) and called.attr in SAYS and getattr(called.value, "id", "") == "messages":
            yield from node.args[1:2]
        if getattr(called, "id", getattr(called, "attr", "")) == "ValidationError":
            yield from node.args[:1]


def has_letters(said: ast.Constant | ast.JoinedStr) -> bool:
    """Whether a literal holds a word."""
    parts = said.values if isinstance(said, ast.JoinedStr) else [said]
    return any(
        isinstance(p, ast.Constant) and isinstance(p.value, str) and re.search(r"[^\W\d_]{2,}", p.value) for p in parts
    )


def on_screens() -> list[Path]:
    """Our files whose labels reach a screen; command lines speak English."""
    return [
        p for p in python_files(PACKAGE) if p.relative_to(PACKAGE).parts[0] not in PURE and "commands" not in p.parts
    ]


def test_labels_and_messages_can_be_translated() -> None:
    wrong = [
        f"{relative(path)}:{line}: {words}"
        for path in on_screens()
        if path.name != "command_line.py"
        for line, words in literal_words(ast.parse(path.read_text()))
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("CharField(verbose_name='name')", 1),
        ("CharField(verbose_name=_('name'))", 0),
        ("class Meta:\n    verbose_name = 'group'", 1),
        ("messages.success(request, 'Saved')", 1),
        ("messages.success(request, _('Saved'))", 0),
        ("ValidationError(f'{x} is too long')", 1),
        ("class Kind(TextChoices):\n    A = 'a', 'Ash'", 1),
        ("class Kind(TextChoices):\n    A = 'a', _('Ash')", 0),
        ("models.CharField('name', max_length=3)", 1),
        ("models.CharField(_('name'), max_length=3)", 0),
        ("CharField(label='')", 0),
    ],
)
def test_literal_labels_are_found(source: str, found: int) -> None:
    assert len(list(literal_words(ast.parse(source)))) == found


def test_translated_words_are_whole_sentences_without_formatting() -> None:
    """`_(f"...")` and `_("..." % x)` are looked up after the words are put in, and so are never found."""
    wrong = [
        f"{relative(path)}:{node.lineno}"
        for path in python_files(PACKAGE)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_", "gettext", "gettext_lazy", "ngettext"}
        if node.args and puts_words_in(node.args[0])
    ]
    assert not wrong, "\n".join(wrong)


def puts_words_in(said: ast.expr) -> bool:
    """An f-string, a `%`, a `+` or a `.format()`: words that are no longer the ones a translator saw."""
    formatted = isinstance(said, ast.Call) and getattr(said.func, "attr", "") == "format"
    return formatted or isinstance(said, ast.JoinedStr | ast.BinOp)


def test_files_stay_short_enough_to_read_whole() -> None:
    lengths = {
        relative(p): len(p.read_text().splitlines()) for p in files("*.py", "*.html") if "migrations" not in p.parts
    }
    long = {name: length for name, length in lengths.items() if length > LONGEST}
    assert {n: length for n, length in long.items() if n not in LONGER} == {}, "make a folder of it, or give a reason"
    assert set(LONGER) <= set(long), "no longer long: take it off the list"


EXPLAINED = {"types", "rules", "permissions", "queries", "actions", "provides", "store", "search"}


def undocumented(path: Path) -> Iterator[str]:
    """Public functions and classes of a file that say nothing of themselves."""
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name[0] != "_" and not ast.get_docstring(node):
            yield f"{relative(path)}:{node.lineno} {node.name}"


def test_what_other_apps_call_says_what_it_is_for() -> None:
    called = [path for path in python_files(PACKAGE) if EXPLAINED & {path.stem, path.parent.name}]
    wrong = [line for path in called for line in undocumented(path)]
    assert not wrong, "\n".join(wrong)


def test_nothing_committed_names_a_machine_or_how_it_was_made() -> None:
    """The repository speaks of the product: not of the desk it was written at."""
    said = re.compile(
        r"/work/(?:main|shared|notes|\.)|/(?:farm|root)/"
        r"|\b(?:clau[d]e|anthrop[i]c|chatgp[t]|copilo[t])\b|\bLL[M]s?\b|language mode[l]"
        r"|\bA[I][- ](?:generated|assisted|written)|\b(?:this|earlier|previous|next) sessio[n]\b(?! key| cookie)",
        re.IGNORECASE,
    )
    wrong = []
    for path in files():
        if (
            path.suffix in {".py", ".md", ".html", ".toml", ".txt", ".js", ".scss", ".in", ".json", ""}
            and "vendor" not in path.parts
        ):
            wrong += [f"{relative(path)}: {match[0]}" for match in said.finditer(path.read_text(errors="replace"))]
    assert not wrong, "\n".join(wrong)


def test_no_file_of_the_shared_data_is_committed(shared_data: Path) -> None:
    theirs = {p.name for p in shared_data.rglob("*") if p.is_file()} - {
        "README.md",
        "LICENSE.md",
        "schema.json",
        "readme.txt",
    }
    assert [relative(p) for p in files() if p.name in theirs] == []


def test_the_root_is_a_repository() -> None:
    """So that the tests above judged something."""
    assert (ROOT / "pyproject.toml") in files()
    assert python_files(PACKAGE)
