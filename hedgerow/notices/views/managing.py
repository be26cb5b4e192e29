"""Our team's pages: all notices, whom each fits, and early ones that wait to be checked."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.notices import actions
from hedgerow.notices.forms.filters import ManagedForm
from hedgerow.notices.forms.intention import CheckForm, IntentionForm
from hedgerow.notices.models import Notice
from hedgerow.notices.presenters import consortia as shown_consortia
from hedgerow.notices.presenters import notices as shown
from hedgerow.notices.queries import notices as queries
from hedgerow.notices.queries.bidding import OPEN, bids_alone, consortia, of_notice
from hedgerow.notices.queries.fits import explained, groups_for
from hedgerow.notices.types import Kind
from hedgerow.notices.views.finding import notice_or_404
from hedgerow.notices.views.public import about
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries import public_bodies
from hedgerow.shell.kept import posted
from hedgerow.shell.narrowing import chips
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, present
from hedgerow.shell.types import Crumb, Tab
from hedgerow.spine.errors import InputError

ON_A_PAGE, GROUPS_ON_A_PAGE = 50, 10


def tabs(here: str) -> list[Tab]:
    """The parts of contracts."""
    counted = consortia().filter(state__in=OPEN).count()
    names = (
        ("manage", _("Contracts"), None),
        ("consortia", _("Bidding together"), counted),
        ("read", _("Read in a file"), None),
    )
    return [Tab(label, reverse(f"notices:{name}"), name == here, count) for name, label, count in names]


def crumbs(*more: Crumb) -> list[Crumb]:
    """The path to a page about contracts."""
    return [Crumb(_("Contracts"), reverse("notices:manage")), *more]


@open_to(Audience.WORKER)
@require_safe
def manage(request: HttpRequest) -> HttpResponse:
    """All notices that were asked for, whatever their state."""
    form = ManagedForm(request.GET)
    found = queries.chosen(form.filters(), request.user).defer("description", "how")
    if request.GET.get("format") in {"csv", "xlsx"}:
        answer = download(shown.FILE, shown.rows(list(found)), request.GET)
        assert answer is not None
        return answer
    page = numbered(found, request.GET, size=ON_A_PAGE)
    listed = replace(page, rows=shown.rows(page.rows, "notices:manage_notice"))
    context = {
        "tabs": tabs("manage"),
        "form": form,
        "chips": chips(form, request.GET, leave=("q", "buyer")),
        "words": form.filters().words,
        "page": page,
        "table": present(shown.LIST, listed, request.GET),
        "waiting": list(queries.waiting()[:5]),
        "bodies": list(public_bodies()),
    }
    return render(request, "notices/manage.html", context)


@open_to(Audience.WORKER)
@require_safe
def manage_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """One notice, with the groups that it fits and why, and who bids."""
    found = notice_or_404(pk, request.user)
    page = numbered(groups_for(found), request.GET, size=GROUPS_ON_A_PAGE)
    together = shown_consortia.rows(of_notice(found))
    context = {
        **about(found),
        "fits": explained(page.rows),
        "page": page,
        "told": found.told.count(),
        "consortia": together,
        "bids": bids_alone(found, [row.consortium.bid for row in together]),
        "versions": list(found.versions.select_related("reading")[:20]),
        "check_form": CheckForm(),
        "crumbs": crumbs(Crumb(found.title)),
    }
    return render(request, "notices/manage_notice.html", context)


def write(request: HttpRequest, body: Organisation, notice: Notice | None) -> tuple[IntentionForm, Notice | None]:
    """The form of an early notice, and what was kept if it was sent and holds."""
    form = IntentionForm(posted(request), notice=notice)
    if request.method != "POST" or not form.is_valid():
        return form, None
    try:
        if notice is None:
            return form, actions.announce(by=user_of(request), body=body, **form.facts())
        return form, actions.change(by=user_of(request), notice=notice, **form.facts())
    except ValidationError as error:
        for name, words in error.message_dict.items():
            form.add_error(name if name in form.fields else None, words)
    except InputError as error:
        form.add_error(None, str(error))
    return form, None


@open_to(Audience.WORKER)
def announce(request: HttpRequest, body: int) -> HttpResponse:
    """Our team writes down what a body told it that it means to buy: it is public at once."""
    buyer = get_object_or_404(public_bodies(), pk=body)
    form, made = write(request, buyer, None)
    if made:
        messages.success(request, _("Everybody can see it now."))
        return redirect("notices:manage_notice", pk=made.pk)
    context = {
        "form": form,
        "body": buyer,
        "crumbs": crumbs(Crumb(_("An early notice"))),
        "team": True,
        "back": "notices:manage",
    }
    return render(request, "notices/intention.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an early notice."""
    found = get_object_or_404(Notice.objects.select_related("buyer"), pk=pk, kind=Kind.INTENTION)
    assert found.buyer is not None
    form, changed = write(request, found.buyer, found)
    if changed:
        messages.success(request, _("Saved."))
        return redirect("notices:manage_notice", pk=pk)
    path = crumbs(Crumb(found.title, reverse("notices:manage_notice", args=[pk])), Crumb(_("Edit")))
    context = {"form": form, "body": found.buyer, "notice": found, "crumbs": path, "team": True}
    return render(request, "notices/intention.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
@require_POST
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """An early notice is fine, or goes back with words."""
    found, fine = notice_or_404(pk, request.user), "fine" in request.POST
    if found.kind != Kind.INTENTION:
        raise Http404
    words = request.POST.get("words", "")[:1000]
    try:
        actions.check(by=user_of(request), notice=found, fine=fine, words=words)
        messages.success(
            request, _("Everybody can see it now.") if fine else _("It is back with them, and they have a letter.")
        )
    except InputError as error:
        messages.error(request, str(error))
    return redirect("notices:manage_notice", pk=pk)


@open_to(Audience.WORKER)
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a notice before its day."""
    found = notice_or_404(pk, request.user)
    try:
        actions.close(by=user_of(request), notice=found)
        messages.success(request, _("Closed."))
    except InputError as error:
        messages.error(request, str(error))
    return redirect("notices:manage_notice", pk=pk)
