"""A budget that residents decide, and the projects they choose among."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation
from hedgerow.participation.types import Rule, Stage, Standing


class Budget(models.Model):
    """Money that residents share out. Its rule is frozen at `announced_at`, before anybody can propose or vote.

    `pence` is the whole sum. `most_pence` is what one project may cost, `most_each` how many projects one voter may
    choose. `voters` and `counted` (lines of `types.Line`, in the order of the count) are set when it is decided.
    """

    title = models.CharField(_("name"), max_length=120)
    about = models.TextField(_("what it is for"), max_length=4000)
    pence = models.PositiveBigIntegerField(_("how much there is (pence)"))
    rule = models.CharField(_("how votes are counted"), max_length=10, choices=Rule.choices, default=Rule.GREEDY)
    area = models.CharField(_("area code"), max_length=12, blank=True)
    most_pence = models.PositiveBigIntegerField(_("most for one project (pence)"), null=True, blank=True)
    most_each = models.PositiveSmallIntegerField(_("most projects on one ballot"), null=True, blank=True)
    proposals_until = models.DateField(_("projects until"))
    voting_from = models.DateField(_("votes from"))
    voting_until = models.DateField(_("votes until"))
    results_by = models.DateField(_("results by"))
    stage = models.CharField(_("how far"), max_length=9, choices=Stage.choices, default=Stage.DRAFT)
    announced_at = models.DateTimeField(_("announced, and the rule frozen"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    voters = models.PositiveIntegerField(_("people who voted"), null=True, blank=True)
    counted = models.JSONField(_("the count"), default=list, blank=True)
    stopped_why = models.TextField(_("why it was stopped"), max_length=1500, blank=True)
    overdue_on = models.DateField(_("written down as overdue"), null=True, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("whose")
    )
    made_at = models.DateTimeField(_("added"), default=clock.now)

    PRIVACY = privacy.fields(
        none="id title about pence rule area most_pence most_each proposals_until voting_from voting_until results_by "
        "stage announced_at decided_at voters counted stopped_why overdue_on owner made_at"
    )

    class Meta:
        verbose_name = _("budget that residents decide")
        verbose_name_plural = _("budgets that residents decide")
        ordering = ("-voting_until", "-id")
        constraints = (
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="budget_stage_is_known"),
            models.CheckConstraint(condition=Q(rule__in=Rule.values), name="budget_rule_is_known"),
            models.CheckConstraint(condition=Q(pence__gt=0), name="budget_holds_money"),
            models.CheckConstraint(
                condition=Q(
                    proposals_until__lt=F("voting_from"),
                    voting_from__lte=F("voting_until"),
                    voting_until__lt=F("results_by"),
                ),
                name="budget_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.DRAFT) | Q(announced_at__isnull=False), name="budget_is_announced_first"
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.DECIDED, decided_at__isnull=False, voters__isnull=False)
                | ~Q(stage=Stage.DECIDED) & Q(decided_at__isnull=True, voters__isnull=True),
                name="budget_decided_says_when",
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.STOPPED) & ~Q(stopped_why="") | ~Q(stage=Stage.STOPPED) & Q(stopped_why=""),
                name="budget_stopped_says_why",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> Ref:
        return Ref("participation", "budget", str(self.pk))

    def takes_projects(self, today: date) -> bool:
        """Whether a project may be proposed today."""
        return self.stage == Stage.PROPOSALS and today <= self.proposals_until

    def takes_votes(self, today: date) -> bool:
        """Whether somebody may vote today."""
        return self.stage == Stage.VOTING and self.voting_from <= today <= self.voting_until

    def is_overdue(self, today: date) -> bool:
        """Whether the promised day of the results has passed without them."""
        return self.stage in (Stage.PROPOSALS, Stage.VOTING) and self.results_by < today


class Project(models.Model):
    """Something to spend it on. `number` is its number on the ballot and in the files, counted within its budget.

    `organisation` is the group that would do it, and is granted the money. `email` is where its proposer is told.
    `votes` and `funded` are set when the budget is decided.
    """

    budget = models.ForeignKey(Budget, models.CASCADE, related_name="projects", verbose_name=_("budget"))
    number = models.PositiveIntegerField(_("number"))
    title = models.CharField(_("project in a line"), max_length=120)
    about = models.TextField(_("what would be done"), max_length=2000)
    pence = models.PositiveBigIntegerField(_("what it costs (pence)"))
    ward = models.CharField(_("ward"), max_length=12, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="budget_projects",
        verbose_name=_("group that would do it"),
    )
    email = models.EmailField(_("e-mail address to answer to"), blank=True)
    made_at = models.DateTimeField(_("proposed"), default=clock.now)
    made_by = models.BigIntegerField(_("proposed by (user id)"), null=True, blank=True)
    standing = models.CharField(_("how far"), max_length=7, choices=Standing.choices, default=Standing.WAITING)
    reason = models.TextField(_("why not on the ballot"), max_length=1500, blank=True)
    checked_at = models.DateTimeField(_("checked at"), null=True, blank=True)
    checked_by = models.BigIntegerField(_("checked by (user id)"), null=True, blank=True)
    votes = models.PositiveIntegerField(_("votes"), null=True, blank=True)
    funded = models.BooleanField(_("funded"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id budget number title about pence ward organisation made_at made_by standing reason checked_at checked_by "
        "votes funded",
        personal="email",
    )

    class Meta:
        verbose_name = _("project of a budget")
        verbose_name_plural = _("projects of budgets")
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("budget", "number"), name="project_number_once"),
            models.CheckConstraint(condition=Q(pence__gt=0), name="project_costs_money"),
            models.CheckConstraint(condition=Q(standing__in=Standing.values), name="project_standing_is_known"),
            models.CheckConstraint(condition=~Q(standing=Standing.OUT) | ~Q(reason=""), name="project_out_says_why"),
            models.CheckConstraint(
                condition=Q(funded__isnull=True) | Q(standing=Standing.IN, votes__isnull=False),
                name="project_counted_was_on_the_ballot",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> Ref:
        return Ref("participation", "project", str(self.pk))
