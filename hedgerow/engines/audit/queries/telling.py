"""The trail in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _

from hedgerow.engines import registry
from hedgerow.engines.audit.models import Event
from hedgerow.engines.audit.queries import trail
from hedgerow.engines.audit.types import DEEDS, HOW, Happened
from hedgerow.kernel import refs

MOST = 200


def history(ref: str) -> list[Happened]:
    """What was done to one record, the newest first, at most MOST. Two trail. Names are those of today."""
    return happened(list(trail.of(ref)[:MOST]), titled=False)


def happened(events: Sequence[Event], *, titled: bool = True) -> list[Happened]:
    """Events as people read them: who, what, which fields, and, where asked, to which record."""
    names = trail.names({event.by for event in events if event.by})
    links = registry.links({event.ref for event in events}) if titled else {}
    return [_happened(event, names, links) for event in events]


def _happened(event: Event, names: dict[int, str], links: dict[str, registry.Link]) -> Happened:
    link = links.get(event.ref)
    return Happened(
        what=deed(event.ref, event.did),
        who=names.get(event.by, _("somebody who has left")) if event.by else _("by itself, or from outside"),
        at=event.at,
        fields=", ".join(labels(event.ref, event.fields)),
        ref=event.ref,
        title=link.title if link else kind_of(event.ref),
        url=link.url if link else "",
    )


def deed(ref: str, did: str) -> str:
    """What a deed is called, with how it was asked for."""
    offer = trail.words_of(refs.parse(ref).kind)
    known = {**DEEDS, **(offer.deeds if offer else {})}
    for end, how in HOW.items():
        if did.endswith(end) and did not in known:
            return _("%(deed)s, %(how)s") % {"deed": deed(ref, did.removesuffix(end)), "how": how}
    return str(known.get(did) or did.replace(".", " ").replace("_", " ").capitalize())


def labels(ref: str, fields: Iterable[str]) -> list[str]:
    """What fields are called: by their app, else as their model calls them; those that only follow are left out."""
    named = refs.parse(ref)
    offer = trail.words_of(named.kind)
    said = offer.fields if offer else {}
    found = [str(said[name]) if name in said else _of_model(named, name) for name in fields]
    return [label for label in found if label]


def _of_model(named: refs.Ref, name: str) -> str:
    try:
        held = apps.get_model(named.app, named.model)._meta.get_field(name)
    except LookupError:
        return ""
    except FieldDoesNotExist:
        return name.replace("_", " ")
    return str(getattr(held, "verbose_name", name))


def kind_of(ref: str) -> str:
    """What kind of record a ref names, with its number, where the record itself is gone or has no page."""
    named = refs.parse(ref)
    try:
        return f"{apps.get_model(named.app, named.model)._meta.verbose_name} {named.id}"
    except LookupError:
        return ref
