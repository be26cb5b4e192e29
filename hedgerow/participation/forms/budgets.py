"""Preparing a budget, proposing a project, checking it, and asking for a ballot."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.ids import keys
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries import live
from hedgerow.participation.forms.questions import offer_wards
from hedgerow.participation.models import Budget, Project
from hedgerow.participation.types import Proposal, Standing, Terms
from hedgerow.shell.forms import Chips, Combobox, DayInput, Pounds, ShellForm


class BudgetForm(ShellForm):
    """What is announced of a budget. Its rule is said beside the form: there is one."""

    title = forms.CharField(label=_("Name"), max_length=120)
    about = forms.CharField(
        label=_("What it is for"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Who gives the money, what it may be spent on, and until when."),
    )
    pence = Pounds(label=_("How much there is"), help_text=_("In pounds, like 25,000."))
    most_pence = Pounds(label=_("Most for one project"), required=False)
    most_each = forms.IntegerField(
        label=_("Most projects on one ballot"), required=False, min_value=1, max_value=200,
        help_text=_("Leave it empty to let people tick as many as they like."),
    )  # fmt: skip
    area = forms.ChoiceField(label=_("Where"), required=False)
    proposals_until = forms.DateField(label=_("Projects until"), widget=DayInput)
    voting_from = forms.DateField(
        label=_("Votes from"), widget=DayInput, help_text=_("Leave days between, to check the projects.")
    )
    voting_until = forms.DateField(label=_("Votes until"), widget=DayInput)
    results_by = forms.DateField(label=_("Result by"), widget=DayInput)

    def __init__(self, *args: Any, held: Budget | None = None, **kwargs: Any) -> None:
        if held is not None:
            kwargs.setdefault("initial", {name: getattr(held, name) for name in self.base_fields})
        super().__init__(*args, **kwargs)
        offer_wards(self, "area", _("the whole place"))

    def terms(self) -> Terms:
        """What was typed."""
        return Terms(**self.cleaned_data)


class ProjectForm(ShellForm):
    """A project as somebody proposes it."""

    title = forms.CharField(label=_("Your project in a line"), max_length=120)
    about = forms.CharField(
        label=_("What would be done"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Where, for whom, by when, and who would do it."),
    )
    pence = Pounds(label=_("What it costs"), help_text=_("In pounds, as near as you can say."))
    ward = forms.ChoiceField(label=_("Where"), required=False)
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("To be told whether it stands on the ballot, and how it went. It is shown to nobody."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_wards(self, "ward", _("anywhere"))

    def proposal(self) -> Proposal:
        """What was typed."""
        return Proposal(**self.cleaned_data)


class CheckForm(ShellForm):
    """Whether a project stands on the ballot."""

    accept = forms.ChoiceField(
        label=_("Can it be done, for this money, within the rules?"),
        widget=Chips,
        choices=[("yes", _("Yes: on the ballot")), ("no", _("No, and this is why"))],
    )
    pence = Pounds(label=_("What it costs"), help_text=_("Change it only if they agreed."))
    organisation = forms.ModelChoiceField(
        label=_("Group that would do it"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=Combobox(several=False),
        help_text=_("It is granted the money if the project is funded."),
    )
    reason = forms.CharField(
        label=_("Why not"), required=False, max_length=1500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Whoever proposed it reads this."),
    )  # fmt: skip

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        told = {"pence": project.pence, "organisation": project.organisation_id, "reason": project.reason}
        if project.standing != Standing.WAITING:
            told["accept"] = "yes" if project.standing == Standing.IN else "no"
        super().__init__(*args, initial=told, **kwargs)
        field = self.fields["organisation"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = live()
        chosen = live().filter(pk__in=keys([self.data.get("organisation") or project.organisation_id]))
        widget = field.widget
        assert isinstance(widget, Combobox)
        widget.source, widget.choices = reverse("organisations:suggest"), [(str(one.pk), one.name) for one in chosen]


class StopForm(ShellForm):
    """Why a budget is stopped."""

    reason = forms.CharField(
        label=_("Why it is stopped"), max_length=1500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everybody reads it on its page."),
    )  # fmt: skip


class VoteForm(ShellForm):
    """Where the way to a ballot is sent."""

    email = forms.EmailField(
        label=_("Your e-mail"), help_text=_("We send you the way to your ballot. Each address has one.")
    )
