"""What contracts put on My work: early notices to be checked, and consortia whose deadline comes near."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.todo.rules import answer_by
from hedgerow.engines.todo.types import Due, TodoOffer
from hedgerow.kernel import clock
from hedgerow.notices.queries.bidding import pressing
from hedgerow.notices.queries.notices import waiting

SHOWN = 20


def due(user: AbstractBaseUser, today: date) -> Iterator[Due]:
    """For whoever of our team is free."""
    if not isinstance(user, User) or not user.is_worker:
        return
    for notice in waiting()[:SHOWN]:
        day = answer_by(clock.day_of(notice.created_at))
        url = reverse("notices:manage_notice", args=[notice.pk])
        yield Due(
            _("Check the early notice: %(title)s") % {"title": notice.title},
            day,
            str(notice.ref),
            url,
            about=notice.buyer_name,
        )
    for one in pressing()[:SHOWN]:
        late = one.agree_by is not None and one.agree_by < today and not one.formed_on
        what = _("Ask who has not answered: %(title)s") if late else _("Begin the bid, or let it go: %(title)s")
        by = one.agree_by if late else one.notice.ends_on
        url = reverse("notices:consortium", args=[one.pk])
        yield Due(what % {"title": one.notice.title}, by, str(one.ref), url, about=one.lead.name)


TODO = (TodoOffer("notices", due),)
