"""A seat, who takes it, who leaves, and the filter of the list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries.choosing import chosen_group
from hedgerow.organisations.types import Kind
from hedgerow.representation.forms.groups import offer_groups
from hedgerow.representation.models import Seat
from hedgerow.representation.types import Ending, Mandate, Shown
from hedgerow.shell.forms import Combobox, DayInput, FilterForm, ShellForm, ShellModelForm

ANY = ("", _("any"))
REASONS = [choice for choice in Ending.choices if choice[0] in (Ending.TERM, Ending.STOOD_DOWN, Ending.REPLACED)]


def bodies() -> Any:
    """Public bodies, by name."""
    return Organisation.objects.filter(kind=Kind.PUBLIC_BODY, merged_into__isnull=True).order_by("name")


class SeatsForm(FilterForm):
    """Which seats somebody looks for."""

    q = forms.CharField(
        label=_("Board, body or what it decides"), max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )  # fmt: skip
    body = forms.ChoiceField(label=_("Public body"))
    show = forms.ChoiceField(label=_("Show"), choices=Shown.choices)

    def __init__(self, *args: Any, public: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        body, show = self.fields["body"], self.fields["show"]
        assert isinstance(body, forms.ChoiceField)
        assert isinstance(show, forms.ChoiceField)
        held = Seat.objects.filter(public=True) if public else Seat.objects.all()
        rows = Organisation.objects.filter(pk__in=held.values("body")).order_by("name").values_list("pk", "name")
        body.choices = [ANY, *((str(pk), name) for pk, name in rows)]
        if public:
            show.choices = [choice for choice in Shown.choices if choice[0] in (Shown.ALL, Shown.VACANT)]

    def filters(self) -> dict[str, Any]:
        """What was chosen, as the query takes it."""
        chosen = self.chosen()
        body = chosen.get("body")
        return {"words": chosen.get("q", ""), "body": int(body) if body else None, "show": chosen.get("show", "")}


class SeatForm(ShellModelForm):
    """What is known of a seat."""

    class Meta:
        model = Seat
        fields = ("body", "board", "title", "decides", "meets", "chosen", "places", "term_months", "owner", "public")
        widgets = {"decides": forms.Textarea(attrs={"rows": 2}), "chosen": forms.RadioSelect}
        labels = {
            "board": _("Which board?"),
            "title": _("What is the seat called there?"),
            "decides": _("What does the board decide?"),
            "meets": _("When does it meet?"),
            "chosen": _("How is the seat filled?"),
            "places": _("How many places?"),
            "term_months": _("How many months is a term?"),
            "owner": _("Who of us looks after it?"),
            "public": _("Everybody can see it"),
        }
        help_texts = {"meets": _("Like: every second month, on a Tuesday.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        body, owner, chosen = self.fields["body"], self.fields["owner"], self.fields["chosen"]
        assert isinstance(body, forms.ModelChoiceField)
        assert isinstance(owner, forms.ModelChoiceField)
        assert isinstance(chosen, forms.ChoiceField)
        body.queryset = bodies()
        owner.queryset = User.objects.filter(is_active=True).exclude(role=LioRole.NONE)
        chosen.choices = Mandate.choices
        owner.empty_label = str(_("anybody of us"))

    def facts(self) -> dict[str, Any]:
        """What was typed, as actions take it."""
        return dict(self.cleaned_data)


class FillForm(ShellForm):
    """Who takes a place, from which group, since when."""

    name = forms.CharField(label=_("Their name"), max_length=160)
    email = forms.EmailField(
        label=_("Their e-mail address"), required=False, max_length=254,
        help_text=_("For briefs, and for the link to report back."),
    )  # fmt: skip
    group = forms.CharField(label=_("From which group?"), required=False, widget=Combobox(several=False))
    mandate = forms.ChoiceField(label=_("How were they chosen?"), choices=Mandate.choices, widget=forms.RadioSelect)
    since = forms.DateField(label=_("From"), widget=DayInput)
    until = forms.DateField(
        label=_("Until"), required=False, widget=DayInput, help_text=_("Leave it empty for the usual term of the seat.")
    )
    named = forms.BooleanField(
        label=_("They agree that everybody can read their name"), required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"mandate": seat.chosen, "since": clock.today()})
        super().__init__(*args, **kwargs)
        offer_groups(self, "group")
        if not seat.term_months:
            self.fields["until"].help_text = ""

    def clean_group(self) -> Organisation | None:
        """The group, as it is now."""
        return chosen_group(self.cleaned_data["group"])


class LeaveForm(ShellForm):
    """From when they no longer sit there, and why."""

    on = forms.DateField(label=_("First day without them"), widget=DayInput)
    why = forms.ChoiceField(label=_("Why"), choices=REASONS, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"on": clock.today(), "why": Ending.STOOD_DOWN})
        super().__init__(*args, **kwargs)
