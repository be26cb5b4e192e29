"""A form made of data, drawn as any other. Nothing that was typed is lost: it is held against the rules only when asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms
from django.forms.utils import ErrorDict, ErrorList
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hedgerow.engines.questions import rules
from hedgerow.engines.questions.types import LED_BY, NO, YES, Answers, Kind, Question
from hedgerow.shell.forms import Chips, DayInput, ShellForm

PREFIX = "q_"
SPARE_ROWS = 3


class CostsInput(forms.Widget):
    """Rows of what something is and what it costs."""

    template_name = "questions/costs.html"

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """The rows there are, and some empty ones."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        rows = [*(value or ()), *([["", ""]] * SPARE_ROWS)][: rules.MOST_ROWS]
        context["widget"]["rows"] = [(number, what, cost) for number, (what, cost) in enumerate(rows)]
        context["widget"]["sum"] = sum(pence for _what, pence in rules.costs(value))
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[list[str]]:
        """What was typed, row by row."""
        rows = [(data.get(f"{name}_{n}_what", ""), data.get(f"{name}_{n}_cost", "")) for n in range(rules.MOST_ROWS)]
        return [[what, cost] for what, cost in rows if what.strip() or cost.strip()]

    def id_for_label(self, id_: str) -> str:
        """The first box."""
        return f"{id_}_0_what"


class Rows(forms.Field):
    """Takes rows as they come."""

    widget = CostsInput


class FilesInput(forms.ClearableFileInput):
    """The files that are kept, each to be taken out again, and room for one more."""

    template_name = "questions/files.html"
    needs_multipart_form = True

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """What is kept, as (id, name)."""
        context: dict[str, Any] = super().get_context(name, None, attrs)
        context["widget"]["kept"] = [(one, called) for one, called in value or ()]
        context["widget"]["full"] = len(value or ()) >= rules.MOST_FILES
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[list[str]]:
        """Nothing: a file is no answer before it is kept (`AnswersForm.new_files`)."""
        return []


class Kept(forms.Field):
    """Files that are kept."""

    widget = FilesInput


class AnswersForm(ShellForm):
    """The questions of a form made of data. `faults` are shown at their questions."""

    def __init__(
        self,
        questions: Sequence[Question],
        data: Any = None,
        *,
        files: Any = None,
        answers: Answers | None = None,
        faults: Mapping[str, str] | None = None,
    ) -> None:
        held = answers or {}
        super().__init__(data, files, initial={f"{PREFIX}{one.key}": held.get(one.key) for one in questions})
        self.questions = questions
        for one in questions:
            self.fields[f"{PREFIX}{one.key}"] = _field(one)
        # Faults are those of the rules: a draft is never judged, whatever is typed.
        self._errors = ErrorDict({f"{PREFIX}{key}": ErrorList([said]) for key, said in (faults or {}).items()})

    def answers(self) -> dict[str, Any]:
        """What was typed, cleaned of what a word processor left; nothing of it is judged."""
        found = {}
        for one in self.questions:
            name = f"{PREFIX}{one.key}"
            found[one.key] = rules.kept(one, self.fields[name].widget.value_from_datadict(self.data, self.files, name))
        return found

    def new_files(self) -> dict[str, Any]:
        """Files that were added now, by the keys of their questions."""
        named = {one.key: self.files.get(f"{PREFIX}{one.key}") for one in self.questions if one.kind == Kind.FILE}
        return {key: sent for key, sent in named.items() if sent}

    def dropped_files(self) -> list[str]:
        """The ids of files that were taken out."""
        several = getattr(self.data, "getlist", None)  # a form that nobody has sent has none
        return [str(one) for one in several("drop_file")] if several else []


def _field(one: Question) -> forms.Field:
    field = MAKE[one.kind](one)
    field.label, field.required = one.label, one.required
    field.help_text = escape(" ".join(filter(None, (one.guidance, _limit(one)))))  # the template takes hints as markup
    if one.only_if:
        field.widget.attrs.update({"data-only-if": f"{PREFIX}{one.only_if}", "data-only-value": one.only_value})
    return field


def _limit(one: Question) -> str:
    if one.kind == Kind.FILE:
        told = {"n": rules.MOST_FILES}
        return (
            _("PDF, Word, Excel, OpenDocument or pictures, each up to 10 MB; up to %(n)d files, one at a time.") % told
        )
    if one.most_words is None:
        return ""
    return ngettext("Up to %(n)d word.", "Up to %(n)d words.", one.most_words) % {"n": one.most_words}


def _text(widget: Callable[..., forms.Widget], **attrs: Any) -> Callable[[Question], forms.Field]:
    def make(one: Question) -> forms.Field:
        counted = {"data-most-words": one.most_words} if one.most_words else {}
        return forms.CharField(widget=widget(attrs={**attrs, **counted}))

    return make


def _chips(one: Question) -> forms.Field:
    return forms.ChoiceField(widget=Chips, choices=[(YES, _("Yes")), (NO, _("No"))])


def _one(one: Question) -> forms.Field:
    return forms.ChoiceField(widget=forms.RadioSelect, choices=[(option, option) for option in one.options])


def _several(one: Question) -> forms.Field:
    listed = list(LED_BY.items()) if one.kind == Kind.LED_BY else [(option, option) for option in one.options]
    return forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, choices=listed)


MAKE: Mapping[Kind, Callable[[Question], forms.Field]] = {
    Kind.SHORT: _text(forms.TextInput),
    Kind.LONG: _text(forms.Textarea, rows=8),
    Kind.NUMBER: _text(forms.TextInput, inputmode="numeric"),
    Kind.MONEY: _text(forms.TextInput, inputmode="decimal"),
    Kind.DAY: _text(DayInput),
    Kind.YES_NO: _chips,
    Kind.ONE: _one,
    Kind.SEVERAL: _several,
    Kind.COSTS: lambda one: Rows(),
    Kind.FILE: lambda one: Kept(),
    Kind.LED_BY: _several,
}
