"""What funding offers to the engines and to the pages."""

from hedgerow.funding.provides.records import ACTS, LIFECYCLES, REFS, VERIFIABLE

__all__ = ["ACTS", "LIFECYCLES", "REFS", "VERIFIABLE"]
