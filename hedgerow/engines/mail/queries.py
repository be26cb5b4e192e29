"""Reading letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core import signing
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from hedgerow.engines import registry
from hedgerow.engines.mail import rules
from hedgerow.engines.mail.models import Incoming, Outgoing
from hedgerow.engines.mail.types import Letter, Letterhead, LetterheadOffer, Outcome, State
from hedgerow.engines.privacy.types import Person
from hedgerow.kernel import clock
from hedgerow.kernel.ids import keys

SMTP = "django.core.mail.backends.smtp.EmailBackend"


def letterhead() -> Letterhead:
    """Whose letterhead letters bear; our own name where no app says."""
    offer = next(iter(registry.all_of(LetterheadOffer)), None)
    return offer.get() if offer else Letterhead()


def has_server() -> bool:
    """Whether letters can leave at all."""
    return settings.EMAIL_BACKEND != SMTP or bool(settings.EMAIL_HOST)


def waiting() -> QuerySet[Outgoing]:
    """What is to go out."""
    return Outgoing.objects.filter(state=State.WAITING)


def unattended(now: datetime) -> QuerySet[Outgoing]:
    """What should have gone out some minutes ago, oldest first: its task is lost, or came before there was a server."""
    due = now - rules.LEFT_AFTER
    return waiting().filter(Q(again_at__isnull=True, made_at__lt=due) | Q(again_at__lt=due)).order_by("made_at", "pk")


def stuck(now: datetime) -> QuerySet[Outgoing]:
    """What a person must look at: it failed, or was left in the middle."""
    left = Q(state=State.SENDING, tried_at__lt=now - rules.LEFT_AFTER)
    return Outgoing.objects.filter(Q(state=State.FAILED, erased_at__isnull=True) | left)


def to_print() -> QuerySet[Outgoing]:
    """What is to be printed and posted, oldest first."""
    return Outgoing.objects.filter(state=State.PRINT).order_by("made_at", "pk")


def shown_to(somebody: Any) -> QuerySet[Outgoing]:
    """All letters but those about what is kept from somebody whatever they are otherwise."""
    found = Outgoing.objects.all()
    for refs in registry.kept_refs(somebody):
        found = found.exclude(about__in=refs)
    return found


def printable(somebody: Any, ids: Sequence[str] = ()) -> QuerySet[Outgoing]:
    """The letters of these ids that are or were to be printed, oldest first; without any, all that are to be; without what
    is kept from somebody."""
    if not ids:
        return to_print() & shown_to(somebody)
    posted = shown_to(somebody).filter(state__in=(State.PRINT, State.PRINTED), pk__in=keys(ids))
    return posted.order_by("made_at", "pk")


def listed(somebody: Any, show: str, words: str = "") -> QuerySet[Outgoing]:
    """Letters as the list shows them to somebody, newest first: `show` is a tab ("stuck", "waiting", "sent", "print" or "")."""
    chosen = {
        "stuck": lambda: stuck(clock.now()),
        "waiting": waiting,
        "sent": lambda: Outgoing.objects.filter(state__in=(State.SENT, State.KEPT, State.PRINTED)),
        "print": to_print,
    }.get(show, Outgoing.objects.all)() & shown_to(somebody)
    if words:
        chosen = chosen.filter(Q(subject__icontains=words) | Q(to__icontains=words) | Q(name__icontains=words))
    return chosen.order_by("-made_at", "-pk")


def readable(row: Outgoing) -> Letter | None:
    """What a colleague may read of a letter: the code or link that lets its reader in is left out, but for letters that
    are to be printed, and for the demonstration, where nobody is let in to anything. None once it is erased."""
    letter = rules.letter_of(row.letter)
    open_here = settings.HEDGEROW_DEMO or row.state in (State.PRINT, State.PRINTED)
    return letter if letter is None or open_here else rules.without_secrets(letter)


def counts() -> dict[str, int]:
    """How many letters each tab holds, but for those that grow for ever."""
    tabs: dict[str, Any] = {"stuck": stuck(clock.now()), "waiting": waiting(), "print": to_print()}
    return {name: rows.count() for name, rows in tabs.items()}


def at_the_door() -> QuerySet[Incoming]:
    """Messages of strangers that wait for somebody, oldest first."""
    return Incoming.objects.filter(outcome=Outcome.WAITING).order_by("arrived_at", "pk")


def set_aside() -> QuerySet[Incoming]:
    """Messages that could not be read and nobody has looked at."""
    return Incoming.objects.filter(outcome=Outcome.ASIDE).order_by("arrived_at", "pk")


def dealt_with() -> QuerySet[Incoming]:
    """Messages of strangers that somebody has dealt with, newest first."""
    done = (Outcome.ANSWERED, Outcome.TODO, Outcome.ONWARD, Outcome.DISMISSED)
    return Incoming.objects.filter(outcome__in=done, done_at__isnull=False).order_by("-done_at", "-pk")


def messages_of(person: Person) -> list[int]:
    """The messages that somebody wrote, by their addresses."""
    wanted = Q()
    for email in person.emails:
        wanted |= Q(sender__iexact=email)
    return list(Incoming.objects.filter(wanted, erased_at__isnull=True).values_list("pk", flat=True)) if wanted else []


def shown(letter: Letter) -> SafeString:
    """What a letter says, as HTML for a page of any app: without its head and its foot."""
    return render_to_string("mail/words.html", {"letter": letter})


@dataclass(frozen=True)
class OwnPage:
    """A page of one's own behind every letter of a sort, and the address that stops them with one POST (RFC 8058).

    What stands in its address is an id signed by our key: it needs no row, no account and no end. `page` and `stop` are
    names of addresses that take it as their one part.
    """

    salt: str
    page: str
    stop: str

    def token(self, key: object) -> str:
        """What stands in the address: whoever has it has had a letter about that id."""
        return signing.Signer(salt=self.salt).sign(str(key))

    def key(self, token: str) -> str | None:
        """The id of an address of ours, though its row may be gone; None for one that is made up."""
        try:
            return signing.Signer(salt=self.salt).unsign(token)
        except signing.BadSignature:
            return None

    def page_url(self, key: object) -> str:
        """The whole address of the page."""
        return rules.absolute(reverse(self.page, args=[self.token(key)]))

    def stop_url(self, key: object) -> str:
        """The whole address that stops: for `Letter.unsubscribe`."""
        return rules.absolute(reverse(self.stop, args=[self.token(key)]))
