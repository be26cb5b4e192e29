"""Networks, the groups that belong to them, and who speaks for each."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hedgerow.convening.types import Joining, Part, Seen, Standing
from hedgerow.engines.todo.models import Awaited
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation
from hedgerow.people.models import Contact


class Network(models.Model):
    """A standing gathering of groups. `quorum` is how many members must vote, or come, for a decision to stand.

    `convener` is the worker who looks after it: what is to be done for it stands among their to-dos.
    """

    name = models.CharField(_("name"), max_length=120, unique=True)
    purpose = models.TextField(_("what it is for"), max_length=2000)
    terms = models.TextField(_("how it works: its terms"), max_length=8000, blank=True)
    meets = models.CharField(_("when it meets"), max_length=160, blank=True)
    seen = models.CharField(_("who sees it"), max_length=6, choices=Seen.choices, default=Seen.OPEN)
    joining = models.CharField(_("how groups join"), max_length=7, choices=Joining.choices, default=Joining.OPEN)
    quorum = models.PositiveSmallIntegerField(_("members needed for a vote to stand"), null=True, blank=True)
    convener = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who looks after it"),
    )
    began_on = models.DateField(_("began"), default=clock.today)
    ended_on = models.DateField(_("ended"), null=True, blank=True)
    created_at = models.DateTimeField(_("added"), default=clock.now)
    created_by = models.BigIntegerField(_("added by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id name purpose terms meets seen joining quorum convener began_on ended_on created_at created_by"
    )

    class Meta:
        verbose_name = _("network")
        verbose_name_plural = _("networks")
        ordering = ("name", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(name=""), name="network_has_a_name"),
            models.CheckConstraint(condition=Q(seen__in=Seen.values), name="network_seen_is_known"),
            models.CheckConstraint(condition=Q(joining__in=Joining.values), name="network_joining_is_known"),
            models.CheckConstraint(
                condition=~Q(seen=Seen.HIDDEN, joining=Joining.OPEN), name="network_hidden_is_by_invitation"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("began_on")), name="network_in_order"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> Ref:
        return Ref("convening", "network", str(self.pk))


class Member(Awaited):
    """A group in a network, from the day it was taken in to the day it left (the first without it).

    One that asked is a row too: until somebody answers, and after a refusal. `shown`: it agreed to be named in public.
    An observer (a public body always is one) comes and is written to, and has no vote.
    """

    network = models.ForeignKey(Network, models.CASCADE, related_name="members", verbose_name=_("network"))
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="networks", verbose_name=_("group"))
    standing = models.CharField(_("how it stands"), max_length=7, choices=Standing.choices, default=Standing.ASKED)
    observer = models.BooleanField(_("observer, without a vote"), default=False)
    shown = models.BooleanField(_("may be named in public as belonging"), default=False)
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("to"), null=True, blank=True)
    why = models.TextField(_("why it wants to join"), max_length=1000, blank=True)
    answer = models.TextField(_("why not"), max_length=1000, blank=True)
    asked_by = models.BigIntegerField(_("asked by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id network organisation standing observer shown since until asked_at asked_by answer_by answered_at "
        "answered_by written_off_on",
        confidential="why answer",
    )

    class Meta:
        verbose_name = _("group in a network")
        verbose_name_plural = _("groups in networks")
        ordering = ("network", "id")
        indexes = (
            models.Index(fields=("organisation", "standing"), name="network_member_of"),
            models.Index(fields=("answer_by",), condition=Q(answered_at__isnull=True), name="network_member_waiting"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("network", "organisation"),
                condition=Q(standing__in=("asked", "member")),
                name="network_member_once",
            ),
            models.CheckConstraint(condition=Q(standing__in=Standing.values), name="network_member_standing_is_known"),
            models.CheckConstraint(
                condition=Q(standing__in=("asked", "refused"), since__isnull=True, until__isnull=True)
                | Q(standing="member", since__isnull=False, until__isnull=True)
                | Q(standing="left", since__isnull=False, until__isnull=False),
                name="network_member_has_its_days",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="network_member_in_order"
            ),
            models.CheckConstraint(
                condition=Q(standing="asked", answered_at__isnull=True)
                | (~Q(standing="asked") & Q(answered_at__isnull=False)),
                name="network_member_answered",
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation_id} in {self.network_id}"

    @property
    def ref(self) -> Ref:
        return Ref("convening", "member", str(self.pk))


class Speaking(models.Model):
    """Somebody speaks for a member in a network, from a day to a day (the first without them): delegate or deputy."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="speaking", verbose_name=_("for which member"))
    contact = models.ForeignKey(Contact, models.CASCADE, related_name="speaking", verbose_name=_("who"))
    part = models.CharField(_("as"), max_length=8, choices=Part.choices)
    since = models.DateField(_("from"), default=clock.today)
    until = models.DateField(_("to"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id", personal="member contact part since until", person="contact")

    class Meta:
        verbose_name = _("delegate or deputy")
        verbose_name_plural = _("delegates and deputies")
        ordering = ("part", "id")
        indexes = (models.Index(fields=("contact", "until"), name="speaking_of_contact"),)
        constraints = (
            models.UniqueConstraint(
                fields=("member", "part"), condition=Q(until__isnull=True), name="speaking_one_of_each"
            ),
            models.CheckConstraint(condition=Q(part__in=Part.values), name="speaking_part_is_known"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="speaking_in_order"
            ),
        )

    def __str__(self) -> str:
        return f"{self.contact_id} {self.part} of {self.member_id}"
