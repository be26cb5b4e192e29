"""Groups that would bid together: who leads, who does what, and what each says."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Somebody
from hedgerow.kernel.ids import keys
from hedgerow.organisations import queries as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.shell.forms import Combobox, DayInput, Pounds, ShellForm

OFFERED = 10


class GroupField(forms.CharField):
    """One group that whoever asks may see, by its id."""

    somebody: Somebody

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=Combobox(source="", several=False), **kwargs)

    def clean(self, value: Any) -> Any:
        """The group. Raises ValidationError where there is none that they may see."""
        given = super().clean(value)
        found = self.group(given)
        if given and found is None:
            raise forms.ValidationError(_("Choose a group from the list."))
        return found

    def group(self, given: str) -> Organisation | None:
        """The group of an id as text, or None."""
        return organisations.shown_to(self.somebody).filter(pk__in=keys([given])).first()


def offer(form: forms.Form, name: str, somebody: Somebody) -> None:
    """What is chosen, and what was found by its name for those without JavaScript."""
    field = form.fields[name]
    assert isinstance(field, GroupField)
    assert isinstance(field.widget, Combobox)
    field.somebody = somebody
    words = form.data.get(f"{name}_find", "")
    held = field.group(str(form.data.get(name) or form.initial.get(name) or ""))
    found = organisations.find(words, OFFERED, among=organisations.shown_to(somebody)) if words else []
    field.widget.source = reverse("organisations:suggest")
    field.widget.choices = [(row.pk, row.name) for row in [*([held] if held else []), *found]]


class BeginForm(ShellForm):
    """A consortium begins: its lead (where our team begins it), and what they would do together."""

    lead = GroupField(label=_("Who leads?"))
    aim = forms.CharField(
        label=_("What would they do together?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    does = forms.CharField(
        label=_("What would the lead do itself?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    pence = Pounds(
        label=_("For how much, in pounds"), required=False, widget=forms.TextInput(attrs={"inputmode": "decimal"})
    )
    agree_by = forms.DateField(label=_("Others say yes or no by"), required=False, widget=DayInput)

    def __init__(self, *args: Any, somebody: Somebody, lead: Organisation | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if lead is not None:
            del self.fields["lead"]
            self.fields["does"].label = _("What would you do yourselves?")
            self.fields["aim"].label = _("What would you do together?")
        else:
            offer(self, "lead", somebody)


class AskForm(ShellForm):
    """One more group is asked."""

    group = GroupField(label=_("Which group?"))
    does = forms.CharField(label=_("What would it do?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    pence = Pounds(
        label=_("For how much, in pounds"), required=False, widget=forms.TextInput(attrs={"inputmode": "decimal"})
    )

    def __init__(self, *args: Any, somebody: Somebody, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "group", somebody)


class AnswerForm(ShellForm):
    """What a group says to its part. `asked` is the moment at which that was asked: one that changed is read anew."""

    words = forms.CharField(
        label=_("Anything to say with it?"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    asked = forms.CharField(widget=forms.HiddenInput, max_length=40)
