"""Setting up a new installation in the browser. The code and the first manager come first; then, signed in, the other
steps in any order, each of which can be left and taken up again."""

from __future__ import annotations

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from hedgerow.accounts import actions as accounts
from hedgerow.accounts import queries as users
from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import open_to, user_of
from hedgerow.engines.mail import actions as mail
from hedgerow.engines.mail.actions.composing import sender
from hedgerow.engines.mail.rules import address
from hedgerow.engines.throttle.types import limited
from hedgerow.kernel.audience import Audience
from hedgerow.pages import actions
from hedgerow.pages.forms import CodeForm, ColleagueForm, FirstManagerForm, NameForm, TestForm
from hedgerow.pages.permissions import before_anybody
from hedgerow.pages.queries import first_run as queries
from hedgerow.places import actions as place_actions
from hedgerow.places import queries as places
from hedgerow.shell.kept import posted
from hedgerow.shell.types import Chrome, Crumb, Fact
from hedgerow.spine.errors import InputError

HOLDS = "setup_code"  # in the session: the hash of the code that was typed


@open_to(Audience.ANYONE)
@limited(an_hour=30)
@before_anybody
@never_cache
def begin(request: HttpRequest) -> HttpResponse:
    """The first page of a new installation: it asks for the code that the server printed."""
    if queries.has_manager():
        return redirect("pages:home")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        request.session.cycle_key()
        request.session[HOLDS] = queries.current_print()
        return redirect("pages:begin_you")
    return render(
        request, "pages/first_run/code.html", {"form": form, "shell": _bare()}, status=422 if form.errors else 200
    )


@open_to(Audience.ANYONE)
@limited(an_hour=30)
@before_anybody
@never_cache
@sensitive_post_parameters("password")
def begin_you(request: HttpRequest) -> HttpResponse:
    """Whoever has the code becomes the first manager, and is signed in."""
    if queries.has_manager():
        return redirect("pages:home")
    held = request.session.get(HOLDS)
    if not held or held != queries.current_print():
        return redirect("pages:begin")
    form = FirstManagerForm(request.POST or None)
    user = _first_manager(form) if request.method == "POST" and form.is_valid() else None
    if user:
        return _signed_in(request, user)
    context = {"form": form, "shell": _bare()}
    return render(request, "pages/first_run/you.html", context, status=422 if form.errors else 200)


def _bare() -> Chrome:
    """The frame of a page from which nothing else can be reached yet."""
    return Chrome(place_name=_("A new Hedgerow"))


def _first_manager(form: FirstManagerForm) -> User | None:
    try:
        return actions.become_first_manager(**form.cleaned_data)
    except InputError as error:
        form.add_error("email", str(error))
    except ValidationError as error:
        form.add_error("password", error)
    return None


def _signed_in(request: HttpRequest, user: User) -> HttpResponse:
    """Signed in as by the sign-in page, so that they are not asked for their password again a moment later."""
    request.session.pop(HOLDS, None)
    messages.success(request, _("Welcome, %(name)s. You are the first manager here.") % {"name": user.name})
    login = Login(user=user, redirect_url=reverse("pages:setup"), email=user.email)
    answer: HttpResponse = perform_password_login(request, {"email": user.email}, login)
    return answer


@open_to(Audience.MANAGER)
@require_safe
def setup(request: HttpRequest) -> HttpResponse:
    """What is done of setting up, and what is left."""
    context = {"steps": queries.steps(), "place": places.place(), "users": users.users().count()}
    return render(request, "pages/first_run/setup.html", context)


@open_to(Audience.MANAGER)
def setup_area(request: HttpRequest) -> HttpResponse:
    """Choose the area by its name, and open it from the open data that is held."""
    place, words = places.place(), request.GET.get("area", "")
    if request.method == "POST" and place is None and _opened(request):
        return redirect("pages:setup")
    context = {
        "place": place,
        "words": words,
        "found": queries.areas_like(words),
        "held": places.spine(),
        "data": settings.DATA_DIR,
        "crumbs": _crumbs(_("Your area")),
    }
    return render(request, "pages/first_run/area.html", context)


def _opened(request: HttpRequest) -> bool:
    try:
        synced = actions.open_area(by=user_of(request), code=request.POST.get("area", "")[:20])
    except InputError as error:
        messages.error(request, str(error))
        return False
    told = ngettext("Your area is open, with %(n)d group.", "Your area is open, with %(n)d groups.", synced.added)
    messages.success(request, told % {"n": synced.added})
    return True


@open_to(Audience.MANAGER)
def setup_name(request: HttpRequest) -> HttpResponse:
    """What we are called and how we are reached."""
    place = places.place()
    if place is None:
        return redirect("pages:setup_area")
    form = NameForm(posted(request), instance=place)
    if request.method == "POST" and form.is_valid():
        place_actions.change_place(by=user_of(request), **form.cleaned_data)
        messages.success(request, _("Saved. Every page shows it now."))
        return redirect("pages:setup")
    context = {"form": form, "crumbs": _crumbs(_("Your name"))}
    return render(request, "pages/first_run/name.html", context, status=422 if form.errors else 200)


@open_to(Audience.MANAGER)
def setup_mail(request: HttpRequest) -> HttpResponse:
    """How letters leave, as the environment says it, and a test message."""
    user = user_of(request)
    form = TestForm(posted(request), initial={"to": user.email})
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, mail.send_test(by=user, to=form.cleaned_data["to"]))
            return redirect("pages:setup_mail")
        except InputError as error:
            form.add_error("to", str(error))
    here = f"{request.scheme}://{request.get_host()}"
    context = {
        "form": form,
        "facts": _mail_facts(),
        "is_set": queries.steps().mail,
        "here": here if address() != here else "",
        "crumbs": _crumbs(_("Letters by e-mail")),
    }
    return render(request, "pages/first_run/mail.html", context, status=422 if form.errors else 200)


def _mail_facts() -> tuple[Fact, ...]:
    """What is set, but for passwords."""
    secured = {True: _("STARTTLS"), False: _("none")}[settings.EMAIL_USE_TLS]
    return (
        Fact(_("Mail server"), settings.EMAIL_HOST and f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"),
        Fact(
            _("Encryption"),
            (_("TLS from the start") if settings.EMAIL_USE_SSL else secured) if settings.EMAIL_HOST else "",
        ),
        Fact(_("Letters come from"), sender()),
        Fact(_("Links in letters begin with"), address()),
    )


@open_to(Audience.MANAGER)
def setup_colleagues(request: HttpRequest) -> HttpResponse:
    """Invite the team, one by one."""
    form = ColleagueForm(posted(request))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            made = accounts.invite(by=user_of(request), email=told["email"], name=told["name"], role=form.role())
            messages.success(request, _("%(name)s is invited.") % {"name": made.name})
            return redirect("pages:setup_colleagues")
        except InputError as error:
            form.add_error("email", str(error))
    context = {"form": form, "users": users.users(), "mail": queries.steps().mail, "crumbs": _crumbs(_("Colleagues"))}
    return render(request, "pages/first_run/colleagues.html", context, status=422 if form.errors else 200)


def _crumbs(title: str) -> tuple[Crumb, ...]:
    return (Crumb(_("Setting up"), reverse("pages:setup")), Crumb(title))
