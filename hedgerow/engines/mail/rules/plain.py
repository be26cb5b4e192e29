"""The words of an HTML message, and nothing of what it does."""

from __future__ import annotations

import re
from html.parser import HTMLParser

SILENT = {"script", "style", "head", "title", "template", "noscript", "svg", "math", "object", "iframe"}
LINES = {
    "p",
    "div",
    "br",
    "tr",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "table",
    "ul",
    "ol",
    "hr",
    "pre",
}
MOST = 200_000  # letters of markup that are read: what is longer is no message of a person


class _Words(HTMLParser):
    """Collects words, with a line for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self.silent.append(tag)
        elif tag in LINES:
            self.parts.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in LINES:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.silent:
            del self.silent[self.silent.index(tag) :]
        elif tag in LINES:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(re.sub(r"[ \t\r\n\f]+", " ", data))


def from_html(markup: str) -> str:
    """The words that a reader would see, a line for each block. No markup is left, whatever was in it."""
    reader = _Words()
    reader.feed(markup[:MOST])
    reader.close()
    return tidy("".join(reader.parts))


def tidy(text: str) -> str:
    """Lines without ends of blanks or control characters, and no more than one empty line between two."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    kept = "".join(c for c in plain if c in "\n\t" or (c.isprintable()) or ord(c) > 0xFFFF)
    lines = "\n".join(line.strip() for line in kept.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()
