"""When a role is in force, and which posts of a group it fills."""

from __future__ import annotations

from datetime import date

from hedgerow.people.types import Post, RoleKind

POSTS = {RoleKind.TREASURER: Post.TREASURER, RoleKind.DELEGATE: Post.REPRESENTATIVE}
KINDS = {post: kind for kind, post in POSTS.items()}


def in_force(since: date | None, until: date | None, day: date) -> bool:
    """Whether somebody is in a role on a day. The day of leaving is the first without them."""
    return (since is None or since <= day) and (until is None or until > day)


def post_of(kind: str) -> Post | None:
    """The post of a group that a role fills, if any."""
    return POSTS.get(RoleKind(kind))
