"""A page that somebody pasted or saved, as plain lines: text as it is, HTML without what is not read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from hedgerow.funding.types.pasted import Line, Pasted

HTML = re.compile(r"<(!doctype|html|head|body|div|p|h[1-6]|a|ul|li|table|section|main|article)\b", re.IGNORECASE)
PASSED_OVER = frozenset({"script", "style", "noscript", "template", "nav", "footer", "svg", "form", "select", "button"})
BLOCKS = frozenset({"p", "div", "li", "tr", "br", "section", "article", "main", "header", "dt", "dd", "table", "ul", "ol",
                    "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr", "td", "th"})  # fmt: skip
ADDRESS = re.compile(r"https?://[^\s<>\"”)]+")
MOST_LINES, LONGEST_LINE = 2_000, 2_000


class _Reader(HTMLParser):
    """Gathers the lines of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self.links: list[tuple[str, str]] = []
        self.title, self.own_address = "", ""
        self._words: list[str] = []
        self._heading, self._over, self._in_title = 0, 0, False
        self._link: tuple[str, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag in PASSED_OVER:
            self._over += 1
        if tag == "title":
            self._in_title = True
        if tag in BLOCKS:
            self._end()
        if re.fullmatch("h[1-6]", tag):
            self._heading = int(tag[1])
        if tag == "a" and told.get("href"):
            self._link = (str(told["href"]), len(self._words))
        if tag == "link" and told.get("rel") == "canonical":
            self.own_address = told.get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag in PASSED_OVER:
            self._over = max(0, self._over - 1)
        if tag == "title":
            self._in_title = False
        if tag == "a" and self._link:
            href, since = self._link
            self.links.append((" ".join("".join(self._words[since:]).split()), href))
            self._link = None
        if tag in BLOCKS:
            self._end()
            self._heading = 0

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
        elif not self._over:
            self._words.append(data)

    def _end(self) -> None:
        text = " ".join("".join(self._words).split())
        self._words, self._link = [], None
        if text:
            self.lines.append(Line(text[:LONGEST_LINE], self._heading))

    def close(self) -> None:
        super().close()
        self._end()


def lines_of(text: str) -> Pasted:
    """A page as lines, whether it is plain text or HTML."""
    text = text.replace("\0", "")
    if not HTML.search(text):
        return Pasted(tuple(_plain(text)), links=tuple((found, found) for found in ADDRESS.findall(text)))
    reader = _Reader()
    reader.feed(text)
    reader.close()
    own = [("", reader.own_address)] if reader.own_address else []
    return Pasted(tuple(reader.lines[:MOST_LINES]), " ".join(reader.title.split()), (*own, *reader.links))


def _plain(text: str) -> Iterator[Line]:
    lines = [" ".join(line.split())[:LONGEST_LINE] for line in text.splitlines()]
    for number, line in enumerate([line for line in lines if line][:MOST_LINES]):
        yield Line(line, 1 if number == 0 and len(line) <= 120 else 0)


def sentences(page: Pasted) -> list[str]:
    """The sentences of a page, in order. A heading, and a line of a table, is one."""
    found: list[str] = []
    for line in page.lines:
        found += [part.strip() for part in re.split(r"(?<=[.!?])\s+(?=[A-Z£“\"])", line.text) if part.strip()]
    return found
