"""The words of services: what a group does for people, where, when, for whom, and whether it can take them now."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class TagKind(TextChoices):
    """What a tag of a service says."""

    NEED = "need", _("what it helps with")
    THEME = "theme", _("kind of work")
    BENEFICIARY = "who", _("who it is for")
    LANGUAGE = "language", _("language spoken")
    ACCESS = "access", _("how it can be made to fit")


class Need(TextChoices):
    """What somebody may need: our own short list, which people search by."""

    FOOD = "food", _("food")
    MONEY = "money", _("money, debt and benefits")
    HOUSING = "housing", _("somewhere to live")
    COMPANY = "company", _("company and friendship")
    MIND = "mind", _("how you feel: mental health")
    BODY = "body", _("health and being active")
    DISABILITY = "disability", _("living with a disability")
    CARING = "caring", _("looking after somebody")
    CHILDREN = "children", _("babies, children and parents")
    YOUTH = "youth", _("being young")
    AGE = "age", _("growing older")
    WORK = "work", _("work and learning")
    ADVICE = "advice", _("advice and rights")
    SAFETY = "safety", _("being safe from violence or crime")
    NEW_HERE = "new_here", _("being new to this country")
    LOSS = "loss", _("grief and loss")
    ADDICTION = "addiction", _("drink, drugs and gambling")
    TRAVEL = "travel", _("getting about")
    ONLINE = "online", _("getting online")
    OUTDOORS = "outdoors", _("nature, growing and making")
    CULTURE = "culture", _("music, art and culture")
    SPORT = "sport", _("sport and play")


class Access(TextChoices):
    """What a group can say of how a place, or the help, can be made to fit."""

    STEP_FREE = "step_free", _("step-free")
    TOILET = "toilet", _("accessible toilet")
    PARKING = "parking", _("parking nearby")
    TRANSPORT = "transport", _("near a bus, tram or train")
    HEARING_LOOP = "hearing_loop", _("hearing loop")
    BSL = "bsl", _("British Sign Language")
    QUIET = "quiet", _("a quiet space")
    CARERS = "carers", _("bring a carer or supporter")
    DOGS = "dogs", _("assistance dogs are welcome")
    INTERPRETER = "interpreter", _("we can find an interpreter")
    CHILDREN = "children", _("children are welcome")


class Language(TextChoices):
    """Languages that groups here speak most; codes are those of ISO 639-1, and "bfi" of 639-3."""

    ARABIC = "ar", _("Arabic")
    BENGALI = "bn", _("Bengali")
    BSL = "bfi", _("British Sign Language")
    CANTONESE = "zh", _("Chinese")
    ENGLISH = "en", _("English")
    PERSIAN = "fa", _("Persian (Farsi, Dari)")
    FRENCH = "fr", _("French")
    GUJARATI = "gu", _("Gujarati")
    POLISH = "pl", _("Polish")
    PORTUGUESE = "pt", _("Portuguese")
    PUNJABI = "pa", _("Punjabi")
    ROMANIAN = "ro", _("Romanian")
    SOMALI = "so", _("Somali")
    SPANISH = "es", _("Spanish")
    UKRAINIAN = "uk", _("Ukrainian")
    URDU = "ur", _("Urdu")
    WELSH = "cy", _("Welsh")


class Way(TextChoices):
    """How somebody comes to it."""

    UNKNOWN = "", _("not said")
    DROP_IN = "drop_in", _("just come along")
    ASK = "ask", _("get in touch first")
    REFERRED = "referred", _("through a professional")
    EITHER = "either", _("get in touch yourself, or through a professional")


class Taking(TextChoices):
    """Whether it can take people now."""

    UNKNOWN = "", _("not said")
    YES = "yes", _("can take people now")
    WAITING = "waiting", _("has a waiting list")
    NO = "no", _("cannot take anybody just now")


class Day(TextChoices):
    """Days of the week, by the codes of iCalendar."""

    MONDAY = "MO", _("Monday")
    TUESDAY = "TU", _("Tuesday")
    WEDNESDAY = "WE", _("Wednesday")
    THURSDAY = "TH", _("Thursday")
    FRIDAY = "FR", _("Friday")
    SATURDAY = "SA", _("Saturday")
    SUNDAY = "SU", _("Sunday")


@dataclass(frozen=True)
class Times:
    """Days and hours, "MO" to "SU". `nth` is which of the month (1 to 4, -1 the last), None for every week.

    Without an hour it is on that day at no said time; what ends before it begins goes on past midnight.
    """

    days: tuple[str, ...]
    opens: time | None = None
    closes: time | None = None
    nth: int | None = None
    note: str = ""


@dataclass(frozen=True)
class Place:
    """Where it is: a name, an address (of premises, never of a home) and a postcode."""

    name: str = ""
    address: str = ""
    postcode: str = ""


@dataclass(frozen=True)
class Price:
    """What it costs: for whom or what, whole pence (None where it is said in words alone), and words."""

    option: str = ""
    pence: int | None = None
    words: str = ""


@dataclass(frozen=True)
class Said:
    """What is said of a service besides its own fields; None leaves what stands there.

    areas: codes of the areas that it serves. tags: codes by kind.
    """

    places: tuple[Place, ...] | None = None
    times: tuple[Times, ...] | None = None
    prices: tuple[Price, ...] | None = None
    areas: tuple[str, ...] | None = None
    tags: dict[str, tuple[str, ...]] | None = None


@dataclass(frozen=True)
class Search:
    """What somebody looks for. Empty means everything. `near` is a postcode and `km` how far from it; `ward` an area
    code; `when` a day ("MO") or "now"; `taking` only those that can take people."""

    words: str = ""
    need: str = ""
    theme: str = ""
    who: str = ""
    ward: str = ""
    near: str = ""
    km: int = 10
    when: str = ""
    taking: bool = False


@dataclass(frozen=True)
class Moment:
    """A day and a time at which something may be open."""

    on: date
    at: time | None = None


@dataclass(frozen=True)
class Feed:
    """A feed as it was read: which standard it keeps to, and its records as rows of text by our columns.

    records: (place in the feed, cells). A cell that the feed does not have is missing.
    """

    standard: str
    records: tuple[tuple[str, dict[str, str]], ...] = field(default_factory=tuple)
