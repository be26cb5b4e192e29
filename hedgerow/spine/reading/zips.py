"""Zips, opened with care: a member that would unfold beyond reason is refused before it fills the disk."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hedgerow.spine.errors import InputError

# Tables as text shrink to a tenth, some JSON to a thirtieth; a bomb to a thousandth.
MOST_RATIO = 150
RATIO_MATTERS_ABOVE = 50 * 1024**2
MOST_BYTES = 8 * 1024**3
MOST_MEMBERS = 20_000
CHUNK = 4 * 1024**2


def members(path: Path) -> list[tuple[str, int]]:
    """Names and sizes in bytes of the files in a zip, in its own order. Raises InputError for a zip that is damaged."""
    with opened(path) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        if len(infos) > MOST_MEMBERS:
            raise InputError(f"the zip holds {len(infos):,} files, more than {MOST_MEMBERS:,}", file=path.name)
        return [(info.filename, info.file_size) for info in infos]


def beginning(path: Path, member: str, size: int) -> bytes:
    with opened(path, member) as archive, archive.open(member) as file:
        return file.read(size)


def content(path: Path, member: str, *, limit: int) -> bytes:
    """All bytes of one member. Raises InputError when it unfolds to more than `limit` bytes."""
    with opened(path, member) as archive:
        check(archive.getinfo(member), path)
        with archive.open(member) as file:
            data = file.read(limit + 1)
    if len(data) > limit:
        raise InputError(f"the file is larger than {limit // 1024**2} MB when unfolded", file=f"{path.name}/{member}")
    return data


def chunks(path: Path, member: str) -> Iterator[bytes]:
    """One member, piece by piece, at most as much as the zip declares: one that lies about its sizes stops here."""
    with opened(path, member) as archive:
        info = archive.getinfo(member)
        check(info, path)
        left = info.file_size
        with archive.open(member) as file:
            while chunk := file.read(CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise InputError("the zip unfolds to more than it declares", file=f"{path.name}/{member}")
                yield chunk


def check(info: zipfile.ZipInfo, path: Path) -> None:
    """Raises InputError for a member whose declared size is beyond reason."""
    label = f"{path.name}/{info.filename}"
    ratio = info.file_size / max(info.compress_size, 1)
    if info.file_size > MOST_BYTES or (info.file_size > RATIO_MATTERS_ABOVE and ratio > MOST_RATIO):
        raise InputError(
            f"it would unfold from {info.compress_size:,} to {info.file_size:,} bytes, which no data set does;"
            " it was not opened",
            file=label,
        )
    if info.flag_bits & 0x1:
        raise InputError("it is locked with a password", file=label)


@contextmanager
def opened(path: Path, member: str = "") -> Iterator[zipfile.ZipFile]:
    label = f"{path.name}/{member}" if member else path.name
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise InputError("the zip is damaged or cut short; please download it again", file=label) from error
    except KeyError as error:
        raise InputError("the zip does not hold this file", file=label) from error
    except OSError as error:
        raise InputError(f"the file cannot be read ({error.strerror})", file=label) from error
