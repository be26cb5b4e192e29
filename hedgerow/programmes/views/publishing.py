"""Under which identifiers we publish our awards, and publishing those of a round."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hedgerow.accounts.permissions import user_of
from hedgerow.engines.mail.rules import absolute
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.organisations.models import Identifier
from hedgerow.organisations.types import Kind
from hedgerow.people.queries.wording import us
from hedgerow.programmes.actions import publishing as actions
from hedgerow.programmes.forms.deciding import PublisherForm
from hedgerow.programmes.models import Round
from hedgerow.programmes.queries.awards import publisher as held_publisher
from hedgerow.programmes.queries.publishing import published_rows
from hedgerow.programmes.views.awards import FEED
from hedgerow.programmes.views.running import crumbs
from hedgerow.shell.kept import posted
from hedgerow.shell.trying import tried
from hedgerow.shell.types import Crumb


@open_to(Audience.MANAGER)
def publisher(request: HttpRequest) -> HttpResponse:
    """Our name, our identifier and our prefix, and what to do where there is none yet."""
    held = held_publisher()
    own = Identifier.objects.filter(organisation__kind=Kind.LIO).order_by("-primary", "org_id").first()
    form = PublisherForm(posted(request), held=held, name=us(), org_id=own.org_id if own else "")
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        act = lambda: actions.set_publisher(  # noqa: E731
            by=user_of(request), name=told["name"], org_id=told["org_id"], prefix=told["giving_prefix"]
        )
        if tried(request, act, _("Saved."), form=form):
            return redirect("programmes:publishing")
    context = {
        "form": form,
        "held": held,
        "count": published_rows().count(),
        "feed": FEED,
        "address": absolute(FEED),
        "crumbs": crumbs(Crumb(_("Publishing"))),
    }
    return render(request, "programmes/publishing.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish the awards of a round, in one click."""
    held = get_object_or_404(Round, pk=pk)
    done = _("Published as 360Giving. What is accepted later joins it.")
    tried(request, lambda: actions.publish(by=user_of(request), held=held), done)
    return redirect("programmes:awards", pk=pk)
