"""A letter as the message that mail programs read: plain text and HTML of the same words, nothing fetched from outside."""

from __future__ import annotations

from email.utils import formataddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from hedgerow.engines.mail import queries, rules
from hedgerow.engines.mail.types import Letter

SHEET = """<style>
body { margin: 0; padding: 0; background: #fbf8f1; color: #22271f; }
.letter { max-width: 600px; margin: 0 auto; padding: 24px 20px; font: 17px/1.55 "Atkinson Hyperlegible Next", "Segoe UI",
 Verdana, Arial, sans-serif; color: #22271f; }
.head { border-bottom: 3px solid #1f4a36; padding-bottom: 10px; font-size: 19px; font-weight: 700; color: #1f4a36; }
.fiction { background: #fbefd2; padding: 6px 10px; font-size: 14px; }
h1 { margin: 22px 0 0; font-size: 23px; line-height: 1.3; color: #143526; }
h2 { margin: 30px 0 0; font-size: 19px; line-height: 1.3; color: #143526; }
p { margin: 16px 0; }
.button { display: inline-block; padding: 13px 22px; border-radius: 8px; background: #1f4a36; color: #ffffff;
 font-weight: 700; text-decoration: none; }
.code { font-size: 30px; font-weight: 700; letter-spacing: 5px; }
.quiet { font-size: 14px; line-height: 1.5; color: #565c4f; }
.foot { border-top: 1px solid #ddd4c1; margin-top: 28px; padding-top: 6px; }
a { color: #1f5a40; overflow-wrap: anywhere; }
</style>"""


def compose(letter: Letter, *, key: str, to: str, name: str = "") -> EmailMultiAlternatives:
    """The message for a letter to somebody. Line breaks in a name or subject become spaces."""
    head = queries.letterhead()
    context = {"letter": letter, "head": head, "sheet": SHEET, "home": rules.address(), "host": rules.host()}
    message = EmailMultiAlternatives(
        subject=_line(letter.subject),
        body=render_to_string("mail/letter.txt", context).strip() + "\n",
        from_email=formataddr((_line(head.name), sender())),
        to=[formataddr((_line(name), to)) if name else to],
        reply_to=[head.email] if head.email else None,
        headers=_headers(letter, key),
    )
    message.attach_alternative(render_to_string("mail/letter.html", context), "text/html")
    for one in letter.enclosed:
        message.attach(one.name, one.text, one.media)
    return message


def sender() -> str:
    """The address that letters come from: as it was set, or one at our own host."""
    return settings.HEDGEROW_MAIL_FROM or f"hedgerow@{urlsplit(rules.address()).hostname or 'localhost'}"


def _headers(letter: Letter, key: str) -> dict[str, str]:
    headers = {
        "Message-ID": rules.message_id(key),
        "Auto-Submitted": "auto-generated",  # RFC 3834: nobody's out-of-office answers it
        "X-Auto-Response-Suppress": "All",  # the same for Exchange
    }
    if letter.unsubscribe:
        headers["List-Unsubscribe"] = f"<{letter.unsubscribe}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def _line(text: str) -> str:
    return " ".join(text.split())
