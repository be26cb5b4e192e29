"""What a template says once its own tags are taken away, and what it refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

TRANSLATED = re.compile(r"\{%-?\s*(blocktranslate|blocktrans)\b.*?\{%-?\s*end\1\s*-?%\}", re.DOTALL)
CLASS_BLOCK = re.compile(r"\{%\s*block\s+\w+_class\s*%\}.*?\{%\s*endblock\b.*?%\}", re.DOTALL)
COMMENT = re.compile(r"\{#.*?#\}|\{%\s*comment\b.*?\{%\s*endcomment\s*%\}|<!--.*?-->", re.DOTALL)
TEMPLATE_TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
NAMING = re.compile(r"\{%\s*(?:include|extends)\s+(.*?)%\}")
NAMED = re.compile(r"[\w./-]+\.(?:html|txt)")
COMPONENT = re.compile(r"<c-(?!vars\b|slot\b|component\b)([\w.-]+)")
READ_ALOUD = {"alt", "title", "placeholder", "aria-label", "aria-description", "aria-roledescription", "summary"}
# Attributes of our components that hold words for people; the others hold names, addresses and numbers.
WORDS = READ_ALOUD | {
    "label",
    "hint",
    "heading",
    "text",
    "caption",
    "message",
    "empty",
    "legend",
    "button",
    "description",
}
NOT_PROSE = {"script", "style", "code", "kbd", "samp", "svg", "path"}
NAMES = {"Hedgerow"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def without_comments(text: str) -> str:
    """The template with its comments blanked, line numbers kept."""
    return COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)


def bare(text: str) -> str:
    """The template as HTML with every template tag, and everything translated, taken out; line numbers kept."""
    for pattern in (TRANSLATED, CLASS_BLOCK, TEMPLATE_TAG):
        text = pattern.sub(lambda match: "\n" * match[0].count("\n"), without_comments(text).replace("\r", ""))
    return text


@dataclass
class Prose(HTMLParser):
    """Collects the literal words that a reader would meet, with their lines."""

    found: list[tuple[int, str]] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note attributes made of words; begin to ignore what is no prose."""
        listened = WORDS if tag.startswith("c-") else READ_ALOUD
        self.found += [(self.getpos()[0], f'{k}="{v}"') for k, v in attrs if k in listened and v and has_words(v)]
        if tag not in VOID and (self.silent or tag in NOT_PROSE or ("translate", "no") in attrs):
            self.silent.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that closes itself ignores nothing after it."""
        self.handle_starttag(tag, attrs)
        if self.silent and self.silent[-1] == tag and tag not in VOID:
            self.silent.pop()

    def handle_endtag(self, tag: str) -> None:
        """Listen again where the ignored element ends."""
        if tag in self.silent:
            del self.silent[len(self.silent) - 1 - self.silent[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        """Words between tags."""
        if not self.silent and has_words(data):
            self.found.append((self.getpos()[0], " ".join(data.split())))


def has_words(text: str) -> bool:
    """Whether there is a word of two letters or more that is no name of ours."""
    return bool(set(re.findall(r"[^\W\d_]{2,}", text)) - NAMES)


def untranslated(text: str) -> list[tuple[int, str]]:
    """Line and words of everything that a reader meets and no translator would."""
    prose = Prose()
    prose.feed(bare(text))
    prose.close()
    return prose.found


def inline_code(text: str) -> list[str]:
    """Scripts, styles and handlers written into the page, which a strict content security policy refuses."""
    page = bare(text)
    scripts = re.findall(r"<script\b(?![^>]*\b(?:src=|type=\"application/(?:ld\+)?json\"))[^>]*>", page)
    return scripts + re.findall(r"<style\b|\sstyle\s*=|\son[a-z]+\s*=|javascript:", page)


def references(text: str) -> Iterator[str]:
    """Names of the templates that a template includes, extends or uses as a component."""
    said = without_comments(text)
    yield from (name for tag in NAMING.findall(said) for name in NAMED.findall(tag))
    yield from (component_path(name) for name in COMPONENT.findall(said))


def component_path(name: str) -> str:
    """`task-list.item` is `cotton/task_list/item.html`."""
    return f"cotton/{name.replace('.', '/').replace('-', '_')}.html"
