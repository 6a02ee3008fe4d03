"""Signatures over named fields, by the rules of a protocol."""

import hashlib
import hmac
from collections.abc import Mapping

from motcua.reactions.sync.payment.protocols import HMAC_SHA256, Signature


def signature(rule: Signature, message: Mapping[str, object], key: str) -> str:
    """The signature in hexadecimal; a field that is not there counts as empty."""
    text = rule.separator.join(plain(message.get(name)) for name in rule.fields)
    if rule.algorithm == HMAC_SHA256:
        return hmac.new(key.encode(), text.encode(), hashlib.sha256).hexdigest()
    return hashlib.sha256(f"{text}{rule.separator}{key}".encode()).hexdigest()


def signed(rule: Signature, message: Mapping[str, object], key: str) -> dict[str, object]:
    """The message with its signature."""
    return {**message, rule.into: signature(rule, message, key)}


def fits(rule: Signature, message: Mapping[str, object], key: str) -> bool:
    """True when the message carries its true signature; an empty key fits nothing.

    A wrong one takes the same time wherever it differs. A signed value that holds the separator is never believed: the
    same text could be cut into other fields.
    """
    given = message.get(rule.into)
    if not key or not isinstance(given, str):
        return False
    whole = not any(rule.separator in plain(message.get(name)) for name in rule.fields)
    return hmac.compare_digest(signature(rule, message, key).encode(), given.strip().lower().encode()) and whole


def plain(value: object) -> str:
    """The text of a field as it is signed: whole numbers without a point, nothing for nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
