"""Pages of the tests: a desk with the button that every page has, and the form that it opens, which wants a sign-in."""

from dataclasses import replace

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template import engines
from django.urls import include, path
from django_cotton.compiler_regex import CottonCompiler

from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell import gallery_data
from hedgerow.shell.forms import Combobox, ShellForm

DESK = """{% extends "shell/workspace.html" %}{% block title %}Desk{% endblock %}
{% block content %}<h1>Desk</h1>{% endblock %}"""
QUICK = """{% extends request.htmx|yesno:"shell/dialog.html,shell/workspace.html" %}{% block title %}Log{% endblock %}
{% block content %}<h1>Log</h1><form method="post" action="/quick" data-draft="quick" novalidate>{% csrf_token %}{{ form }}
<p data-draft-note hidden>Kept</p><c-button>Save</c-button></form>{% endblock %}"""
SIGN_IN = """{% extends "shell/base.html" %}{% block title %}Sign in{% endblock %}
{% block content %}<h1>Sign in</h1><a href="/back">Sign in</a>{% endblock %}"""

#: set by a test: whether the sign-in has run out
signed_out = {"now": False}


class Quick(ShellForm):
    groups = forms.MultipleChoiceField(
        label="Groups", widget=Combobox(create="Add"), required=False, choices=[("1", "Oak"), ("2", "Ash")]
    )
    minutes = forms.IntegerField(label="Minutes")


def page(request: HttpRequest, source: str, **data: object) -> HttpResponse:
    shell = gallery_data.chrome()
    shell = replace(shell, primary_action=replace(shell.primary_action, url="/quick"))
    template = engines["django"].from_string(CottonCompiler().process(source))
    return HttpResponse(template.render({"shell": shell, **data}, request))


@open_to(Audience.ANYONE)
def desk(request: HttpRequest) -> HttpResponse:
    return page(request, DESK)


@open_to(Audience.ANYONE)
def quick(request: HttpRequest) -> HttpResponse:
    if request.method == "POST" and signed_out["now"]:
        return HttpResponseRedirect("/sign-in")
    form = Quick(request.POST or None)
    if not form.is_valid():
        return page(request, QUICK, form=form)
    messages.success(request, "Logged", extra_tags="saved:quick")
    return HttpResponse(headers={"HX-Redirect": "/desk"}) if request.htmx else HttpResponseRedirect("/desk")  # type: ignore[attr-defined]


@open_to(Audience.ANYONE)
def sign_in(request: HttpRequest) -> HttpResponse:
    return page(request, SIGN_IN)


@open_to(Audience.ANYONE)
def back(request: HttpRequest) -> HttpResponse:
    signed_out["now"] = False
    return HttpResponseRedirect("/quick")


urlpatterns = [
    path("", include("hedgerow.shell.urls")),
    path("desk", desk),
    path("quick", quick),
    path("sign-in", sign_in),
    path("back", back),
]
