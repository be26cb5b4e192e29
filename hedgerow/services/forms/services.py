"""A service as a group writes it down: what matters first, on a phone; the rest folded away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hedgerow.services.forms.rows import Rows, add_rows, time_field
from hedgerow.services.models import FACTS, Service
from hedgerow.services.queries.words import labels, nth_words
from hedgerow.services.rules.writing import web_address
from hedgerow.services.types import Day, Place, Price, Said, TagKind, Taking, Times, Way
from hedgerow.shell.forms import Chips, DayInput, Pounds, ShellForm, many_chips
from hedgerow.shell.meanwhile import MeanwhileMixin
from hedgerow.spine import identifiers

EVERY = ((90, _("every three months")), (180, _("twice a year")), (365, _("once a year")))
USUAL = 180
FIRST = ("name", "description", "need", "place0_postcode", "place0_name", "time0_days", "time0_opens", "time0_closes",
         "phone", "taking")  # fmt: skip
SECTIONS = (
    (_("Who it is for"), ("eligibility", "age_from", "age_to", "who", "language", "areas")),
    (_("How people come to it"), ("way", "way_words", "reply_days", "email", "web")),
    (_("More places, online, or coming to people"), ("online", "outreach", "place0_address", "place*")),
    (_("More times"), ("time0_nth", "time*", "hours_words")),
    (_("What it costs"), ("free", "price*")),
    (_("Access"), ("access", "access_words")),
    (_("Kind of work, and how often we ask whether this is right"), ("theme", "ends_on", "every_days")),
)
KINDS = tuple(str(kind) for kind in TagKind)


@dataclass(frozen=True)
class Section:
    """Fields that are folded away until something is wrong in them."""

    title: Any
    fields: list[forms.BoundField]
    open: bool


def text(label: Any, most: int, *, rows: int = 0, hint: Any = "") -> forms.CharField:
    """Words, in a line or in several."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(label=label, required=False, max_length=most, widget=widget, help_text=hint)


class ServiceForm(MeanwhileMixin, ShellForm):
    """Everything that a group says of a service. Only the name is needed to begin with."""

    name = forms.CharField(label=_("Name"), max_length=160, help_text=_("What people call it: “Monday lunch club”."))
    description = text(_("What it does for people"), 6000, rows=4, hint=_("Two or three plain sentences are enough."))
    need = many_chips(_("What it helps with"), labels(TagKind.NEED).items())
    phone = text(_("Telephone"), 40, hint=_("Everybody sees it: the number of the service, not your own."))
    taking = forms.ChoiceField(label=_("Can it take people now?"), choices=Taking.choices, required=False, widget=Chips)
    eligibility = text(_("Who it is for"), 1000, rows=2, hint=_("Like: anybody over 60 who lives in the borough."))
    age_from = forms.IntegerField(label=_("From what age"), required=False, min_value=0, max_value=120)
    age_to = forms.IntegerField(label=_("Up to what age"), required=False, min_value=0, max_value=120)
    who = many_chips(_("Especially for"), [])
    language = many_chips(_("Languages spoken"), labels(TagKind.LANGUAGE).items())
    areas = many_chips(
        _("Only for people who live in"), [], help_text=_("Leave it empty if it is for everybody who comes.")
    )
    way = forms.ChoiceField(label=_("How people come to it"), choices=Way.choices, required=False, widget=Chips)
    way_words = text(_("How to be referred, if there is more to say"), 500, rows=2)
    reply_days = forms.IntegerField(
        label=_("About how many days until somebody has an answer"), required=False, min_value=0, max_value=365
    )
    email = forms.EmailField(
        label=_("E-mail address"), required=False, help_text=_("Everybody sees it: that of the service, not your own.")
    )
    web = text(_("Its web page"), 300)
    online = forms.BooleanField(label=_("It can be had online or by telephone"), required=False)
    outreach = forms.BooleanField(label=_("You come to people"), required=False)
    hours_words = text(_("Anything else about when"), 300, hint=_("Like: not in August."))
    free = forms.NullBooleanField(
        label=_("Is it free?"),
        required=False,
        widget=forms.Select(choices=(("", _("not said")), ("true", _("yes, free")), ("false", _("no")))),
    )
    access = many_chips(_("It can be made to fit"), labels(TagKind.ACCESS).items())
    access_words = text(_("Anything else about access"), 500, rows=2)
    theme = many_chips(_("Kind of work"), [])
    ends_on = forms.DateField(
        label=_("Last day"), required=False, widget=DayInput, help_text=_("It closes by itself after it.")
    )
    every_days = forms.TypedChoiceField(
        label=_("We ask you whether this is still right"), choices=EVERY, coerce=int, initial=USUAL, required=False,
        empty_value=USUAL,  # type: ignore[arg-type]
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        service: Service | None = None,
        said: Said | None = None,
        every_days: int = USUAL,
        areas: Iterable[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        said = said or Said()
        if service is not None:
            kwargs["initial"] = {**initial_of(service, said, every_days), **kwargs.get("initial", {})}
        self.rows: dict[str, Rows] = {}
        self.base_fields = {**type(self).base_fields, **self._row_fields(said)}  # type: ignore[misc]
        super().__init__(*args, **kwargs)
        for name, choices in (("theme", labels(TagKind.THEME).items()), ("who", labels(TagKind.BENEFICIARY).items()),
                              ("areas", areas)):  # fmt: skip
            self.fields[name].choices = list(choices)  # type: ignore[attr-defined]

    def _row_fields(self, said: Said) -> dict[str, forms.Field]:
        """Fields for each place, time and price that is there, and for one more."""
        nth = [("", _("every week")), *nth_words().items()]
        made: dict[str, forms.Field] = {}
        self.rows["place"] = add_rows(made, "place", len(said.places or ()), {
            "postcode": lambda: forms.CharField(label=_("Postcode"), required=False, max_length=10),
            "name": lambda: text(_("Name of the place"), 160),
            "address": lambda: text(_("Address"), 250, hint=_("Of premises that people may come to, never a home.")),
        })  # fmt: skip
        self.rows["time"] = add_rows(made, "time", len(said.times or ()), {
            "days": lambda: many_chips(_("Days"), Day.choices),
            "opens": lambda: time_field(_("From")),
            "closes": lambda: time_field(_("Until")),
            "nth": lambda: forms.TypedChoiceField(
                label=_("How often"), choices=nth, coerce=int, required=False, empty_value=None
            ),
            "note": lambda: text(_("Note"), 160),
        })  # fmt: skip
        self.rows["price"] = add_rows(made, "price", len(said.prices or ()), {
            "option": lambda: text(_("For whom, or what"), 120),
            "pence": lambda: Pounds(label=_("Amount in pounds"), required=False),
            "words": lambda: text(_("In words"), 200),
        })  # fmt: skip
        return made

    @property
    def first(self) -> list[forms.BoundField]:
        """What matters first."""
        return [self[name] for name in FIRST]

    @property
    def sections(self) -> list[Section]:
        """The rest, open where something is wrong in it."""
        return [self._section(title, names) for title, names in SECTIONS]

    def _section(self, title: Any, names: Iterable[str]) -> Section:
        listed = [one for name in names for one in (self._row_names(name[:-1]) if name.endswith("*") else (name,))]
        return Section(title, [self[name] for name in listed], any(name in self.errors for name in listed))

    def _row_names(self, kind: str) -> list[str]:
        taken = {name for _title, names in SECTIONS for name in names} | set(FIRST)
        return [name for names in self.rows[kind].names for name in names.values() if name not in taken]

    def clean_web(self) -> str:
        """A whole web address."""
        typed: str = self.cleaned_data["web"]
        if typed and not web_address(typed):
            raise ValidationError(_("This is not a web address. Write it like www.example.org."))
        return web_address(typed)

    def clean(self) -> dict[str, Any]:
        """Postcodes are checked, and hours have days."""
        told = super().clean() or self.cleaned_data
        for names in self.rows["place"].names:
            typed = told.get(names["postcode"], "")
            if typed and identifiers.postcode(typed) is None:
                self.add_error(names["postcode"], _("This is not a postcode. Write it like M15 4AB."))
        for names in self.rows["time"].names:
            if (told.get(names["opens"]) or told.get(names["closes"])) and not told.get(names["days"]):
                self.add_error(names["days"], _("On which days?"))
            elif told.get(names["closes"]) and not told.get(names["opens"]):
                self.add_error(names["opens"], _("From when?"))
        return told

    def facts(self) -> dict[str, Any]:
        """The facts, as the action takes them."""
        return {name: value for name, value in self.cleaned_data.items() if name in FACTS}

    def said(self) -> Said:
        """Places, hours, prices, areas and tags."""
        told = self.cleaned_data
        rows = {kind: rows.filled(told) for kind, rows in self.rows.items()}
        places = (
            Place(one["name"], one["address"], identifiers.postcode(one["postcode"]) or "") for one in rows["place"]
        )
        times = (
            Times(tuple(one["days"]), one["opens"], one["closes"], one["nth"], one["note"])
            for one in rows["time"]
            if one["days"]
        )
        return Said(
            places=tuple(dict.fromkeys(places)),
            times=tuple(times),
            prices=tuple(Price(one["option"], one["pence"], one["words"]) for one in rows["price"]),
            areas=tuple(told["areas"]),
            tags={kind: tuple(told[kind]) for kind in KINDS},
        )

    def take_errors(self, error: ValidationError) -> None:
        """What the action refused, at the field it is about."""
        if hasattr(error, "error_dict"):
            for name, errors in error.message_dict.items():
                self.add_error(name if name in self.fields else None, errors)
        else:
            self.add_error(None, error.messages)


def initial_of(service: Service, said: Said, every_days: int) -> dict[str, Any]:
    """What stands in a service now."""
    parts: dict[str, Any] = {}
    for kind, held in (("place", said.places), ("time", said.times), ("price", said.prices)):
        for number, one in enumerate(held or ()):
            for name, value in vars(one).items():
                parts[f"{kind}{number}_{name}"] = list(value) if isinstance(value, tuple) else value
    tags = {kind: list(codes) for kind, codes in (said.tags or {}).items()}
    return {
        **{name: getattr(service, name) for name in FACTS},
        **parts,
        **tags,
        "areas": list(said.areas or ()),
        "every_days": every_days if every_days in dict(EVERY) else USUAL,
    }


class TakingForm(ShellForm):
    """Whether a service can take people today."""

    taking = forms.ChoiceField(label=_("Can it take people now?"), choices=Taking.choices[1:], widget=Chips)
    reply_days = forms.IntegerField(required=False, min_value=0, max_value=365)
