"""The forms of a page and the parameters of its links, as a browser would send them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit

NOT_TYPED = {"submit", "button", "reset", "image"}


@dataclass
class Form:
    """One form: where it goes, how, and what it holds before anybody touches it."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)


@dataclass
class Page(HTMLParser):
    """What can be sent from a page."""

    here: str
    forms: list[Form] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    select: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note forms, fields and links."""
        given = {key: value or "" for key, value in attrs}
        if tag == "form":
            action = urlsplit(given.get("action", "")).path or self.here
            self.forms.append(Form(action, given.get("method", "get").lower()))
        elif tag == "a":
            self.asked |= {name for name, _value in parse_qsl(urlsplit(given.get("href", "")).query)}
        elif self.forms and given.get("name"):
            self._field(tag, given)
        elif tag == "option" and self.forms and self.select and given.get("value"):
            self._option(given)

    def _field(self, tag: str, given: dict[str, str]) -> None:
        name, kind = given["name"], given.get("type", "text")
        self.select = name if tag == "select" else ""
        fields = self.forms[-1].fields
        if kind in {"radio", "checkbox"}:
            fields[name] = fields.get(name) or given.get("value", "on")
        elif kind not in NOT_TYPED:
            fields.setdefault(name, given.get("value", ""))

    def _option(self, given: dict[str, str]) -> None:
        fields = self.forms[-1].fields
        if "selected" in given or not fields.get(self.select):
            fields[self.select] = given["value"]


def read(here: str, text: str) -> Page:
    """The forms and link parameters of a page at the path `here`."""
    page = Page(here)
    page.feed(text)
    for form in page.forms:
        form.fields.pop("csrfmiddlewaretoken", None)
        if form.method == "get":
            page.asked |= set(form.fields)
    return page
