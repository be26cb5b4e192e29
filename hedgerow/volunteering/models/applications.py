"""People who answered a role, or left a name to be called back."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.todo.models import Awaited
from hedgerow.kernel import privacy
from hedgerow.kernel.refs import Ref
from hedgerow.volunteering.models.roles import Role
from hedgerow.volunteering.types import Desk, Kind, Stage

OPEN_STAGES = (Stage.NEW, Stage.TALKING)


class Application(Awaited):
    """Somebody who would like to help. `role` is None for one who left a name to be called back.

    They have no account. `desk` is who answers; one who is under 18 comes to our own co-ordinator, with a parent's name and
    telephone in `parent`, and the group sees nothing of it until `passed_at`. `reason` is what they were told when it was
    not this time; `note` is for whoever answers. `key` is of the form, so that it is kept once. Once `erased_at`, nothing
    here says who it was.
    """

    key = models.UUIDField(_("key of the form"), unique=True, default=uuid4, editable=False)
    kind = models.CharField(_("what for"), max_length=4, choices=Kind.choices, default=Kind.ROLE)
    role = models.ForeignKey(
        Role, models.CASCADE, null=True, blank=True, related_name="applications", verbose_name=_("role")
    )
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    words = models.TextField(_("what they say"), max_length=1000, blank=True)
    free = models.CharField(_("when they are free"), max_length=200, blank=True)
    adult = models.BooleanField(_("18 or over"), default=True)
    parent = models.CharField(_("a parent, and how to reach them"), max_length=200, blank=True)
    desk = models.CharField(_("who answers"), max_length=5, choices=Desk.choices, default=Desk.GROUP)
    passed_at = models.DateTimeField(_("passed on to the group"), null=True, blank=True)
    stage = models.CharField(_("how far"), max_length=9, choices=Stage.choices, default=Stage.NEW)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.BigIntegerField(_("decided by (user id)"), null=True, blank=True)
    reason = models.TextField(_("what they were told"), max_length=1000, blank=True)
    note = models.TextField(_("note for whoever answers"), max_length=1000, blank=True)
    erased_at = models.DateTimeField(_("details erased"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id key kind role desk passed_at stage asked_at answer_by answered_at answered_by written_off_on decided_at "
        "decided_by erased_at",
        personal="name email phone words free adult parent reason note",
    )

    class Meta:
        verbose_name = _("volunteer’s application")
        verbose_name_plural = _("volunteers’ applications")
        ordering = ("-asked_at", "-id")
        indexes = (
            models.Index(fields=("role", "stage"), name="application_of_role"),
            models.Index(fields=("desk", "stage", "answer_by"), name="application_of_desk"),
            models.Index(fields=("answer_by",), condition=Q(answered_at__isnull=True), name="application_waiting"),
            models.Index(fields=("email",), condition=~Q(email=""), name="application_by_email"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="application_kind_is_known"),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="application_stage_is_known"),
            models.CheckConstraint(condition=Q(desk__in=Desk.values), name="application_desk_is_known"),
            models.CheckConstraint(
                condition=Q(kind=Kind.ROLE, role__isnull=False) | Q(kind=Kind.CALL, role__isnull=True, desk=Desk.OURS),
                name="application_has_its_role",
            ),
            # Nobody under 18 is shown to a group before our co-ordinator has passed them on.
            models.CheckConstraint(
                condition=Q(adult=True) | Q(desk=Desk.OURS) | Q(passed_at__isnull=False),
                name="application_young_ones_come_to_us",
            ),
            models.CheckConstraint(
                condition=~Q(name="") & (~Q(email="") | ~Q(phone="")) | Q(erased_at__isnull=False),
                name="application_can_be_answered",
            ),
            models.UniqueConstraint(
                fields=("role", "email"),
                condition=Q(stage__in=OPEN_STAGES) & ~Q(email=""),
                name="application_open_once",
            ),
        )

    def __str__(self) -> str:
        return self.name or str(self.pk)

    @property
    def ref(self) -> Ref:
        return Ref("volunteering", "application", str(self.pk))

    @property
    def is_open(self) -> bool:
        return self.stage in OPEN_STAGES
