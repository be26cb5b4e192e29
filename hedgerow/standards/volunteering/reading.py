"""A list of concepts, read from a block of text that people can read: one to a line, narrower ones indented beneath."""

from __future__ import annotations

from dataclasses import dataclass

INDENT = 4


@dataclass(frozen=True)
class Concept:
    """One concept: its code (the end of its address), its published label, and the code of the broader one."""

    code: str
    label: str
    broader: str


def concepts(top: str, text: str) -> tuple[Concept, ...]:
    """Concepts of lines "Code: label"; what is indented is narrower than the line above it that is not."""
    above: list[str] = [top]
    found: list[Concept] = []
    for line in filter(None, text.splitlines()):
        depth = (len(line) - len(line.lstrip())) // INDENT
        code, label = line.strip().split(": ", 1)
        del above[depth + 1 :]
        found.append(Concept(code, label, above[depth]))
        above.append(code)
    return tuple(found)
