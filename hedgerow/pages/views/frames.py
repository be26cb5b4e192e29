"""Which frame a page stands in: the workspace for our team, the public site for everybody else."""

from __future__ import annotations

from django.http import HttpRequest

from hedgerow.accounts.permissions import can_open
from hedgerow.kernel.audience import Audience


def is_team(request: HttpRequest) -> bool:
    """Whether our team is asking, and not looking at the public site."""
    return can_open(request.user, Audience.WORKER) and "public" not in request.GET


def frame(request: HttpRequest) -> str:
    """The template that a page extends."""
    return "shell/workspace.html" if is_team(request) else "shell/base.html"
