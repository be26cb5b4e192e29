"""A correction from anybody, without an account: kept until our team has looked at it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hedgerow.engines.moderation.actions import submit
from hedgerow.engines.throttle.queries import address_of
from hedgerow.engines.throttle.types import limited
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.organisations.forms import CorrectionForm
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_see
from hedgerow.organisations.views.editing import crumbs
from hedgerow.organisations.views.finding import group_or_404
from hedgerow.spine.errors import InputError

KIND = "group-correction"


@open_to(Audience.ANYONE)
@limited(an_hour=30)
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """The facts that anybody sees, to be put right; then the page on which they can read what became of it."""
    group = group_or_404(pk)
    if not can_see(request.user, group):
        raise Http404
    now = {name: getattr(group, name) for name in CorrectionForm.PROPOSED}
    form = CorrectionForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        key = _offer(request, group, form)
        if key:
            return redirect("moderation:status", key=key)
    context = {"form": form, "group": group, "crumbs": crumbs(group, _("Offer a correction"))}
    return render(request, "organisations/correct.html", context, status=422 if form.errors else 200)


def _offer(request: HttpRequest, group: Organisation, form: CorrectionForm) -> str:
    """The key of the page that tells what became of it, or nothing where it was not taken."""
    proposed, told = form.proposed(group), form.cleaned_data
    if not proposed:
        form.add_error(None, _("Change what is wrong, or tick that the group has closed; then send it."))
        return ""
    try:
        made = submit(
            kind=KIND, proposed=proposed, ref=group.ref, reason=told["reason"], reply_to=told["reply_to"],
            address=address_of(request),
        )  # fmt: skip
    except InputError as error:
        form.add_error(None, str(error))
        return ""
    return made.key
