"""The suite's own guards: each is shown to work, so that a quiet suite means something."""

from __future__ import annotations

import os
import socket
import warnings
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.template import Context, Template
from zeal import NPlusOneError

from tests.network import NetworkBlocked


def test_no_test_reaches_another_machine() -> None:
    with pytest.raises(NetworkBlocked, match=r"192\.0\.2\.1"), socket.socket() as caller:
        caller.connect(("192.0.2.1", 80))
    with pytest.raises(NetworkBlocked, match="example"):
        socket.create_connection(("register.example", 443), timeout=1)


def test_this_machine_may_be_reached() -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        socket.create_connection(server.getsockname(), timeout=5).close()


def test_an_undefined_template_variable_fails() -> None:
    with pytest.raises(pytest.fail.Exception, match="nobody"):
        Template("{{ nobody }}").render(Context({}))
    assert Template("{% if nobody %}x{% endif %}{{ nobody|default:'-' }}").render(Context({})) == "-"


def test_a_warning_is_an_error() -> None:
    with pytest.raises(DeprecationWarning):
        warnings.warn("old", DeprecationWarning, stacklevel=1)


@pytest.mark.django_db
def test_a_query_repeated_for_each_row_fails() -> None:
    for name in ("ash", "hazel", "holly"):
        Group.objects.create(name=name)
    with pytest.raises(NPlusOneError):
        _ = [list(group.permissions.all()) for group in Group.objects.all()]


def test_the_tests_keep_their_data_apart() -> None:
    assert Path(os.environ["HEDGEROW_DATA"]).name.startswith("hedgerow-tests-")
    assert Path(settings.DATA_DIR) == Path(os.environ["HEDGEROW_DATA"])
