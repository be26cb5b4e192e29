"""When a consortium stands."""

from __future__ import annotations

from collections.abc import Sequence

from hedgerow.notices.types.consortia import PartState


def all_agreed(answers: Sequence[str]) -> bool:
    """Whether two or more have said yes, and nobody is still to answer.

    >>> all_agreed(["agreed", "agreed", "declined"]), all_agreed(["agreed", "asked"])
    (True, False)
    """
    return list(answers).count(PartState.AGREED) > 1 and PartState.ASKED not in answers
