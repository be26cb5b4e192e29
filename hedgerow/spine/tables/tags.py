"""Activity tags (UKCAT) found in the name of each charity and in what it says that it does."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from hedgerow.spine import columns, tagging
from hedgerow.spine.tables.base import Column, Table

BEFORE = "before:tags"
# Raise it when tagging itself changes what it finds.
EDITION = 1


def build(given: Mapping[str, ir.Table]) -> ir.Table | None:
    """Only texts that are new or changed are read; the others keep the tags of the build that serves.

    Charities alone: the expressions were made for them. The objects are left out: on the sample tagged by hand, name
    and activities agree better with it (see the test).
    """
    if "register" not in given or "ukcat" not in given:
        return None
    tags = tags_of(given["ukcat"])
    texts = with_texts(given["register"], fingerprint(tags))
    kept = given[BEFORE].select("org_id", "text_hash", "code") if BEFORE in given else None
    new = texts.anti_join(kept, ["org_id", "text_hash"]) if kept is not None else texts
    found = read(texts, new, tags)
    if kept is not None:
        same = kept.semi_join(texts, ["org_id", "text_hash"])
        found = found.union(same.select("org_id", "code"), distinct=False)
    titles = given["ukcat"].select("source", "source_date", listed=given["ukcat"].code, title=given["ukcat"].tag)
    tagged = found.join(texts.select("org_id", "text_hash"), "org_id")
    return tagged.join(titles, tagged.code == titles.listed)


def tags_of(ukcat: ir.Table) -> list[tagging.Tag]:
    rows = ukcat.select("code", "pattern", "exclude").order_by("code").to_pyarrow().to_pylist()
    return [tagging.Tag(row["code"], row["pattern"] or "", row["exclude"] or "") for row in rows]


def fingerprint(tags: list[tagging.Tag]) -> str:
    """Changes with any expression: then every text is read again."""
    return hashlib.sha256(repr((EDITION, tags)).encode()).hexdigest()[:16]


def with_texts(register: ir.Table, edition: str) -> ir.Table:
    charities = register.filter(register.register == "charity")
    words = charities.name + ibis.literal(" ") + charities.activities.fill_null("")
    text = charities.select("org_id", text=words)
    return text.mutate(text_hash=(text.text + ibis.literal(edition)).hexdigest("md5"))


def read(texts: ir.Table, new: ir.Table, tags: list[tagging.Tag]) -> ir.Table:
    """org_id and code for the new texts; equal texts are read once."""
    rows = new.order_by("org_id").select("org_id", "text").to_pyarrow()
    distinct = rows["text"].combine_chunks().dictionary_encode()
    ids = distinct.indices.cast(pa.int64())
    each = pa.table({"text_id": pa.array(range(len(distinct.dictionary)), pa.int64()), "text": distinct.dictionary})
    found = columns.beside(texts, "tags_found", tagging.tag(each, tags))
    owners = columns.beside(texts, "tags_owners", pa.table({"org_id": rows["org_id"], "text_id": ids}))
    return owners.join(found, "text_id").select("org_id", "code")


TABLE = Table(
    name="tags",
    title="Activity tags",
    columns=(
        Column("org_id", "string", "Identifier of the charity."),
        Column("code", "string", "Code of the tag in UKCAT."),
        Column("title", "string", "What the tag means."),
        Column("text_hash", "string", "Fingerprint of the text and of the expressions: the same means nothing to do."),
    ),
    needs=("register", "ukcat", BEFORE),
    build=build,
    order=("org_id", "code"),
)
