"""The page behind every link sent by e-mail: it says one thing, has one button, and changes nothing when opened."""

from __future__ import annotations

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from hedgerow.accounts import actions, queries
from hedgerow.accounts.models import Link, User
from hedgerow.accounts.permissions import before_second_factor, open_to
from hedgerow.accounts.types import Audience, LinkState
from hedgerow.engines.throttle.types import unlimited
from hedgerow.spine.errors import InputError

ONE_CLICK = ("List-Unsubscribe", "One-Click")  # what a mail program sends: RFC 8058, section 3.2


@open_to(Audience.ANYONE)
@before_second_factor
@unlimited(because="nobody can guess a link, and the mail programs of many people press from one network")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@csrf_exempt
def follow(request: HttpRequest, token: str) -> HttpResponse:
    """The page of a link sent by e-mail, with one button. Only the button does something."""
    link = queries.link_of(token)
    if link and request.method == "POST" and request.POST.get(ONE_CLICK[0]) == ONE_CLICK[1]:
        return pressed_by_machine(link)
    return page(request, link)


@csrf_protect
def page(request: HttpRequest, link: Link | None) -> HttpResponse:
    """What a person sees and presses."""
    state = queries.link_state(link) if link else LinkState.GONE
    if link is None or state is not LinkState.GOOD:
        return over(request, link, state)
    return pressed(request, link) if request.method == "POST" else shown(request, link)


def shown(request: HttpRequest, link: Link, wrong: str = "") -> HttpResponse:
    offer = queries.link_offer(link.purpose)
    page = offer.page(link) if offer else None
    return render(request, "accounts/link_page.html", {"page": page, "wrong": wrong}, status=422 if wrong else 200)


def pressed(request: HttpRequest, link: Link) -> HttpResponse:
    """Act, sign in where the link does, and go on."""
    try:
        path = actions.links.use(link)
    except actions.links.LinkOver as gone:
        return over(request, link, gone.state)
    except InputError as error:
        return shown(request, link, str(error))
    offer = queries.link_offer(link.purpose)
    link.refresh_from_db(fields=["user"])  # an invitation makes its user when it is accepted
    if offer and offer.signs_in and link.user:
        return sign_in(request, link.user, path)
    return redirect(path)


def sign_in(request: HttpRequest, user: User, path: str) -> HttpResponse:
    """Sign the link's user in, by way of a second factor where they have one, and go on."""
    if request.user.is_authenticated and request.user != user:
        logout(request)
    record_authentication(request, user, "link", email=user.email)
    answer: HttpResponse = perform_login(request, Login(user=user, redirect_url=path, email=user.email))
    return answer


def pressed_by_machine(link: Link) -> HttpResponse:
    """A mail program stops letters for its owner, unseen: only what such a link is for, and told nothing back."""
    offer = queries.link_offer(link.purpose)
    if not offer or not offer.by_machine or offer.signs_in:
        return HttpResponse(status=403)
    if queries.link_state(link) is LinkState.GOOD:
        actions.links.use(link)
    return HttpResponse(status=204)


def over(request: HttpRequest, link: Link | None, state: LinkState) -> HttpResponse:
    """Say why a link does nothing any more, and what to do next."""
    offer = queries.link_offer(link.purpose) if link else None
    said = offer.over if offer else ""
    next_step = str(said(link) if callable(said) else said)
    return render(request, "accounts/link_over.html", {"state": state.value, "next_step": next_step}, status=410)
