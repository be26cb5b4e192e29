"""Doing something that somebody asked for, and saying what came of it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest

from hedgerow.spine.errors import InputError


def tried(request: HttpRequest, act: Callable[[], object], done: str = "", form: BaseForm | None = None) -> bool:
    """Do it, and say so; what cannot be done is said at the top of the form, or of the next page."""
    try:
        act()
    except InputError as error:
        said = str(error)
    except ValidationError as error:
        said = " ".join(error.messages)
    else:
        if done:
            messages.success(request, done)
        return True
    if form is not None:
        form.add_error(None, said)
    else:
        messages.error(request, said)
    return False
