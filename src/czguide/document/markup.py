"""The tiny inline mark-up of messages, parsed once: strong, emphasis, link, no-break.

`**strong**`, `*emphasis*`, `[words](target)`, `` `no break` ``; a backslash takes the meaning from
the mark after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from czguide.document.model import Emph, Inline, Link, NoBreak, Str, Strong
from czguide.localization.placeholders import Placeholder, split
from czguide.phrases import N_

_TOKEN = re.compile(
    r"\\(?P<escaped>[\\*`\[\]])"
    r"|(?P<strong>\*\*)"
    r"|(?P<emph>\*)"
    r"|`(?P<nobreak>[^`]*)`"
    r"|(?P<tick>`)"
    r"|\[(?P<words>[^\[\]]*)\]\((?P<target>[^()\s]*)\)"
    r"|(?P<bracket>\[)"
)

TARGET = re.compile(r"(https?://[^\s]+|mailto:[^\s]+|tel:[+\d-]+|#[a-z][a-z0-9_.]*)\Z")


class MarkupError(ValueError):
    """The mark-up is not well-formed; the message says what and near which words."""


def parse(
    text: str,
    leaf: Callable[[str], Iterable[Inline]] = lambda text: (Str(text),),
    value: Callable[[Placeholder], Inline] = lambda placeholder: Str(str(placeholder)),
) -> tuple[Inline, ...]:
    """The text as inlines; `leaf` makes inlines of plain text, `value` of a placeholder.

    Raises MarkupError.
    """
    return _Parser(leaf, value).parse(text)


class _Parser:
    def __init__(
        self, leaf: Callable[[str], Iterable[Inline]], value: Callable[[Placeholder], Inline]
    ) -> None:
        self.leaf = leaf
        self.value = value

    def parse(self, text: str) -> tuple[Inline, ...]:
        # A stack of open marks with what stands inside each so far.
        stack: list[tuple[str, list[Inline]]] = [("", [])]
        plain = ""
        end = 0

        def flush() -> None:
            nonlocal plain
            stack[-1][1].extend(self.plain(plain))
            plain = ""

        for match in _TOKEN.finditer(text):
            plain += text[end : match.start()]
            end = match.end()
            kind = match.lastgroup
            if kind == "escaped":
                plain += match["escaped"]
                continue
            if kind == "bracket":
                plain += "["
                continue
            flush()
            if kind in ("strong", "emph"):
                if stack[-1][0] == kind:
                    _, children = stack.pop()
                    if not children:
                        raise MarkupError(
                            N_(
                                "nothing stands between the marks near '{text}'",
                                text=_near(text, match.start()),
                            )
                        )
                    wrap = Strong if kind == "strong" else Emph
                    stack[-1][1].append(wrap(tuple(children)))
                elif any(mark == kind for mark, _ in stack):
                    raise MarkupError(N_("marks overlap near '{text}'", text=_near(text, match.start())))
                else:
                    stack.append((kind, []))
            elif kind == "nobreak":
                stack[-1][1].append(NoBreak(match["nobreak"]))
            elif kind == "tick":
                raise MarkupError(
                    N_("a backtick is not closed near '{text}'", text=_near(text, match.start()))
                )
            else:
                target = match["target"]
                if not TARGET.match(target):
                    raise MarkupError(
                        N_("'{target}' is no link target: begin with https:// or #", target=target)
                    )
                stack[-1][1].append(Link(tuple(self.plain(match["words"])), target))
        plain += text[end:]
        flush()
        if len(stack) > 1:
            mark = "**" if stack[-1][0] == "strong" else "*"
            raise MarkupError(N_("'{mark}' is not closed", mark=mark))
        return tuple(stack[0][1])

    def plain(self, text: str) -> Iterable[Inline]:
        for piece in split(text):
            if isinstance(piece, Placeholder):
                yield self.value(piece)
            else:
                yield from self.leaf(piece)


def _near(text: str, offset: int) -> str:
    return text[max(0, offset - 6) : offset + 12]


def link_targets(text: str) -> list[str]:
    """The targets of a message's links."""
    return [match["target"] for match in _TOKEN.finditer(text) if match["target"] is not None]
