"""Choosing a group."""

from __future__ import annotations

from django import forms
from django.urls import reverse

from hedgerow.organisations.queries.choosing import group_choices
from hedgerow.shell.forms import Combobox


def offer_groups(form: forms.Form, name: str) -> None:
    """The group that is chosen or was found by its name, for those without JavaScript."""
    widget = form.fields[name].widget
    assert isinstance(widget, Combobox)
    widget.source = reverse("organisations:suggest")
    widget.choices = group_choices(form.data, form.initial, name)
