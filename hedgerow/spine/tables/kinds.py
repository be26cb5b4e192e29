"""The kind and nation that a code tells, as Ibis expressions (no table of its own)."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from hedgerow.spine import gss


def kind_of(code: ir.StringValue) -> ir.StringValue:
    """`ward` for E05000650; null for codes of other kinds."""
    branches = [(code.substr(0, 3).isin(prefixes), kind) for kind, prefixes in gss.KINDS.items()]
    return ibis.cases(*branches, else_=ibis.null("string"))


def nation_of(code: ir.StringValue) -> ir.StringValue:
    """E, W, S or N, the first letter of the code."""
    return code.substr(0, 1)
