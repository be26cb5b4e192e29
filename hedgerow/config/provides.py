"""What config tells the engines of the whole: every model and how it is classified, who is a person, and sessions."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.contrib.sessions.models import Session

from hedgerow.config import doctor, privacy, processing
from hedgerow.engines.privacy.types import Catalogue, Finder, Person, PersonKind

PEOPLE = (
    PersonKind(
        "people.Contact",
        names=("name",),
        emails=("email",),
        phones=("phone",),
        addresses=("address",),
        same=("user", "merged_into", "absorbed"),
    ),
    PersonKind("accounts.User", names=("name",), emails=("email",), same=("contact",), made="joined_at"),
)


def sessions_of(person: Person) -> Sequence[str]:
    """The sessions of a person's sign-ins: who a session is of stands inside it, signed."""
    users = {str(pk) for pk in person.rows.get(settings.AUTH_USER_MODEL, ())}
    rows = Session.objects.iterator() if users else ()
    return [row.session_key for row in rows if str(row.get_decoded().get("_auth_user_id")) in users]


CATALOGUE = (Catalogue(privacy.all_models, privacy.classes_of, PEOPLE, privacy.SECRETS, privacy.DERIVED),)
FINDERS = (Finder("sessions.Session", sessions_of),)
DOCTOR = doctor.CHECKS
PROCESSING = processing.ACTIVITIES
