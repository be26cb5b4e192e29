"""Every address, what it is for and whom it is open to, as the views themselves declare."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

from hedgerow.kernel.audience import Audience, Hat

#: the widest audience that each hat belongs to
REACH = {
    Hat.ANYONE: Audience.ANYONE,
    Hat.SIGNED_IN: Audience.SIGNED_IN,
    Hat.EDITOR: Audience.SIGNED_IN,
    Hat.ADMINISTRATOR: Audience.SIGNED_IN,
    Hat.OFFICER: Audience.SIGNED_IN,
    Hat.WORKER: Audience.WORKER,
    Hat.MANAGER: Audience.MANAGER,
}


@dataclass(frozen=True)
class Address:
    """One address. `path` is as the urls write it, `needs` are the names of its variable parts; `audience` is None where
    the view declares none, which the middleware refuses. `hats`: only people of the audience who wear one of these, in the
    group or body that the page is about; none: all of them. `second_factor`: whatever the role, a second factor is asked."""

    name: str
    path: str
    needs: tuple[str, ...]
    audience: Audience | None
    purpose: str
    hats: frozenset[Hat] = frozenset()
    second_factor: bool = False

    @property
    def app(self) -> str:
        return self.name.partition(":")[0]

    def is_open_to(self, hat: Hat) -> bool:
        """Whether somebody who wears this hat, where the page is about their group or body, may open it."""
        if self.audience is None or REACH[hat] < self.audience:
            return False
        return not self.hats or hat in self.hats


def addresses() -> list[Address]:
    """All of them, in the order in which they are tried."""
    return list(_walk(get_resolver().url_patterns, "", ""))


def _walk(patterns: Iterable[URLPattern | URLResolver], before: str, space: str) -> Iterator[Address]:
    for pattern in patterns:
        path = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, path, inner)
        else:
            yield _address(pattern, path, space)


def _address(pattern: URLPattern, path: str, space: str) -> Address:
    view = pattern.callback
    purpose = (inspect.getdoc(inspect.unwrap(view)) or inspect.getdoc(getattr(view, "view_class", None)) or "").split(
        "\n\n"
    )[0]
    return Address(
        name=f"{space}{pattern.name}",
        path=f"/{path}",
        needs=tuple(pattern.pattern.converters),
        audience=getattr(view, "audience", None),
        purpose=" ".join(purpose.split()),
        hats=getattr(view, "hats", frozenset()),
        second_factor=getattr(view, "second_factor", False),
    )
