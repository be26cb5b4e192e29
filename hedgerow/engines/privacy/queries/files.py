"""Looking for a person's words in the files of the data folder."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

#: folders that hold no file of anybody's: open data, our own pages, and copies kept elsewhere in time
NOT_LOOKED_AT = ("spine", "open-data", "static", "backups", "demo-source")
DATABASE = re.compile(r"\.sqlite3(-wal|-shm|-journal|-queue)?$")
CHUNK = 1 << 20
OVERLAP = 400
ZIPPED = {".xlsx", ".docx", ".odt", ".ods", ".pptx", ".zip"}
PACKED = {".pdf", ".jpg", ".jpeg", ".png", ".heic", ".gz", ".parquet", ".doc", ".xls"}


def folder() -> Path:
    """The data folder of this installation."""
    return Path(settings.DATA_DIR)


def files() -> Iterator[Path]:
    """The files that people gave or that are made from what they said. The database is searched as such."""
    for path in sorted(folder().rglob("*")):
        inside = path.relative_to(folder())
        if path.is_file() and inside.parts[0] not in NOT_LOOKED_AT and not DATABASE.search(path.name):
            yield path


def unread() -> int:
    """How many files are of a kind that cannot be searched for words, such as pictures: a person has to look."""
    return sum(path.suffix.lower() in PACKED and "ledger" not in path.parts for path in files())


def holding(words: re.Pattern[str]) -> list[str]:
    """The files in whose name or text the words stand, by their path below the data folder."""
    return [str(path.relative_to(folder())) for path in files() if words.search(path.name) or _holds(path, words)]


def _holds(path: Path, words: re.Pattern[str]) -> bool:
    if path.suffix.lower() in ZIPPED and zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as book:
            return any(words.search(book.read(name).decode(errors="ignore")) for name in book.namelist())
    before = ""
    with path.open("rb") as file:
        while block := file.read(CHUNK):
            text = before + block.decode(errors="ignore")
            if words.search(text):
                return True
            before = text[-OVERLAP:]
    return False
