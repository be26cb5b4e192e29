"""The indicators that there are: ours, and those that a place added to HEDGEROW_DATA/indicators."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from hedgerow.charter import queries as charter
from hedgerow.charter.queries import first_codes
from hedgerow.charter.types import Function
from hedgerow.evidence.queries.states import STATES
from hedgerow.evidence.rules import indicators as rules
from hedgerow.evidence.types.indicators import Indicator, Loaded, Vocabulary
from hedgerow.ledger import queries as ledger
from hedgerow.spine.errors import InputError

OURS = Path(__file__).resolve().parent.parent / "indicators"
LARGEST = 64 << 10  # bytes of one file: more is no indicator
MOST_FILES = 500
_kept: dict[object, Loaded] = {}


def loaded() -> Loaded:
    """Every indicator in order, and a sentence for each fault of the place's own. Read again when a file changes."""
    key = (charter.version(), *(_state(file) for file in own_files()))
    if key not in _kept:
        _kept.clear()
        _kept[key] = read_all(vocabulary())
    return _kept[key]


def read_all(known: Vocabulary) -> Loaded:
    """Ours and the place's own, read now. Raises InputError where one of ours is wrong."""
    ours = [rules.read(file.name, file.read_text(encoding="utf-8"), known) for file in sorted(OURS.glob("*.yaml"))]
    if wrong := rules.together(ours, known).faults:
        raise InputError(wrong[0])
    own: list[Indicator] = []
    faults: list[str] = []
    for file in own_files():
        try:
            own.append(rules.read(file.name, _text(file), known))
        except InputError as error:
            faults.append(str(error))
    both = rules.together([*ours, *own], known)
    return Loaded(both.indicators, (*faults, *both.faults))


def own_files() -> list[Path]:
    """The files of the place's own indicators, by name."""
    folder = Path(settings.DATA_DIR) / "indicators"
    return sorted(one for ending in ("yaml", "yml") for one in folder.glob(f"*.{ending}"))[:MOST_FILES]


def vocabulary() -> Vocabulary:
    """What an indicator may ask for here: the words we start with stay good even where a place put some away."""
    words = set(first_codes())
    return Vocabulary(
        acts={act.code: act.unmet for act in ledger.acts().values()},
        activities=words | {one.code for one in charter.activities(current=False)},
        functions=[function.value for function in Function],
        states={name: state.unit for name, state in STATES.items()},
    )


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > LARGEST:
            raise InputError(f"{file.name}: is larger than an indicator can be")
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{file.name}: is no text in UTF-8") from None
    except OSError as error:
        raise InputError(f"{file.name}: cannot be read ({error.strerror})") from None


def _state(file: Path) -> tuple[str, int, int]:
    try:
        told = file.stat()
    except OSError:
        return (file.name, 0, 0)
    return (str(file), told.st_mtime_ns, told.st_size)
