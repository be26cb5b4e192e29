"""Which files are taken: small enough, of a kind that people use, and truly of the kind that their name says."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from pathlib import PurePosixPath

import puremagic

from hedgerow.engines.files.types import Fault, FileType
from hedgerow.spine.errors import InputError

MOST_BYTES = 10 * 1024 * 1024
LONGEST_NAME = 120
TEXT = bytes({9, 10, 12, 13, *range(32, 127), *range(128, 256)})  # every byte but control characters
MACROS = "vbaProject.bin"
OPEN_XML = "application/vnd.openxmlformats-officedocument."
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."


def _zip(media_type: str, part: str) -> FileType:
    return FileType(media_type, frozenset({"docx", "xlsx", "pptx", "odt", "ods", "odp", "zip"}), part)


def _jpeg() -> FileType:
    return FileType("image/jpeg", frozenset({"jpg", "jpeg", "jfif", "jpe"}))


#: By ending. Nothing that a browser runs or draws from markup (HTML, SVG, XML), no programs, no archives, no macros.
#: The old Office formats (.doc, .xls) are left out: what they hold cannot be told from outside.
TYPES = {
    "pdf": FileType("application/pdf", frozenset({"pdf"})),
    "jpg": _jpeg(),
    "jpeg": _jpeg(),
    "png": FileType("image/png", frozenset({"png"})),
    "gif": FileType("image/gif", frozenset({"gif"})),
    "webp": FileType("image/webp", frozenset({"webp"})),
    "heic": FileType("image/heic", frozenset({"heic", "heif"})),
    "docx": _zip(f"{OPEN_XML}wordprocessingml.document", "word/document.xml"),
    "xlsx": _zip(f"{OPEN_XML}spreadsheetml.sheet", "xl/workbook.xml"),
    "pptx": _zip(f"{OPEN_XML}presentationml.presentation", "ppt/presentation.xml"),
    "odt": _zip(f"{OPEN_DOCUMENT}text", "content.xml"),
    "ods": _zip(f"{OPEN_DOCUMENT}spreadsheet", "content.xml"),
    "odp": _zip(f"{OPEN_DOCUMENT}presentation", "content.xml"),
    "rtf": FileType("application/rtf", frozenset({"rtf"})),
    "txt": FileType("text/plain"),
    "csv": FileType("text/csv"),
}


def ending(name: str) -> str:
    """What a name ends with, in small letters and without its dot."""
    return PurePosixPath(name).suffix.lstrip(".").lower()


def cleaned_name(name: str) -> str:
    """A name that is safe anywhere: no folders, no control or direction marks, no quotes, not too long, one line."""
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    kept = "".join(c for c in last if unicodedata.category(c)[0] not in "CZ" or c == " ")
    plain = re.sub(r"[\"'<>:|?*;%]+", "", kept).strip(" .")
    stem, dot, end = plain.rpartition(".")
    return (
        f"{(stem or 'file')[: LONGEST_NAME - len(end) - 1]}{dot}{end}"[:LONGEST_NAME]
        if dot
        else (plain or "file")[:LONGEST_NAME]
    )


def checked(name: str, data: bytes) -> FileType:
    """What a file is. Raises InputError with a sentence for one that is empty, too large, of a kind that is not taken, or
    not what its name says."""
    known = TYPES.get(ending(name))
    if not data:
        raise _refusal(Fault.EMPTY, name)
    if len(data) > MOST_BYTES:
        raise _refusal(Fault.LARGE, name)
    if known is None:
        raise _refusal(Fault.KIND, name)
    if not _is(known, data):
        raise _refusal(Fault.CONTENT, name)
    return known


def _refusal(fault: Fault, name: str) -> InputError:
    said = {"name": name, "most": MOST_BYTES // 1024 // 1024, "kinds": ", ".join(sorted(TYPES))}
    return InputError(str(fault.label) % said)


def _is(known: FileType, data: bytes) -> bool:
    if not known.known_as:
        return _is_text(data)
    seen = _seen(data)
    return bool(seen & known.known_as) and (not known.part or _holds(data, known.part))


def _seen(data: bytes) -> set[str]:
    """The endings that the content may be known by."""
    try:
        return {match.extension.lstrip(".").lower() for match in puremagic.magic_string(data)}
    except (puremagic.PureError, ValueError):
        return set()


def _is_text(data: bytes) -> bool:
    """Words in UTF-8 or the Windows alphabet, that do not begin like a page or a program."""
    begins = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return not data.translate(None, TEXT) and not begins.startswith((b"<", b"#!", b"mz", b"%pdf", b"%!ps"))


def _holds(data: bytes, part: str) -> bool:
    """Whether a zip holds a part, and no macros. Nothing is unpacked."""
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return False
    return part in names and not any(name.endswith(MACROS) for name in names)
