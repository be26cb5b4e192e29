"""Lists of other places, for our team: which are read, and what came of them."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.funding.actions import feeds as actions
from hedgerow.funding.forms.feeds import ListForm
from hedgerow.funding.models import Feed
from hedgerow.funding.presenters import feeds as shown
from hedgerow.funding.queries import feeds as queries
from hedgerow.funding.types.feeds import Whole
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, present
from hedgerow.shell.types import Crumb
from hedgerow.spine.errors import InputError

ON_A_PAGE = 50


def crumbs(*more: Crumb) -> list[Crumb]:
    """The path to a page about lists of others."""
    path = [Crumb(_("Funding"), reverse("funding:board")), Crumb(_("Funds"), reverse("funding:manage"))]
    return [*path, *more]


@open_to(Audience.WORKER)
def feeds(request: HttpRequest) -> HttpResponse:
    """The lists that are read, and one more: its funds come in as drafts."""
    form = ListForm(request.POST, request.FILES) if request.method == "POST" else ListForm()
    if form.is_bound and form.is_valid():
        try:
            feed = _read(request, _told(form))
        except InputError as error:
            form.add_error("address" if form.cleaned_data["address"] else "file", str(error))
        else:
            return redirect("funding:feed_read", pk=feed.pk)
    rows = [(feed, shown.counted(feed.counts)) for feed in queries.feeds()]
    context = {"form": form, "rows": rows, "crumbs": crumbs(Crumb(_("Lists of other places")))}
    return render(request, "funding/feeds.html", context, status=422 if form.errors else 200)


def _told(form: ListForm) -> Whole:
    file = form.cleaned_data["file"]
    if file:
        return actions.list_in_file(file.read(actions.MOST_BYTES + 1), file.name[:200])
    return actions.whole_list(form.cleaned_data["address"])


def _read(request: HttpRequest, told: Whole) -> Feed:
    feed, outcome = actions.read_list(by=user_of(request), told=told)
    messages.success(request, _("%(name)s: %(counts)s.") % {"name": feed.name, "counts": shown.counted(outcome.counts)})
    return feed


@open_to(Audience.WORKER)
@require_safe
def feed(request: HttpRequest, pk: int) -> HttpResponse:
    """One list: what came of it, what was left out, and its funds, what is to be looked at first."""
    found = get_object_or_404(Feed, pk=pk)
    answer = download(shown.ITEMS, [shown.ItemRow(item) for item in queries.items(found)], request.GET)
    if answer is not None:
        return answer
    page = numbered(queries.items(found), request.GET, size=ON_A_PAGE)
    context = {
        "feed": found,
        "counts": shown.counted(found.counts),
        "has_address": found.address.startswith("http"),
        "page": page,
        "table": present(shown.ITEMS, replace(page, rows=[shown.ItemRow(item) for item in page.rows]), request.GET),
        "crumbs": crumbs(Crumb(_("Lists of other places"), reverse("funding:feeds")), Crumb(found.name)),
    }
    return render(request, "funding/feed.html", context)


@open_to(Audience.WORKER)
@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a list again, now."""
    found = get_object_or_404(Feed, pk=pk, address__startswith="http")
    try:
        _read(request, actions.whole_list(found.address))
    except InputError as error:
        messages.error(request, str(error))
    return redirect("funding:feed_read", pk=found.pk)


@open_to(Audience.WORKER)
@require_POST
def forget(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a list no more; its funds stay."""
    found = get_object_or_404(Feed, pk=pk)
    actions.forget_list(by=user_of(request), feed=found)
    messages.success(request, _("The list of %(name)s is read no more. Its funds stay here.") % {"name": found.name})
    return redirect("funding:feeds")
