"""Character styles. Inlines nest, but a run has one style: combinations become styles of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from czguide.writers.docx.fonts import SCRIPT_FONTS
from czguide.writers.docx.language import Language, language
from czguide.writers.docx.palette import Palette
from czguide.writers.docx.xml import Element, local_name, run_properties, w

BUILT_IN = ("Strong", "Emphasis", "Hyperlink")

NAMES = {
    "Strong": "Strong",
    "Emphasis": "Emphasis",
    "Hyperlink": "Hyperlink",
    "Fact": "Fact",
    "Unverified": "Unverified",
    "Qualification": "Qualification",
    "Cite": "Cite",
    "Missing": "Missing",
    "Blank": "Blank",
    "Foreign": "Foreign",
    "NoBreak": "No Break",
    "ContactLabel": "Contact Label",
    "KeyFigureUnit": "Key Figure Unit",
    "Second": "Second Language",
    "SecondOnCover": "Second Language on Cover",
}
"""Style id to the name that users see."""


@dataclass(frozen=True)
class _Combination:
    id: str
    name: str
    based_on: str
    properties: tuple[Element, ...]


class CharacterStyles:
    """The character styles of one document: the named ones, and the combinations its runs need."""

    def __init__(self, palette: Palette, own: Language) -> None:
        self._palette = palette
        self._own = own
        self._combinations: dict[tuple[tuple[str, ...], str], _Combination] = {}

    def use(self, stack: tuple[str, ...], lang: str = "") -> str:
        """The id of the style that is all of `stack`, outermost first; '' for none.

        Text in another language (`lang`, BCP 47) gets the fonts of its script.
        """
        stack = tuple(dict.fromkeys(stack))
        if not lang and len(stack) < 2:
            return stack[0] if stack else ""
        key = (stack, lang)
        if key not in self._combinations:
            self._combinations[key] = self._combine(stack, lang)
        return self._combinations[key].id

    def _combine(self, stack: tuple[str, ...], lang: str) -> _Combination:
        properties: dict[str, Element] = {}
        for style in stack[:-1]:
            properties.update({local_name(child): child for child in self._properties(style)})
        # What the base style says itself stays there.
        for child in self._properties(stack[-1]):
            properties.pop(local_name(child), None)
        identity, name = "".join(stack), " ".join(NAMES[style] for style in stack)
        if lang:
            foreign = language(lang)
            identity += "".join(part.capitalize() for part in foreign.tag.split("-"))
            name += f" {foreign.tag}"
            properties.update({local_name(child): child for child in language_properties(foreign)})
        return _Combination(identity, name, stack[-1], tuple(properties.values()))

    def elements(self) -> Iterator[Element]:
        """The style definitions (ECMA-376 part 1, 17.7.9)."""
        for style, name in NAMES.items():
            yield self._style(style, name, "DefaultParagraphFont", self._properties(style))
        for made in self._combinations.values():
            yield self._style(made.id, made.name, made.based_on, made.properties)

    def _style(self, style: str, name: str, based_on: str, properties: Iterable[Element]) -> Element:
        return w(
            "style",
            w("name", val=name),
            w("basedOn", val=based_on),
            w("uiPriority", val=22 if style in BUILT_IN else 23),
            w("qFormat"),
            run_properties(properties),
            type="character",
            customStyle=None if style in BUILT_IN else 1,
            styleId=style,
        )

    def _properties(self, style: str) -> list[Element]:
        """A named style's looks; new elements each time, since an element has one parent."""
        palette, sizes = self._palette, self._palette.theme.styles
        match style:
            case "Strong":
                return [w("b"), w("bCs")]
            case "Emphasis":
                return [w("em", val=self._own.emphasis)] if self._own.emphasis else [w("i"), w("iCs")]
            case "Hyperlink":
                return [w("color", val=palette.hex("accent"), themeColor="hyperlink"), w("u", val="single")]
            case "Fact" | "NoBreak":
                return [w("noProof")]
            case "Unverified":
                return [w("u", val="dotted", color=palette.hex("amber"), themeColor=palette.word("amber"))]
            case "Qualification":
                return [palette.text("muted"), *size(sizes["note"].size)]
            case "Cite":
                return [palette.text("accent"), w("vertAlign", val="superscript")]
            case "Missing":
                # A colour of its own: the cover's white cannot be read on this background.
                return [palette.text("ink"), palette.fill("amber_light")]
            case "Blank":
                return [palette.text("amber"), palette.fill("amber_light")]
            case "ContactLabel" | "Second":
                return [palette.text("muted")]
            case "KeyFigureUnit":
                unit = sizes["figure_unit"]
                weight = int(unit.weight == "bold")
                return [*size(unit.size), w("b", val=weight), w("bCs", val=weight), palette.text(unit.colour)]
        return []


def size(points: float) -> list[Element]:
    """`w:sz` and its twin for complex scripts, in half points (17.3.2.38)."""
    half = round(points * 2)
    return [w("sz", val=half), w("szCs", val=half)]


def language_properties(foreign: Language) -> list[Element]:
    """The language of a run, and fonts that have its characters in its own forms."""
    properties = [w("lang", **{foreign.slot: foreign.tag})]
    font = SCRIPT_FONTS.get(foreign.script)
    if foreign.east_asian and font:
        hint = "eastAsia" if foreign.hint else None
        properties.append(w("rFonts", hint=hint, eastAsia=font))
    elif foreign.slot == "bidi" and font:
        properties.append(w("rFonts", cs=font))
    return properties
