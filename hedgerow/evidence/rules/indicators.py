"""Reading the file of an indicator: everything that can be wrong with one, as a sentence that names file and field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import yaml

from hedgerow.evidence.types.indicators import (
    UNITS,
    Claims,
    Counted,
    FromRecord,
    Good,
    How,
    Indicator,
    Loaded,
    Rate,
    Ratio,
    Selection,
    State,
    Unit,
    Valued,
    Vocabulary,
)
from hedgerow.ledger.types import Pathway, Strength
from hedgerow.organisations.types import Band
from hedgerow.spine.errors import InputError

FIELDS = frozenset("code title definition function pathway unit how good caveats source position".split())
NEEDED = ("code", "title", "definition", "unit", "how")
CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
CHOOSE = ("acts", "activities", "functions")
OF_RECORD = frozenset({*CHOOSE, "count", "unmet", "fifth", "band"})
MOST_PENCE = 100_000  # an hour at a thousand pounds: above it somebody leaned on a key
One = TypeVar("One")


class _Strict(yaml.SafeLoader):
    """Plain YAML in which no key stands twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for key in keys:
            if not isinstance(key, str) or keys.count(key) > 1:
                raise InputError(f"the field “{key}” stands there twice, or is no word")
        return super().construct_mapping(node, deep)


def read(file: str, text: str, known: Vocabulary) -> Indicator:
    """The indicator of a file. Raises InputError with file and field where anything is wrong with it."""
    try:
        data = yaml.load(text, Loader=_Strict)  # noqa: S506 - a SafeLoader
    except InputError as error:
        raise InputError(f"{file}: {error}") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + 1}" if mark else ""
        raise InputError(f"{file}: cannot be read as YAML{where}") from None
    if not isinstance(data, dict):
        raise InputError(f"{file}: holds no fields; it begins with “code:”")
    return _Reader(file, data, known).indicator()


def together(read_ones: Iterable[Indicator], known: Vocabulary) -> Loaded:
    """Indicators in order, each code once and each ratio of indicators that are there: what is not is left out and told.

    The first of two with one code stands.
    """
    kept: dict[str, Indicator] = {}
    faults: list[str] = []
    for one in read_ones:
        if one.code in kept:
            faults.append(f"{one.file}: code: “{one.code}” is that of {kept[one.code].file} already")
        else:
            kept[one.code] = one
    while wrong := [(one, fault) for one in kept.values() if (fault := _fault_of_parts(one, kept))]:
        for one, fault in wrong:
            faults.append(f"{one.file}: {fault}")
            del kept[one.code]
    functions = ["", *known.functions]
    order = sorted(kept.values(), key=lambda one: (functions.index(one.function), one.unmet, one.position, one.code))
    return Loaded(tuple(order), tuple(faults))


def _fault_of_parts(one: Indicator, there: Mapping[str, Indicator]) -> str:
    """What is wrong with the indicators that one is made of."""
    parts = {"of": one.how.of, "to": one.how.to} if isinstance(one.how, Ratio) else {}
    if isinstance(one.how, Valued):
        parts = {"value_of": one.how.of}
    for name, code in parts.items():
        if code not in there:
            return f"how.{name}: there is no indicator “{code}”"
        if isinstance(there[code].how, Ratio | Valued):
            return f"how.{name}: “{code}” is made of other indicators itself"
    units = [there[code].unit for code in parts.values()]
    if isinstance(one.how, Valued) and units != [Unit.MINUTES]:
        return f"how.value_of: “{one.how.of}” counts no time"
    if one.unit is Unit.POUNDS and isinstance(one.how, Ratio) and units != [Unit.POUNDS, Unit.POUNDS]:
        return "unit: pounds for a pound need two indicators of pounds"
    return ""


class _Reader:
    """One file being read."""

    def __init__(self, file: str, data: Mapping[str, Any], known: Vocabulary) -> None:
        self.file, self.data, self.known = file, data, known

    def wrong(self, field: str, words: str) -> InputError:
        return InputError(f"{self.file}: {field}: {words}")

    def indicator(self) -> Indicator:
        for name in self.data:
            if name not in FIELDS:
                raise self.wrong(name, f"there is no such field; there are {', '.join(sorted(FIELDS))}")
        for name in NEEDED:
            if not self.data.get(name):
                raise self.wrong(name, "is missing")
        code, unit = self.text("code", 60), self.one_of("unit", self.text("unit"), Unit)
        if not CODE.fullmatch(code):
            raise self.wrong("code", f"“{code}” is no code; write it in small letters, like bids-sent-in")
        if self.data.get("function") and self.data["function"] not in self.known.functions:
            raise self.wrong("function", f"“{self.data['function']}” is not one of {', '.join(self.known.functions)}")
        pathway = self.text("pathway")
        return Indicator(
            code=code,
            title=self.text("title", 120),
            definition=self.text("definition", 1000),
            unit=unit,
            how=self.how(unit),
            function=self.text("function"),
            pathway=self.one_of("pathway", pathway, Pathway).value if pathway else "",
            good=self.one_of("good", self.text("good") or "up", Good),
            caveats=self.text("caveats", 1000),
            source=self.text("source", 400),
            position=self.whole("position", self.data.get("position", 100), 0, 10_000),
            file=self.file,
        )

    def text(self, name: str, most: int = 400) -> str:
        value = self.data.get(name, "")
        if value is None:
            return ""
        if not isinstance(value, str):
            raise self.wrong(name, "must be words; put them in quotation marks")
        if len(value) > most:
            raise self.wrong(name, f"is longer than {most} letters")
        return " ".join(value.split())

    def one_of(self, name: str, value: Any, choices: type[One]) -> One:
        try:
            return choices(value)  # type: ignore[call-arg]
        except ValueError:
            there = ", ".join(one.value for one in choices if one.value)  # type: ignore[attr-defined]
            raise self.wrong(name, f"“{value}” is not one of {there}") from None

    def whole(self, name: str, value: Any, least: int, most: int) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise self.wrong(name, f"must be a whole number from {least} to {most:,}")
        return value

    def how(self, unit: Unit) -> How:
        how = self.data["how"]
        if not isinstance(how, dict):
            raise self.wrong("how", "holds no fields: say count, outcomes, ratio, state or value_of")
        kinds: dict[str, Callable[[dict[str, Any], Unit], How]] = {
            "count": self.from_record, "outcomes": self.claims, "ratio": self.ratio, "state": self.state,
            "value_of": self.valued,
        }  # fmt: skip
        said = [kind for kind in kinds if kind in how]
        if len(said) != 1:
            raise self.wrong("how", f"must say one of {', '.join(kinds)}; it says {', '.join(said) or 'none'}")
        return kinds[said[0]](how, unit)

    def only(self, how: Mapping[str, Any], allowed: Iterable[str]) -> None:
        for name in how:
            if name not in allowed:
                raise self.wrong(f"how.{name}", "does not belong here")

    def from_record(self, how: dict[str, Any], unit: Unit) -> FromRecord:
        self.only(how, OF_RECORD)
        count = self.one_of("how.count", how["count"], Counted)
        if unit not in UNITS[count]:
            raise self.wrong("unit", f"“{count.value}” is not told in {unit.value}")
        said = [name for name in CHOOSE if name in how]
        if len(said) > 1:
            raise self.wrong("how", f"says both {' and '.join(said)}; choose one")
        unmet = how.get("unmet", False)
        if not isinstance(unmet, bool):
            raise self.wrong("how.unmet", "must be true or false")
        chosen = {name: self.codes(f"how.{name}", how[name], getattr(self.known, name)) for name in said}
        for act in chosen.get("acts", ()):
            if self.known.acts[act] is not unmet:
                words = "could not help with: say unmet: true" if not unmet else "did: leave unmet out"
                raise self.wrong("how.acts", f"“{act}” is of what we {words}")
        fifth = str(how.get("fifth", ""))
        if fifth not in ("", *"12345"):
            raise self.wrong("how.fifth", "must be a number from 1, the most deprived, to 5")
        band = self.one_of("how.band", how["band"], Band).value if "band" in how else ""
        return FromRecord(Selection(**chosen, unmet=unmet, fifth=fifth, band=band), count)

    def codes(self, name: str, value: Any, known: Iterable[str]) -> frozenset[str]:
        if not isinstance(value, list) or not value or not all(isinstance(one, str) for one in value):
            raise self.wrong(name, "must be a list of one or more, like [bid.submitted]")
        for one in value:
            if one not in known:
                raise self.wrong(name, f"“{one}” is not there")
        return frozenset(value)

    def claims(self, how: dict[str, Any], unit: Unit) -> Claims:
        self.only(how, {"outcomes"})
        told = how["outcomes"]
        if not isinstance(told, dict) or not set(told) <= {"pathway", "strengths"}:
            raise self.wrong("how.outcomes", "may say pathway and strengths")
        if unit is not Unit.COUNT:
            raise self.wrong("unit", "outcomes are told in count")
        every = [one.value for one in Strength if one]
        strengths = told.get("strengths", every)
        pathway = self.one_of("how.outcomes.pathway", told.get("pathway", ""), Pathway).value
        return Claims(pathway, tuple(sorted(self.codes("how.outcomes.strengths", strengths, every), key=every.index)))

    def ratio(self, how: dict[str, Any], unit: Unit) -> Ratio:
        self.only(how, {"ratio"})
        told = how["ratio"]
        if (
            not isinstance(told, dict)
            or set(told) != {"of", "to"}
            or not all(isinstance(v, str) for v in told.values())
        ):
            raise self.wrong("how.ratio", "must say “of” and “to”, each with the code of an indicator")
        if unit not in (Unit.PERCENT, Unit.POUNDS):
            raise self.wrong("unit", "a ratio is told in percent, or in pounds for a pound")
        return Ratio(told["of"], told["to"])

    def state(self, how: dict[str, Any], unit: Unit) -> State:
        self.only(how, {"state"})
        name = how["state"]
        if not isinstance(name, str) or name not in self.known.states:
            raise self.wrong("how.state", f"“{name}” is not one of {', '.join(sorted(self.known.states))}")
        if self.known.states[name] is not unit:
            raise self.wrong("unit", f"“{name}” is told in {self.known.states[name].value}")
        return State(name)

    def valued(self, how: dict[str, Any], unit: Unit) -> Valued:
        self.only(how, {"value_of", "rates"})
        if unit is not Unit.POUNDS:
            raise self.wrong("unit", "the value of time is told in pounds")
        rates = how.get("rates")
        if not isinstance(how["value_of"], str) or not isinstance(rates, list) or len(rates) < 2:
            raise self.wrong("how.rates", "must be two rates or more, for the value is told as a range")
        return Valued(how["value_of"], tuple(self.rate(one) for one in rates))

    def rate(self, told: Any) -> Rate:
        if not isinstance(told, dict) or set(told) != {"pence_an_hour", "source"} or not str(told["source"]).strip():
            raise self.wrong("how.rates", "each rate says pence_an_hour and source")
        return Rate(
            self.whole("how.rates", told["pence_an_hour"], 1, MOST_PENCE), " ".join(str(told["source"]).split())
        )
