"""Funds, and the codes by which they are found."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.imports.types import Licence
from hedgerow.engines.lifecycle.models import Lifecycle, lifecycle_constraints
from hedgerow.funding.types import FundKind, Scheme
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.money import pounds
from hedgerow.kernel.refs import Ref


class Fund(Lifecycle):
    """A source of money, or of other help, open to groups. Money is whole pence.

    `title` says in our words what it is for; `own_title` is the funder's. `decider` is empty where whoever pays decides.
    Without `ends_on` it is open all the time. `criteria` are those of `types.criteria` as JSON (`rules.criteria.load`);
    `income_most` and the rows of `FundCode` are made from them, to be found by. `live_since` is when it was last opened.

    `costs` and `helps` are codes of CostKind and HelpKind; `stages` those of `rules.stages` as JSON. A local variant of a
    `national` fund says its `twist`; what it leaves empty holds what the national fund says (`rules.variants`). `owner`
    looks after it here, and is asked whether it is still right.
    """

    title = models.CharField(_("what it is for, in a line"), max_length=200)
    own_title = models.CharField(_("the funder’s own name for it"), max_length=200, blank=True)
    payer = models.CharField(_("who pays"), max_length=200)
    payer_id = models.CharField(_("identifier of who pays"), max_length=60, blank=True)
    decider = models.CharField(_("who decides, if somebody else"), max_length=200, blank=True)
    kind = models.CharField(_("what is given"), max_length=7, choices=FundKind.choices, default=FundKind.GRANT)
    summary = models.TextField(_("what it is for"), max_length=4000, blank=True)
    covers = models.TextField(_("what it pays for, and what not"), max_length=2000, blank=True)
    how = models.TextField(_("how to apply"), max_length=2000, blank=True)
    amount_min = models.BigIntegerField(_("smallest amount"), null=True, blank=True)
    amount_max = models.BigIntegerField(_("largest amount"), null=True, blank=True)
    opens_on = models.DateField(_("opens on"), null=True, blank=True)
    weeks_to_decide = models.PositiveSmallIntegerField(_("weeks until they decide"), null=True, blank=True)
    criteria = models.JSONField(_("who can get it"), default=list, blank=True)
    income_most = models.BigIntegerField(_("largest income a year"), null=True, blank=True)
    link = models.URLField(_("its page"), max_length=300, blank=True)
    source = models.CharField(_("where this is from"), max_length=200, blank=True)
    costs = models.JSONField(_("costs that it pays for"), default=list, blank=True)
    helps = models.JSONField(_("help that is not money"), default=list, blank=True)
    stages = models.JSONField(_("stages"), default=list, blank=True)
    national = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="variants",
        verbose_name=_("the national fund that this is a local variant of"),
    )  # fmt: skip
    twist = models.TextField(_("what is different here"), max_length=2000, blank=True)
    owner = models.BigIntegerField(_("looked after by (user id)"), null=True, blank=True)
    licence = models.CharField(_("licence"), max_length=20, choices=Licence.choices, default=Licence.OWN)
    live_since = models.DateTimeField(_("open to be seen since"), null=True, blank=True)
    created_at = models.DateTimeField(_("added"), default=clock.now)
    created_by = models.BigIntegerField(_("added by (user id)"), null=True, blank=True)
    updated_at = models.DateTimeField(_("changed"), default=clock.now)

    PRIVACY = privacy.fields(
        none="id state ends_on closed_at closed_why title own_title payer payer_id decider kind summary covers how "
        "amount_min amount_max opens_on weeks_to_decide criteria income_most link source licence live_since created_at "
        "created_by updated_at costs helps stages national twist owner"
    )

    class Meta:
        verbose_name = _("fund")
        verbose_name_plural = _("funds")
        ordering = ("title", "id")
        indexes = (models.Index(fields=("state", "ends_on", "id"), name="fund_by_state"),)
        constraints = (
            *lifecycle_constraints("fund"),
            models.CheckConstraint(condition=~Q(title="") & ~Q(payer=""), name="fund_has_a_title_and_a_payer"),
            models.CheckConstraint(condition=Q(kind__in=FundKind.values), name="fund_kind_is_known"),
            models.CheckConstraint(
                condition=Q(amount_min__isnull=True) | Q(amount_max__isnull=True) | Q(amount_min__lte=F("amount_max")),
                name="fund_amounts_in_order",
            ),
            models.CheckConstraint(
                condition=Q(opens_on__isnull=True) | Q(ends_on__isnull=True) | Q(opens_on__lte=F("ends_on")),
                name="fund_opens_before_it_ends",
            ),
            models.CheckConstraint(
                condition=Q(national__isnull=True) | ~Q(national=F("id")), name="fund_is_no_variant_of_itself"
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> Ref:
        return Ref("funding", "fund", str(self.pk))

    @property
    def amounts(self) -> str:
        """How much, in words: "£500 to £5,000"; "" where it is not known."""
        if self.amount_min is not None and self.amount_max is not None and self.amount_min != self.amount_max:
            return str(_("%(least)s to %(most)s")) % {
                "least": pounds(self.amount_min), "most": pounds(self.amount_max)
            }  # fmt: skip
        if self.amount_max is not None:
            return str(_("up to %(most)s")) % {"most": pounds(self.amount_max)}
        return str(_("%(least)s or more")) % {"least": pounds(self.amount_min)} if self.amount_min is not None else ""


class FundCode(models.Model):
    """A code of a fund's criteria, by which it is found. Made from them; a fund without one of a scheme is for all."""

    fund = models.ForeignKey(Fund, models.CASCADE, related_name="codes", verbose_name=_("fund"))
    scheme = models.CharField(_("scheme"), max_length=11, choices=Scheme.choices)
    code = models.CharField(_("code"), max_length=20)

    PRIVACY = privacy.fields(none="id fund scheme code")

    class Meta:
        verbose_name = _("code of a fund")
        verbose_name_plural = _("codes of funds")
        indexes = (models.Index(fields=("scheme", "code", "fund"), name="fund_by_code"),)
        constraints = (models.UniqueConstraint(fields=("fund", "scheme", "code"), name="fund_code_once"),)

    def __str__(self) -> str:
        return f"{self.scheme} {self.code}"
