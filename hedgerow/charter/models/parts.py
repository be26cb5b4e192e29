"""The parts of the agreement that is being written: promises, who performs what where, what our words mean elsewhere.

They are the draft's. Each version that was put keeps its own copy, in `Agreement.content`. Nothing here is deleted:
what is no longer promised or done has `until`, and its code is never given again.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.charter.models.words import Activity
from hedgerow.charter.types import Function, Match, Side
from hedgerow.kernel import privacy
from hedgerow.organisations.models import Organisation


class Promise(models.Model):
    """What one side promises another, and how it will be seen to be kept. `maker` and `to` are as the place says them."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    side = models.CharField(_("whose side"), max_length=7, choices=Side.choices)
    maker = models.CharField(_("who promises"), max_length=160)
    to = models.CharField(_("to whom"), max_length=160)
    text = models.CharField(_("what is promised"), max_length=600)
    seen = models.CharField(_("how it will be seen to be kept"), max_length=400, blank=True)
    position = models.PositiveIntegerField(_("order"), default=0)
    edition = models.PositiveIntegerField(_("edition"), default=1)
    until = models.DateField(_("taken out of the draft"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id code side maker to text seen position edition until")

    class Meta:
        verbose_name = _("promise of our agreement")
        verbose_name_plural = _("promises of our agreement")
        ordering = ("side", "position", "id")
        constraints = (
            models.CheckConstraint(condition=Q(side__in=Side.values), name="promise_side_is_known"),
            models.CheckConstraint(condition=~Q(text=""), name="promise_says_something"),
        )

    def __str__(self) -> str:
        return self.text


class Performer(models.Model):
    """An organisation performs a function, or one activity of it, in an area (empty: the whole place)."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name=_("who does it"))
    function = models.CharField(_("function"), max_length=12, choices=Function.choices)
    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("activity")
    )
    area = models.CharField(_("where (area code)"), max_length=20, blank=True)
    note = models.CharField(_("in a few words"), max_length=200, blank=True)
    edition = models.PositiveIntegerField(_("edition"), default=1)
    until = models.DateField(_("taken out of the draft"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id organisation function activity area note edition until")

    class Meta:
        verbose_name = _("performer of a function")
        verbose_name_plural = _("performers of functions")
        ordering = ("function", "id")
        constraints = (
            models.CheckConstraint(condition=Q(function__in=Function.values), name="performer_function_is_known"),
            models.UniqueConstraint(
                fields=("organisation", "function", "activity", "area"),
                condition=Q(until__isnull=True, activity__isnull=False),
                name="performer_of_activity_once",
            ),
            models.UniqueConstraint(
                fields=("organisation", "function", "area"),
                condition=Q(until__isnull=True, activity__isnull=True),
                name="performer_of_function_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.function}"


class SchemeMatch(models.Model):
    """A word of ours, a function or an activity by its code, and the word of another scheme that it is near to."""

    word = models.CharField(_("our word"), max_length=60)
    scheme = models.CharField(_("other scheme"), max_length=20)
    concept = models.CharField(_("its word"), max_length=40)
    how = models.CharField(_("how near"), max_length=6, choices=Match.choices, default=Match.CLOSE)

    PRIVACY = privacy.fields(none="id word scheme concept how")

    class Meta:
        verbose_name = _("match with another scheme")
        verbose_name_plural = _("matches with other schemes")
        ordering = ("word", "scheme", "concept")
        constraints = (
            models.UniqueConstraint(fields=("word", "scheme", "concept"), name="match_once"),
            models.CheckConstraint(condition=Q(how__in=Match.values), name="match_how_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.word} {self.how} {self.scheme}:{self.concept}"
