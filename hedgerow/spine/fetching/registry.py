"""Every funder's file in the 360Giving Data Registry.

Files lie on funders' own sites, so some are always missing: each is brought or left out by itself. The few above
`LARGEST` are those of national funders; they can be put into the folder by hand.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hedgerow.spine.fetching import web
from hedgerow.spine.fetching.web import FetchError

ADDRESS = "https://registry.threesixtygiving.org/data.json"
LARGEST = 20 * web.MB
OPEN_LICENCES = re.compile(
    r"creativecommons\.org/(licenses/by/|licenses/by-sa/|publicdomain/)|open-government-licence|opendatacommons"
)
SUFFIXES = frozenset({".csv", ".json", ".xlsx"})


@dataclass(frozen=True)
class Registry:
    """Brings each file under an open licence, named for its place in the registry."""

    address: str = ADDRESS
    limit: int = LARGEST

    def __call__(self, into: Path, progress: Callable[[str], None] = web.quietly) -> None:
        listed = [one for one in web.page(self.address) if OPEN_LICENCES.search(str(one.get("license", "")))]
        missing = [name for name in (self.bring(one, into) for one in listed) if name]
        if listed and len(missing) == len(listed):
            raise FetchError("no file of the 360Giving registry could be brought")
        for name in missing:
            progress(
                f"  left out, because it is not there, is no table or is larger than {self.limit // web.MB} MB: {name}"
            )

    def bring(self, listed: dict[str, Any], into: Path) -> str:
        """Nothing where the file was brought, else what it is called."""
        name = re.sub(r"[^A-Za-z0-9_-]", "_", str(listed.get("identifier", "")))
        address = next((str(one.get("downloadURL") or "") for one in listed.get("distribution", [])), "")
        try:
            web.download(address, into / f"{name}.download", limit=self.limit)
        except (FetchError, ValueError):
            return f"{listed.get('publisher', {}).get('name', '')}, {listed.get('title', '')} ({address})"
        held = into / f"{name}.download"
        held.rename(held.with_suffix(kind_of(held)))
        return ""


def kind_of(path: Path) -> str:
    """By its beginning: addresses and what servers say of their files are often wrong."""
    with path.open("rb") as file:
        start = file.read(64).lstrip(b"\xef\xbb\xbf \r\n\t")
    if start.startswith(b"PK"):
        return ".xlsx"
    return ".json" if start.startswith((b"{", b"[")) else ".csv"
