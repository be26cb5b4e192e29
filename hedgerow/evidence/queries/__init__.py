"""Reads of the record of work, of indicators, and of what was issued."""

from hedgerow.evidence.queries.readings import (
    MOST,
    Behind,
    group_names,
    labels,
    read,
    read_by,
    version,
)

__all__ = ["MOST", "Behind", "group_names", "labels", "read", "read_by", "version"]
