"""Words encrypted at rest.

It protects a copy of the database that leaves without the installation's secret key: a dump sent by mail, a stolen
backup of the database alone. It does not protect against whoever has the server, its key or a reader's sign-in.

Fernet (AES-128-CBC with HMAC-SHA256) under a key derived by HKDF-SHA256 from the secret key (RFC 5869). The first of
several secrets seals; all of them open, so that a new secret key can be brought in beside the former one.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

PURPOSE = b"hedgerow.people.confidential.1"
KEY_BYTES = 32


class CannotOpen(Exception):
    """None of the secret keys at hand opens it."""


def seal(words: Mapping[str, str], secrets: Sequence[str]) -> str:
    """Words by name as one encrypted text, under the first secret."""
    return _box(secrets).encrypt(json.dumps(dict(words)).encode()).decode()


def unseal(sealed: str, secrets: Sequence[str]) -> dict[str, str]:
    """The words again; none where nothing was sealed. Raises CannotOpen where no secret fits."""
    if not sealed:
        return {}
    try:
        opened: dict[str, str] = json.loads(_box(secrets).decrypt(sealed.encode()))
    except InvalidToken:
        raise CannotOpen from None
    return opened


def is_current(sealed: str, secrets: Sequence[str]) -> bool:
    """Whether the first secret alone opens it: what is not current is to be sealed anew."""
    try:
        unseal(sealed, secrets[:1])
    except CannotOpen:
        return False
    return True


def _box(secrets: Sequence[str]) -> MultiFernet:
    return MultiFernet([Fernet(_key(secret)) for secret in secrets])


def _key(secret: str) -> bytes:
    derived = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=PURPOSE).derive(secret.encode())
    return base64.urlsafe_b64encode(derived)
