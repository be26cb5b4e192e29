"""A ref names one record of any app as text, "app.model:id", so that engines need no foreign keys to the domain."""

from __future__ import annotations

import re
from dataclasses import dataclass

PATTERN = re.compile(r"([a-z_]+)\.([a-z_]+):([0-9a-z_-]{1,60})")


@dataclass(frozen=True, order=True)
class Ref:
    """One record: its app, its model (lower case) and its id as text."""

    app: str
    model: str
    id: str

    def __str__(self) -> str:
        return f"{self.app}.{self.model}:{self.id}"

    @property
    def kind(self) -> str:
        """What it is a ref to, such as "organisations.organisation"."""
        return f"{self.app}.{self.model}"


def parse(text: str) -> Ref:
    """A ref from its text. Raises ValueError if the text is not a ref."""
    match = PATTERN.fullmatch(text)
    if not match:
        raise ValueError(f"“{text}” is not a ref")
    return Ref(*match.groups())
