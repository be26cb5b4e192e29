"""Forms as they are kept, which questions are asked, and what is wrong with an answer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from hedgerow.engines.questions.types import (
    LED_BY,
    LISTED,
    NO,
    YES,
    Answered,
    Answers,
    Fault,
    FormFault,
    Kind,
    Question,
    Said,
)
from hedgerow.kernel.money import MOST_PENCE, pence

MOST_QUESTIONS, MOST_LETTERS, MOST_ROWS, MOST_FILES = 60, 20_000, 30, 5
WORD = re.compile(r"\S+")
#: what word processors put between letters, and nobody sees
UNSEEN = re.compile("[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad]")


def _said(fault: Fault | FormFault | Said, **told: object) -> str:
    return str(fault.label) % told


def dump(form: Iterable[Question]) -> list[dict[str, Any]]:
    """A form as JSON."""
    return [{**asdict(one), "kind": str(one.kind), "options": list(one.options)} for one in form]


def load(kept: Iterable[Mapping[str, Any]]) -> tuple[Question, ...]:
    """A form from JSON. Raises ValueError for a kind that is none."""
    return tuple(
        Question(**{**one, "kind": Kind(one["kind"]), "options": tuple(one.get("options", ()))}) for one in kept
    )


def words(text: str) -> int:
    """How many words: what stands between spaces, as the browser counts it."""
    return len(WORD.findall(text))


def cleaned(text: str) -> str:
    """Text as it was pasted, without what only a word processor sees: one kind of line end, no unseen letters."""
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n"))
    plain = UNSEEN.sub("", plain).replace("\u00a0", " ").replace("\x00", "")
    return "".join(letter for letter in plain if letter in "\n\t" or unicodedata.category(letter) != "Cc").strip()


def kept(question: Question, said: Any) -> Any:
    """An answer as it is kept, however wrong: cleaned text, a list of choices, or rows of two texts. "" and [] are nothing."""
    if question.kind in (Kind.SEVERAL, Kind.LED_BY):
        some = [said] if isinstance(said, str) else list(said or ())
        return [cleaned(str(one))[:MOST_LETTERS] for one in some if str(one).strip()]
    if question.kind == Kind.FILE:
        pairs = [row for row in said or () if isinstance(row, list | tuple) and len(row) == 2]
        return [[str(one), cleaned(str(name))[:120]] for one, name in pairs][:MOST_FILES]
    if question.kind == Kind.COSTS:
        rows = [(cleaned(str(what))[:200], cleaned(str(cost))[:40]) for what, cost in (said or ())][:MOST_ROWS]
        return [[what, cost] for what, cost in rows if what or cost]
    return cleaned(str(said or ""))[:MOST_LETTERS]


def asked(form: Sequence[Question], answers: Answers) -> list[Question]:
    """The questions that are asked, given what was answered so far. One that hangs on a hidden one is hidden too."""
    found: list[Question] = []
    keys: set[str] = set()
    for one in form:
        if not one.only_if or (one.only_if in keys and _says(answers.get(one.only_if), one.only_value)):
            found.append(one)
            keys.add(one.key)
    return found


def _says(answer: Any, value: str) -> bool:
    return value in answer if isinstance(answer, list) else answer == value


def only_asked(form: Sequence[Question], answers: Answers) -> dict[str, Any]:
    """Answers to what is asked: what was said under a question that is hidden now is dropped."""
    return {one.key: answers[one.key] for one in asked(form, answers) if answers.get(one.key) not in (None, "", [])}


def faults(form: Sequence[Question], answers: Answers) -> dict[str, str]:
    """What is wrong, by the key of the question, in a sentence. Empty: it can be sent."""
    found = {one.key: fault(one, answers.get(one.key)) for one in asked(form, answers)}
    return {key: said for key, said in found.items() if said}


def fault(question: Question, answer: Any) -> str:
    """What is wrong with one answer, or nothing."""
    if answer in (None, "", []):
        missing = Fault.NO_FILE if question.kind == Kind.FILE else Fault.EMPTY
        return _said(missing) if question.required else ""
    return FAULTS[question.kind](question, answer)


def _text(question: Question, answer: str) -> str:
    count = words(answer)
    if question.most_words is None or count <= question.most_words:
        return ""
    over = count - question.most_words
    return _said(Fault.LONG, n=over, count=count, most=question.most_words)


def _number(question: Question, answer: str) -> str:
    good = answer.replace(",", "").isascii() and answer.replace(",", "").isdigit() and len(answer) <= 12
    return "" if good else _said(Fault.NUMBER, said=answer[:30])


def _money(question: Question, answer: str) -> str:
    try:
        return "" if 0 <= pence(answer) <= MOST_PENCE else _said(Fault.BELOW_NOTHING)
    except ValueError as error:
        return str(error)


def _day(question: Question, answer: str) -> str:
    try:
        date.fromisoformat(answer)
    except ValueError:
        return _said(Fault.DAY, said=answer[:30])
    return ""


def _one(question: Question, answer: str) -> str:
    return "" if answer in _choices(question) else _said(Fault.ONE)


def _several(question: Question, answer: Sequence[str]) -> str:
    return "" if set(answer) <= set(_choices(question)) else _said(Fault.SEVERAL)


def _choices(question: Question) -> Sequence[str]:
    return {Kind.YES_NO: (YES, NO), Kind.LED_BY: tuple(LED_BY)}.get(question.kind, question.options)


def _costs(question: Question, answer: Sequence[Sequence[str]]) -> str:
    for number, (what, cost) in enumerate(answer, start=1):
        if not what:
            return _said(Fault.ROW_FOR_WHAT, row=number)
        said = _said(Fault.ROW_COST) if not cost else _money(question, cost)
        if said:
            return _said(Fault.ROW, row=number, what=what[:40], said=said)
    return ""


FAULTS: Mapping[Kind, Callable[[Question, Any], str]] = {
    Kind.SHORT: _text,
    Kind.LONG: _text,
    Kind.NUMBER: _number,
    Kind.MONEY: _money,
    Kind.DAY: _day,
    Kind.YES_NO: _one,
    Kind.ONE: _one,
    Kind.SEVERAL: _several,
    Kind.COSTS: _costs,
    Kind.FILE: lambda question, answer: "",  # what is kept was looked at when it came
    Kind.LED_BY: _several,
}


def costs(answer: Any) -> list[tuple[str, int]]:
    """The rows of a table of costs that can be read, in pence."""
    rows = []
    for what, cost in answer or ():
        try:
            rows.append((what, pence(cost)))
        except ValueError:
            continue
    return rows


def read(form: Sequence[Question], answers: Answers) -> list[Answered]:
    """Every question that was asked, with its answer as a person reads it."""
    return [_read(one, answers.get(one.key)) for one in asked(form, answers)]


def _read(question: Question, answer: Any) -> Answered:
    if answer in (None, "", []):
        return Answered(question)
    if question.kind == Kind.COSTS:
        return Answered(question, rows=tuple(costs(answer)))
    if question.kind == Kind.FILE:
        return Answered(question, files=tuple((one, name) for one, name in answer))
    if question.kind == Kind.LED_BY:
        return Answered(question, tuple(str(LED_BY[one]) for one in answer if one in LED_BY))
    if question.kind == Kind.YES_NO:
        return Answered(question, (_said(Said.YES if answer == YES else Said.NO),))
    if isinstance(answer, list):
        return Answered(question, tuple(answer))
    count = words(answer) if question.kind in (Kind.SHORT, Kind.LONG) else None
    return Answered(question, tuple(line for line in str(answer).split("\n") if line.strip()), words=count)


def wrong_form(form: Sequence[Question]) -> str:
    """What is wrong with a form, in a sentence that names the question; nothing where people can answer it."""
    if len(form) > MOST_QUESTIONS:
        return _said(FormFault.MANY, most=MOST_QUESTIONS)
    before: dict[str, Question] = {}
    for one in form:
        said = _wrong(one, before)
        if said:
            return _said(FormFault.AT, question=one.label[:60], said=said)
        before[one.key] = one
    return ""


def _wrong(one: Question, before: Mapping[str, Question]) -> str:
    if not one.label.strip():
        return _said(FormFault.LABEL)
    if one.key in before:
        return _said(FormFault.TWICE)
    if one.kind in LISTED and len(set(one.options)) < 2:
        return _said(FormFault.CHOICES)
    if one.most_words is not None and not 1 <= one.most_words <= 5_000:
        return _said(FormFault.WORDS)
    if not one.only_if:
        return ""
    on = before.get(one.only_if)
    if on is None:
        return _said(FormFault.BEFORE)
    if on.kind not in (*LISTED, Kind.YES_NO):
        return _said(FormFault.NO_CHOICES)
    return "" if one.only_value in _choices(on) else _said(FormFault.NO_ANSWER)
