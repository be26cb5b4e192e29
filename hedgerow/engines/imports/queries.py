"""Reading imports, their rows, and which fields people have edited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404

from hedgerow.engines import registry
from hedgerow.engines.imports.models import FieldLock, ImportRow, ImportRun, RememberedColumns, RememberedWord
from hedgerow.engines.imports.rules import fingerprint, guess, plain, unknown
from hedgerow.engines.imports.types import Guess, ImportColumn, Importer, Outcome, State
from hedgerow.standards import exports

BATCH = 500


def importers(user: AbstractBaseUser | AnonymousUser) -> list[Importer]:
    """The kinds of table that a user may import."""
    return [offer for offer in registry.all_of(Importer) if offer.allowed(user)]


def importer(kind: str, user: AbstractBaseUser | AnonymousUser) -> Importer:
    """One kind of table. Raises Http404 where nobody offers it, PermissionDenied where the user may not import it."""
    found = next((offer for offer in registry.all_of(Importer) if offer.kind == kind), None)
    if found is None:
        raise Http404
    if not found.allowed(user):
        raise PermissionDenied
    return found


def runs(kinds: Iterable[str]) -> QuerySet[ImportRun]:
    """Imports of some kinds, newest first."""
    return ImportRun.objects.filter(kind__in=list(kinds))


def rows(run: ImportRun, outcome: str = "") -> QuerySet[ImportRow]:
    """The rows of an import, in the order of the file; of one outcome, if asked."""
    found = ImportRow.objects.filter(run=run)
    return found.filter(outcome=outcome) if outcome in Outcome.values else found


def same_file(run: ImportRun) -> ImportRun | None:
    """The last import of the very same file that still stands, if there was one."""
    same = ImportRun.objects.filter(kind=run.kind, sha256=run.sha256, state=State.APPLIED).exclude(pk=run.pk)
    return same.first()


def can_undo(run: ImportRun, today: date) -> bool:
    """Whether an import can still be undone: it stands, and its undo copies are kept."""
    return run.state == State.APPLIED and today <= run.expires


def locked(refs: Iterable[object]) -> dict[str, frozenset[str]]:
    """Names of the fields that people edited by hand, by ref; records without any are left out."""
    wanted = [str(ref) for ref in refs]
    found: dict[str, set[str]] = {}
    for start in range(0, len(wanted), BATCH):
        part = FieldLock.objects.filter(ref__in=wanted[start : start + BATCH])
        for ref, field in part.values_list("ref", "field"):
            found.setdefault(ref, set()).add(field)
    return {ref: frozenset(fields) for ref, fields in found.items()}


def guessed(importer: Importer, headers: Sequence[str]) -> Guess:
    """What a file's columns are taken to be, from how these very headers were matched before, or from their names."""
    before = RememberedColumns.objects.filter(kind=importer.kind, headers=fingerprint(headers)).first()
    known = exports.of_kind(importer.kind)
    return guess(headers, importer.columns, known, before.mapping if before else None)


def words_known(importer: Importer, system: str = "") -> dict[str, dict[str, str]]:
    """Our word for each plain word that is known, by column: our own codes and labels, then what people said theirs
    mean, then what the words of a system whose export it is mean."""
    remembered: dict[str, dict[str, str]] = {}
    for column, theirs, ours in RememberedWord.objects.filter(kind=importer.kind).values_list(
        "column", "theirs", "ours"
    ):
        remembered.setdefault(column, {})[theirs] = ours
    offered = [export for export in exports.of_kind(importer.kind) if not system or export.system == system]
    return {
        column.name: _words_of(column, [export.words.get(column.name, {}) for export in offered], remembered)
        for column in importer.columns
        if column.words
    }


def _words_of(
    column: ImportColumn, offered: Iterable[Mapping[str, str]], remembered: Mapping[str, Mapping[str, str]]
) -> dict[str, str]:
    """Plain word to our word. What we call it ourselves counts most, then what people said, then what a table says."""
    ours = column.words() if column.words else {}
    own = {plain(label): code for code, label in ours.items()} | {plain(code): code for code in ours}
    table = {plain(word): code for words in offered for word, code in words.items() if code in ours}
    said = {word: code for word, code in remembered.get(column.name, {}).items() if code in ours}
    return table | said | own


def unknown_words(run: ImportRun, importer: Importer) -> dict[str, list[str]]:
    """The words of the file, by column, that are none of ours and that nobody has matched yet."""
    known = words_known(importer, run.system)
    headers = {name: header for header, name in run.mapping.items() if name in known}
    if not headers:
        return {}
    raws = list(ImportRow.objects.filter(run=run).values_list("raw", flat=True))
    found = {name: unknown((raw.get(header, "") for raw in raws), known[name]) for name, header in headers.items()}
    return {name: words for name, words in found.items() if words}


def samples(run: ImportRun, most: int = 3) -> dict[str, list[str]]:
    """A few things that stand in each column of a file, by header."""
    raws = ImportRow.objects.filter(run=run).order_by("number").values_list("raw", flat=True)[:40]
    seen: dict[str, list[str]] = {header: [] for header in run.headers}
    for raw in raws:
        for header, text in raw.items():
            if text.strip() and text not in seen[header] and len(seen[header]) < most:
                seen[header].append(text)
    return seen
