"""Positions, asks, answers, changes and consultations."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.advocacy.forms.choosing import OURS, offer_bodies, offer_groups, offer_team
from hedgerow.advocacy.models import Ask, Consultation, Issue
from hedgerow.advocacy.types import Agreement, AskKind, Outcome, Shown, Stand, Still
from hedgerow.engines.voting.queries import rolls
from hedgerow.kernel import clock
from hedgerow.ledger.types import Strength
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries.choosing import chosen_group
from hedgerow.shell.forms import Chips, Combobox, DayInput, ShellForm, ShellModelForm

LONG = {"rows": 3}
STRENGTHS = [choice for choice in Strength.choices if choice[0]]


class PositionForm(ShellForm):
    """What we say, as its next version."""

    text = forms.CharField(label=_("What we say"), max_length=4000, widget=forms.Textarea(attrs={"rows": 10}))
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


class StandForm(ShellForm):
    """A group signs it, or sees it otherwise."""

    stand = forms.ChoiceField(
        label=_("What do you say?"), choices=[(Stand.SIGNS, _("We sign it")), (Stand.DISSENTS, _("We see it otherwise"))],
        widget=forms.RadioSelect,
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Why, if you see it otherwise"), max_length=2000, required=False, widget=forms.Textarea(attrs=LONG),
        help_text=_("It is kept, and shown beside what was agreed."),
    )  # fmt: skip
    shown = forms.ChoiceField(
        label=_("How may we be shown?"), choices=OURS, initial=Shown.NAMED, widget=forms.RadioSelect
    )
    number = forms.IntegerField(widget=forms.HiddenInput, required=False)


class StandForGroupForm(StandForm):
    """The same, as a group told it to our team."""

    group = forms.CharField(label=_("Which group?"), widget=Combobox(several=False))
    field_order = ("group", "stand", "reason", "shown")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_groups(self, "group")
        self.fields["shown"].label = _("How may it be shown?")
        shown = self.fields["shown"]
        assert isinstance(shown, forms.ChoiceField)
        shown.choices = Shown.choices

    def clean_group(self) -> Organisation | None:
        """The group, as it is now."""
        return chosen_group(self.cleaned_data["group"])


class AgreeForm(ShellForm):
    """How and when it was agreed."""

    how = forms.ChoiceField(
        label=_("How was it agreed?"), widget=forms.RadioSelect,
        choices=[(Agreement.MEETING, _("At a meeting of a network")), (Agreement.SIGNED, _("By the groups that signed it"))],
    )  # fmt: skip
    network = forms.ChoiceField(label=_("Which network?"), required=False)
    on = forms.DateField(label=_("On which day?"), widget=DayInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"on": clock.today(), "how": Agreement.MEETING})
        super().__init__(*args, **kwargs)
        field = self.fields["network"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("none")), *(row for row in rolls() if row[0].startswith("network:"))]

    def clean(self) -> dict[str, Any]:
        """A meeting is of a network."""
        told = super().clean() or {}
        if told.get("how") == Agreement.MEETING and not told.get("network"):
            self.add_error("network", str(_("Say which network agreed it.")))
        return told

    def facts(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        told = dict(self.cleaned_data)
        return {**told, "network_name": dict(rolls()).get(told["network"], "") if told["network"] else ""}


class VoteForm(ShellForm):
    """Who votes, and until when."""

    roll = forms.ChoiceField(label=_("Who votes?"))
    until = forms.DateField(label=_("Until the end of which day?"), widget=DayInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["roll"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = rolls()

    def facts(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        until = datetime.combine(self.cleaned_data["until"], time(23, 59), clock.LONDON)
        return {"roll": self.cleaned_data["roll"], "closes_at": until}


class AskForm(ShellModelForm):
    """What exactly is asked, of whom, and how. With `put_on` it has been put to them."""

    put_on = forms.DateField(
        label=_("Put to them on"), widget=DayInput, required=False,
        help_text=_("Leave it empty while you prepare it."),
    )  # fmt: skip
    answer_by = forms.DateField(
        label=_("We expect an answer by"), widget=DayInput, required=False,
        help_text=_("Leave it empty for four weeks later."),
    )  # fmt: skip

    class Meta:
        model = Ask
        fields = ("text", "body", "department", "kind", "through_name", "to_name", "to_email")
        widgets = {"text": forms.Textarea(attrs=LONG), "kind": forms.RadioSelect}
        labels = {
            "text": _("What exactly do we ask?"),
            "body": _("Of which public body?"),
            "department": _("Which department?"),
            "kind": _("How?"),
            "through_name": _("Through which seat or meeting?"),
            "to_name": _("To whom, by name?"),
            "to_email": _("Their e-mail address"),
        }
        help_texts = {
            "text": _("So that it can be answered with yes or no: “Keep the hire of library rooms at £5 an hour.”"),
        }

    def __init__(self, *args: Any, issue: Issue, consultation: Consultation | None = None, **kwargs: Any) -> None:
        initial = {"body": consultation.body_id if consultation else issue.body_id, **kwargs.pop("initial", {})}
        if consultation:
            initial |= {"kind": AskKind.CONSULTATION}
        super().__init__(*args, initial=initial, **kwargs)
        offer_bodies(self, "body")
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = AskKind.choices

    def facts(self) -> dict[str, Any]:
        """What was typed of the ask itself, as the action takes it."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("put_on", "answer_by")}


class PutForm(ShellForm):
    """That it was put to them, and when an answer is expected."""

    on = forms.DateField(label=_("Put to them on"), widget=DayInput)
    answer_by = forms.DateField(
        label=_("We expect an answer by"), widget=DayInput, required=False,
        help_text=_("Leave it empty for four weeks later."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"on": clock.today()})
        super().__init__(*args, **kwargs)


class AnswerForm(ShellForm):
    """What they answered."""

    outcome = forms.ChoiceField(label=_("They said"), choices=Outcome.choices, widget=Chips)
    words = forms.CharField(label=_("In their own words"), max_length=4000, widget=forms.Textarea(attrs=LONG))
    on = forms.DateField(label=_("On"), widget=DayInput)
    link = forms.URLField(label=_("Where it can be read"), max_length=300, required=False, assume_scheme="https")
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ChangeForm(ShellForm):
    """What is different now, how we know, and who would disagree."""

    what = forms.CharField(label=_("What is different now?"), max_length=2000, widget=forms.Textarea(attrs=LONG))
    on = forms.DateField(label=_("Since when?"), widget=DayInput)
    strength = forms.ChoiceField(label=_("How strong is the evidence?"), choices=STRENGTHS, widget=forms.RadioSelect)
    evidence = forms.CharField(
        label=_("How do we know?"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Who agrees, what is in writing, or who checked it."),
    )  # fmt: skip
    link = forms.URLField(label=_("Where it can be read"), max_length=300, required=False, assume_scheme="https")
    part = forms.CharField(
        label=_("What did groups and we contribute?"), max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 2}), help_text=_("A part in it: seldom is a change one hand’s work."),
    )  # fmt: skip
    others = forms.CharField(
        label=_("Who else had a part in it?"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    dissent = forms.CharField(
        label=_("Who would not agree, and why?"), max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 2}), help_text=_("It is shown beside the claim."),
    )  # fmt: skip
    ask = forms.ModelChoiceField(Ask.objects.none(), label=_("After which ask?"), required=False)

    def __init__(self, *args: Any, issue: Issue, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"on": clock.today()})
        super().__init__(*args, **kwargs)
        field = self.fields["ask"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = issue.asks.filter(put_on__isnull=False)
        field.empty_label = str(_("none of them"))


class StillForm(ShellForm):
    """Whether it is still so."""

    still = forms.ChoiceField(
        label=_("Is it still so?"), choices=[choice for choice in Still.choices if choice[0]], widget=Chips
    )
    words = forms.CharField(label=_("What you found"), max_length=400, required=False)


class ConsultationForm(ShellModelForm):
    """A consultation that affects groups here."""

    link = forms.URLField(label=_("Where is it?"), max_length=300, required=False, assume_scheme="https")

    class Meta:
        model = Consultation
        fields = ("title", "body", "link", "about", "closes", "ours", "owner")
        widgets = {"about": forms.Textarea(attrs=LONG), "closes": DayInput, "ours": DayInput}
        labels = {
            "title": _("What is it about?"),
            "body": _("Whose is it?"),
            "about": _("What does it mean for groups?"),
            "closes": _("When does it close?"),
            "ours": _("When is our answer ready?"),
            "owner": _("Who of us looks after it?"),
        }
        help_texts = {"ours": _("Leave it empty for a week before it closes.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_bodies(self, "body")
        offer_team(self, "owner")
        self.fields["ours"].required = False


class LeaveForm(ShellForm):
    """Why it is not answered."""

    why = forms.CharField(label=_("Why do we not answer it?"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
