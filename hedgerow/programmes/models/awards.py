"""What is decided of an application, paid, told afterwards, and given back. Money is whole pence."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.programmes.models.applications import Application
from hedgerow.programmes.types import Outcome, ReportKind


class Decision(models.Model):
    """What was decided of an application, why, and what the group was told.

    An award is offered with the letter that tells of it (`told_at`), and is theirs when they accept it."""

    application = models.OneToOneField(
        Application, models.PROTECT, related_name="decision", verbose_name=_("application")
    )
    outcome = models.CharField(_("decided"), max_length=7, choices=Outcome.choices)
    pence = models.BigIntegerField(_("awarded"), null=True, blank=True)
    reasons = models.TextField(_("why"), max_length=4000)
    feedback = models.TextField(_("what the group is told"), max_length=4000)
    conditions = models.TextField(_("on what conditions"), max_length=2000, blank=True)
    decided_on = models.DateField(_("decided on"), default=clock.today)
    decided_by = models.BigIntegerField(_("decided by (user id)"), null=True, blank=True)
    told_at = models.DateTimeField(_("the group was told"), null=True, blank=True)
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    accepted_by = models.BigIntegerField(_("accepted by (user id)"), null=True, blank=True)
    accepted_as = models.CharField(_("name and role of who accepted"), max_length=150, blank=True)
    declined_at = models.DateTimeField(_("declined"), null=True, blank=True)
    shares_led_by = models.BooleanField(_("who leads the group may be published"), default=False)

    PRIVACY = privacy.fields(
        none="id application outcome pence decided_on decided_by told_at accepted_at accepted_by declined_at shares_led_by",
        confidential="reasons feedback conditions",
        personal="accepted_as",
    )

    class Meta:
        verbose_name = _("decision on an application")
        verbose_name_plural = _("decisions on applications")
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="decision_outcome_is_known"),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.AWARDED, pence__gt=0) | Q(outcome=Outcome.REFUSED, pence__isnull=True),
                name="decision_award_has_a_sum",
            ),
            models.CheckConstraint(condition=~Q(reasons="") & ~Q(feedback=""), name="decision_says_why"),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True)
                | Q(outcome=Outcome.AWARDED, told_at__isnull=False, declined_at__isnull=True),
                name="decision_accepted_was_offered",
            ),
        )

    def __str__(self) -> str:
        return f"decision {self.pk}"

    @property
    def ref(self) -> Ref:
        return Ref("programmes", "decision", str(self.pk))


class Payment(models.Model):
    """Part of an award, to be paid on a day or paid. `reference` is that of the bank's transfer; no account is kept."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="payments", verbose_name=_("award"))
    pence = models.BigIntegerField(_("how much"))
    due_on = models.DateField(_("to be paid on"))
    condition = models.CharField(_("what has to be there first"), max_length=200, blank=True)
    paid_on = models.DateField(_("paid on"), null=True, blank=True)
    reference = models.CharField(_("reference"), max_length=60, blank=True)
    paid_by = models.BigIntegerField(_("written down by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id decision pence due_on condition paid_on reference paid_by")

    class Meta:
        verbose_name = _("payment of a grant")
        verbose_name_plural = _("payments of grants")
        ordering = ("due_on", "id")
        constraints = (models.CheckConstraint(condition=Q(pence__gt=0), name="payment_is_money"),)

    def __str__(self) -> str:
        return f"payment {self.pk}"

    @property
    def ref(self) -> Ref:
        return Ref("programmes", "payment", str(self.pk))


class Report(models.Model):
    """What a group tells of a grant, by a day. `spent` is asked of a full report alone."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="reports", verbose_name=_("award"))
    kind = models.CharField(_("how much"), max_length=5, choices=ReportKind.choices)
    due_on = models.DateField(_("by"))
    words = models.TextField(_("what was done, and what changed"), max_length=8000, blank=True)
    people = models.PositiveIntegerField(_("how many people took part"), null=True, blank=True)
    spent = models.BigIntegerField(_("spent"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent in"), null=True, blank=True)
    sent_by = models.BigIntegerField(_("sent in by (user id)"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    read_at = models.DateTimeField(_("read by us"), null=True, blank=True)
    read_by = models.BigIntegerField(_("read by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id decision kind due_on people spent sent_at sent_by reminded_at read_at read_by", personal="words"
    )

    class Meta:
        verbose_name = _("report on a grant")
        verbose_name_plural = _("reports on grants")
        ordering = ("due_on", "id")
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=ReportKind.values), name="grant_report_kind_is_known"),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | ~Q(words=""), name="grant_report_sent_says_something"
            ),
            models.CheckConstraint(
                condition=Q(read_at__isnull=True) | Q(sent_at__isnull=False), name="grant_report_read_was_sent"
            ),
        )

    def __str__(self) -> str:
        return f"report {self.pk}"

    @property
    def ref(self) -> Ref:
        return Ref("programmes", "report", str(self.pk))


class Return(models.Model):
    """Money of a grant that was not spent, and came back."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="returns", verbose_name=_("award"))
    pence = models.BigIntegerField(_("how much"))
    on = models.DateField(_("came back on"))
    why = models.CharField(_("why"), max_length=300, blank=True)
    key = models.UUIDField(_("key of the form"), unique=True, null=True, editable=False)
    made_by = models.BigIntegerField(_("written down by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id decision pence on why key made_by")

    class Meta:
        verbose_name = _("money that came back")
        verbose_name_plural = _("money that came back")
        ordering = ("on", "id")
        constraints = (models.CheckConstraint(condition=Q(pence__gt=0), name="return_is_money"),)

    def __str__(self) -> str:
        return f"return {self.pk}"

    @property
    def ref(self) -> Ref:
        return Ref("programmes", "return", str(self.pk))
