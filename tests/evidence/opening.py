"""Numbers of a page that open what is behind them."""

from __future__ import annotations

import re
from html import unescape

from django.test import Client

LINK = re.compile(r'href="([^"]+)"[^>]*>\s*([^<]*)<')
SAID = re.compile(r"([\d,]+|One) (?:claims?|pieces? of work (?:is|are) behind)")


def links(page: str) -> list[tuple[str, str]]:
    """Every link with its words, as (address, words)."""
    return [(unescape(address), unescape(words).strip()) for address, words in LINK.findall(page)]


def behind(client: Client, page: str, part: str) -> int:
    """How many the list says it holds that the number opens whose address has a part; it is the one of that number."""
    address, words = next((one for one in links(page) if part in one[0]), ("", ""))
    assert address, f"nothing on the page opens {part}"
    answer = client.get(address)
    assert answer.status_code == 200, address
    found = SAID.search(answer.content.decode())
    assert found, address
    count = 1 if found[1] == "One" else int(found[1].replace(",", ""))
    assert words not in ("", "0")
    return count
