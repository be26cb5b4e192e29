"""The ballot as a form: one choice, ticks, or numbers. It works without JavaScript and with a thumb."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from hedgerow.engines.voting.models import RollEntry
from hedgerow.engines.voting.types import Method, Option
from hedgerow.shell.forms import ShellForm


class BallotForm(ShellForm):
    """A voter's ballot, filled in as they cast it before. `content`: the ids of options, best liked first."""

    def __init__(self, *args: Any, entry: RollEntry, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.poll, self.content = entry.poll, []  # type: ignore[var-annotated]
        held = list(entry.ballot.content) if entry.ballot else []
        self.offered = self.poll.choices
        if self.poll.method == Method.RANKED:
            self._ask_for_numbers(held)
        else:
            self._ask_to_tick(held)

    def _ask_to_tick(self, held: list[str]) -> None:
        choices = [(option.id, option.label) for option in self.offered]
        if self.poll.method == Method.CHOICE:
            self.fields["choice"] = forms.ChoiceField(
                label=self.poll.title,
                choices=choices,
                widget=forms.RadioSelect,
                initial=held[0] if held else None,
                error_messages={"required": lazy("Choose one.")},
            )
        else:
            self.fields["choice"] = forms.MultipleChoiceField(
                label=self.poll.title,
                choices=choices,
                widget=forms.CheckboxSelectMultiple,
                initial=held,
                error_messages={"required": lazy("Tick at least one.")},
            )

    def _ask_for_numbers(self, held: list[str]) -> None:
        most = self.poll.most or len(self.offered)
        for place, option in enumerate(self.offered):
            self.fields[f"rank_{place}"] = forms.IntegerField(
                label=option.label,
                required=False,
                min_value=1,
                max_value=most,
                initial=held.index(option.id) + 1 if option.id in held else None,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 3, "autocomplete": "off"}),
                error_messages={
                    "invalid": lazy("write a whole number"),
                    "min_value": lazy("begin with 1"),
                    "max_value": lazy("there are not so many"),
                },
            )

    def clean(self) -> dict[str, Any]:
        """Put the ranked ones in order; refuse a number given twice."""
        given: dict[str, Any] = self.cleaned_data
        if self.poll.method == Method.RANKED:
            self.content = self._in_order(given)
        else:
            chosen = given.get("choice") or []
            self.content = [chosen] if isinstance(chosen, str) else list(chosen)
        return given

    def _in_order(self, given: dict[str, Any]) -> list[str]:
        numbers: dict[int, Option] = {}
        for place, option in enumerate(self.offered):
            number = given.get(f"rank_{place}")
            if number is not None and number in numbers:
                words = _("%(number)d stands at both %(one)s and %(other)s: give each number once")
                self.add_error(
                    f"rank_{place}", words % {"number": number, "one": numbers[number].label, "other": option.label}
                )
            elif number is not None:
                numbers[number] = option
        if not numbers and not self.errors:
            self.add_error(None, _("Write a 1 beside the one you like best, and go on as far as you like."))
        return [numbers[number].id for number in sorted(numbers)]

    @property
    def lines(self) -> list[tuple[Option, forms.BoundField | None, str]]:
        """Each option with its field, or with the id that its box has in the page."""
        if self.poll.method == Method.RANKED:
            return [(option, self[f"rank_{place}"], "") for place, option in enumerate(self.offered)]
        return [(option, None, f"{self['choice'].auto_id}_{place}") for place, option in enumerate(self.offered)]

    @property
    def ticked(self) -> list[str]:
        """The ids that are ticked as the page shows it."""
        held = self["choice"].value() if "choice" in self.fields else []
        return [held] if isinstance(held, str) else list(held or [])
