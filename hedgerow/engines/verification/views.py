"""One button: still right."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hedgerow.engines.verification import actions, queries
from hedgerow.engines.verification.types import How
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
