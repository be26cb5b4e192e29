"""From the number in an address to a question or a budget that somebody may read; and doing something, or saying why not."""

from __future__ import annotations

import secrets

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from hedgerow.accounts.models import User
from hedgerow.participation.models import Budget, Conversation
from hedgerow.participation.permissions import can_read_budget, can_read_question

WHO = "participation_who"  # in a session: a random word by which a browser is known while it supports ideas


def question_or_404(request: HttpRequest, pk: int) -> Conversation:
    """A question that the person asking may read."""
    found = get_object_or_404(Conversation, pk=pk)
    if not can_read_question(request.user, found):
        raise Http404
    return found


def budget_or_404(request: HttpRequest, pk: int) -> Budget:
    """A budget that the person asking may read."""
    found = get_object_or_404(Budget, pk=pk)
    if not can_read_budget(request.user, found):
        raise Http404
    return found


def who(request: HttpRequest, *, make: bool = False) -> str:
    """Who supports: the user who is signed in, or this browser; "" for a browser that is not known yet."""
    if isinstance(request.user, User):
        return f"user {request.user.pk}"
    if make and WHO not in request.session:
        request.session[WHO] = secrets.token_hex(16)
    return str(request.session.get(WHO, ""))
