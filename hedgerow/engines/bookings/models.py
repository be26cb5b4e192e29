"""Sittings of any kind, and who has a place in them."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.bookings.types import LIVE, Seat, State
from hedgerow.kernel import clock, ids, privacy
from hedgerow.kernel.refs import Ref


def new_key() -> str:
    """A key that no other booking has."""
    return str(ids.new_id())


class Sitting(models.Model):
    """A gathering at one time that people may book: a training date, a network's meeting, an event.

    `ref` is the record that made it (a course, a meeting), `series` the ref of what it is one of and by which it is
    followed (a network). `uid` names it for ever, in addresses and calendars; `sequence` grows with each change of
    time or place. `places` None: as many as come. Prices are whole pence, 0 for free. `marked_at`: when it was said who came.
    """

    uid = models.UUIDField(_("key"), unique=True, default=ids.new_id, editable=False)
    kind = models.CharField(_("kind"), max_length=60)
    ref = models.CharField(_("of what (ref)"), max_length=80)
    series = models.CharField(_("one of (ref)"), max_length=80, blank=True)
    title = models.CharField(_("title"), max_length=160)
    about = models.TextField(_("what it is about"), max_length=4000, blank=True)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    where = models.CharField(_("where"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=8, blank=True)
    online = models.CharField(_("how to join online"), max_length=300, blank=True)
    places = models.PositiveIntegerField(_("places"), null=True, blank=True)
    waiting_list = models.BooleanField(_("has a waiting list"), default=True)
    public = models.BooleanField(_("shown to everybody"), default=True)
    member_pence = models.PositiveIntegerField(_("price for members"), default=0)
    price_pence = models.PositiveIntegerField(_("price"), default=0)
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.OPEN)
    why = models.CharField(_("why it was cancelled"), max_length=300, blank=True)
    sequence = models.PositiveIntegerField(_("changes of time or place"), default=0)
    made_at = models.DateTimeField(_("added"), default=clock.now)
    made_by = models.BigIntegerField(_("added by (user id)"), null=True, blank=True)
    changed_at = models.DateTimeField(_("changed"), default=clock.now)
    marked_at = models.DateTimeField(_("attendance marked"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id uid kind ref series title about starts_at ends_at where postcode online places waiting_list public "
        "member_pence price_pence state why sequence made_at made_by changed_at marked_at"
    )

    class Meta:
        verbose_name = _("sitting")
        verbose_name_plural = _("sittings")
        ordering = ("starts_at", "id")
        indexes = (
            models.Index(fields=("starts_at", "id"), name="sitting_by_start"),
            models.Index(fields=("ref", "starts_at"), name="sitting_by_ref"),
            models.Index(fields=("series", "starts_at"), name="sitting_by_series"),
            models.Index(fields=("kind", "starts_at"), name="sitting_by_kind"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(state__in=State.values), name="sitting_state_is_known"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="sitting_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(places__isnull=True) | Q(places__gt=0), name="sitting_has_places"),
            models.CheckConstraint(condition=~Q(title=""), name="sitting_has_a_title"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def own_ref(self) -> Ref:
        return Ref("bookings", "sitting", str(self.pk))

    @property
    def free(self) -> bool:
        """Whether nobody pays."""
        return not self.price_pence and not self.member_pence

    def is_past(self, now: datetime) -> bool:
        return self.ends_at <= now

    @property
    def length(self) -> timedelta:
        return self.ends_at - self.starts_at


class Booking(models.Model):
    """One person's place in a sitting, or on its waiting list. No account: their address is all that is needed.

    `key` is what the same booking sent twice has in common. `contact_ref` and `group_ref` where we know who they are.
    `pence` is what it costs them, as it was said when they booked. What they need is emptied soon after the day.
    """

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="bookings", verbose_name=_("sitting"))
    key = models.CharField(_("key"), max_length=64, unique=True, default=new_key)
    name = models.CharField(_("name"), max_length=160, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    contact_ref = models.CharField(_("who (ref)"), max_length=80, blank=True)
    group_ref = models.CharField(_("group (ref)"), max_length=80, blank=True)
    group_name = models.CharField(_("group"), max_length=200, blank=True)
    needs = models.CharField(_("what they need to take part"), max_length=500, blank=True)
    remember = models.BooleanField(_("asked us to remember what they need"), default=False)
    pence = models.PositiveIntegerField(_("price"), default=0)
    state = models.CharField(_("how it stands"), max_length=9, choices=Seat.choices, default=Seat.BOOKED)
    asked_at = models.DateTimeField(_("booked"), default=clock.now)
    made_by = models.BigIntegerField(_("booked by (user id)"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)
    reminded_for = models.DateField(_("reminded of the day"), null=True, blank=True)
    erased_at = models.DateTimeField(_("details removed"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id sitting key group_ref pence state asked_at made_by cancelled_at reminded_for erased_at remember",
        personal="name email phone contact_ref group_name",
        special="needs",
    )

    class Meta:
        verbose_name = _("booking")
        verbose_name_plural = _("bookings")
        ordering = ("asked_at", "id")
        indexes = (
            models.Index(fields=("sitting", "state", "asked_at"), name="booking_of_sitting"),
            models.Index(fields=("email",), name="booking_of_address"),
            models.Index(fields=("group_ref",), name="booking_of_group"),
            models.Index(fields=("contact_ref",), name="booking_of_contact"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("sitting", "email"),
                condition=Q(state__in=LIVE) & ~Q(email=""),
                name="booking_once_for_an_address",
            ),
            models.CheckConstraint(condition=Q(state__in=Seat.values), name="booking_state_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.sitting_id} {self.pk}"

    @property
    def ref(self) -> Ref:
        return Ref("bookings", "booking", str(self.pk))

    @property
    def live(self) -> bool:
        """Whether somebody still wants to come."""
        return self.state in LIVE


def uid_of(sitting: Sitting, host: str) -> str:
    """What a calendar knows a sitting by, for ever."""
    held: UUID = sitting.uid
    return f"{held}@{host}"
