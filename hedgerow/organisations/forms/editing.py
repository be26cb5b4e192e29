"""The shape of a group as our team writes it, and of a correction that anybody offers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.ids import keys
from hedgerow.organisations.forms.directory import area_choices
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries import live, theme_titles
from hedgerow.organisations.queries.choosing import group_choices
from hedgerow.organisations.rules import full_address
from hedgerow.organisations.types import Kind, LegalForm, TagScheme
from hedgerow.shell.forms import Combobox, DayInput, ManyChips, Pounds, ShellForm
from hedgerow.shell.meanwhile import MeanwhileMixin
from hedgerow.spine.identifiers import postcode as plain_postcode

#: what our team sees first; the rest is folded away until wanted
FIRST = ("name", "description", "postcode", "email", "phone", "website")
SECTIONS = (
    (_("What it does, and for whom"), ("themes", "beneficiaries", "benefits")),
    (_("Names and numbers"), ("other_names", "identifiers", "kind", "parent", "legal_form", "founded_on")),
    (_("Address"), ("address",)),
    (_("Size"), ("income", "year_end", "staff", "trustees", "volunteers")),
)
NOT_OWN = ("identifiers", "kind", "parent")
PLAIN = frozenset({"name", "description", "postcode", "email", "phone", "website", "kind", "legal_form", "founded_on",
                   "address", "year_end", "staff", "trustees", "volunteers"})  # fmt: skip


class Lines(forms.Field):
    """A list, one to a line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": 2}), **kwargs)

    def to_python(self, value: Any) -> list[str]:
        """The lines that say something."""
        return [line.strip()[:250] for line in str(value or "").splitlines() if line.strip()]

    def prepare_value(self, value: Any) -> Any:
        """A list as lines."""
        return "\n".join(value) if isinstance(value, list) else value


class OrganisationForm(MeanwhileMixin, ShellForm):
    """Everything that our team says of a group. Only the name is needed."""

    name = forms.CharField(label=_("Name"), max_length=250)
    description = forms.CharField(
        label=_("What it does, in its own words"), required=False, max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    postcode = forms.CharField(
        label=_("Postcode"), required=False, max_length=10, help_text=_("Puts it on the map, in its ward.")
    )
    email = forms.EmailField(label=_("E-mail address that may be shown"), required=False)
    phone = forms.CharField(label=_("Telephone that may be shown"), required=False, max_length=40)
    website = forms.CharField(label=_("Website"), required=False, max_length=300)
    themes = forms.MultipleChoiceField(label=_("What it does"), required=False, widget=ManyChips)
    beneficiaries = forms.MultipleChoiceField(label=_("Who benefits"), required=False, widget=ManyChips)
    benefits = forms.MultipleChoiceField(
        label=_("Where it works"), required=False, widget=Combobox, help_text=_("Type a few letters of a ward.")
    )
    other_names = Lines(label=_("Other names"), help_text=_("Initials, a former name: one to a line."))
    identifiers = Lines(
        label=_("Numbers on registers"),
        help_text=_("One to a line: 1000003 is a charity number, GB-COH-01234567 a company's."),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices, initial=Kind.GROUP)
    parent = forms.CharField(label=_("Branch of"), required=False, widget=Combobox(several=False))
    legal_form = forms.ChoiceField(label=_("Legal form"), choices=LegalForm.choices, required=False)
    founded_on = forms.DateField(label=_("Started"), required=False, widget=DayInput)
    address = forms.CharField(label=_("Address that may be shown"), required=False, max_length=250)
    income = Pounds(label=_("Income a year, in pounds"), required=False)
    year_end = forms.CharField(
        label=_("Financial year ends"), required=False, max_length=5, help_text=_("Month and day, like 03-31.")
    )
    staff = forms.IntegerField(label=_("Paid staff"), required=False, min_value=0, max_value=1_000_000)
    trustees = forms.IntegerField(label=_("Trustees or committee"), required=False, min_value=0, max_value=10_000)
    volunteers = forms.IntegerField(label=_("Volunteers"), required=False, min_value=0, max_value=1_000_000)

    def __init__(self, *args: Any, organisation: Organisation | None = None, **kwargs: Any) -> None:
        if organisation is not None:
            kwargs["initial"] = {**initial_of(organisation), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.organisation = organisation
        self._offer("themes", list(theme_titles(TagScheme.THEME).items()))
        self._offer("beneficiaries", list(theme_titles(TagScheme.BENEFICIARY).items()))
        self._offer("benefits", [*area_choices("authority"), *area_choices("ward"), *area_choices("neighbourhood")])
        self._offer_parent()

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        """Offer choices, and keep those that are chosen already though they are no longer offered."""
        field = self.fields[name]
        assert isinstance(field, forms.MultipleChoiceField)
        known = {value for value, _label in choices}
        field.choices = [*choices, *((v, v) for v in self.initial.get(name, []) if v not in known)]

    def _offer_parent(self) -> None:
        """The parent that is chosen or was found by its name, for those without JavaScript."""
        widget = self.fields["parent"].widget
        assert isinstance(widget, Combobox)
        widget.source = reverse("organisations:suggest")
        widget.choices = group_choices(self.data, self.initial, "parent")

    def clean_parent(self) -> Organisation | None:
        """The organisation that it is a branch of."""
        given = self.cleaned_data["parent"]
        found = live().filter(pk__in=keys([given])).first()
        if given and (found is None or (self.organisation and found.pk == self.organisation.pk)):
            raise ValidationError(_("Choose another organisation from the list."))
        return found

    def facts(self) -> dict[str, Any]:
        """What was typed, as `actions.create` and `actions.change` take it."""
        told = self.cleaned_data
        names = (*PLAIN, "themes", "beneficiaries", "benefits", "other_names", "identifiers", "parent")
        return {**{name: told[name] for name in names if name in self.fields}, "income_pence": told["income"]}

    def take_errors(self, error: ValidationError) -> None:
        """Show, at their fields, what an action would not have."""
        names = {"income_pence": "income"}
        told: Mapping[str, list[str]] = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        for name, sentences in told.items():
            field = names.get(name, name)
            for sentence in sentences:
                self.add_error(field if field in self.fields else None, sentence)

    @property
    def sections(self) -> list[dict[str, Any]]:
        """The parts that are folded away: open where something is written, or wrong."""
        return [
            {
                "title": title,
                "fields": [self[name] for name in names if name in self.fields],
                "open": any(self._matters(name) for name in names if name in self.fields),
            }
            for title, names in SECTIONS
        ]

    def _matters(self, name: str) -> bool:
        return bool(self[name].errors) or (name != "kind" and bool(self[name].value()))

    @property
    def first(self) -> list[forms.BoundField]:
        """The fields that everybody sees."""
        return [self[name] for name in FIRST]


class OwnRecordForm(OrganisationForm):
    """The same, for the people of the group itself: which group it is (its kind, numbers, parent) is not theirs to say.

    `waiting` is what they proposed before and nobody has looked at yet: they go on from there.
    """

    def __init__(self, *args: Any, waiting: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        proposed = {("income" if name == "income_pence" else name): value for name, value in (waiting or {}).items()}
        super().__init__(*args, initial=proposed, **kwargs)
        for name in NOT_OWN:
            del self.fields[name]


def initial_of(organisation: Organisation) -> dict[str, Any]:
    """What stands there now, by field."""
    tags = [(tag.scheme, tag.code) for tag in organisation.tags.all()]
    return {
        **{name: getattr(organisation, name) for name in PLAIN},
        "income": organisation.income_pence,
        "parent": organisation.parent_id,
        "themes": [code for scheme, code in tags if scheme == TagScheme.THEME],
        "beneficiaries": [code for scheme, code in tags if scheme == TagScheme.BENEFICIARY],
        "benefits": [row.area for row in organisation.benefits.all()],
        "other_names": [row.name for row in organisation.other_names.all()],
        "identifiers": [row.org_id for row in organisation.identifiers.all()],
    }


class PublishForm(ShellForm):
    """How we know that a group may be shown."""

    basis = forms.CharField(
        label=_("How do we know that it may be shown?"), max_length=200,
        help_text=_("Who agreed, how and when. Like: the chair agreed by telephone, 3 May 2026."),
    )  # fmt: skip


class CloseForm(ShellForm):
    """The day on which a group closed."""

    on = forms.DateField(label=_("When did it close?"), widget=DayInput)


class CorrectionForm(ShellForm):
    """What somebody without an account says is wrong or missing. What is left as it is proposes nothing."""

    name = forms.CharField(label=_("Name"), max_length=250)
    description = forms.CharField(
        label=_("What it does"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )
    website = forms.CharField(label=_("Website"), required=False, max_length=300)
    email = forms.EmailField(label=_("E-mail address that anybody may use"), required=False)
    phone = forms.CharField(label=_("Telephone that anybody may use"), required=False, max_length=40)
    postcode = forms.CharField(label=_("Postcode"), required=False, max_length=10)
    closed = forms.BooleanField(label=_("This group has closed"), required=False)
    reason = forms.CharField(
        label=_("How do you know?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Like: I am its secretary; or I went there and it was shut."),
    )  # fmt: skip
    reply_to = forms.EmailField(
        label=_("Your e-mail address"), required=False, help_text=_("Only if we may write back. It is never shown.")
    )

    PROPOSED = ("name", "description", "website", "email", "phone", "postcode")

    def proposed(self, organisation: Organisation) -> dict[str, Any]:
        """What differs from what stands there."""
        told = self.cleaned_data
        news = {name: told[name] for name in self.PROPOSED if told[name] != getattr(organisation, name)}
        return {**news, **({"closed": True} if told["closed"] else {})}

    def clean(self) -> dict[str, Any]:
        """Check web address and postcode as the stored ones are checked."""
        told = super().clean() or self.cleaned_data
        if told.get("website"):
            told["website"] = full_address(told["website"]) or told["website"]
            if not full_address(told["website"]):
                self.add_error("website", _("This is not a web address. Write it like www.example.org."))
        if told.get("postcode"):
            told["postcode"] = plain_postcode(told["postcode"]) or ""
            if not told["postcode"]:
                self.add_error("postcode", _("This is not a postcode. Write it like M15 4AB."))
        return told
