"""What the shell's templates need and the template language lacks. Loaded with {% load shell %}."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput, Select, Textarea
from django.forms.widgets import ChoiceWidget, MultiWidget
from django.http import QueryDict
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from hedgerow.kernel import money
from hedgerow.shell import durations
from hedgerow.shell.colour import DEFAULT_ACCENT, accent_for

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString | str:
    """A small line drawing from icons.svg, hidden from screen readers: words always stand beside it. "" draws none."""
    if not name:
        return ""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("shell/icons.svg"),
        name,
    )


@register.simple_tag
def json_ld(value: Mapping[str, Any]) -> SafeString:
    """What a page is about, as JSON-LD for search engines: data that no browser runs. Nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, indent=None)
    safe = text.replace("&", "\\u0026").replace("<", "\\u003C").replace(">", "\\u003E")
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(safe))  # noqa: S308 - escaped above


@register.simple_tag
def accent_sheet(asked: str | None) -> str:
    """The address of the style sheet that sets the place's accent, or "" where the usual one serves."""
    colour = accent_for(asked or "").colour
    if colour == DEFAULT_ACCENT:
        return ""
    try:
        return reverse("shell:accent", args=[colour.lstrip("#")])
    except NoReverseMatch:
        return ""


@register.simple_tag(takes_context=True)
def here_with(context: Mapping[str, Any], **changes: object) -> str:
    """This page's own query string with some values changed; None or "" takes one away. Changing anything but the
    page goes back to the first page."""
    request = context.get("request")
    query: QueryDict = request.GET.copy() if request is not None else QueryDict(mutable=True)
    if not {"page", "after"} & set(changes):
        query.pop("page", None), query.pop("after", None)
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = str(value)
    return "?" + query.urlencode()


def _class_of(field: BoundField) -> str:
    widget = field.field.widget
    if isinstance(widget, Textarea):
        return "govuk-textarea"
    if isinstance(widget, Select):
        return "govuk-select"
    if isinstance(widget, CheckboxInput):
        return "govuk-checkboxes__input"
    if isinstance(widget, ChoiceWidget):
        return ""
    return f"govuk-input{' govuk-input--narrow' if isinstance(widget, MultiWidget) else ''}"


@register.filter
def control(field: BoundField) -> SafeString:
    """The form control itself, in our dress and tied to its hint and its error."""
    wanted = _class_of(field)
    kind = wanted.split(" ")[0]
    classes = " ".join(filter(None, [field.field.widget.attrs.get("class", ""), wanted]))
    if field.errors and kind in {"govuk-input", "govuk-textarea", "govuk-select"}:
        classes += f" {kind}--error"
    return field.as_widget(attrs={"class": classes} if classes else None)


@register.filter
def is_group(field: BoundField) -> bool:
    """Whether the control is several (radios, checkboxes, parts of a date), which need a fieldset and a legend."""
    return bool(field.use_fieldset)


@register.filter
def is_checkbox(field: BoundField) -> bool:
    """Whether the control is one box to tick, whose label stands after it."""
    return isinstance(field.field.widget, CheckboxInput)


@register.filter(expects_localtime=True)
def plain_date(value: object) -> str:
    """A date as people say it: 3 May 2026. Words and empty values pass through."""
    if isinstance(value, date):
        return f"{value.day} {_(value.strftime('%B'))} {value.year}"
    return "" if value is None else str(value)


@register.filter(expects_localtime=True)
def short_date(value: object) -> str:
    """A date as a table holds it, on one line: 22 Nov 2026. Words and empty values pass through."""
    if isinstance(value, date):
        return f"{value.day}\u00a0{_(value.strftime('%b'))}\u00a0{value.year}"
    return plain_date(value)


@register.filter(name="duration")
def length_of_time(minutes: int | None) -> str:
    """Whole minutes as people say them: 2 h 30 min; nothing is an en dash."""
    return "–" if minutes is None else durations.duration(minutes)


@register.filter
def pounds(pence: int | None) -> str:
    """Whole pence as people write them; nothing is an en dash."""
    return "–" if pence is None else money.pounds(pence)
