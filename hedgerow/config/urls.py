"""Every address. Each app brings its own under the words that people use."""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from hedgerow.config import views

APPS = (
    "shell",
    "accounts",
    "accounts.wiring",
    "engines.audit",
    "engines.bookings",
    "engines.sharing",
    "engines.voting",
    "engines.alerts",
    "engines.files",
    "engines.imports",
    "engines.mail",
    "engines.moderation",
    "engines.privacy",
    "engines.todo",
    "engines.verification",
    "places",
    "organisations",
    "people",
    "charter",
    "ledger",
    "membership",
    "bodies",
    "soundings",
    "funders",
    "documents",
    "funding",
    "development",
    "volunteering",
    "participation",
    "convening",
    "representation",
    "newsletters",
    "advocacy",
    "bridge",
    "services",
    "notices",
    "offers",
    "agreements",
    "programmes",
    "evidence",
    "flows",
    "workflows",
    "api",
    "pages",
    "spaces",
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"hedgerow.{app}.urls")) for app in APPS if find_spec(f"hedgerow.{app}.urls")
]
urlpatterns.append(path("settings/", views.settings, name="settings"))
urlpatterns.append(path("settings/permissions/", views.permissions, name="permissions"))
