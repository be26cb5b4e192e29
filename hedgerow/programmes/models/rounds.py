"""A grant scheme that we run, one opening of it, and under which identifiers our awards are published."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.programmes.types import Deciders, RoundState


class Programme(models.Model):
    """A grant scheme that we run with somebody's money. `payer_id` is the organisation identifier of whoever pays."""

    name = models.CharField(_("name"), max_length=150, unique=True)
    about = models.TextField(_("what it is for"), max_length=4000)
    payer = models.CharField(_("whose money it is"), max_length=200)
    payer_id = models.CharField(_("organisation identifier of who pays"), max_length=60, blank=True)
    contact = models.EmailField(_("where questions go"), blank=True)
    made_at = models.DateTimeField(_("added"), default=clock.now)
    made_by = models.BigIntegerField(_("added by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id name about payer payer_id contact made_at made_by")

    class Meta:
        verbose_name = _("grant programme")
        verbose_name_plural = _("grant programmes")
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(condition=~Q(name="") & ~Q(payer=""), name="programme_has_a_name_and_a_payer"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> Ref:
        return Ref("programmes", "programme", str(self.pk))


class Round(models.Model):
    """One opening of a programme. Money is whole pence.

    `closes_on` counts until its last second in London. `criteria` are those of `funding.types.criteria` as JSON, `form`
    the questions (`engines.questions`), `guide` what is scored (`types.Criterion`), each as JSON. A grant below `line_below`
    is reported on in one line, from `full_from` on in full. `fund` is the fund of ours by which groups find it, and `budget`
    the one whose result decides, where residents do.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="rounds", verbose_name=_("programme"))
    title = models.CharField(_("name"), max_length=150)
    about = models.TextField(_("what it is for"), max_length=4000)
    opens_on = models.DateField(_("opens on"))
    closes_on = models.DateField(_("last day"))
    decision_by = models.DateField(_("everybody is told by"))
    pot = models.BigIntegerField(_("how much there is"))
    least = models.BigIntegerField(_("smallest grant"))
    most = models.BigIntegerField(_("largest grant"))
    line_below = models.BigIntegerField(_("one line is enough below"), default=50_000)
    full_from = models.BigIntegerField(_("a full report from"), default=1_000_000)
    state = models.CharField(_("how far"), max_length=9, choices=RoundState.choices, default=RoundState.DRAFT)
    deciders = models.CharField(_("who decides"), max_length=9, choices=Deciders.choices, default=Deciders.PANEL)
    criteria = models.JSONField(_("who can get it"), default=list, blank=True)
    form = models.JSONField(_("what is asked"), default=list, blank=True)
    guide = models.JSONField(_("what is scored"), default=list, blank=True)
    fund = models.BigIntegerField(_("fund by which it is found (id)"), null=True, blank=True)
    budget = models.BigIntegerField(_("budget whose result decides (id)"), null=True, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("whose")
    )
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True)
    made_at = models.DateTimeField(_("added"), default=clock.now)
    made_by = models.BigIntegerField(_("added by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id programme title about opens_on closes_on decision_by pot least most line_below full_from state deciders "
        "criteria form guide fund budget owner opened_at made_at made_by"
    )

    class Meta:
        verbose_name = _("grant round")
        verbose_name_plural = _("grant rounds")
        ordering = ("-closes_on", "-id")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=RoundState.values), name="round_state_is_known"),
            models.CheckConstraint(condition=Q(deciders__in=Deciders.values), name="round_deciders_are_known"),
            models.CheckConstraint(
                condition=Q(opens_on__lte=F("closes_on"), closes_on__lt=F("decision_by")), name="round_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(least__gt=0, least__lte=F("most"), most__lte=F("pot")), name="round_sums_in_order"
            ),
            models.CheckConstraint(
                condition=Q(line_below__gte=0, line_below__lte=F("full_from")), name="round_reports_in_order"
            ),
            models.CheckConstraint(
                condition=Q(state=RoundState.DRAFT) | Q(opened_at__isnull=False), name="round_open_says_when"
            ),
            models.UniqueConstraint(fields=("programme", "title"), name="round_title_once"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> Ref:
        return Ref("programmes", "round", str(self.pk))

    @property
    def closes_at(self) -> datetime:
        """The first moment that is too late: midnight after the last day, in London."""
        return datetime.combine(self.closes_on + timedelta(days=1), time(), tzinfo=clock.LONDON)

    def takes(self, moment: datetime) -> bool:
        """Whether an application sent at a moment counts."""
        return self.state == RoundState.OPEN and self.opens_on <= clock.day_of(moment) and moment < self.closes_at


class Publisher(models.Model):
    """Under which identifiers our awards are published as 360Giving; one row. `prefix` is the one that 360Giving gave us."""

    one = models.BooleanField(_("the one"), default=True, unique=True)
    name = models.CharField(_("our name, as published"), max_length=200)
    org_id = models.CharField(_("our organisation identifier"), max_length=60)
    prefix = models.CharField(_("our 360Giving prefix"), max_length=60)
    changed_at = models.DateTimeField(_("changed"), default=clock.now)
    changed_by = models.BigIntegerField(_("changed by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id one name org_id prefix changed_at changed_by")

    class Meta:
        verbose_name = _("publisher of awards")
        verbose_name_plural = _("publisher of awards")
        constraints = (models.CheckConstraint(condition=Q(one=True), name="publisher_is_one"),)

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> Ref:
        return Ref("programmes", "publisher", str(self.pk))
