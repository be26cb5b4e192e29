"""Mallowdale's open data, written in the forms that real publishers use, so that it is read by the real readers."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from hedgerow.demo.borough import Borough
from hedgerow.demo.files import census, land, money, register
from hedgerow.demo.groups import Group


def write(folder: Path, borough: Borough, groups: Sequence[Group], today: date, seed: int = 1894) -> None:
    """Write every file into `folder`, which need not exist."""
    chance = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    land.write(folder, borough, chance)
    census.write(folder, borough)
    register.write(folder, groups, today)
    money.write(folder, groups, today, chance)
