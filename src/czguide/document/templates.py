"""Jinja2 templates: which blocks a guide has, in which order.

A template emits elements that refer to messages and facts by id, never text. Each element carries
the line of the template it came from, so that an error can name it.
"""

from __future__ import annotations

import re
import traceback
from pathlib import Path

import jinja2
from jinja2.ext import Extension
from jinja2.sandbox import SandboxedEnvironment

from czguide.content.model import Content, Guide
from czguide.diagnostics import Location
from czguide.errors import CzguideError
from czguide.phrases import N_

_TAG = re.compile(r"<([a-z][a-z0-9-]*)(?=[\s/>])")


class _Places(Extension):
    """Adds the template's name and line to every start tag."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        lines = source.split("\n")
        return "\n".join(
            _TAG.sub(rf'<\1 at="{name}:{number}"', line) for number, line in enumerate(lines, start=1)
        )


def render_template(
    folders: tuple[Path, ...], guide: Guide, content: Content, draft: bool, base_url: str = ""
) -> str:
    """The guide's template rendered to XML; raises CzguideError naming the template's line.

    `base_url`: the online edition's address, or ''.
    """
    name = f"{guide.id}.xml"
    environment = SandboxedEnvironment(
        loader=jinja2.FileSystemLoader([str(folder) for folder in folders], encoding="utf-8"),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[_Places],
    )
    try:
        template = environment.get_template(name)
        return template.render(
            guide=guide, labels=content.labels, sections=guide.sections, draft=draft, base_url=base_url
        )
    except jinja2.TemplateNotFound as error:
        raise CzguideError.single(
            "template.missing",
            N_("there is no template '{name}'", name=error.name),
            Location("templates"),
            "add it to templates/",
        ) from None
    except jinja2.TemplateSyntaxError as error:
        at = Location(f"templates/{error.name or name}", error.lineno)
        raise CzguideError.single(
            "template.syntax", N_("the template is not valid: {message}", message=error.message), at
        ) from None
    except jinja2.UndefinedError as error:
        raise CzguideError.single(
            "template.undefined",
            _undefined(error),
            _template_place(error, name),
            "compare with docs/content-format.md",
        ) from None
    except jinja2.exceptions.SecurityError as error:
        at = _template_place(error, name)
        raise CzguideError.single(
            "template.forbidden", N_("a template may not do that: {error}", error=error), at
        ) from None
    except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError) as error:
        at = _template_place(error, name)
        raise CzguideError.single(
            "template.failed", N_("the template fails here: {error}", error=error), at
        ) from None


def _undefined(error: jinja2.UndefinedError) -> str:
    message = error.message or N_("an undefined name")
    match = re.search(r"has no attribute '([^']+)'", message)
    if match:
        return N_("the content has no '{name}' here", name=match[1])
    return message


def _template_place(error: Exception, name: str) -> Location:
    """The innermost template line of the traceback."""
    place = Location(f"templates/{name}")
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename.endswith(".xml"):
            place = Location(f"templates/{Path(frame.filename).name}", frame.lineno or 0)
    return place
