"""The pages of a vote."""

from hedgerow.engines.voting.presenters.ballot import ballot_page
from hedgerow.engines.voting.presenters.files import download

__all__ = ["ballot_page", "download"]
