"""A message as it came, read into what we need of it: who wrote to whom, when, which words, which files.

Messages of the real world break the rules in every way: a wrong or unknown alphabet, no date, no Message-ID, HTML only.
What can be read is read; what has no sender or is too large is refused with a sentence.
"""

from __future__ import annotations

import email
import email.errors
import email.header
import email.policy
import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from typing import Any, cast

from hedgerow.engines.mail.rules.plain import from_html, tidy
from hedgerow.engines.mail.types import Arrived, Attachment, Unreadable
from hedgerow.spine.errors import InputError

MOST_BYTES = 25 * 1024 * 1024
MOST_LETTERS = 20_000
MOST_READ = 60_000  # letters of a message that are looked at: longer ones are there to keep us busy
MOST_ATTACHMENTS = 20
ADDRESS = re.compile(r"[\w.+'&%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
#: a header that a mail program wrote into the words when it forwarded: From: Ann <ann@example.org>, > *To:* ...
FORWARDED = re.compile(r"^[> \t*_]*(?:from|to|cc|reply-to)[ \t]*:[*_]*[ \t]*(.{1,2000})$", re.IGNORECASE | re.MULTILINE)
WROTE = re.compile(r"^[> \t]*On .{4,80}?<([^<>\n]{1,64}@[^<>\n]{1,250})>[ \t]*wrote:", re.MULTILINE)
DELIVERED = ("Delivered-To", "X-Original-To", "X-Delivered-To", "Envelope-To", "X-Envelope-To")
RECEIVED_FOR = re.compile(r"\bfor\s+<?([^\s<>;]+@[^\s<>;]+)>?")


def key_of(raw: bytes) -> str:
    """What names a message for ever: its Message-ID, or its whole content where it has none. 64 hexadecimal digits."""
    head = re.split(rb"\r?\n\r?\n", raw[:100_000], maxsplit=1)[0]
    found = re.search(rb"^Message-ID:\s*(<[^>\r\n]{3,500}>)", head, re.IGNORECASE | re.MULTILINE)
    return hashlib.sha256(found[1].strip() if found else raw).hexdigest()


def read(raw: bytes) -> Arrived:
    """A message from its bytes. Raises InputError with a sentence for one that cannot be used at all."""
    if len(raw) > MOST_BYTES:
        raise InputError(str(Unreadable.LARGE.label))
    message = _parsed(raw)
    senders = _addresses(message, ("From", "Sender"))
    if not senders:
        raise InputError(str(Unreadable.SENDER.label))
    text, inner = _words(message)
    return Arrived(
        key=key_of(raw),
        sender=senders[0][1],
        sender_name=senders[0][0][:160],
        recipients=tuple(dict.fromkeys(_recipients(message))),
        mentioned=tuple(dict.fromkeys([*_mentioned(text), *inner])),
        subject=tidy(_header(message, "Subject")).replace("\n", " ")[:200],
        text=text[:MOST_LETTERS],
        sent_at=_moment(_header(message, "Date")),
        attachments=tuple(_attachments(message))[:MOST_ATTACHMENTS],
        results=tuple(_headers(message, "Authentication-Results")),
        is_automatic=_is_automatic(message),
    )


def _parsed(raw: bytes) -> Message:
    """Headers are read one by one later: a broken one must not make the others unreadable."""
    message = email.message_from_bytes(raw, policy=email.policy.compat32)
    if not message.keys():
        raise InputError(str(Unreadable.NOTHING.label))
    return message


def _headers(message: Message, name: str) -> list[str]:
    """Every header of a name, decoded; one that cannot be is left as far as it can."""
    found = []
    for value in message.get_all(name, []):
        try:
            found.append(str(email.header.make_header(email.header.decode_header(str(value)))))
        except (LookupError, UnicodeError, ValueError, email.errors.HeaderParseError):
            found.append(str(value).encode("ascii", "replace").decode())
    return [re.sub(r"\s*[\r\n]+\s*", " ", value) for value in found]


def _header(message: Message, name: str) -> str:
    return next(iter(_headers(message, name)), "")


def _addresses(message: Message, names: tuple[str, ...]) -> list[tuple[str, str]]:
    """Pairs of a name and an address in small letters."""
    raw = [re.sub(r"[\r\n]+", " ", str(value)) for name in names for value in message.get_all(name, [])]
    return [(_decoded(name), a.lower()) for name, a in _pairs(raw) if ADDRESS.fullmatch(a)]


def _pairs(raw: list[str]) -> list[tuple[str, str]]:
    """As Python's reader has them. It goes a step down for each bracket, some releases of it until they fall."""
    try:
        return getaddresses(raw)
    except RecursionError:
        return []


def _decoded(text: str) -> str:
    try:
        return tidy(str(email.header.make_header(email.header.decode_header(text))))
    except (LookupError, UnicodeError, ValueError, email.errors.HeaderParseError):
        return tidy(text.encode("ascii", "replace").decode())


def _recipients(message: Message) -> Iterator[str]:
    """Everybody it was sent to, as far as it says: a blind copy shows only where the server wrote it down."""
    yield from (address for _name, address in _addresses(message, ("To", "Cc", *DELIVERED)))
    for line in _headers(message, "Received"):
        yield from (found.lower() for found in RECEIVED_FOR.findall(line))


def _mentioned(text: str) -> Iterator[str]:
    """Addresses in the headers of what was forwarded or answered, as mail programs write them into the words."""
    for line in [*FORWARDED.findall(text), *WROTE.findall(text)]:
        yield from (found.lower() for found in ADDRESS.findall(line))


def _words(message: Message) -> tuple[str, list[str]]:
    """The words of a message, plain ones before HTML, and the addresses of messages that are attached whole."""
    plain, html, inner = [], [], []
    for part in _parts(message):
        kind = part.get_content_type()
        if kind == "message/rfc822":
            inner += [a for one in _whole(part) for _n, a in _addresses(one, ("From", "To", "Cc"))]
        elif _is_file(part):
            continue
        elif kind == "text/plain":
            plain.append(_text(part))
        elif kind == "text/html":
            html.append(_text(part))
    words = tidy("\n\n".join(plain)[:MOST_READ]) or from_html("\n".join(html)[:MOST_READ])
    return words, inner


def _parts(message: Message) -> Iterator[Message]:
    """Every part, but what lies inside a message that is attached whole."""
    yield message
    if message.is_multipart() and message.get_content_type() != "message/rfc822":
        for part in _whole(message):
            yield from _parts(part)


def _whole(part: Message) -> list[Message]:
    held = part.get_payload()
    return [one for one in held if isinstance(one, Message)] if isinstance(held, list) else []


def _is_file(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _data(part: Message) -> bytes:
    held = cast(Any, part.get_payload(decode=True))
    return held if isinstance(held, bytes) else b""


def _text(part: Message) -> str:
    """The words of a part, in whatever alphabet they are."""
    data = _data(part)
    for alphabet in (part.get_content_charset() or "utf-8", "utf-8"):
        try:
            return data.decode(alphabet)
        except (LookupError, UnicodeError):
            continue
    return data.decode("cp1252", "replace")


def _attachments(message: Message) -> Iterator[Attachment]:
    for part in _parts(message):
        if _is_file(part) and part.get_content_type() != "message/rfc822" and not part.is_multipart():
            yield Attachment(_decoded(part.get_filename() or "file")[:200], _data(part))


def _moment(text: str) -> datetime | None:
    """When it says it was sent; None for no date or nonsense."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _is_automatic(message: Message) -> bool:
    """Out-of-office answers, bounces, lists: RFC 3834 and what programs did before it."""
    submitted = _header(message, "Auto-Submitted").split(";")[0].strip().lower()
    bulk = _header(message, "Precedence").strip().lower() in {"bulk", "junk", "list", "auto_reply"}
    bounce = message.get_content_type() == "multipart/report" or _header(message, "Return-Path").strip() == "<>"
    return submitted not in {"", "no"} or bulk or bounce
