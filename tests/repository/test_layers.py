"""What import-linter cannot say: which files of another app may be named at all."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.repository.tree import PACKAGE, app_of, apps, imports, python_files, relative

OPEN_TO_OTHERS = {"types", "rules", "models", "permissions", "queries", "actions"}
COMPOSITION = {"config", "__main__.py"}  # gather urls, navigation and what each app offers
TOOLKITS = {"shell", "kernel", "ballots", "spine", "standards"}  # know no domain, and are open as a whole
JOURNEYS = {"workflows"}  # each of its files is an action, for whatever stands above
#: what an engine offers beside those: forms made of data are drawn by whoever asks the questions
OFFERED = {("engines.questions", "forms")}
FORBIDDEN_NAMES = {"utils", "util", "common", "helpers", "helper", "misc", "tools"}
ENUMS_MAY_TAKE = {
    "django.db.models": {"TextChoices", "IntegerChoices"},
    "django.utils.translation": {"gettext_lazy", "pgettext_lazy"},
}


def foreign_imports() -> Iterator[tuple[str, str, str]]:
    """Each import of one app's file by another: importing file, app, the file of the app that it names."""
    for path in python_files(PACKAGE):
        own = app_of(path)
        for module, names, _ in imports(path):
            for app in apps():
                if app == own or not f"{module}.".startswith(f"hedgerow.{app}."):
                    continue
                rest = module.removeprefix(f"hedgerow.{app}").lstrip(".")
                for part in [rest.split(".")[0]] if rest else names:
                    yield relative(path), app, part


def test_other_apps_are_met_through_their_types_rules_models_permissions_queries_and_actions() -> None:
    wrong = [
        f"{path} imports hedgerow.{app}.{part}"
        for path, app, part in foreign_imports()
        if part not in OPEN_TO_OTHERS and (app, part) not in OFFERED and path.split("/")[1] not in COMPOSITION and app not in TOOLKITS | JOURNEYS
    ]
    assert not wrong, "\n".join(wrong)


def test_models_of_other_apps_are_not_imported_by_types_or_rules() -> None:
    wrong = [
        f"{path} imports hedgerow.{app}.{part}"
        for path, app, part in foreign_imports()
        if app not in TOOLKITS and path.endswith(("/types.py", "/rules.py")) and part not in {"types", "rules"}
    ]
    assert not wrong, "\n".join(wrong)


def test_types_take_nothing_of_django_but_the_words_of_a_choice() -> None:
    wrong = [
        f"{relative(path)}:{line} {module} {', '.join(names)}"
        for path in python_files(PACKAGE)
        if path.name == "types.py" or path.parent.name == "types"
        for module, names, line in imports(path)
        if module.split(".")[0] == "django" and not set(names) <= ENUMS_MAY_TAKE.get(module, set())
    ]
    assert not wrong, "\n".join(wrong)


def test_no_module_is_named_for_nothing() -> None:
    wrong = [
        relative(path) for path in PACKAGE.rglob("*") if path.stem in FORBIDDEN_NAMES and "static" not in path.parts
    ]
    assert not wrong, f"name these for what they do: {wrong}"


def test_every_app_that_stands_is_in_the_settings(settings: object) -> None:
    with_models = {app for app in apps() if (PACKAGE / app.replace(".", "/") / "apps.py").exists()}
    installed = {name.removeprefix("hedgerow.") for name in settings.INSTALLED_APPS if name.startswith("hedgerow.")}  # type: ignore[attr-defined]
    assert with_models == installed


@pytest.mark.parametrize("name", ["django.dispatch", "django.db.models.signals"])
def test_no_signals_between_our_apps(name: str) -> None:
    wrong = [
        f"{relative(path)}:{line}"
        for path in python_files(PACKAGE)
        for module, names, line in imports(path)
        if name in (module, *(f"{module}.{n}" for n in names))
    ]
    assert not wrong, f"what happens next is written where it happens, not in a signal: {wrong}"


def classes() -> Iterator[tuple[str, ast.ClassDef]]:
    """Every class, with the file that holds it."""
    for path in python_files(PACKAGE):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ClassDef):
                yield relative(path), node


def test_no_model_overrides_save() -> None:
    wrong = [
        f"{path}: {node.name}.{part.name}"
        for path, node in classes()
        if path.endswith("models.py") or "/models/" in path
        for part in node.body
        if isinstance(part, ast.FunctionDef) and part.name in {"save", "delete", "bulk_create"} and not refuses(part)
    ]
    assert not wrong, f"a write is an action: {wrong}"


def refuses(function: ast.FunctionDef) -> bool:
    """A method that does nothing but raise: a row that may not be changed says so itself."""
    body = [part for part in function.body if not (isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant))]
    return len(body) == 1 and isinstance(body[0], ast.Raise)


def test_no_generic_foreign_keys() -> None:
    wrong = [
        relative(path)
        for path in python_files(PACKAGE)
        if "GenericForeignKey" in path.read_text() or "GenericRelation" in path.read_text()
    ]
    assert not wrong, f"engines name their subjects by ref: {wrong}"


def test_foreign_keys_name_classes_and_only_the_user_by_setting() -> None:
    wrong = []
    for path in python_files(PACKAGE):
        if "migrations" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            called = node.func if isinstance(node, ast.Call) else None
            if getattr(called, "attr", "") not in {"ForeignKey", "OneToOneField", "ManyToManyField"}:
                continue
            assert isinstance(node, ast.Call)
            named = {word.arg: word.value for word in node.keywords}
            targets = [*node.args[:1], *(named[word] for word in ("to", "through") if word in named)]
            wrong += [f"{relative(path)}:{node.lineno}" for target in targets if not is_class(target)]
    assert not wrong, f"import the class, so that the order of apps can be checked: {wrong}"


def is_class(target: ast.expr) -> bool:
    """A class, the model itself, or a class of the same app written further down (a name without a dot)."""
    if isinstance(target, ast.Constant):
        return "." not in str(target.value)
    return True
