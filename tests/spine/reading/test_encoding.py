from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from hedgerow.spine.reading import encoding

WELSH = "Tŷ Gwyn, £5, café"


def test_each_encoding_gives_the_same_text() -> None:
    for name in ("utf-8", "utf-8-sig", "utf-16"):
        assert encoding.decode(WELSH.encode(name)) == WELSH
    assert encoding.decode("£5, café".encode("cp1252")) == "£5, café"


def test_zero_bytes_are_left_out(tmp_path: Path) -> None:
    assert not encoding.is_plain_utf8([b"Th\0e Long Table"])
    encoding.write_as_utf8(lambda: [b"Th\0e Long", b" Table\0"], tmp_path / "out")
    assert (tmp_path / "out").read_text() == "The Long Table"


def test_a_character_cut_in_two_does_not_change_the_encoding() -> None:
    assert encoding.decode_beginning("Tŷ".encode()[:-1]) == "T"


@given(st.text(), st.sampled_from(["utf-8", "utf-8-sig"]), st.integers(1, 5))
def test_a_file_is_rewritten_as_plain_utf8_wherever_its_chunks_are_cut(text: str, name: str, size: int) -> None:
    data = text.encode(name)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "out"
        encoding.write_as_utf8(lambda: (data[at : at + size * 7] for at in range(0, len(data), size * 7)), target)
        assert target.read_bytes().decode() == data.decode("utf-8-sig").replace("\0", "")


def test_windows_bytes_that_come_late_make_the_whole_file_windows(tmp_path: Path) -> None:
    data = ("a" * 5000 + "é").encode("cp1252")
    encoding.write_as_utf8(lambda: (data[at : at + 1000] for at in range(0, len(data), 1000)), tmp_path / "out")
    assert (tmp_path / "out").read_text(encoding="utf-8") == "a" * 5000 + "é"
