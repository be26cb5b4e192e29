"""Agreements by which somebody pays for our own work. Money is whole pence."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.agreements.types import Every
from hedgerow.charter.types import Function
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.ledger.models import Payer
from hedgerow.organisations.models import Organisation


class Agreement(models.Model):
    """A grant or contract that pays for our own work. It hangs from the `Payer` that entries of work point at, which
    keeps its name, code, funder and days.

    `owner` answers for it in our team. Where it ended early, `ended_on` is that day, and `planned_ends` when it was to
    end: its budgets are spread over the days that were planned.
    """

    payer = models.OneToOneField(Payer, models.PROTECT, related_name="agreement", verbose_name=_("who pays"))
    pence = models.BigIntegerField(_("how much in all"))
    purpose = models.TextField(_("what it is for"), max_length=2000, blank=True)
    reference = models.CharField(_("their reference"), max_length=80, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("owner")
    )
    ended_on = models.DateField(_("ended early on"), null=True, blank=True)
    ended_why = models.CharField(_("why it ended early"), max_length=300, blank=True)
    planned_ends = models.DateField(_("was to end on"), null=True, blank=True)
    created_at = models.DateTimeField(_("added"), default=clock.now)
    created_by = models.BigIntegerField(_("added by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id payer pence purpose reference owner ended_on planned_ends created_at created_by",
        confidential="ended_why",
    )

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ("payer__name", "id")
        constraints = (
            models.CheckConstraint(condition=Q(pence__gt=0), name="agreement_is_about_money"),
            models.CheckConstraint(
                condition=Q(ended_on=None, planned_ends=None, ended_why="")
                | (Q(ended_on__isnull=False, planned_ends__isnull=False) & ~Q(ended_why="")),
                name="agreement_ended_early_says_why",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> Ref:
        return Ref("agreements", "agreement", str(self.pk))

    @property
    def title(self) -> str:
        return self.payer.name

    @property
    def code(self) -> str:
        return self.payer.code

    @property
    def body(self) -> Organisation | None:
        """The funder, where it is an organisation here."""
        return self.payer.organisation

    @property
    def starts(self) -> date | None:
        return self.payer.starts

    @property
    def ends(self) -> date | None:
        return self.payer.ends


class Budget(models.Model):
    """What an agreement pays for one function. What its budgets leave of the total is for all functions together."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="budgets", verbose_name=_("agreement"))
    function = models.CharField(_("function"), max_length=12, choices=Function.choices)
    pence = models.BigIntegerField(_("budget"))

    PRIVACY = privacy.fields(none="id agreement function pence")

    class Meta:
        verbose_name = _("budget")
        verbose_name_plural = _("budgets")
        ordering = ("agreement", "function")
        constraints = (
            models.UniqueConstraint(fields=("agreement", "function"), name="budget_of_a_function_once"),
            models.CheckConstraint(condition=Q(pence__gt=0), name="budget_is_something"),
            models.CheckConstraint(condition=Q(function__in=Function.values), name="budget_function_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.function}"


class Payment(models.Model):
    """Money that is due on a day, and when how much of it came. One that came in parts is several payments."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="payments", verbose_name=_("agreement"))
    due = models.DateField(_("due on"))
    pence = models.BigIntegerField(_("how much"))
    words = models.CharField(_("what for"), max_length=120, blank=True)
    paid_on = models.DateField(_("came on"), null=True, blank=True)
    paid_pence = models.BigIntegerField(_("how much came"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id agreement due pence words paid_on paid_pence")

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        ordering = ("due", "id")
        indexes = (models.Index(fields=("due",), condition=Q(paid_on=None), name="payment_not_paid"),)
        constraints = (
            models.CheckConstraint(condition=Q(pence__gt=0), name="payment_is_something"),
            models.CheckConstraint(
                condition=Q(paid_on=None, paid_pence=None) | Q(paid_on__isnull=False, paid_pence__gt=0),
                name="payment_came_with_its_amount",
            ),
        )

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.due}"


class Report(models.Model):
    """A report that the funder wants by a day, about the days from `since` to `until`. `sent_by` is a user's id."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="reports", verbose_name=_("agreement"))
    due = models.DateField(_("due on"))
    title = models.CharField(_("what they want"), max_length=120)
    since = models.DateField(_("about the days from"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    sent_on = models.DateField(_("sent on"), null=True, blank=True)
    sent_by = models.BigIntegerField(_("sent by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id agreement due title since until sent_on sent_by")

    class Meta:
        verbose_name = _("report due")
        verbose_name_plural = _("reports due")
        ordering = ("due", "id")
        indexes = (models.Index(fields=("due",), condition=Q(sent_on=None), name="report_not_sent"),)
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="report_says_what_they_want"),
            models.CheckConstraint(
                condition=Q(since=None, until=None) | Q(since__isnull=False, until__gte=models.F("since")),
                name="report_days_in_order",
            ),
        )

    def __str__(self) -> str:
        return self.title


class Target(models.Model):
    """What we promised to reach: an indicator by its code, how much of it, and in what time.

    `amount` is a whole number as the indicator counts: pence where it counts money. `words` are the funder's own.
    """

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="targets", verbose_name=_("agreement"))
    indicator = models.CharField(_("what is counted"), max_length=60)
    amount = models.BigIntegerField(_("how much"))
    every = models.CharField(_("for"), max_length=7, choices=Every.choices, default=Every.WHOLE)
    words = models.CharField(_("in their words"), max_length=300, blank=True)

    PRIVACY = privacy.fields(none="id agreement indicator amount every words")

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ("agreement", "id")
        constraints = (
            models.UniqueConstraint(fields=("agreement", "indicator", "every"), name="target_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="target_is_something"),
            models.CheckConstraint(condition=Q(every__in=Every.values), name="target_time_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.indicator}"
