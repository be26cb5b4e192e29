"""Meetings of networks, what is on their agendas, and what was written of each."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.convening.models.networks import Network
from hedgerow.convening.types import Minutes
from hedgerow.engines.bookings.models import Sitting
from hedgerow.kernel import clock, ids, privacy
from hedgerow.kernel.refs import Ref


class Meeting(models.Model):
    """One meeting of a network. When, where and who comes is its `sitting`, of the bookings engine.

    Its id is made before the row is, because the sitting names it. `quorate` says, once somebody has marked who came,
    whether the network's quorum was there (None: it has none).
    """

    id = models.UUIDField(_("id"), primary_key=True, default=ids.new_id, editable=False)
    network = models.ForeignKey(Network, models.CASCADE, related_name="meetings", verbose_name=_("network"))
    sitting = models.OneToOneField(
        Sitting, models.CASCADE, related_name="meeting", verbose_name=_("time, place and bookings")
    )
    minutes = models.CharField(_("minutes"), max_length=9, choices=Minutes.choices, default=Minutes.DRAFT)
    approved_at = models.DateTimeField(_("minutes approved"), null=True, blank=True)
    approved_by = models.BigIntegerField(_("approved by (user id)"), null=True, blank=True)
    published_at = models.DateTimeField(_("minutes published"), null=True, blank=True)
    marked_at = models.DateTimeField(_("attendance marked"), null=True, blank=True)
    quorate = models.BooleanField(_("enough members were there"), null=True, blank=True)
    called_at = models.DateTimeField(_("members last written to about it"), null=True, blank=True)
    letters = models.PositiveSmallIntegerField(_("times that members were written to"), default=0)
    created_at = models.DateTimeField(_("added"), default=clock.now)
    created_by = models.BigIntegerField(_("added by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id network sitting minutes approved_at approved_by published_at marked_at quorate called_at letters "
        "created_at created_by"
    )

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(condition=Q(minutes__in=Minutes.values), name="meeting_minutes_are_known"),
            models.CheckConstraint(
                condition=Q(minutes="draft", approved_at__isnull=True, published_at__isnull=True)
                | Q(minutes="approved", approved_at__isnull=False, published_at__isnull=True)
                | Q(minutes="published", approved_at__isnull=False, published_at__isnull=False),
                name="meeting_minutes_say_when",
            ),
        )

    def __str__(self) -> str:
        return f"meeting {self.pk}"

    @property
    def ref(self) -> Ref:
        return Ref("convening", "meeting", str(self.pk))


class Item(models.Model):
    """One thing on the agenda, in its order, and what was said of it. `length` is in minutes.

    `version` goes up each time the text is written, so that two who write at one moment cannot undo each other unseen.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items", verbose_name=_("meeting"))
    order = models.PositiveSmallIntegerField(_("order"))
    title = models.CharField(_("what"), max_length=160)
    lead = models.CharField(_("who leads it"), max_length=120, blank=True)
    length = models.PositiveSmallIntegerField(_("how long, in minutes"), null=True, blank=True)
    about = models.TextField(_("what it is about"), max_length=2000, blank=True)
    text = models.TextField(_("what was said"), max_length=20_000, blank=True)
    version = models.PositiveIntegerField(_("how often it was written"), default=0)
    written_at = models.DateTimeField(_("written"), null=True, blank=True)
    written_by = models.BigIntegerField(_("written by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id meeting order title length version written_at written_by", personal="lead about text"
    )

    class Meta:
        verbose_name = _("item of an agenda")
        verbose_name_plural = _("items of agendas")
        ordering = ("order", "id")
        indexes = (models.Index(fields=("meeting", "order"), name="agenda_in_order"),)
        constraints = (models.CheckConstraint(condition=~Q(title=""), name="agenda_item_says_what"),)

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> Ref:
        return Ref("convening", "item", str(self.pk))


class Wording(models.Model):
    """What stood in the minutes of an item before somebody wrote it anew: kept until long after they are approved."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="wordings", verbose_name=_("item"))
    version = models.PositiveIntegerField(_("which"))
    text = models.TextField(_("what stood there"))
    written_at = models.DateTimeField(_("written"), null=True, blank=True)
    written_by = models.BigIntegerField(_("written by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id item version written_at written_by", personal="text")

    class Meta:
        verbose_name = _("earlier wording of minutes")
        verbose_name_plural = _("earlier wordings of minutes")
        ordering = ("-version",)
        constraints = (models.UniqueConstraint(fields=("item", "version"), name="wording_once"),)

    def __str__(self) -> str:
        return f"{self.item_id} version {self.version}"
