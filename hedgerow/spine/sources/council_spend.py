"""Councils' payments over 500 pounds, as the local government transparency code asks for (CSV, often zipped).

Only bodies are kept by name. Where the publisher left a name out, and where a name may be a person's (a carer, a sole
trader), the payment stays without supplier and purpose: see `hedgerow.spine.bodies`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from hedgerow.spine import bodies
from hedgerow.spine.errors import InputError
from hedgerow.spine.reading import typed
from hedgerow.spine.reading.bulk import Workbench, quoted, workbench
from hedgerow.spine.sources.base import OGL_3, OGL_3_URL, Found, Raw, Source

# Our column, and the headings that councils give it. Source: Local Government Association, "Spend: guidance for
# practitioners" (schema of 2014) and the headings of files in use.
HEADINGS: dict[str, tuple[str, ...]] = {
    "authority_name": ("OrganisationLabel", "Organisation Name", "Body Name"),
    "authority_uri": ("OrganisationURI", "Organisation URI", "Organisation Code", "Body"),
    "supplier": ("BeneficiaryName", "Beneficiary Name", "Supplier Name", "SupplierName", "Supplier"),
    "paid_on": ("PaymentDate", "Payment Date", "Date"),
    "amount": ("Amount", "Net Amount"),
    "purpose": ("Purpose", "Purpose of Expenditure", "Purpose of Spend"),
    "service": ("OrganisationalUnit", "Organisational Unit", "Service Category Label", "Service Area"),
    "category": ("ProclassLabel", "Proclass Label", "Procurement Category"),
}
REQUIRED = ("supplier", "paid_on", "amount")


def heading(found: Found, column: str) -> str:
    """The file's own heading for one of our columns; empty where it has none."""
    held = {name.casefold(): name for name in found.columns}
    return next((held[name.casefold()] for name in HEADINGS[column] if name.casefold() in held), "")


def recognise(found: Found) -> bool:
    return all(heading(found, column) for column in REQUIRED) and bool(
        heading(found, "purpose") or heading(found, "service")
    )


def read(found: Sequence[Found], into: Path) -> list[Raw]:
    return [read_one(one, into / f"{number:02}.parquet") for number, one in enumerate(found)]


def read_one(found: Found, target: Path) -> Raw:
    with workbench() as bench:
        bench.delimited("published", [found])
        columns = ", ".join(f"{column(found, name)} AS {name}" for name in HEADINGS)
        bench.view("payments", f"SELECT {columns} FROM published")
        name_suppliers(bench)
        rows = bench.write(
            "SELECT p.* REPLACE (s.kept AS supplier, CASE WHEN s.kept IS NULL THEN NULL ELSE purpose END AS purpose)"
            " FROM payments p LEFT JOIN suppliers s ON s.supplier = p.supplier",
            target,
        )
        last = bench.con.execute(
            f"SELECT max(try_cast(paid_on AS DATE)) FROM read_parquet({quoted(str(target))})"
        ).fetchone()
    typed.check(target, found.label, money=("amount",))
    if last is None or last[0] is None:
        raise InputError("no payment has a date", found.label, 2, heading(found, "paid_on"))
    return Raw("council_spend", target, rows, last[0])


def column(found: Found, name: str) -> str:
    own = heading(found, name)
    if not own:
        return "NULL::VARCHAR"
    quoted_name = '"' + own.replace('"', '""') + '"'
    plain = f"nullif(trim({quoted_name}), 'NA')"
    return f"replace(replace({plain}, ',', ''), '£', '')" if name == "amount" else plain


def name_suppliers(bench: Workbench) -> None:
    """A table `suppliers`: each published name, and what is kept of it."""
    names = [row[0] for row in bench.con.execute("SELECT DISTINCT supplier FROM payments").fetchall() if row[0]]
    kept = [name if bodies.is_body(name) and not bodies.is_redaction(name) else None for name in names]
    table = pa.table({"supplier": pa.array(names, pa.string()), "kept": pa.array(kept, pa.string())})
    bench.con.register("suppliers", table)


SOURCE = Source(
    name="council_spend",
    title="Council payments over £500",
    publisher="The council named in each row",
    licence=OGL_3,
    licence_url=OGL_3_URL,
    address="https://www.gov.uk/government/publications/local-government-transparency-code-2015",
    cadence_days=30,
    recognise=recognise,
    read=read,
    by_hand="Each council publishes its payments on its own site, as CSV.",
)
