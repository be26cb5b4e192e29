"""Forms that look and behave alike everywhere, whoever wrote them. settings.FORM_RENDERER names `Renderer`."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.forms.renderers import TemplatesSetting
from django.template.exceptions import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.ids import key
from hedgerow.kernel.money import pence, pounds

# Days that somebody can mean: the oldest charities are older than their records, and nobody plans a century ahead.
FIRST_DAY, LAST_DAY = date(1000, 1, 1), date(2199, 12, 31)
LONGEST_SHOWN = 18  # letters of a wrong id that are said back
OURS = "shell/widgets/"
DJANGOS = "django/forms/widgets/"


class Renderer(TemplatesSetting):
    """Draws every form, field and widget with the shell's templates, and falls back to Django's own widgets."""

    form_template_name = "shell/forms/form.html"
    field_template_name = "shell/forms/field.html"
    formset_template_name = "shell/forms/formset.html"

    def get_template(self, template_name: str) -> Any:
        """Our own drawing of a widget where there is one, wherever apps stand in INSTALLED_APPS."""
        if template_name.startswith(DJANGOS):
            try:
                return get_template(OURS + template_name.removeprefix(DJANGOS))
            except TemplateDoesNotExist:
                pass
        return get_template(template_name)


def ask_kindly(form: forms.BaseForm) -> None:
    """What is said of a field left empty, where a form says nothing of its own."""
    for field in form.fields.values():
        if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
            field.error_messages["required"] = _("Please fill this in.")


def keep_within_reach(fields: dict[str, forms.Field]) -> None:
    """Let dates be within the years that can be reckoned with."""
    within = (MinValueValidator(FIRST_DAY, _("Check the year.")), MaxValueValidator(LAST_DAY, _("Check the year.")))
    for field in fields.values():
        if isinstance(field, forms.DateField):
            field.validators = [*field.validators, *within]


class ShellForm(forms.Form):
    """A form in our dress. Every field says whether it must be filled in; errors are linked from the top."""

    required_css_class = "required"
    use_required_attribute = False
    error_css_class = "error"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        ask_kindly(self)
        keep_within_reach(self.fields)


class ShellModelForm(forms.ModelForm):  # type: ignore[type-arg]
    """The same for a form made from a model."""

    required_css_class = "required"
    use_required_attribute = False
    error_css_class = "error"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        ask_kindly(self)
        keep_within_reach(self.fields)


class FilterForm(ShellForm):
    """A form sent by GET whose every field may be left out. Wrong values are ignored, not complained of.

    `first` names the fields that stand in the one line above the list; the others unfold. Empty: all stand there.
    """

    first: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = False

    def chosen(self) -> dict[str, Any]:
        """The filters that are on, by name."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "", [], ())}

    @property
    def first_fields(self) -> list[forms.BoundField]:
        """The fields that are always seen, in the order of `first`."""
        return [self[name] for name in self.first if name in self.fields] or self.visible_fields()

    @property
    def more_fields(self) -> list[forms.BoundField]:
        """The fields that unfold."""
        return [field for field in self.visible_fields() if self.first and field.name not in self.first]

    @property
    def more_on(self) -> int:
        """How many of those that unfold are on."""
        chosen = self.chosen()
        return sum(field.name in chosen for field in self.more_fields)


class ManyRecords(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Several records by their ids. An id beyond what the database can hold is one that is not there."""

    def clean(self, value: Any) -> Any:
        """The records; raises ValidationError for what is none."""
        for one in value if isinstance(value, (list, tuple)) else ():
            if key(one) is None:
                params = {"pk": str(one)[:LONGEST_SHOWN]}
                raise forms.ValidationError(self.error_messages["invalid_pk_value"], "invalid_pk_value", params)
        return super().clean(value)


class Pounds(forms.Field):
    """Money as people write it ("1,234.50"), kept as whole pence."""

    def to_python(self, value: Any) -> int | None:
        """Pence, or None for nothing."""
        text = str(value or "").strip()
        try:
            return pence(text) if text else None
        except ValueError as error:
            raise forms.ValidationError(str(error)) from None

    def prepare_value(self, value: Any) -> Any:
        """Pence as pounds."""
        return pounds(value) if isinstance(value, int) else value


class DayInput(forms.DateInput):
    """A date, with the browser's own calendar."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class Chips(forms.RadioSelect):
    """One of a few choices, as chips in a row."""

    template_name = "shell/widgets/radio_chips.html"


class ManyChips(forms.CheckboxSelectMultiple):
    """Any of a few choices, as chips in a row."""

    template_name = "shell/widgets/checkbox_chips.html"


def many_chips(label: Any, choices: Iterable[tuple[str, Any]], **more: Any) -> forms.MultipleChoiceField:
    """A field for any of a few, or none, as chips in a row."""
    return forms.MultipleChoiceField(label=label, required=False, widget=ManyChips, choices=list(choices), **more)


class Combobox(forms.SelectMultiple):
    """Type a few letters, pick one or several. Without JavaScript: the choices there are, as boxes to tick, and a button
    that finds more.

    `source` is an address that answers GET `?q=` with the template shell/parts/options.html. Values not among the
    choices are for the field to check. `create` says that what was typed may become a new thing, sent as `<name>_new`.
    """

    template_name = "shell/widgets/combobox.html"

    def __init__(self, source: str = "", *, several: bool = True, create: str = "", attrs: Any = None) -> None:
        super().__init__(attrs=attrs)
        self.source, self.several, self.create = source, several, create

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """The chosen ones and the offered ones, each as (value, label, chosen)."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        offered = [
            (option["value"], option["label"], option["selected"])
            for _group, options, _index in context["widget"]["optgroups"]
            for option in options
        ]
        described = context["widget"]["attrs"].get("aria-describedby", "")
        context["widget"].update(
            source=str(self.source), several=self.several, create=self.create, offered=offered, described=described
        )
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str] | str | None:
        """The values picked, each once, in order; or the one, where there can be only one."""
        values = data.getlist(name) if hasattr(data, "getlist") else data.get(name) or []
        picked = list(dict.fromkeys(filter(None, [values] if isinstance(values, str) else values)))
        if self.several:
            return picked
        return picked[0] if picked else None
