"""Lengths of time as people say them."""

from django.utils.translation import gettext as _


def duration(minutes: int) -> str:
    """Minutes in words: "45 min", "2 h 30 min", and from a hundred hours on whole hours, "1,204 h"."""
    hours, rest = divmod(minutes, 60)
    if hours >= 100:
        return _("%(hours)s h") % {"hours": f"{round(minutes / 60):,}"}
    parts = []
    if hours:
        parts.append(_("%(hours)s h") % {"hours": hours})
    if rest or not hours:
        parts.append(_("%(minutes)s min") % {"minutes": rest})
    return " ".join(parts)
