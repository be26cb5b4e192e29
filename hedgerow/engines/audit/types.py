"""How an app names its deeds and fields, so that the trail can be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.words import Words


@dataclass(frozen=True)
class AuditWords:
    """What the trail says of records of one kind ("people.contact").

    deeds: words by what was done ("contact.changed"). fields: words by the name of a field; a name that is not there is
    called as its model calls it, one that is "" is left out. readers: who may read the trail of such a record, given the
    user and the record's id. private: left out of the page that lists everything, because even that it exists is told to
    few.
    """

    kind: str
    deeds: Mapping[str, Words]
    fields: Mapping[str, Words]
    readers: Callable[[Any, str], bool] | None = None
    private: bool = False


@dataclass(frozen=True)
class Happened:
    """One thing that was done to a record. `who` is a name as it is today, or what stands for one who is gone."""

    what: str
    who: str
    at: datetime
    fields: str
    ref: str = ""
    title: str = ""
    url: str = ""


#: what the engines' own deeds are called
DEEDS = {
    "record.checked": _("Checked"),
    "record.cadence_set": _("Asked about from then on at another pace"),
    "todo.added": _("To-do added"),
    "todo.finished": _("To-do done"),
    "todo.reopened": _("To-do opened again"),
    "import.checked": _("A file to import was looked at"),
    "import.applied": _("A file was imported"),
    "import.undone": _("An import was undone"),
    "submission.made": _("Something was suggested"),
    "submission.accepted": _("A suggestion was used"),
    "submission.refused": _("A suggestion was not used"),
    "submission.withdrawn": _("A suggestion was taken back"),
    "file.kept": _("A file was kept"),
    "file.given": _("A file was given out"),
    "letter.printed": _("A letter was printed"),
    "person.shown": _("Everything held about them was put together"),
    "person.erased": _("Erased, because they asked"),
    "retention.switched_on": _("A rule of retention was switched on"),
    "retention.switched_off": _("A rule of retention was switched off"),
}
#: how a deed was asked for, where not on a page
HOW = {
    "_by_email": _("asked for by e-mail"),
    "_by_phone": _("asked for by telephone"),
    "_on_paper": _("asked for on paper"),
    "_in_person": _("asked for in person"),
}
