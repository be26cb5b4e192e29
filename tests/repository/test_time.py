"""Moments are kept in UTC, and days are London's: the day of a moment is asked of the clock."""

from __future__ import annotations

import re

from tests.repository.tree import PACKAGE, templates

UTC_DAY = re.compile(r"(_at|_until|LONDON\)|localtime\(\w+\))\.date\(\)")
OF_THE_CLOCK = PACKAGE / "kernel" / "clock.py"


def test_the_day_of_a_moment_is_londons() -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)}:{number}: {line.strip()}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if path != OF_THE_CLOCK
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if UTC_DAY.search(line)
    ]
    assert not wrong, "ask clock.day_of:\n" + "\n".join(wrong)


def test_templates_say_the_day_of_a_moment_in_london() -> None:
    """`plain_date` and `short_date` take a moment to London; its `date` is UTC's."""
    wrong = [str(path.relative_to(PACKAGE)) for path in templates() if re.search(r"_at\.date\|", path.read_text())]
    assert not wrong
