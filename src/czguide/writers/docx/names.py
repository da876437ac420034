"""Names inside the package: bookmarks and content control tags, made from ids."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

MESSAGE = "_cz_"
"""Prefix of a message's bookmark. Word hides bookmarks that begin with an underscore."""

PLACE = "_at_"
"""Prefix of the bookmark of a section or a source."""

_TAG_LENGTH = 64
"""Word takes no longer tags."""


def bookmark_name(prefix: str, identity: str, occurrence: int = 1) -> str:
    """A bookmark's name: letters, digits, underscores, at most 40 characters (Word's limit).

    The same id gives the same name in every edition; the hash keeps shortened ids apart, and
    `occurrence` counts the places where a document prints one message.
    """
    return f"{prefix}{_short(identity)}{f'_{occurrence}' if occurrence > 1 else ''}"


@lru_cache(1 << 14)
def _short(identity: str) -> str:
    words = re.sub(r"[^A-Za-z0-9]+", "_", identity)[-20:].strip("_")
    return f"{words}_{hashlib.sha256(identity.encode()).hexdigest()[:8]}"


def fact_tag(fact: str, part: str) -> str:
    """A fact's content control tag: `fact:<id>`, with `.number` or `.unit` where it is a part."""
    tag = f"fact:{fact}.{part}" if part else f"fact:{fact}"
    if len(tag) <= _TAG_LENGTH:
        return tag
    return f"{tag[: _TAG_LENGTH - 9]}_{hashlib.sha256(tag.encode()).hexdigest()[:8]}"
