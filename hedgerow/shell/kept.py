"""What somebody sent when their sign-in had run out: kept in the session until they are back, and recorded by nobody.

Forms ask `posted(request)` for what was sent. It answers a POST with what was posted, and the GET that follows signing
in with what was kept, so that the form stands there as it was; only pressing its button again records anything.
"""

from __future__ import annotations

import time

from django.contrib import messages
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

KEY = "kept_form"
KEPT_FOR = 60 * 60  # seconds
MOST = 64_000  # letters of an encoded form: a long note with every field; more is somebody filling our database
SECRET = ("password", "csrfmiddlewaretoken", "confidential")  # parts of the names of fields


def keep(request: HttpRequest, page: str) -> None:
    """Keep what was posted to this address until `page`, where its form stands, is opened. No files, no passwords."""
    told = request.POST.copy()
    for name in [name for name in told if any(secret in name for secret in SECRET)]:
        del told[name]
    encoded = told.urlencode()
    if not encoded or len(encoded) > MOST:
        return
    request.session[KEY] = {"page": page, "to": request.path, "at": int(time.time()), "sent": encoded}
    # A stranger's session need not outlast what it holds; signing in gives it its usual length again.
    request.session.set_expiry(KEPT_FOR)


def posted(request: HttpRequest, to: str = "") -> QueryDict | None:
    """What a form was sent with, now or before a sign-in ran out; None for a form nobody has filled in.

    `to` is the address that the form posts to, where that is not the page itself.
    """
    if request.method == "POST":
        return request.POST
    held = request.session.get(KEY)
    if not held or (held["page"], held["to"]) != (request.get_full_path(), to or request.path):
        return None
    del request.session[KEY]
    if held["at"] < time.time() - KEPT_FOR:
        return None
    messages.info(request, _("You had been signed out. What you typed is here again; nothing is recorded yet."))
    return QueryDict(held["sent"])
