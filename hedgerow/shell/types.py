"""What a page's frame is made of. `hedgerow.config.chrome` fills it in; the templates read it as `shell`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

#: plain text, or a lazily translated string (which is text to a template)
Text: TypeAlias = Any


@dataclass(frozen=True)
class NavItem:
    """One link of a menu. `count` is a small number beside it (late to-dos); `icon` a name from icons.svg.

    `section` is the quiet heading that it stands under, "" for the main things. `counting` gives `count` for the user
    whose menu it is, where the number changes. `only` says to whom it is shown, of those who may open its page. `about`
    says in a line what it is for, where there is room: on the page of settings.
    """

    label: Text
    url: Text
    current: bool = False
    count: int | None = None
    icon: str = ""
    section: Text = ""
    counting: Callable[[Any], int] | None = None
    only: Callable[[Any], bool] | None = None
    about: Text = ""


@dataclass(frozen=True)
class Account:
    """The person signed in, as the frame shows them. Signing out is a POST to `sign_out_url`."""

    name: str
    url: str
    sign_out_url: str


@dataclass(frozen=True)
class Action:
    """The one button that is on every page of the workspace, with the key that presses it. `style` is the static path
    of the sheet that its form needs: it is there before the dialog opens."""

    label: Text
    url: str
    key: str = "l"
    style: str = ""


@dataclass(frozen=True)
class SpaceBar:
    """Whose space a page lies in, and as what one is there. `others` are one's other spaces; where our team only looks
    at a space as its people see it, `back` leads back to its own page about them. `together`: on this page our team does
    something with them."""

    name: Text
    role: Text = ""
    others: tuple[NavItem, ...] = ()
    back: str = ""
    together: bool = False


@dataclass(frozen=True)
class Contact:
    """How people reach the place's own team. Any of it may be empty."""

    email: str = ""
    phone: str = ""
    address: str = ""
    web: str = ""


@dataclass(frozen=True)
class Chrome:
    """Everything around a page. A public page of a stranger has no `account` and no `primary_action`.

    place_name: the place's own name for itself. logo_url: a picture, or "" for the name in type.
    accent: "#rrggbb"; one that cannot be read falls back (see `colour.accent_for`).
    navigation: main menu. utilities: small links at the top (for our team, sign in). footer: links at the bottom.
    is_fiction: the place is made up, which every page and title says.
    search_url: the search-and-do box goes there by GET with `q`. suggest_url: answers as one types, or "".
    space: whose space the page lies in, if in one.
    """

    place_name: str
    navigation: tuple[NavItem, ...] = ()
    utilities: tuple[NavItem, ...] = ()
    footer: tuple[NavItem, ...] = ()
    account: Account | None = None
    primary_action: Action | None = None
    search_url: str = ""
    suggest_url: str = ""
    search_label: Text = ""
    logo_url: str = ""
    accent: str = ""
    strapline: Text = ""
    contact: Contact = field(default_factory=Contact)
    notice: Text = ""
    is_fiction: bool = False
    space: SpaceBar | None = None


@dataclass(frozen=True)
class Crumb:
    """One step of the path to a page; the page itself has no url."""

    label: Text
    url: str = ""


@dataclass(frozen=True)
class Tab:
    """One of several views of the same thing, each with an address of its own."""

    label: Text
    url: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Fact:
    """A fact with where it comes from and when it was last checked (an ISO date or words)."""

    label: Text
    value: object
    source: Text = ""
    checked: object = None
    url: str = ""
    change_url: str = ""


@dataclass(frozen=True)
class Option:
    """One choice of a combobox. `note` tells two of the same name apart (a ward, a charity number)."""

    value: str
    label: str
    note: Text = ""


@dataclass(frozen=True)
class Chip:
    """A filter that is on, with the address of the same page without it."""

    label: Text
    remove_url: str


@dataclass(frozen=True)
class Bar:
    """One bar of `bars`: `share` is from 0 to 1 of the longest or of the whole; `text` says it in words."""

    label: Text
    share: float
    text: Text
    url: str = ""
