"""A real mail server for the tests that need one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from hedgerow.engines.mail.types import Letter
from tests.engines.mail.post_office import PostOffice, opened


@pytest.fixture
def office(settings: Any) -> Iterator[PostOffice]:
    """Letters leave by a server on this machine."""
    with opened() as (office, port):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        yield office


@pytest.fixture
def hello() -> Letter:
    return Letter("Hello", ("How are you?", "Write back."))
