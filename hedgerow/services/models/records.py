"""Services of groups: one record each, which every directory can show."""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.lifecycle.models import Lifecycle, lifecycle_constraints
from hedgerow.engines.lifecycle.types import State
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation
from hedgerow.services.types import Taking, Way

OLDEST = 120
#: what a group says of a service in its own fields
FACTS = frozenset({
    "name", "description", "eligibility", "age_from", "age_to", "way", "way_words", "taking", "reply_days", "phone",
    "email", "web", "online", "outreach", "hours_words", "free", "access_words", "ends_on",
})  # fmt: skip


class Service(Lifecycle):
    """What a group does for people.

    `phone`, `email` and `web` are shown to everybody: those of the service, never somebody's own. `reply_days` is about
    how many days until somebody has an answer; `taking_on` the day on which it was last said whether it takes people.
    `outside_id` and `source` say which record of whose feed it came from; `changed_at` moves with every change that a
    reader of our own feed would see. `answer` is why the last check by our team sent it back.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="services", verbose_name=_("group"))
    name = models.CharField(_("name"), max_length=160)
    description = models.TextField(_("what it does for people"), max_length=6000, blank=True)
    eligibility = models.TextField(_("who it is for"), max_length=1000, blank=True)
    age_from = models.PositiveSmallIntegerField(
        _("from what age"), null=True, blank=True, validators=(MaxValueValidator(OLDEST),)
    )
    age_to = models.PositiveSmallIntegerField(
        _("up to what age"), null=True, blank=True, validators=(MaxValueValidator(OLDEST),)
    )
    way = models.CharField(_("how to come to it"), max_length=8, choices=Way.choices, blank=True)
    way_words = models.CharField(_("how to be referred"), max_length=500, blank=True)
    taking = models.CharField(_("can it take people now"), max_length=7, choices=Taking.choices, blank=True)
    reply_days = models.PositiveSmallIntegerField(
        _("about how many days until an answer"), null=True, blank=True, validators=(MaxValueValidator(365),)
    )
    taking_on = models.DateField(_("said on"), null=True, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    web = models.URLField(_("web page"), max_length=300, blank=True)
    online = models.BooleanField(_("online or by telephone"), default=False)
    outreach = models.BooleanField(_("comes to people"), default=False)
    hours_words = models.CharField(_("when, in words"), max_length=300, blank=True)
    free = models.BooleanField(_("free"), null=True, blank=True)
    access_words = models.CharField(_("access, in words"), max_length=500, blank=True)
    answer = models.TextField(_("why it was sent back"), max_length=1000, blank=True)
    opened_at = models.DateTimeField(_("first shown"), null=True, blank=True)
    made_at = models.DateTimeField(_("added"), default=clock.now)
    made_by = models.BigIntegerField(_("added by (user id)"), null=True, blank=True)
    changed_at = models.DateTimeField(_("changed"), default=clock.now)
    outside_id = models.CharField(_("its id in the feed it came from"), max_length=80, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    licence = models.CharField(_("licence of the source"), max_length=20, blank=True)

    PRIVACY = privacy.fields(
        none="id state ends_on closed_at closed_why organisation name description eligibility age_from age_to way "
        "way_words taking reply_days taking_on web online outreach hours_words free access_words answer opened_at "
        "made_at made_by changed_at outside_id source licence",
        # The telephone of a small group's service is often somebody's own, given to be shown.
        personal="phone email",
    )

    class Meta:
        verbose_name = _("service")
        verbose_name_plural = _("services")
        ordering = ("name", "id")
        indexes = (
            models.Index(fields=("state", "name", "id"), name="service_by_name"),
            models.Index(fields=("organisation", "state"), name="service_of_group"),
            models.Index(fields=("state", "changed_at"), name="service_changed"),
            models.Index(fields=("outside_id",), condition=~Q(outside_id=""), name="service_from_outside"),
        )
        constraints = (
            *lifecycle_constraints("service"),
            models.CheckConstraint(condition=~Q(name=""), name="service_has_a_name"),
            models.CheckConstraint(condition=Q(way__in=Way.values), name="service_way_is_known"),
            models.CheckConstraint(condition=Q(taking__in=Taking.values), name="service_taking_is_known"),
            models.CheckConstraint(
                condition=Q(age_from__isnull=True) | Q(age_to__isnull=True) | Q(age_from__lte=F("age_to")),
                name="service_ages_in_order",
            ),
            models.CheckConstraint(condition=~Q(state=State.LIVE) | ~Q(description=""), name="service_open_says_what"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> Ref:
        return Ref("services", "service", str(self.pk))

    @property
    def is_open(self) -> bool:
        return self.state == State.LIVE
