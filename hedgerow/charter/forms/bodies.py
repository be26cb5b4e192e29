"""A priority of a public body, in its own words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.charter import queries
from hedgerow.charter.models import BodyPriority
from hedgerow.kernel import clock
from hedgerow.shell.forms import DayInput, ShellForm
from hedgerow.shell.meanwhile import MeanwhileMixin


class BodyPriorityForm(MeanwhileMixin, ShellForm):
    """As it was published, and which of our own priorities it is about."""

    number = forms.CharField(
        label=_("Its number"), max_length=12, required=False, help_text=_("As the body numbers it: 3, or 2.1.")
    )
    words = forms.CharField(
        label=_("In its own words"), max_length=600, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Letter by letter, as it was published."),
    )  # fmt: skip
    source = forms.CharField(label=_("Where is it published?"), max_length=200)
    source_url = forms.URLField(
        label=_("Its address on the web"), max_length=400, required=False, assume_scheme="https"
    )
    published_on = forms.DateField(label=_("Published on"), widget=DayInput)
    starts = forms.DateField(label=_("In force from"), required=False, widget=DayInput)
    ends = forms.DateField(label=_("Until"), required=False, widget=DayInput)
    links = forms.MultipleChoiceField(
        label=_("Which of our local priorities is it about?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        links = self.fields["links"]
        assert isinstance(links, forms.MultipleChoiceField)
        links.choices = [(one.code, one.name) for one in queries.priorities()]
        if not links.choices:
            del self.fields["links"]

    def clean(self) -> dict[str, Any]:
        """In force from the day it was published, where nothing else is said."""
        said = super().clean()
        said["starts"] = said.get("starts") or said.get("published_on") or clock.today()
        said.setdefault("links", [])
        return said


def initial_of(priority: BodyPriority) -> dict[str, Any]:
    """What the form begins with that changes one."""
    names = ("number", "words", "source", "source_url", "published_on", "starts", "ends")
    return {**{name: getattr(priority, name) for name in names}, "links": sorted(priority.links)}


def initial_anew(priority: BodyPriority) -> dict[str, Any]:
    """What the form begins with that says one anew."""
    return {"number": priority.number, "words": priority.words, "links": sorted(priority.links)}
