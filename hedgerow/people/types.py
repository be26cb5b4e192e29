"""What a person may be to an organisation, what they may agree to, and how they like to be reached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RoleKind(TextChoices):
    """What somebody is in an organisation: a fact, which grants nothing."""

    CHAIR = "chair", _("chair")
    TREASURER = "treasurer", _("treasurer")
    SECRETARY = "secretary", _("secretary")
    TRUSTEE = "trustee", _("trustee or committee member")
    STAFF = "staff", _("staff")
    VOLUNTEER = "volunteer", _("volunteer")
    DELEGATE = "delegate", _("delegate")
    DEPUTY = "deputy", _("deputy")
    OFFICER = "officer", _("partner officer")
    MEMBER = "member", _("member")
    OTHER = "other", _("something else")


class Channel(TextChoices):
    """How somebody likes to be reached."""

    EMAIL = "email", _("by e-mail")
    PHONE = "phone", _("by telephone")
    POST = "post", _("by post")


class Purpose(TextChoices):
    """What somebody's details are used for."""

    SERVICE = "service", _("to help the group they belong to")
    NEWSLETTER = "newsletter", _("news and events")
    PUBLISH = "publish", _("to be named in the public directory")
    SHARE = "share", _("to be passed to a partner")
    ACCESS = "access", _("to know what they need to take part")


class Basis(TextChoices):
    """The lawful basis of UK GDPR article 6 that a use stands on."""

    CONSENT = "consent", _("consent")
    INTERESTS = "interests", _("legitimate interests")
    CONTRACT = "contract", _("contract")
    LAW = "law", _("legal obligation")
    TASK = "task", _("public task")
    VITAL = "vital", _("vital interests")


class How(TextChoices):
    """By which way somebody told us."""

    WEB = "web", _("on a page of ours")
    EMAIL = "email", _("by e-mail")
    PHONE = "phone", _("by telephone")
    PAPER = "paper", _("on paper")
    PERSON = "person", _("in person")
    IMPORT = "import", _("in records brought from elsewhere")


class Need(TextChoices):
    """What somebody may need to take part."""

    STEP_FREE = "step_free", _("step-free way in, and a toilet to match")
    HEARING_LOOP = "hearing_loop", _("hearing loop")
    BSL = "bsl", _("British Sign Language interpreter")
    LARGE_PRINT = "large_print", _("large print")
    EASY_READ = "easy_read", _("easy read")
    QUIET = "quiet", _("a quiet place to go")
    TRAVEL = "travel", _("help with getting there")
    CHILDCARE = "childcare", _("childcare, or care for somebody else")
    FOOD = "food", _("food that suits me")
    INTERPRETER = "interpreter", _("an interpreter for my language")


class Post(TextChoices):
    """What a group needs somebody for: when the last one leaves, we ask."""

    TREASURER = "treasurer", _("treasurer")
    REPRESENTATIVE = "representative", _("representative")
    ADMINISTRATOR = "administrator", _("administrator of its page")


@dataclass(frozen=True)
class Missing:
    """A group has had nobody in a post since a day: the day on which the last one left."""

    organisation: int
    post: Post
    since: date


@dataclass(frozen=True)
class Answer:
    """One answer for one purpose, of all that were given. `partner` is the id of the organisation shared with, or None
    for all of them; `order` tells which of two given at one moment came later."""

    purpose: str
    given: bool
    at: datetime
    order: int
    partner: int | None = None


class Agreed(TextChoices):
    """Whom to list by what they agreed to."""

    NEWS = "news", _("may be sent news")
    NO_NEWS = "no_news", _("may not be sent news")
    NAMED = "named", _("may be named in public")
    NO_SERVICE = "no_service", _("do not want us to be in touch at all")


class Reach(TextChoices):
    """Whom to list by how they are reached."""

    EMAIL = "email", _("have an e-mail address")
    NO_EMAIL = "no_email", _("have no e-mail address")
    NOTHING = "nothing", _("have neither e-mail nor telephone")


class Quiet(TextChoices):
    """Whom to list by when we were last in touch: `rules.quiet_before` says which day is meant."""

    THREE_MONTHS = "3", _("not for three months")
    HALF_A_YEAR = "6", _("not for half a year")
    A_YEAR = "12", _("not for a year")
    NEVER = "never", _("never")


@dataclass(frozen=True)
class Filters:
    """Which contacts somebody looks for. Empty means everybody; `group` is a name or half of one; `past` takes in those
    who have left."""

    words: str = ""
    role: str = ""
    group: str = ""
    agreed: str = ""
    reach: str = ""
    quiet: str = ""
    past: bool = False


class Confidence(TextChoices):
    """What is kept under lock."""

    CONCERN = "concern", _("safeguarding concern")
    NOTE = "note", _("confidential note")


class Standing(TextChoices):
    """How far a concern or a note has come."""

    OPEN = "open", _("open")
    PASSED = "passed", _("passed on")
    CLOSED = "closed", _("closed")


class Did(TextChoices):
    """What somebody did with a concern or a note: a line of its trail."""

    RAISED = "raised", _("wrote it")
    READ = "read", _("read it")
    ACTED = "acted", _("wrote what was done")
    ADDED = "added", _("added a reader")
    ENDED = "ended", _("took a reader off")
    KEPT = "kept", _("changed how long it is kept")
    ERASED = "erased", _("erased its words")


class Alike(TextChoices):
    """Why two contacts may be one person."""

    EMAIL = "email", _("same e-mail address, and a like name")
    PHONE = "phone", _("same telephone, and a like name")
    PLACE = "place", _("same postcode, and a like name")
    GROUP = "group", _("same group, and a like name")
    NAME = "name", _("same name, and nothing that tells them apart")


@dataclass(frozen=True)
class Somebody:
    """What is compared of a contact: plain words of the name in order, e-mail and telephone in one form each, the
    postcode, and the organisations in which they have a role now."""

    id: int
    name: tuple[str, ...]
    email: str = ""
    phone: str = ""
    postcode: str = ""
    organisations: frozenset[int] = frozenset()
