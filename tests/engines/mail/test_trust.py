"""Forged senders: what is believed, and what is not."""

from __future__ import annotations

import pytest

from hedgerow.engines.mail.rules.trust import is_proven, secret_in, with_secret

OURS = "mx.lio.example"
WREN = "wren@lio.example"


@pytest.mark.parametrize(
    ("results", "believed"),
    [
        (["mx.lio.example; dmarc=pass (p=reject) header.from=lio.example"], True),
        (["mx.lio.example 1; spf=pass smtp.mailfrom=lio.example; dkim=pass header.d=lio.example"], True),
        (["mx.lio.example; dkim=pass header.i=@lio.example header.s=k1"], True),
        (["MX.LIO.EXAMPLE;\tdmarc=pass"], True),
        (["mx.lio.example; dmarc=fail header.from=lio.example; dkim=pass header.d=evil.example"], False),
        (["mx.lio.example; dkim=pass header.d=io.example"], False),
        (["mx.lio.example; dkim=pass header.d=example"], False),
        (["mx.lio.example; dmarc=pass header.from=evil.example"], False),
        (["mx.lio.example; spf=pass smtp.mailfrom=lio.example"], False),
        (["mx.evil.example; dmarc=pass header.from=lio.example"], False),
        (["mx.lio.example; none", "mx.lio.example; dmarc=pass header.from=lio.example"], False),
        (["mx.lio.example; dmarc=none (dmarc=pass header.from=lio.example)"], False),
        (["mx.lio.example.evil.example; dmarc=pass header.from=lio.example"], False),
        ([""], False),
        ([], False),
    ],
)
def test_only_our_own_servers_first_word_counts(results: list[str], believed: bool) -> None:
    assert is_proven(WREN, results, OURS) is believed


def test_with_no_server_named_nothing_is_believed() -> None:
    assert not is_proven(WREN, ["mx.lio.example; dmarc=pass header.from=lio.example"], "")
    assert not is_proven(WREN, ["; dmarc=pass header.from=lio.example"], "")


@pytest.mark.parametrize(
    ("recipients", "secret"),
    [
        (["log+abc@lio.example"], "abc"),
        (["ann@x.example", "LOG+ABC@lio.example"], "abc"),
        (["log@lio.example"], ""),
        (["log+abc@evil.example"], ""),
        (["xlog+abc@lio.example"], ""),
        ([], ""),
    ],
)
def test_a_secret_is_found_only_in_our_own_address(recipients: list[str], secret: str) -> None:
    assert secret_in(recipients, "log@lio.example") == secret
    assert secret_in(recipients, "") == ""


def test_an_address_with_a_secret_is_read_back() -> None:
    assert secret_in([with_secret("log@lio.example", "k3y")], "log@lio.example") == "k3y"
    assert with_secret("", "k3y") == ""
