"""Two people change one record at a time: the second to save is told what the first wrote, instead of undoing it unseen.

A form that begins with what stands in a record carries, hidden, a short print of each fact as it was shown. When it comes
back and a fact is another by now, and what was typed would replace it, the form says so once; saving again is a choice.
"""

from __future__ import annotations

import hashlib
import re
from copy import copy
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import localize
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    Base = forms.BaseForm
else:
    Base = object

SEEN = "as_shown"
PRINT = re.compile(r"(\w+):([0-9a-f]{12})\b")


class MeanwhileMixin(Base):
    """For a form with `initial` values, before ShellForm or ShellModelForm among its bases."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.initial:
            prints = " ".join(f"{name}:{print_of(self.initial.get(name))}" for name in self.fields)
            self.fields[SEEN] = forms.CharField(required=False, widget=forms.HiddenInput, initial=prints)

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError, once, naming what somebody else has written where this would write."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        shown = prints_in(said.pop(SEEN, ""))
        others = [
            name
            for name in self.changed_data
            if name in shown and shown[name] != print_of(self.initial.get(name)) and name != SEEN
        ]
        if others:
            sent = copy(self.data)
            sent[SEEN] = self.fields[SEEN].initial  # type: ignore[index]
            self.data = sent
            raise ValidationError([self._told(name) for name in others])
        return said

    def _told(self, name: str) -> str:
        label, value = str(self.fields[name].label or name), words_of(self.initial.get(name))
        return _(
            "Somebody else saved this while you were writing: %(label)s is now “%(value)s”."
            " What you wrote is still here; save again to use it instead."
        ) % {"label": label, "value": value}


def print_of(value: Any) -> str:
    """A short print of a value: another value, another print."""
    return hashlib.sha256(repr(value).encode()).hexdigest()[:12]


def prints_in(text: str) -> dict[str, str]:
    """The prints that a form carried, by field; what is no print is passed over."""
    return dict(PRINT.findall(text))


def words_of(value: Any) -> str:
    """A value as a person reads it, cut to a line."""
    told = ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(localize(value or ""))
    return told if len(told) <= 120 else f"{told[:119]}…"
