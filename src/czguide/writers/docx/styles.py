"""The paragraph styles: a table. Sizes and colours come from the theme, by the name in `text`."""

from __future__ import annotations

from dataclasses import dataclass

from czguide.theme.model import Theme


@dataclass(frozen=True)
class Box:
    """A background with an optional bar at the left, colours by the theme's names.

    Paragraphs with equal boxes join into one (ECMA-376 part 1, 17.3.1.24). `padding`: points between
    text and edge, at most 31 (17.18.68).
    """

    fill: str
    bar: str = ""
    padding: float = 8


@dataclass(frozen=True)
class ParagraphStyle:
    """One paragraph style. `id` and `name` as Word knows them where `built_in`.

    `share`: of the text's width that it may take.
    `text`: a style of the theme, whose space, weight and alignment hold unless said otherwise here;
    lengths in points. `on_cover`: it stands where the theme has the cover's title.
    `at_foot`: it stands in the cover's band, in a frame of its own. `plain`: as its base, without what opens.
    `opens`: the theme's `opener` says its looks. `numbering`: a numbering definition of
    `numbering.py`. `tab`: where a right tab stands, 'edge' with a dot leader ('dots') or without
    ('plain'). `drawing`: it holds one. `exact`: its lines' height in points, whatever stands in them.
    """

    id: str
    name: str
    text: str
    following: str = ""
    built_in: bool = False
    based_on: str = "Normal"
    keep_next: bool = False
    keep_lines: bool = False
    outline: int | None = None
    numbering: str = ""
    left: float = 0
    hanging: float = 0
    right: float = 0
    before: float | None = None
    on_cover: bool = False
    at_foot: bool = False
    after: float | None = None
    align: str = ""
    weight: str = ""
    colour: str = ""
    tab: str = ""
    box: Box | None = None
    opens: bool = False
    plain: bool = False
    share: float = 1
    exact: float = 0
    priority: int = 10
    drawing: bool = False


LIST_INDENT = 17.0
"""From the text's edge to a list item's text, in points."""

SUBTITLE_SHARE = 0.58
"""Of the text's width: beside the cover's subtitle stands the artwork."""

SIGN_INDENT = 15.0
"""From a card's edge to its lines' text, in points."""

TIP = Box("tip_light", "tip")
WARNING = Box("warning_light", "warning")
REMARK = Box("note_light", "note")
CALL = Box("call_light", "call")
"""Colours by the kind of callout, which the theme gives one."""


@dataclass(frozen=True)
class Opener:
    """The space below a heading of the first level in points; `padding`: of its ground, above and below. The
    theme's `opener.lines` says how far down the page it reaches."""

    text: str = "opener_title"
    after: float = 12
    padding: float = 10

    def before(self, theme: Theme) -> float:
        """The space above it on its page, so that its ground ends where the PDF's does."""
        lines = theme.opener.lines * theme.grid
        own = theme.styles[self.text].leading + self.after + self.padding
        return max(lines - own - theme.margins.top, self.padding)


OPENER = Opener()


def _heading(level: int) -> ParagraphStyle:
    if level == 1:
        return ParagraphStyle(
            "Heading1",
            "heading 1",
            OPENER.text,
            "BodyText",
            built_in=True,
            keep_next=True,
            keep_lines=True,
            outline=0,
            after=OPENER.after,
            opens=True,
            priority=9,
        )
    return ParagraphStyle(
        f"Heading{level}",
        f"heading {level}",
        f"heading_{level}",
        "BodyText",
        built_in=True,
        keep_next=True,
        keep_lines=True,
        outline=level - 1,
        priority=9,
    )


def _contents(level: int, text: str, left: float) -> ParagraphStyle:
    return ParagraphStyle(
        f"TOC{level}", f"toc {level}", text, "Normal", built_in=True, left=left, tab="dots", priority=39
    )


def _callout(name: str, title: str, box: Box) -> tuple[ParagraphStyle, ParagraphStyle]:
    return (
        ParagraphStyle(
            f"{name}Title",
            f"{name} Title",
            title,
            name,
            box=box,
            left=11.5,
            right=8.5,
            before=10,
            after=2,
            keep_next=True,
            keep_lines=True,
            numbering=name,
        ),
        ParagraphStyle(name, name, "callout", box=box, left=11.5, right=8.5, after=4, keep_lines=True),
    )


def _list(
    identity: str, name: str, numbering: str, *, built_in: bool = False, after: float | None = None
) -> ParagraphStyle:
    return ParagraphStyle(
        identity,
        name,
        "item",
        built_in=built_in,
        numbering=numbering,
        left=LIST_INDENT,
        hanging=LIST_INDENT,
        after=after,
    )


PART = "HeadingPart"
"""A heading of the first level that opens no chapter."""

CONTACT_STYLES = {
    "phone": ("ContactPhone", "Contact Phone"),
    "address": ("ContactAddress", "Contact Address"),
    "hours": ("ContactHours", "Contact Hours"),
    "web": ("ContactWeb", "Contact Web"),
}
"""Lines of a contact card by their kind, which a sign tells as well as its label."""


def _sign(identity: str, name: str) -> ParagraphStyle:
    return ParagraphStyle(identity, name, "card", numbering=identity, left=SIGN_INDENT, hanging=SIGN_INDENT)


DRAWING_STYLES = {
    "Title": "drawing_title",
    "Label": "drawing_label",
    "Line": "drawing_line",
    "Small": "drawing_small",
    "Number": "step_number",
}
"""What stands in drawings, by the theme's styles."""

DRAWING_SIDES = {"Start": "left", "Centre": "center", "End": "right"}
"""Where it stands, in the script's direction (ECMA-376 part 1, 17.3.1.13: left is the leading edge)."""

PARAGRAPH_STYLES = (
    ParagraphStyle("BodyText", "Body Text", "body", built_in=True, priority=1),
    ParagraphStyle("Title", "Title", "cover_title", "Subtitle", built_in=True, on_cover=True),
    ParagraphStyle(
        "Subtitle", "Subtitle", "cover_subtitle", "BodyText", built_in=True, share=SUBTITLE_SHARE, priority=11
    ),
    ParagraphStyle("CoverEdition", "Cover Edition", "cover_small", at_foot=True),
    ParagraphStyle("CoverPublisher", "Cover Publisher", "cover_small", at_foot=True),
    ParagraphStyle("CoverNotice", "Cover Notice", "cover_small", at_foot=True),
    *(_heading(level) for level in (1, 2, 3)),
    ParagraphStyle(
        PART,
        "Heading Part",
        "heading_1",
        "BodyText",
        based_on="Heading1",
        outline=0,
        plain=True,
        keep_next=True,
        keep_lines=True,
        priority=9,
    ),
    ParagraphStyle("Lead", "Lead", "lead", "BodyText", keep_next=True),
    ParagraphStyle("Note", "Note", "note", after=6),
    ParagraphStyle("BlockTitle", "Block Title", "list_title", "BodyText", keep_next=True, keep_lines=True),
    _list("ListBullet", "List Bullet", "bullet", built_in=True),
    _list("ListNumber", "List Number", "step", built_in=True),
    _list("ListCheck", "List Check", "check"),
    _list("ListField", "List Field", "field", after=1),
    ParagraphStyle(
        "Caption", "caption", "caption", built_in=True, keep_next=True, keep_lines=True, priority=35
    ),
    ParagraphStyle("Figure", "Figure", "table_note", "FigureNote", keep_next=True, after=3, drawing=True),
    ParagraphStyle("FigureNote", "Figure Note", "table_note", "BodyText", after=10),
    ParagraphStyle("FigureAlone", "Figure Alone", "table_note", "BodyText", drawing=True),
    ParagraphStyle("DataCaption", "Data Caption", "data_head", "Data", keep_next=True),
    ParagraphStyle("DataHead", "Data Head", "data_head", keep_next=True),
    ParagraphStyle("Data", "Data", "data"),
    ParagraphStyle("CodeText", "Code Text", "code"),
    *(
        ParagraphStyle(f"Drawing{name}{side}", f"Drawing {name} {side}", text, align=align)
        for name, text in DRAWING_STYLES.items()
        for side, align in DRAWING_SIDES.items()
    ),
    ParagraphStyle("TableText", "Table Text", "cell"),
    ParagraphStyle("TableHead", "Table Head", "cell_head", keep_next=True, colour="accent"),
    ParagraphStyle("TableRowHead", "Table Row Head", "cell", weight="bold"),
    ParagraphStyle("TableNote", "Table Note", "table_note", "BodyText", after=10),
    ParagraphStyle("Spacer", "Spacer", "running", "BodyText", exact=6),
    ParagraphStyle("Backdrop", "Backdrop", "running", "BodyText"),
    ParagraphStyle("KeyFigure", "Key Figure", "figure_number", "KeyFigureLabel", keep_next=True),
    ParagraphStyle("KeyFigureLabel", "Key Figure Label", "figure_label", "KeyFigureNote"),
    ParagraphStyle("KeyFigureNote", "Key Figure Note", "figure_note"),
    *_callout("Tip", "callout_tip", TIP),
    *_callout("Warning", "callout_warning", WARNING),
    *_callout("Remark", "callout_note", REMARK),
    *_callout("Call", "callout_call", CALL),
    ParagraphStyle("ContactName", "Contact Name", "card_name", "ContactLine", keep_next=True, after=2),
    _sign("ContactLine", "Contact Line"),
    *(_sign(identity, name) for identity, name in CONTACT_STYLES.values()),
    ParagraphStyle("ContactNote", "Contact Note", "card_note", before=2),
    ParagraphStyle("DefinitionTerm", "Definition Term", "cell_head"),
    ParagraphStyle("Definition", "Definition", "cell"),
    ParagraphStyle("Bibliography", "Bibliography", "source", built_in=True, left=26, hanging=26, priority=37),
    ParagraphStyle("Index1", "index 1", "index", built_in=True, left=12, hanging=12, after=2, priority=99),
    ParagraphStyle(
        "TOCHeading", "TOC Heading", "contents_title", "BodyText", built_in=True, keep_next=True, priority=39
    ),
    _contents(1, "contents_1", 0),
    _contents(2, "contents_2", 14),
    _contents(3, "contents_2", 28),
    ParagraphStyle("Header", "header", "running", built_in=True, tab="plain", priority=99),
    ParagraphStyle("Footer", "footer", "running", built_in=True, tab="plain", priority=99),
)


def name_of(style: str) -> str:
    """The name of a style by its id, as users and fields know it."""
    return next(known.name for known in PARAGRAPH_STYLES if known.id == style)


AT_FOOT = tuple(style.id for style in PARAGRAPH_STYLES if style.at_foot)
"""The styles that stand in the cover's band."""
