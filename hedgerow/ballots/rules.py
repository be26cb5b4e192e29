"""The rules by which a participatory budget can be shared out, by the name under which they are announced."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hedgerow.ballots import greedy
from hedgerow.ballots.budgets import Allocation, Budget

RULES: Mapping[str, Callable[[Budget], Allocation]] = {greedy.NAME: greedy.allocate}
