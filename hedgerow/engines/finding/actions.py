"""Keeping the words of records, in the transaction that changes what they are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import transaction

from hedgerow.engines.finding.rules import beginning, parts_of
from hedgerow.engines.finding.types import Index, Words

AT_ONCE = 500


@transaction.atomic
def keep(index: Index, pks: Iterable[int], wanted: Mapping[int, Words]) -> None:
    """Let the records be found by the words that are wanted of each; one that is not among them, by none.

    The same few statements for one record as for AT_ONCE, which is as many as may be given.
    """
    held = index.words.objects.filter(**{f"{index.owner}__in": list(pks)})
    before = set(held.values_list(index.owner, "word"))
    after = {(pk, word) for pk, words in wanted.items() for word in words.all}
    _remove(index, before - after)
    new = sorted(after - before)
    index.words.objects.bulk_create([index.words(**{index.owner: pk, "word": word}) for pk, word in new], AT_ONCE)
    whole = {word for words in wanted.values() for word in words.whole}
    plain = {word for words in wanted.values() for word in words.plain} - whole
    plain -= {word for words in wanted.values() for word in words.exact}
    _learn(index, {word for _, word in new} - plain, whole)
    if index.forgets:
        forget(index, {word for _, word in before - after})


def forget(index: Index, words: Iterable[str]) -> int:
    """Remove the parts of those words that no record has any more; returns how many words went."""
    gone = 0
    for some in chunks(sorted(words)):
        held = set(index.words.objects.filter(word__in=some).values_list("word", flat=True))
        over = [word for word in some if word not in held]
        # By part, because that is how the table is ordered.
        parts = {part for word in over for part in parts_of(word)}
        for few in chunks(sorted(parts)):
            index.parts.objects.filter(part__in=few, word__in=over).delete()
        gone += len(over)
    return gone


def _remove(index: Index, pairs: set[tuple[int, str]]) -> None:
    by_record: dict[int, list[str]] = {}
    for pk, word in pairs:
        by_record.setdefault(pk, []).append(word)
    for pk, words in by_record.items():
        index.words.objects.filter(**{index.owner: pk, "word__in": words}).delete()


def _learn(index: Index, words: set[str], whole: set[str]) -> None:
    """Write the parts of words that are new here: all those of the words in `whole`, of others only the word itself."""
    for some in chunks(sorted(words)):
        # Only a word with all its parts has a beginning of one letter.
        marks = {word: beginning(word[:1] if word in whole else word) for word in some}
        held = index.parts.objects.filter(part__in=set(marks.values()), word__in=some)
        known = {word for part, word in held.values_list("part", "word") if part == marks[word]}
        parts = {
            (part, word)
            for word in some
            if word not in known
            for part in (parts_of(word) if word in whole else {beginning(word)})
        }
        new = [index.parts(part=part, word=word) for part, word in sorted(parts)]
        index.parts.objects.bulk_create(new, AT_ONCE * 4, ignore_conflicts=True)


def chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """AT_ONCE values at a time."""
    return (values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE))
