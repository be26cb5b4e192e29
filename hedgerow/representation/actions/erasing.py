"""Forgetting somebody who was named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from hedgerow.engines.voting.actions import retitle_option
from hedgerow.representation.models import Nomination


def erase_nominations(keys: Sequence[Any]) -> None:
    """They lose name, address and words, on the ballot paper of a past vote too: how many voted for whom stays countable."""
    for one in Nomination.objects.filter(pk__in=keys).select_related("election__poll", "organisation"):
        if one.election.poll:
            label = _("somebody named by %(group)s") % {"group": one.organisation.name}
            retitle_option(poll=one.election.poll, option=f"n{one.pk}", label=label)
    Nomination.objects.filter(pk__in=keys).update(name="–", email="", words="", contact=None)
