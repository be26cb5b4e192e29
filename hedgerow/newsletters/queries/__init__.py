"""Reading newsletters."""

from hedgerow.newsletters.queries.issues import (
    audiences,
    content,
    drafts,
    issues,
    letter,
    lists,
    parts,
    public_issues,
    sending,
    title_of_audience,
)
from hedgerow.newsletters.queries.reaching import lost, reach
from hedgerow.newsletters.queries.subscribers import (
    OWN,
    copies_of_person,
    has_stopped,
    listed,
    old_copies,
    own_page,
    subjects,
    subscribers_of_person,
    unconfirmed,
)

__all__ = [
    "OWN",
    "audiences",
    "content",
    "copies_of_person",
    "drafts",
    "has_stopped",
    "issues",
    "letter",
    "listed",
    "lists",
    "lost",
    "old_copies",
    "own_page",
    "parts",
    "public_issues",
    "reach",
    "sending",
    "subjects",
    "subscribers_of_person",
    "title_of_audience",
    "unconfirmed",
]
