"""Narrowing the record of work, claiming what changed, and saying why something is removed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts import queries as accounts
from hedgerow.accounts.models import User
from hedgerow.charter import queries as charter
from hedgerow.charter.types import Function
from hedgerow.kernel import clock, ids
from hedgerow.ledger import queries
from hedgerow.ledger.queries.listing import Filters
from hedgerow.ledger.types import Pathway, Strength
from hedgerow.shell.forms import DayInput, FilterForm, ShellForm

EVERYBODY = ("", _("Everybody"))


class EntryFilter(FilterForm):
    """What the list is narrowed to. A manager may choose a worker; a worker, oneself or everybody."""

    first = ("words", "who", "since", "until")

    since = forms.DateField(label=_("From"), widget=DayInput)
    until = forms.DateField(label=_("Until"), widget=DayInput)
    words = forms.CharField(label=_("Group"), max_length=100, widget=forms.TextInput(attrs={"type": "search"}))
    function = forms.ChoiceField(label=_("Function"), choices=[("", _("All five")), *Function.choices])
    activity = forms.ChoiceField(label=_("What was done"))
    payer = forms.ChoiceField(label=_("Who funds the time"))
    who = forms.ChoiceField(label=_("Who did it"))
    group = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**63 - 1)

    def __init__(self, *args: Any, viewer: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewer = viewer
        activities = [(a.code, a.name) for a in charter.activities(current=False)]
        offered = {
            "activity": [("", _("Everything")), *activities],
            "payer": [("", _("Anybody")), *((str(p.pk), p.name) for p in queries.payers())],
            "who": self._who(),
        }
        for name, options in offered.items():
            self.fields[name].choices = options  # type: ignore[attr-defined]

    def _who(self) -> list[tuple[str, Any]]:
        me = (str(self.viewer.pk), _("Me"))
        if not self.viewer.is_manager:
            return [EVERYBODY, me]
        others = [(str(u.pk), u.name) for u in accounts.users() if u.pk != self.viewer.pk]
        return [EVERYBODY, me, *others]

    def filters(self) -> Filters:
        """The filters that are on."""
        said: dict[str, Any] = self.chosen()
        numbers: dict[str, Any] = {name: int(said[name]) for name in ("payer", "who") if name in said}
        return Filters(**{**said, **numbers})


class OutcomeForm(ShellForm):
    """What changed because of a piece of work."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=ids.new_id)
    text = forms.CharField(label=_("What changed?"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
    pathway = forms.ChoiceField(
        label=_("Which of the three does it belong to?"),
        choices=[c for c in Pathway.choices if c[0]],
        widget=forms.RadioSelect,
    )
    strength = forms.ChoiceField(
        label=_("How sure can we be?"),
        choices=[c for c in Strength.choices if c[0]],
        widget=forms.RadioSelect,
        initial=Strength.ASSERTED,
    )
    on = forms.DateField(label=_("When?"), widget=DayInput, initial=clock.today)
    dissent = forms.CharField(
        label=_("Who would disagree, and why?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ReasonForm(ShellForm):
    """Why something is removed."""

    reason = forms.CharField(label=_("Why is it removed?"), required=False, max_length=300)
