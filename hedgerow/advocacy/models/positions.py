"""What groups agree to say of an issue, and who stands under it or sees it otherwise."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.advocacy.models.issues import Issue
from hedgerow.advocacy.types import Agreement, Shown, Stand, Told
from hedgerow.engines.voting.models import Poll
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation


class Position(models.Model):
    """What is said of an issue. `agreed_number` is the wording that was agreed last; a later one is a draft again.

    `network` is the ref of the network that agreed it, `network_name` what it was called; `decision` the ref of what it
    decided at a meeting; `poll` the vote that runs, or was the last. `dissent` is as the network wrote it down, and for our
    team: it may name somebody.
    """

    issue = models.OneToOneField(Issue, models.CASCADE, related_name="position", verbose_name=_("issue"))
    network = models.CharField(_("network (ref)"), max_length=80, blank=True)
    network_name = models.CharField(_("which network"), max_length=120, blank=True)
    agreed_number = models.PositiveSmallIntegerField(_("agreed wording"), null=True, blank=True)
    agreed_on = models.DateField(_("agreed"), null=True, blank=True)
    first_agreed_on = models.DateField(_("first agreed"), null=True, blank=True)
    how = models.CharField(_("how it was agreed"), max_length=7, choices=Agreement.choices, blank=True)
    decision = models.CharField(_("decision (ref)"), max_length=80, blank=True)
    poll = models.ForeignKey(Poll, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("vote"))
    dissent = models.TextField(_("who saw it otherwise, as the network wrote it down"), max_length=2000, blank=True)
    asked_at = models.DateTimeField(_("groups were asked"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id issue network network_name agreed_number agreed_on first_agreed_on how decision poll asked_at",
        personal="dissent",
    )

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=(Q(agreed_number__isnull=True, agreed_on__isnull=True) & Q(how=""))
                | (Q(agreed_number__isnull=False, agreed_on__isnull=False) & ~Q(how="")),
                name="position_agreed_says_how_and_when",
            ),
        )

    def __str__(self) -> str:
        return f"{self.issue_id}"

    @property
    def ref(self) -> Ref:
        return Ref("advocacy", "position", str(self.pk))


class Wording(models.Model):
    """One version of its text. What was written stays."""

    position = models.ForeignKey(Position, models.CASCADE, related_name="wordings", verbose_name=_("position"))
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.TextField(_("what we say"), max_length=4000)
    made_at = models.DateTimeField(_("written"), default=clock.now)
    made_by = models.BigIntegerField(_("written by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id position number made_at made_by", personal="text")

    class Meta:
        verbose_name = _("wording of a position")
        verbose_name_plural = _("wordings of positions")
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("position", "number"), name="position_wording_once"),
            models.CheckConstraint(condition=~Q(text=""), name="position_wording_says_something"),
        )

    def __str__(self) -> str:
        return self.text[:80]


class SignUp(models.Model):
    """What one group says of one wording, on the record: it signs it, or sees it otherwise and says why."""

    position = models.ForeignKey(Position, models.CASCADE, related_name="stands", verbose_name=_("position"))
    number = models.PositiveSmallIntegerField(_("of which wording"))
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+", verbose_name=_("which group"))
    stand = models.CharField(_("what it says"), max_length=8, choices=Stand.choices)
    reason = models.TextField(_("why"), max_length=2000, blank=True)
    shown = models.CharField(_("how it may be shown"), max_length=7, choices=Shown.choices, default=Shown.NAMED)
    told = models.CharField(_("where it said so"), max_length=5, choices=Told.choices, default=Told.TEAM)
    on = models.DateField(_("when"), default=clock.today)
    made_by = models.BigIntegerField(_("written down by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id position number organisation stand shown told on made_by", personal="reason")

    class Meta:
        verbose_name = _("stand on a position")
        verbose_name_plural = _("stands on positions")
        ordering = ("on", "id")
        constraints = (
            models.UniqueConstraint(fields=("position", "organisation"), name="stand_of_a_group_once"),
            models.CheckConstraint(condition=Q(stand__in=Stand.values), name="stand_is_known"),
            models.CheckConstraint(condition=~Q(stand="dissents") | ~Q(reason=""), name="dissent_says_why"),
        )

    def __str__(self) -> str:
        return f"{self.position_id} {self.stand}"

    @property
    def group(self) -> Organisation:
        """Who it is, after merges. Needs `organisation__merged_into` read beforehand."""
        return self.organisation.now
