"""Web addresses: which are sound, and how files write what a reader sees in another script."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

_LABEL = re.compile(r"[^\W_]([\w-]*[^\W_])?")
_PLAIN = "!$&'()*+,;=:@/?-._~%"
"""What stands for itself in path, query and fragment (RFC 3986, 3.3 to 3.5), and what is encoded already."""
_MOST = 300
"""Characters of an address in a code (ISO/IEC 18004, table 7: version 13 of level M)."""
_UNSAFE = re.compile(r"""[\s<>"{}|\\^`]""")


def is_web_address(address: str) -> bool:
    """Whether it is an http(s) address with a host that can be looked up, and nothing in it that misleads."""
    if _UNSAFE.search(address) or not address.isprintable():
        return False
    try:
        parts = urlsplit(address)
        port = parts.port
        labels = (parts.hostname or "").encode("idna").decode("ascii").split(".")
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or parts.username is not None or port == 0:
        return False
    return len(labels) > 1 and all(_LABEL.fullmatch(label) for label in labels)


def fits_code(address: str) -> bool:
    """Whether a code as small as the brochures' can still be read: no module narrower than a third of a
    millimetre."""
    return len(uri(address)) <= _MOST


def uri(address: str) -> str:
    """The address in ASCII, as links and codes need it (RFC 3987, 3.1): the host by IDNA, the rest in
    percents. What is no web address stays as it is."""
    if address.isascii() or not is_web_address(address):
        return address
    parts = urlsplit(address)
    host = (parts.hostname or "").encode("idna").decode("ascii")
    rest = (quote(part, safe=_PLAIN) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, f"{host}:{parts.port}" if parts.port else host, *rest))
