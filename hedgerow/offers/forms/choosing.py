"""Choosing a group, areas and words of the classification."""

from __future__ import annotations

from django import forms
from django.urls import reverse

from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries import live
from hedgerow.organisations.queries.choosing import group_choices
from hedgerow.organisations.types import Kind
from hedgerow.shell.forms import Combobox


def offer_groups(form: forms.Form, name: str) -> None:
    """The group that is chosen or was found by its name, for those without JavaScript."""
    widget = form.fields[name].widget
    assert isinstance(widget, Combobox)
    widget.source = reverse("organisations:suggest")
    widget.choices = group_choices(form.data, form.initial, name)


def offer(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    """Offer choices, and keep those that are chosen already though they are no longer offered."""
    field = form.fields[name]
    assert isinstance(field, forms.MultipleChoiceField | forms.ChoiceField)
    known = {value for value, _label in choices}
    held = form.initial.get(name) or []
    field.choices = [*choices, *((one, one) for one in held if isinstance(held, list) and one not in known)]


def bodies() -> list[tuple[str, str]]:
    """Public bodies that are there, by name."""
    rows = live().filter(kind=Kind.PUBLIC_BODY, closed_on__isnull=True).order_by("name", "pk")
    return [(str(pk), name) for pk, name in rows.values_list("pk", "name")]


def ourselves() -> Organisation | None:
    """Our own record, where there is one."""
    return live().filter(kind=Kind.LIO, closed_on__isnull=True).order_by("pk").first()
