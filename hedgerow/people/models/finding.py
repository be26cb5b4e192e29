"""Words by which people are found: parts of their names, their addresses and numbers."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.finding.models import Part, Word
from hedgerow.kernel import privacy
from hedgerow.people.models.contacts import Contact


class FoundBy(Word):
    """A word by which a contact is found. It goes with the contact."""

    contact = models.ForeignKey(
        Contact, models.CASCADE, related_name="found_by", db_index=False, verbose_name=_("contact")
    )

    PRIVACY = privacy.fields(none="id", personal="contact word", person="contact")

    class Meta:
        verbose_name = _("word that finds a contact")
        verbose_name_plural = _("words that find contacts")
        indexes = (models.Index(fields=("contact", "word"), name="contact_found_by_contact"),)
        constraints = (models.UniqueConstraint(fields=("word", "contact"), name="contact_found_by_once"),)


class WordPart(Part):
    """A beginning or three letters of a word of names. Words that nobody has any more are removed."""

    PRIVACY = privacy.fields(none="id part", personal="word")

    class Meta:
        verbose_name = _("part of a word of names")
        verbose_name_plural = _("parts of words of names")
        constraints = (models.UniqueConstraint(fields=("part", "word"), name="contact_word_part_once"),)
