"""Words by which organisations are found."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.finding.models import Part, Word
from hedgerow.kernel import privacy
from hedgerow.organisations.models.records import Organisation


class FoundBy(Word):
    """A word by which an organisation is found: of its names, numbers and postcode, lower case and without accents."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="found_by", db_index=False, verbose_name=_("organisation")
    )

    PRIVACY = privacy.fields(none="id organisation word")

    class Meta:
        verbose_name = _("word that finds it")
        verbose_name_plural = _("words that find it")
        indexes = (models.Index(fields=("organisation", "word"), name="found_by_organisation"),)
        constraints = (models.UniqueConstraint(fields=("word", "organisation"), name="found_by_once"),)


class WordPart(Part):
    """A beginning ("^foo") or three letters ("ood") of a word, so that half a word or a misspelt one finds it.

    Words stay here when no organisation uses them any more: they then lead nowhere.
    """

    PRIVACY = privacy.fields(none="id part word")

    class Meta:
        verbose_name = _("part of a word")
        verbose_name_plural = _("parts of words")
        constraints = (models.UniqueConstraint(fields=("part", "word"), name="word_part_once"),)
