"""What a short link's token is hashed to: only these hashes are kept, so a stolen copy opens nothing."""

from hashlib import sha256

BYTES = 16  # 128 random bits, 22 signs of base64url


def hashed(token: str) -> str:
    """The name under which a token is kept."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()


def bound(token: str, *contacts: str) -> str:
    """The token together with the number and the address it was made for; another number, another hash."""
    return hashed("\n".join((token, *contacts)))
