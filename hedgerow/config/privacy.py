"""What every field of every installed model holds about people: our own models say it, others are classified here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models

from hedgerow.kernel.privacy import FieldClasses, Privacy, fields

#: models of packages that we install, by label
OTHERS: dict[str, FieldClasses] = {
    "auth.Permission": fields(none="id name content_type codename"),
    "auth.Group": fields(none="id name permissions"),
    "auth.Group_permissions": fields(none="id group permission"),
    "advocacy.Issue_priorities": fields(none="id issue priority"),
    "contenttypes.ContentType": fields(none="id app_label model"),
    # Arguments of tasks are ids alone; what an error said may name somebody, and goes within the week.
    "django_tasks_database.DBTaskResult": fields(
        none="id status enqueued_at started_at finished_at args_kwargs priority task_path worker_ids queue_name "
        "backend_name run_after return_value exception_class_path",
        personal="traceback",
    ),
    # What a session holds is signed, and leads to a user by its id alone: it goes when the session does.
    "sessions.Session": fields(none="session_key expire_date", personal="session_data"),
    # allauth's own addresses stay empty: the user's is `accounts.User.email`.
    "account.EmailAddress": fields(none="id verified primary", personal="user email", person="user"),
    "account.EmailConfirmation": fields(
        none="id created sent key", personal="email_address", person="email_address__user"
    ),
    # Keys and codes of second factors: `data` is secret rather than personal, and holds the name given to a passkey.
    "mfa.Authenticator": fields(none="id type created_at", personal="user data last_used_at", person="user"),
    # Other sign-ins that a user has used: whose, and the number that the service knows them by.
    "socialaccount.SocialAccount": fields(
        none="id provider date_joined", personal="user uid extra_data last_login", person="user"
    ),
    "socialaccount.SocialApp": fields(none="id provider provider_id name client_id secret key settings"),
    "socialaccount.SocialToken": fields(
        none="id app token token_secret expires_at", personal="account", person="account__user"
    ),
}

#: what is never shown or given away, not even to the person: it opens doors
SECRETS = frozenset(
    {
        "accounts.User.password",
        "accounts.Link.hash",
        "mfa.Authenticator.data",
        "sessions.Session.session_data",
        "sessions.Session.session_key",
        "socialaccount.SocialToken.token",
        "socialaccount.SocialToken.token_secret",
        "socialaccount.SocialApp.secret",
        "socialaccount.SocialApp.key",
    }
)

#: made from other rows, and kept as they are
DERIVED = frozenset({"organisations.FoundBy", "organisations.WordPart", "people.FoundBy", "people.WordPart",
                     "volunteering.FoundBy", "volunteering.WordPart", "services.FoundBy", "services.WordPart"})  # fmt: skip


@dataclass(frozen=True)
class Classified:
    """One field of one model: its class, what it is called, and the look-up from its row to the person, if any."""

    model: str
    field: str
    meaning: str
    privacy: Privacy
    person: str


def all_models() -> list[type[models.Model]]:
    """Every installed model that has a table, link tables included."""
    found = [model for model in apps.get_models(include_auto_created=True) if not model._meta.proxy]
    return sorted(found, key=lambda model: model._meta.label)


def classes_of(model: type[models.Model]) -> FieldClasses | None:
    """The classification of a model, or None where nobody has made one."""
    own: FieldClasses | None = getattr(model, "PRIVACY", None)
    return own or OTHERS.get(model._meta.label)


def field_names(model: type[models.Model]) -> list[str]:
    """The fields that a model stores, in its own order, links to many included."""
    return [field.name for field in (*model._meta.concrete_fields, *model._meta.local_many_to_many)]


def faults() -> list[str]:
    """What is not classified, is classified and not there, or has a path that leads to nobody: a sentence for each."""
    return [fault for model in all_models() for fault in _faults_of(model)]


def _faults_of(model: type[models.Model]) -> Iterator[str]:
    label, known = model._meta.label, classes_of(model)
    if known is None:
        yield f"{label} says nothing about privacy"
        return
    there = set(field_names(model))
    yield from (f"{label}.{name} is not classified" for name in sorted(there - set(known.classes)))
    yield from (f"{label}.{name} is classified and not there" for name in sorted(set(known.classes) - there))
    if known.person and not leads_to_a_person(model, known.person):
        yield f"{label}: {known.person} leads to no person"


def leads_to_a_person(model: type[models.Model], path: str) -> bool:
    """Whether a look-up ends at a user or a contact, or at the row itself where the row is a person ("id")."""
    from hedgerow.accounts.models import User
    from hedgerow.people.models import Contact

    if path == "id":
        return model in (User, Contact)
    here: type[models.Model] | None = model
    for part in path.split("__"):
        field = next((f for f in here._meta.get_fields() if f.name == part), None) if here else None
        here = field.related_model if field is not None else None
    return here in (User, Contact)


def classified() -> Iterator[Classified]:
    """Every field that is classified, model by model."""
    for model in all_models():
        known = classes_of(model)
        for name in field_names(model) if known else ():
            privacy = known.of(name) if known else None
            if privacy is not None and known is not None:
                meaning = str(getattr(model._meta.get_field(name), "verbose_name", name))
                yield Classified(model._meta.label, name, meaning, privacy, known.person)
