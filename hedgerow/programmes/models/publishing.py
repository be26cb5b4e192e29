"""Which rounds' awards are published."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.programmes.models.rounds import Round


class Publication(models.Model):
    """The awards of a round are among those that everybody can take (360Giving); one that is accepted later joins them."""

    round = models.OneToOneField(Round, models.CASCADE, related_name="publication", verbose_name=_("round"))
    published_at = models.DateTimeField(_("published"), default=clock.now)
    published_by = models.BigIntegerField(_("published by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id round published_at published_by")

    class Meta:
        verbose_name = _("publication of awards")
        verbose_name_plural = _("publications of awards")

    def __str__(self) -> str:
        return f"publication {self.pk}"

    @property
    def ref(self) -> Ref:
        return Ref("programmes", "publication", str(self.pk))
