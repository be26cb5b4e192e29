"""A version of the agreement as canonical JSON: how it is frozen, read, and compared with another.

`content` is a mapping: title, place, definition (texts), functions (code, name, activities of code, name, description and
retired_on), priorities (code, name, description, starts, ends), promises, performers, and matches (word, scheme,
concept, how). Days are ISO text, or None.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hedgerow.charter.types import Performed, PromiseMade, Reading

Content = Mapping[str, Any]
FORMAT = 1


@dataclass(frozen=True)
class Difference:
    """One part of two versions that is not the same: `part` names which; `before` or `after` is "" where it is only in one."""

    part: str
    title: str
    before: str
    after: str

    @property
    def kind(self) -> str:
        """Whether it is new, gone, or said in other words."""
        return "new" if not self.before else "gone" if not self.after else "changed"


@dataclass(frozen=True)
class Compared:
    """What two readings have in common, and what only one has, of one kind of word: (label here, label there)."""

    both: tuple[tuple[str, str], ...]
    only_here: tuple[str, ...]
    only_there: tuple[str, ...]


def canonical(content: Content) -> str:
    """The one way to write a version as text: keys in order, no spaces, no escapes that are not needed (after RFC 8785)."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(text: str) -> str:
    """The hash that says which words were signed: SHA-256 of the canonical text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def promises_of(content: Content) -> list[PromiseMade]:
    """The promises of a version, in its order."""
    return [PromiseMade(**promise) for promise in content.get("promises", ())]


def performed_of(content: Content) -> list[Performed]:
    """Who performs what, in the order of a version."""
    return [Performed(**one) for one in content.get("performers", ())]


def differences(before: Content, after: Content) -> list[Difference]:
    """What is new, gone or said in other words in `after`, part by part, in the order of the page."""
    found = [_text(part, before, after) for part in ("title", "definition")]
    parts: tuple[tuple[str, Callable[[Content], Mapping[str, tuple[str, str]]]], ...] = (
        ("activities", _activities),
        ("priorities", _priorities),
        ("promises", _promises),
        ("performers", _performers),
        ("matches", _matches),
    )
    return [one for one in found if one] + [
        one for part, of in parts for one in _differing(part, of(before), of(after))
    ]


def _text(part: str, before: Content, after: Content) -> Difference | None:
    old, new = str(before.get(part, "")), str(after.get(part, ""))
    return Difference(part, "", old, new) if old != new else None


def _differing(
    part: str, before: Mapping[str, tuple[str, str]], after: Mapping[str, tuple[str, str]]
) -> list[Difference]:
    """By code: the title, and the words that are compared. What is in both and reads the same is left out."""
    codes = [*after, *(code for code in before if code not in after)]
    return [
        Difference(part, (after.get(code) or before[code])[0], _words(before, code), _words(after, code))
        for code in codes
        if _words(before, code) != _words(after, code)
    ]


def _words(some: Mapping[str, tuple[str, str]], code: str) -> str:
    return some[code][1] if code in some else ""


def _activities(content: Content) -> dict[str, tuple[str, str]]:
    return {
        one["code"]: (one["name"], _said(one["name"], one["description"]))
        for function in content.get("functions", ())
        for one in function["activities"]
        if not one.get("retired_on")
    }


def _priorities(content: Content) -> dict[str, tuple[str, str]]:
    return {
        one["code"]: (one["name"], _said(one["name"], one["description"], one.get("starts"), one.get("ends")))
        for one in content.get("priorities", ())
    }


def _promises(content: Content) -> dict[str, tuple[str, str]]:
    return {one.code: (one.maker, _said(one.maker, one.to, one.text, one.seen)) for one in promises_of(content)}


def _performers(content: Content) -> dict[str, tuple[str, str]]:
    return {
        "|".join((one.org_id or one.organisation, one.function, one.activity, one.area)): (
            one.organisation,
            _said(one.organisation, one.function, one.activity, one.area_name, one.note),
        )
        for one in performed_of(content)
    }


def _matches(content: Content) -> dict[str, tuple[str, str]]:
    return {
        "|".join((one["word"], one["scheme"], one["concept"])): (one["word"], _said(*map(str, one.values())))
        for one in content.get("matches", ())
    }


def _said(*words: str | None) -> str:
    return " · ".join(word for word in words if word)


def compared(here: Iterable[tuple[str, str]], there: Iterable[tuple[str, str]]) -> Compared:
    """Words of two places by (code, label): the same where their codes are, or else their labels, letters aside."""
    ours, theirs = list(here), list(there)
    by_code = {code: label for code, label in theirs if code}
    by_label = {label.casefold(): label for _code, label in theirs}
    both = [
        (label, by_code.get(code) or by_label[label.casefold()])
        for code, label in ours
        if code in by_code or label.casefold() in by_label
    ]
    met_here, met_there = {one for one, _ in both}, {other for _, other in both}
    return Compared(
        tuple(both),
        tuple(label for _code, label in ours if label not in met_here),
        tuple(label for _code, label in theirs if label not in met_there),
    )


def reading_of(content: Content, title: str, place: str) -> Reading:
    """A version of ours as a reading, to be compared."""
    functions = content.get("functions", ())
    return Reading(
        title=title,
        place=place,
        functions=tuple((one["code"], one["name"]) for one in functions),
        activities=tuple(
            (one["code"], one["name"], function["code"])
            for function in functions
            for one in function["activities"]
            if not one.get("retired_on")
        ),
        priorities=tuple((one["code"], one["name"]) for one in content.get("priorities", ())),
    )
