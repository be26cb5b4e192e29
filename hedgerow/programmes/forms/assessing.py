"""Forms of assessors: who is asked, where they have an interest, what they give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.models import User
from hedgerow.accounts.queries import colleagues
from hedgerow.programmes.models import Application, Score
from hedgerow.programmes.types import Criterion
from hedgerow.shell.forms import Chips, ShellForm


class AskForm(ShellForm):
    """Somebody to ask: one of our team, or anybody by their address."""

    colleague = forms.ModelChoiceField(
        User.objects.none(), label=_("One of our team"), required=False, empty_label=_("nobody of our team")
    )
    name = forms.CharField(label=_("Or somebody else: their name"), required=False, max_length=120)
    email = forms.EmailField(
        label=_("Their e-mail address"), required=False,
        help_text=_("They are let in for this round alone, and see nothing else of ours."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["colleague"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = colleagues()

    def clean(self) -> dict[str, Any]:
        """One or the other."""
        told = super().clean() or self.cleaned_data
        if not told.get("colleague") and not self.errors:
            if not told.get("email"):
                self.add_error("email", _("Choose a colleague, or give somebody’s address."))
            elif not told.get("name"):
                self.add_error("name", _("Say what they are called."))
        return told


class InterestsForm(ShellForm):
    """A box for each application, and why. What is kept from them already is ticked, and stays so."""

    def __init__(self, *args: Any, applications: Sequence[Application], said: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pks = [one.pk for one in applications]
        for one in applications:
            known = one.pk in said
            self.fields[f"has_{one.pk}"] = forms.BooleanField(
                label=_all_of(one), required=False, initial=known, disabled=known,
                help_text=said.get(one.pk, ""),
            )  # fmt: skip
            if not known:
                self.fields[f"why_{one.pk}"] = forms.CharField(
                    label=_("What is it? %(group)s") % {"group": one.organisation.name}, required=False,
                    max_length=300,
                )  # fmt: skip

    def interests(self) -> dict[int, str]:
        """What was said: by application, why."""
        told = self.cleaned_data
        return {pk: told.get(f"why_{pk}", "") for pk in self.pks if told.get(f"has_{pk}")}

    @property
    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField | None]]:
        """The box and the line of each application."""
        return [(self[f"has_{pk}"], self[f"why_{pk}"] if f"why_{pk}" in self.fields else None) for pk in self.pks]


def _all_of(application: Application) -> str:
    """The group that applies, and those that do a part of it: an interest in one is an interest in it."""
    return ", ".join([application.organisation.name, *(one.organisation.name for one in application.others.all())])


class ScoreForm(ShellForm):
    """The guide: a scale for each thing that is scored, and a line why. Everything may be left for later."""

    def __init__(self, *args: Any, guide: Sequence[Criterion], held: Sequence[Score], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.guide = tuple(guide)
        given = {one.criterion: one for one in held}
        for one in self.guide:
            before = given.get(one.key)
            scale = [(str(n), str(n)) for n in range(one.most + 1)]
            self.fields[f"s_{one.key}"] = forms.ChoiceField(
                label=one.label, help_text=one.guide, choices=scale, required=False, widget=Chips,
                initial=str(before.value) if before else None,
            )  # fmt: skip
            self.fields[f"w_{one.key}"] = forms.CharField(
                label=_("Why? %(what)s") % {"what": one.label}, required=False, max_length=1500,
                initial=before.words if before else "", widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip

    def marks(self) -> dict[str, tuple[int | None, str]]:
        """What was given, by criterion."""
        told = self.cleaned_data
        values = {one.key: told.get(f"s_{one.key}") for one in self.guide}
        return {key: (int(value) if value else None, told.get(f"w_{key}", "")) for key, value in values.items()}
