"""A field in which one group is picked by a few letters of its name."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.ids import keys
from hedgerow.organisations import queries as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.shell.forms import Combobox


class GroupField(forms.CharField):
    """One live group by its id."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", Combobox(several=False))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        """The group, or None. Raises ValidationError for an id of none."""
        given = super().clean(value)
        found = live(given)
        if given and found is None:
            raise ValidationError(_("Choose a group from the list."))
        return found


def offer(form: forms.Form, name: str) -> None:
    """What is chosen, and what was found by its name for those without JavaScript."""
    words = form.data.get(f"{name}_find", "")
    held = live(str(form.data.get(form.add_prefix(name)) or form.initial.get(name) or ""))
    found = organisations.find(words, 10) if words else []
    widget = form.fields[name].widget
    assert isinstance(widget, Combobox)
    widget.source = reverse("organisations:suggest")
    widget.choices = [(row.pk, row.name) for row in [*([held] if held else []), *found]]


def live(given: str) -> Organisation | None:
    """The live group of an id as text, or None."""
    return organisations.live().filter(pk__in=keys([given])).first()
