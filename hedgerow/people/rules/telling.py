"""How a deed that somebody asked for in another way than on a page is called in the audit trail."""

from __future__ import annotations

from hedgerow.people.types import How

BY = {How.EMAIL: "_by_email", How.PHONE: "_by_phone", How.PAPER: "_on_paper", How.PERSON: "_in_person"}


def told(deed: str, how: str) -> str:
    """The name of a deed with how it was asked for.

    >>> told("contact.changed", How.PHONE), told("contact.changed", How.WEB)
    ('contact.changed_by_phone', 'contact.changed')
    """
    return deed + BY.get(How(how), "")
