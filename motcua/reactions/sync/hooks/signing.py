"""Signatures by which the receiver knows that a message is ours and new: HMAC-SHA256 over number, moment and body.

The secret of a subscription is made of the house's own key and a salt: what lies in the database opens nothing.
Source: decision 0546
"""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Sequence

from django.conf import settings

MARK = "whsec_"


def new_salt() -> str:
    """Something that no other secret was made of."""
    return secrets.token_hex(16)


def secret(salt: str) -> str:
    """The secret as the receiver keeps it: `whsec_` and 32 bytes in base 64."""
    return MARK + base64.b64encode(_key(salt)).decode()


def _key(salt: str) -> bytes:
    return hmac.digest(settings.SECRET_KEY.encode(), f"motcua.hook.{salt}".encode(), hashlib.sha256)


def headers(number: str, moment: int, body: bytes, salts: Sequence[str]) -> dict[str, str]:
    """What goes with the message: its number, the moment (seconds since 1970), a signature for each valid secret."""
    signed = f"{number}.{moment}.".encode() + body
    told = [base64.b64encode(hmac.digest(_key(salt), signed, hashlib.sha256)).decode() for salt in salts]
    return {
        "webhook-id": number,
        "webhook-timestamp": str(moment),
        "webhook-signature": " ".join(f"v1,{one}" for one in told),
    }
