"""Issues, positions, asks, changes and consultations."""

from hedgerow.advocacy.models.asks import Answer, Ask, Change, Consultation
from hedgerow.advocacy.models.issues import Issue, Voice
from hedgerow.advocacy.models.positions import Position, SignUp, Wording

__all__ = ["Answer", "Ask", "Change", "Consultation", "Issue", "Position", "SignUp", "Voice", "Wording"]
