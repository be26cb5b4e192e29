"""Reads of cases, health checks and plans."""

from hedgerow.development.queries.cases import cases_of, open_cases, work_in

__all__ = ["cases_of", "open_cases", "work_in"]
