"""One button: still right, for our team on its pages, and for whom a record belongs to on the page of a letter."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from hedgerow.engines import registry
from hedgerow.engines.throttle.types import limited
from hedgerow.engines.verification import actions, queries
from hedgerow.engines.verification.types import How
from hedgerow.kernel import refs
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.asking import user_of
from hedgerow.shell.returning import back_to


@open_to(Audience.SIGNED_IN)
@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """Say that the record named by `ref` is right today; `how` is one of `types.How`."""
    ref, how = request.POST.get("ref", ""), request.POST.get("how", How.KNOWN)
    try:
        offer = queries.offer(ref, request.user)
    except ValueError:
        raise Http404 from None
    if offer is None:
        raise PermissionDenied
    actions.check(by=user_of(request), ref=ref, how=How(how) if how in How.values else How.KNOWN)
    messages.success(request, _("Thank you. We will ask again when its time comes."))
    return redirect(back_to(request))


@open_to(Audience.ANYONE)
@limited(an_hour=60)
@never_cache
def asked(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link of a letter: what stands there, and one button. Opening it changes nothing."""
    found = queries.asked_by(token)
    if request.method == "POST" and found:
        actions.confirm_asked(token=token)
        return redirect("verification:asked", token=token)
    row, waits = found or (None, False)
    kind = queries.of_kind(row.ref) if row else None
    whom = kind.ask(refs.parse(row.ref).id) if kind and row else None
    link = registry.link(row.ref) if row else None
    context = {"row": row, "waits": waits and whom is not None, "whom": whom, "link": link}
    return render(request, "verification/asked.html", context, status=200 if found else 404)
