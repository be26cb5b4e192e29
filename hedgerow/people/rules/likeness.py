"""How alike two contacts are, and which of many are worth comparing.

Sharing an address, a telephone or an e-mail address makes nobody the same person: families and groups share them. The
names must be alike too. A like name alone is not enough either, unless nothing known tells the two apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from hedgerow.kernel.pairing import Blocks
from hedgerow.people.types import Alike, Somebody

TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "rev", "revd", "cllr", "councillor", "sir", "dame", "prof"})
# A name with one of these is another person than the one without.
GENERATIONS = frozenset({"jr", "junior", "sr", "senior", "snr", "jnr", "ii", "iii"})
#: first names that are the same person's, in each row
SHORT_FORMS = (
    "abigail abi abbie", "alexander alexandra alex sandy sasha", "alfred alf alfie", "andrew andy drew", "anthony tony",
    "barbara barb", "benjamin ben", "catherine katherine kathryn cath kath kate katie cathy kathy",
    "charles charlie chas", "christine christina chris tina", "christopher chris", "daniel dan danny", "david dave",
    "deborah debbie deb", "dorothy dot dottie", "edward ed eddie ted", "elizabeth liz lizzie beth betty libby eliza",
    "frances fran", "francis frank", "frederick fred freddie", "geoffrey geoff jeff jeffrey", "gillian jill gill",
    "gwendolyn gwen", "harold harry", "henry harry hal", "jacqueline jackie jacqui", "james jim jimmy jamie",
    "janet jan", "jennifer jen jenny", "jessica jess", "joanna joanne jo", "john jack johnny jon", "jonathan jon",
    "joseph joe", "joshua josh", "judith judy", "kenneth ken", "lawrence laurence larry", "leonard len",
    "margaret maggie meg peggy marge", "matthew matt", "michael mike mick", "mohammed mohammad muhammad mohamed",
    "nicholas nick", "nicola nicky nikki", "pamela pam", "patricia pat trish tricia", "patrick pat paddy", "peter pete",
    "philip phillip phil", "rebecca becky becca", "richard rick dick rich", "robert bob rob bobby bert", "ronald ron",
    "samuel sam", "samantha sam", "stephen steven steve", "stephanie steph", "susan sue susie suzanne", "terence terry",
    "theresa teresa terry tess", "thomas tom tommy", "timothy tim", "valerie val", "victoria vicky vicki tori",
    "vincent vince", "william bill will billy liam",
)  # fmt: skip
LIKE_SURNAME, SAME_REST = 82, 88
LONGEST_BLOCK = 40


def _forms() -> dict[str, frozenset[int]]:
    rows: dict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(SHORT_FORMS):
        for name in row.split():
            rows[name].add(number)
    return {name: frozenset(numbers) for name, numbers in rows.items()}


FORMS = _forms()


def words_of_name(words: Sequence[str]) -> tuple[str, ...]:
    """The plain words of a name as they are compared: without titles."""
    told = tuple(word for word in words if word not in TITLES)
    return told or tuple(words)


def same_name(one: Sequence[str], other: Sequence[str]) -> int:
    """How alike two names are, 0 to 100: 100 is the same words, in whatever order.

    First names may be short forms, initials or misspelt; a surname may be misspelt. Another generation is nobody's
    misspelling.
    """
    if set(one) & GENERATIONS != set(other) & GENERATIONS:
        return 0
    if sorted(one) == sorted(other):
        return 100
    if len(one) < 2 or len(other) < 2:
        return 0
    return max(_alike(one, other), _alike(_turned(one), other) - 2, _alike(one, _turned(other)) - 2, 0)


def _turned(name: Sequence[str]) -> Sequence[str]:
    """ "okafor jo" for "jo okafor"."""
    return (*name[1:], name[0])


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    last = 100 if one[-1] == other[-1] else _misspelt(one[-1], other[-1])
    first = _first(one[0], other[0])
    return min(first, last) if first and last else 0


def _misspelt(one: str, other: str) -> int:
    """How likely two words are one that was misspelt, or 0."""
    if min(len(one), len(other)) < 4 or DamerauLevenshtein.distance(one, other, score_cutoff=2) > 2:
        return 0
    alike = round(fuzz.ratio(one, other))
    return alike if alike >= LIKE_SURNAME else 0


def _first(one: str, other: str) -> int:
    if one == other:
        return 100
    if FORMS.get(one, frozenset()) & FORMS.get(other, frozenset()):
        return 95
    if len(one) == 1 or len(other) == 1:
        return 90 if one[0] == other[0] else 0
    return _misspelt(one, other)


def alike(one: Somebody, other: Somebody) -> tuple[int, Alike] | None:
    """How alike two contacts are (1 to 100) and why, or None where they are not."""
    name = same_name(one.name, other.name)
    if not name:
        return None
    for reason, bonus, shared in (
        (Alike.EMAIL, 0, one.email and one.email == other.email),
        (Alike.PHONE, 2, one.phone and one.phone == other.phone),
        (Alike.PLACE, 5, one.postcode and one.postcode == other.postcode),
        (Alike.GROUP, 8, one.organisations & other.organisations),
    ):
        if shared:
            return max(name - bonus, 1), reason
    return (60, Alike.NAME) if name == 100 and _nothing_between(one, other) else None


def _nothing_between(one: Somebody, other: Somebody) -> bool:
    """Whether one of two namesakes says nothing that could tell them apart."""
    told = [bool(each.email or each.phone or each.postcode or each.organisations) for each in (one, other)]
    return len(one.name) > 1 and not all(told)


def blocks_of(somebody: Somebody) -> set[str]:
    """The blocks in which a contact is compared: each joins something shared with how a word of the name begins, so that
    a whole street or a whole office makes no block of its own."""
    begins = {word[:1] for word in somebody.name}
    shared = [
        f"{kind} {value}"
        for kind, value in (("mail", somebody.email), ("phone", somebody.phone), ("place", somebody.postcode))
        if value
    ]
    shared += [f"group {pk}" for pk in somebody.organisations]
    return {f"{each} {letter}" for each in shared for letter in begins} | {f"name {' '.join(sorted(somebody.name))}"}


BLOCKS = Blocks(blocks_of, LONGEST_BLOCK)
