"""A list as it stands in a frame on another site, and the page on which the line to paste is put together."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from hedgerow.engines.mail.queries import letterhead
from hedgerow.engines.sharing import actions, queries, rules
from hedgerow.engines.sharing.forms import FrameForm, SiteForm
from hedgerow.engines.sharing.models import Site
from hedgerow.engines.sharing.types import ListOffer
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.asking import user_of
from hedgerow.shell.colour import accent_for
from hedgerow.shell.types import Tab
from hedgerow.spine.errors import InputError


@open_to(Audience.ANYONE)
@require_safe
@cache_control(public=True, max_age=300)
def embed(request: HttpRequest, kind: str) -> HttpResponse:
    """A list as a stranger sees it, without anything around it: the same for everybody, whoever is signed in."""
    offer = queries.offer(kind)
    if offer is None:
        raise Http404
    params = rules.narrowed({name: str(value) for name, value in request.GET.items()})
    context = {
        "offer": offer,
        "items": offer.items(params, rules.how_many(request.GET.get("limit", ""))),
        "all_url": offer.all_url(params),
        "accent": request.GET.get("accent", "")[:7],
        "head": letterhead(),
    }
    return framed_by(render(request, "sharing/embed.html", context), queries.origins())


def framed_by(response: HttpResponse, sites: list[str]) -> HttpResponse:
    """Let these sites frame a page. The older header cannot name any, so it is left out: browsers that know neither
    `frame-ancestors` nor each other are none that we support."""
    response._csp_replace = {"frame-ancestors": rules.ancestors(sites)}  # type: ignore[attr-defined]
    response.xframe_options_exempt = True
    return response


@open_to(Audience.WORKER)
@require_safe
def sharing(request: HttpRequest) -> HttpResponse:
    """Choose a list and how it looks, see it, and take the line to paste; which sites may show it."""
    chosen = queries.offer(request.GET.get("kind", "")) or next(iter(queries.offers()), None)
    context = {
        "kinds": [_tab(offer, chosen) for offer in queries.offers()],
        "chosen": chosen,
        "sites": Site.objects.all(),
        "site_form": SiteForm(),
        **(_frame(request, chosen) if chosen else {}),
    }
    response = render(request, "sharing/sharing.html", context)
    response._csp_update = {"frame-src": ["'self'"]}  # type: ignore[attr-defined]
    return response


def _tab(offer: ListOffer, chosen: ListOffer | None) -> Tab:
    return Tab(offer.title, f"?kind={offer.kind}", current=offer is chosen)


def _frame(request: HttpRequest, offer: ListOffer) -> dict[str, object]:
    """The form, what it gives, and why a colour is not used."""
    form = FrameForm(request.GET, offer=offer)
    params, path = form.params(), reverse("sharing:embed", args=[offer.kind])
    title = _("%(list)s – %(place)s") % {"list": offer.title, "place": letterhead().name}
    paste = rules.frame(path, params, title, offer.all_url(rules.narrowed(params)))
    wrong = accent_for(f"#{params['accent']}").reason if params.get("accent") else ""
    return {"form": form, "paste": paste, "title": title, "src": rules.address(path, params), "wrong_accent": wrong}


@open_to(Audience.MANAGER)
@require_POST
def allow(request: HttpRequest) -> HttpResponse:
    """Let a site show our lists."""
    form = SiteForm(request.POST)
    try:
        site = actions.allow(by=user_of(request), site=form.data.get("site", "")[:300])
    except InputError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("%(site)s may show our lists from now on.") % {"site": site})
    return redirect("sharing:sharing")


@open_to(Audience.MANAGER)
@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a site no longer show them."""
    site = get_object_or_404(Site, pk=pk)
    actions.stop(by=user_of(request), site=site)
    messages.success(request, _("%(site)s may no longer show our lists.") % {"site": site.origin})
    return redirect("sharing:sharing")
