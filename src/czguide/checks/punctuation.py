"""Chinese text has full-width marks: the half-width ones are typed by mistake or pasted."""

from __future__ import annotations

import re

from czguide.content.model import Content
from czguide.content.walk import messages
from czguide.diagnostics import Problems
from czguide.phrases import N_

_HAN = r"[\u3400-\u9fff\uf900-\ufaff]"
_MARK = re.compile(rf"(?<={_HAN})[,:;?!()]|[,:;?!()](?={_HAN})|(?<={_HAN})\.(?!\w)")
_SKIP = re.compile(r"\]\([^)]*\)|`[^`]*`|\{[^{}]*\}")
_WIDE = dict(zip(",:;?!().", "，：；？！（）。", strict=True))


def check_punctuation(content: Content, problems: Problems) -> None:
    """Report half-width marks beside Chinese characters."""
    for text in messages(content):
        match = _MARK.search(_SKIP.sub("\ufffc", text.source))
        if match:
            problems.error(
                "content.half-width",
                N_("a half-width '{match}' in Chinese text", match=match[0]),
                text.at,
                N_("write '{wide}'", wide=_WIDE[match[0]]),
            )
