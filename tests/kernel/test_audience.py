"""A view says whom it is open to."""

from __future__ import annotations

from django.views.decorators.http import require_POST

from hedgerow.kernel.audience import Audience, open_to


def test_the_declaration_stands_on_the_outside() -> None:
    view = open_to(Audience.WORKER)(require_POST(lambda request: None))
    assert view.audience is Audience.WORKER


def test_each_audience_holds_the_ones_before_it() -> None:
    assert sorted(Audience) == [Audience.ANYONE, Audience.SIGNED_IN, Audience.WORKER, Audience.MANAGER]
