"""What stands on every application beside the questions of its round, and the groups that take part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.utils import ErrorDict, ErrorList
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries import live
from hedgerow.organisations.queries.choosing import group_choices
from hedgerow.places.queries import areas
from hedgerow.places.types import AreaKind
from hedgerow.programmes.models import Application
from hedgerow.programmes.types import Sent
from hedgerow.shell.forms import Combobox, DayInput, Pounds, ShellForm


class ApplicationForm(ShellForm):
    """What it is for, how much, where and when. Kept however unfinished; what cannot be read is said, and the rest is kept."""

    title = forms.CharField(
        label=_("What is it for, in a line?"), required=False, max_length=140,
        help_text=_("Like: a warm room on Thursdays for those who live alone."),
    )  # fmt: skip
    pence = Pounds(label=_("How much do you ask for, in pounds?"), required=False)
    areas = forms.MultipleChoiceField(
        label=_("Where does the work happen?"), required=False, widget=Combobox,
        help_text=_("The wards, not where your post goes."),
    )  # fmt: skip
    starts_on = forms.DateField(label=_("From"), required=False, widget=DayInput)
    ends_on = forms.DateField(label=_("To"), required=False, widget=DayInput)

    def clean_pence(self) -> int | None:
        """More than nothing."""
        asked: int | None = self.cleaned_data["pence"]
        if asked is not None and asked <= 0:
            raise forms.ValidationError(_("Ask for more than nothing."))
        return asked

    def __init__(
        self, *args: Any, application: Application, faults: dict[str, str] | None = None, **kwargs: Any
    ) -> None:
        kwargs["initial"] = {name: getattr(application, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)
        field = self.fields["areas"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(areas(kind=AreaKind.WARD).values_list("code", "name"))
        self.faults = faults or {}
        if not self.is_bound:  # they are needed to send it, and not to save it
            for name in ("title", "pence", "areas"):
                self.fields[name].required = True
            self._errors = ErrorDict(
                {name: ErrorList([said]) for name, said in self.faults.items() if name in self.fields}
            )

    def sent(self, answers: dict[str, Any]) -> Sent:
        """What was typed, as far as it can be read: a field that cannot keeps what it had."""
        self.is_valid()
        told = {name: self.cleaned_data.get(name, self.initial.get(name)) for name in self.base_fields}
        return Sent(
            told["title"] or "", told["pence"], tuple(told["areas"] or ()), told["starts_on"], told["ends_on"], answers
        )


@dataclass(frozen=True)
class Whole:
    """Several forms of one page, for one summary of what is wrong."""

    forms: tuple[ShellForm, ...]

    @property
    def errors(self) -> bool:
        """Whether anything is."""
        return any(one.errors for one in self.forms)

    @property
    def non_field_errors(self) -> list[str]:
        """What is wrong beside fields."""
        return [str(said) for one in self.forms for said in one.non_field_errors()]

    def __iter__(self) -> Iterator[BoundField]:
        return (field for one in self.forms for field in one)


class OtherForm(ShellForm):
    """A group that would do part of it."""

    organisation = forms.ModelChoiceField(
        label=_("Group that would take part"), queryset=Organisation.objects.none(), widget=Combobox(several=False),
        help_text=_("It is asked whether it agrees. Nothing is sent before it has."),
    )  # fmt: skip
    part = forms.CharField(label=_("What it would do"), required=False, max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset, widget = live(), field.widget
        assert isinstance(widget, Combobox)
        widget.source = reverse("organisations:suggest")
        widget.choices = group_choices(self.data, self.initial, "organisation")


def group_of(form: OtherForm) -> Organisation:
    """The group of a form that is valid."""
    found = form.cleaned_data["organisation"]
    assert isinstance(found, Organisation)
    return found
