"""When a page that does not answer pauses its fund."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

NIGHTS = 3  # in a row: a site may be mended over one night, or a weekend's
FEWEST_HOSTS = 3  # where so many, and all there are, do not answer, the fault is likelier ours


def is_dead(fails: int) -> bool:
    """Whether a page was missed so often that nobody should be sent there."""
    return fails >= NIGHTS


def is_our_own_fault(answered: Sequence[bool]) -> bool:
    """Whether it looks as if we could not reach the internet ourselves: of several hosts, not one answered."""
    return len(answered) >= FEWEST_HOSTS and not any(answered)


def by_host(links: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Links (host, link) by host, each once: one host after the other, so that none is asked twice at one moment."""
    found: dict[str, dict[str, None]] = {}
    for host, link in links:
        found.setdefault(host, {})[link] = None
    return {host: list(some) for host, some in sorted(found.items())}
