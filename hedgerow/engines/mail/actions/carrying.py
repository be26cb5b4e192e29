"""Handing one message to the mail server, knowing at every step whether it can have taken it."""

from __future__ import annotations

import smtplib
from email.errors import MessageError
from email.utils import parseaddr

from django.core.mail import EmailMessage, get_connection
from django.core.mail.message import sanitize_address

TEMPORARY = range(400, 500)  # RFC 5321, section 4.2.1


class NotCarried(Exception):
    """The message was not handed over; says why, in the server's words or the machine's."""


class NotNow(NotCarried):
    """Nothing was accepted, and another time may do."""


class Refused(NotCarried):
    """Nothing was accepted, and another time will not do."""


class Unsure(NotCarried):
    """The connection broke after the message was on its way: the server may have it."""


def carry(message: EmailMessage) -> None:
    """Hand a message to the server. Raises NotNow, Refused or Unsure."""
    try:
        connection = get_connection()
        connection.open()
    except (OSError, ValueError) as error:
        raise NotNow(said(error)) from None
    smtp = getattr(connection, "connection", None)
    try:
        if isinstance(smtp, smtplib.SMTP):
            _hand_over(smtp, message)
        else:
            connection.send_messages([message])
    finally:
        _close(smtp)


def _hand_over(smtp: smtplib.SMTP, message: EmailMessage) -> None:
    """MAIL and RCPT, of which a broken connection leaves nothing behind; then DATA, of which it may."""
    sender, to = _bare(message.from_email, message), _bare(message.to[0], message)
    try:
        content = message.message().as_bytes(linesep="\r\n")  # type: ignore[call-arg]  # Django's own takes it
        smtp.ehlo_or_helo_if_needed()
        _check(smtp.mail(sender))
        _check(smtp.rcpt(to))
    except (UnicodeError, MessageError) as error:
        raise Refused(said(error)) from None
    except OSError as error:  # smtplib's own errors are of this kind too
        raise NotNow(said(error)) from None
    try:
        answer = smtp.data(content)
    except smtplib.SMTPDataError as error:  # refused before a word of it was sent
        answer = (error.smtp_code, error.smtp_error if isinstance(error.smtp_error, bytes) else b"")
    except OSError as error:
        raise Unsure(said(error)) from None
    _check(answer)


def _bare(address: str, message: EmailMessage) -> str:
    """The address alone, as the server reads it."""
    try:
        return parseaddr(sanitize_address(address, message.encoding or "utf-8"))[1]
    except ValueError as error:
        raise Refused(said(error)) from None


def _check(answer: tuple[int, bytes]) -> None:
    code, words = answer
    if code // 100 == 2:
        return
    sentence = f"{code} {words.decode(errors='replace')}"
    raise NotNow(sentence) if code in TEMPORARY else Refused(sentence)


def _close(smtp: object) -> None:
    """Whatever goes wrong in taking leave changes nothing of what was handed over."""
    if isinstance(smtp, smtplib.SMTP):
        try:
            smtp.quit()
        except OSError:
            smtp.close()


def said(error: Exception) -> str:
    """What went wrong, in one line."""
    if isinstance(error, smtplib.SMTPResponseException):
        words = error.smtp_error.decode(errors="replace") if isinstance(error.smtp_error, bytes) else error.smtp_error
        return f"{error.smtp_code} {words}"
    return " ".join(str(error).split()) or type(error).__name__
