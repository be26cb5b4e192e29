"""Applications for membership."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.todo.models import Awaited
from hedgerow.kernel import privacy
from hedgerow.kernel.refs import Ref
from hedgerow.membership.models.kinds import Kind
from hedgerow.membership.models.spells import Spell
from hedgerow.membership.types import Came, State
from hedgerow.organisations.models import Organisation


class Application(Awaited):
    """A group asks to become a member. It is answered when somebody acknowledges it or decides about it.

    `organisation` is our record of the group, once it is known which one it is. `user` is who applied, if signed in.
    """

    group_name = models.CharField(_("name of the group"), max_length=250)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("which group")
    )
    kind = models.ForeignKey(Kind, models.PROTECT, related_name="applications", verbose_name=_("kind"))
    name = models.CharField(_("who applies"), max_length=160)
    email = models.EmailField(_("e-mail address"))
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    words = models.TextField(_("what they told us"), max_length=2000, blank=True)
    listed = models.BooleanField(_("agrees to stand in the public list of members"), default=False)
    came = models.CharField(_("how it came"), max_length=5, choices=Came.choices, default=Came.WEB)
    user = models.BigIntegerField(_("applied by (user id)"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.WAITING)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.BigIntegerField(_("decided by (user id)"), null=True, blank=True)
    reason = models.TextField(_("reason, as they read it"), max_length=1000, blank=True)
    spell = models.OneToOneField(
        Spell, models.SET_NULL, null=True, blank=True, related_name="application", verbose_name=_("membership")
    )
    erased_at = models.DateTimeField(_("who applied was erased"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id asked_at answer_by answered_at answered_by written_off_on group_name organisation kind listed came "
        "user state decided_at decided_by spell erased_at",
        personal="name email phone words reason",
    )

    class Meta:
        verbose_name = _("application for membership")
        verbose_name_plural = _("applications for membership")
        ordering = ("-asked_at", "-id")
        indexes = (
            models.Index(fields=("state", "answer_by"), name="application_by_state"),
            models.Index(fields=("email",), name="application_of_address"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(state__in=State.values), name="application_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=State.WAITING) | Q(decided_at__isnull=False), name="application_decided_on_a_day"
            ),
            models.UniqueConstraint(
                fields=("organisation",), condition=Q(state=State.WAITING), name="application_once_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return self.group_name

    @property
    def ref(self) -> Ref:
        return Ref("membership", "application", str(self.pk))
