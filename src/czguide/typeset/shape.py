"""Tokens to glyphs: face choice, HarfBuzz, and the memory of what was shaped before.

``locl`` follows from the language given to HarfBuzz. Clusters are character indices because text goes
in as code points, so astral characters need no care.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import uharfbuzz as hb

from czguide.fonts import Face, FontSet
from czguide.fonts.family import Candidate
from czguide.typeset.chars import AMBIGUOUS, IGNORABLE, SPACES, Edge, edge_of, is_cjk
from czguide.typeset.language import Language, language
from czguide.typeset.model import TextStyle
from czguide.typeset.piece import Piece, edge_key
from czguide.typeset.scripts import script_of

_BLANK = 500.0  # the room kept for a character no face has
_CLOSING = frozenset({Edge.CLOSE, Edge.STOP, Edge.COMMA})
_TRIMMED = frozenset({Edge.OPEN, Edge.CLOSE, Edge.STOP, Edge.COMMA, Edge.MIDDLE})
_CJK_SCRIPTS = frozenset({"Hani", "Hira", "Kana", "Hang", "Bopo"})


def needs_no_glyph(char: str) -> bool:
    """Whether a character is set without one: spaces, line ends, signs that are not to be seen."""
    return char in SPACES or char == "\n" or IGNORABLE.match(char) is not None


class _Cluster(NamedTuple):
    start: int
    end: int
    glyphs: tuple[int, ...]
    advances: tuple[float, ...]
    offsets: tuple[tuple[float, float], ...]


class _Characters(dict[str, Piece]):
    """CJK characters and marks, which never join their neighbours, to their pieces."""

    def __init__(self, shaper: Shaper) -> None:
        super().__init__()
        self._shaper = shaper

    def __missing__(self, char: str) -> Piece:
        found = self[char] = self._shaper.character(char)
        return found


class Shaper:
    """Shapes tokens in one style, and remembers them. One object per text style and direction."""

    def __init__(self, fonts: FontSet, document: str, style: TextStyle, rtl: bool) -> None:
        self.language: Language = language(style.lang or document)
        self.tag = style.lang or document
        # The document's language picks the families; a span's own language only leads to its row.
        self.chain: tuple[Candidate, ...] = fonts.chain(style.fonts or document, style.weight, style.italic)
        self.scale = style.scale
        self.rtl = rtl
        self._known: dict[tuple[str, tuple[int, ...], bool], tuple[Piece, ...]] = {}
        self.characters = _Characters(self)
        self._seen: set[str] = set()

    def pieces(self, token: str, cuts: tuple[int, ...] = (), wide: bool = False) -> tuple[Piece, ...]:
        """A token's pieces, parted at ``cuts`` (offsets where a line may end) as far as glyphs allow."""
        key = (token, cuts, wide)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._shape(token, cuts, wide)
        return found

    def character(self, char: str) -> Piece:
        """A single CJK character or mark."""
        script = script_of(char)
        script = "Hani" if script in ("Zyyy", "Zinh") else script
        face = self._face(char, script)
        if face is None:
            return self._absent(char, wide=False)
        return self._piece(char, self._clusters(face, script, char, wide=False), face, wide=False)

    def learn(self, text: str) -> None:
        """Shape the ideographs and syllables of a text that are new, all at once.

        They never join or kern; one call for many saves most of what a call costs.
        """
        if text.isascii():
            return
        new: dict[Face, list[str]] = {}
        fresh = set(text) - self._seen
        if not fresh:
            return
        self._seen |= fresh
        for char in sorted(fresh):
            if script_of(char) in ("Hani", "Hang") and char.isalpha():
                face = self._face(char, script_of(char))
                if face is not None:
                    new.setdefault(face, []).append(char)
        for face, chars in new.items():
            infos, positions = self._harfbuzz(face, script_of(chars[0]), "".join(chars), False, halt=False)
            if self.rtl or len(infos) != len(chars):
                continue  # one by one, then
            for char, info, position in zip(chars, infos, positions, strict=True):
                advance = position.x_advance * face.scale
                if advance == face.advance(info.codepoint) and not (position.x_offset or position.y_offset):
                    self.characters[char] = self._plain(char, face, info.codepoint, advance)

    def _plain(self, char: str, face: Face, gid: int, advance: float) -> Piece:
        """A character of one glyph with no blank to trim."""
        edge, scale = edge_of(char, False), self.scale
        return Piece(
            face, (gid,), None, None, (char,), advance * scale, 1, edge, edge, 0.0, 0.0, scale, (),
            edge_key(edge, 0.0, scale, True) << 20, edge_key(edge, 0.0, scale, True, 0, 0),
            0.0, 0.0, True, True, False,
        )  # fmt: skip

    def hyphen(self) -> Piece:
        """The hyphen set at a line's end; its text is U+00AD, so that copied words are whole."""
        [piece] = self.pieces("-")
        return Piece(
            piece.face, piece.glyphs, None, None, ("\u00ad",), piece.advance, 0, Edge.OTHER, Edge.OTHER,
            0, 0, self.scale, (), piece.before_key, piece.after_key, 0, 0, True, True, False,
        )  # fmt: skip

    def _shape(self, token: str, cuts: tuple[int, ...], wide: bool) -> tuple[Piece, ...]:
        if token.isascii() and not self.rtl and token.isprintable() and any(map(str.isalnum, token)):
            made = self._word(token, cuts)
            if made:
                return made
        pieces: list[Piece] = []
        for start, end, face, script in self._runs(token, wide):
            if face is None:
                pieces += [self._absent(token[at], wide) for at in range(start, end)]
                continue
            clusters = self._clusters(face, script, token[start:end], wide)
            pieces += self._grouped(token[start:end], clusters, face, {c - start for c in cuts}, wide)
        return tuple(pieces)

    def _word(self, token: str, cuts: tuple[int, ...]) -> tuple[Piece, ...]:
        """An ASCII word where every character is one glyph on the baseline; nothing where not.

        What the general way comes to for most words of a European language, in a fraction of its time.
        """
        face = self._face("a", "Latn")
        if face is None or not all(map(face.has, token)):
            return ()
        infos, positions = self._harfbuzz(face, "Latn", token, False, halt=False)
        glyphs = tuple([info.codepoint for info in infos])
        if len(glyphs) != len(token) or any(p.x_offset or p.y_offset for p in positions):
            return ()
        advances = [position.x_advance * face.scale for position in positions]
        extra = tuple([have - face.advance(gid) for have, gid in zip(advances, glyphs, strict=True)])
        scale = self.scale
        pieces = []
        for start, end in pairwise((0, *cuts, len(token))):
            left, right = edge_of(token[start], False), edge_of(token[end - 1], False)
            kerned = any(abs(e) > 0.01 for e in extra[start:end])
            pieces.append(
                Piece(
                    face,
                    glyphs[start:end],
                    extra[start:end] if kerned else None,
                    None,
                    tuple(token[start:end]),
                    sum(advances[start:end]) * scale,
                    end - start,
                    left,
                    right,
                    0.0,
                    0.0,
                    scale,
                    (),
                    edge_key(left, 0.0, scale, True) << 20,
                    edge_key(right, 0.0, scale, True, 0, end - start if self.language.track else 0),
                    0.0,
                    0.0,
                    True,
                    end - start == 1 and not kerned,
                    False,
                )
            )
        return tuple(pieces)

    # -- faces

    def _runs(self, token: str, wide: bool) -> list[tuple[int, int, Face | None, str]]:
        """Maximal stretches of one face and one script."""
        runs: list[tuple[int, int, Face | None, str]] = []
        scripts = self._scripts(token, wide)
        for at, (char, script) in enumerate(zip(token, scripts, strict=True)):
            last = runs[-1] if runs else None
            follows = IGNORABLE.match(char) or script_of(char) == "Zinh"
            if last and follows and last[2] and (IGNORABLE.match(char) or last[2].has(char)):
                runs[-1] = (last[0], at + 1, last[2], last[3])
                continue
            face = self._face(char, script)
            if last and last[2] is face and last[3] == script:
                runs[-1] = (last[0], at + 1, face, script)
            else:
                runs.append((at, at + 1, face, script))
        return runs

    def _scripts(self, token: str, wide: bool) -> list[str]:
        """Every character's script, common ones taking a neighbour's (UAX #24 5.1)."""
        home = "Hani" if wide else self.language.home
        scripts: list[str] = []
        current = ""
        for char in token:
            own = script_of(char)
            if own not in ("Zyyy", "Zinh"):
                current = own
            elif char.isdigit() and char.isascii():
                own = current = "Latn"
            elif is_cjk(char):
                own = "Hani"
            else:
                own = current
            scripts.append(own)
        following = ""
        for at in range(len(scripts) - 1, -1, -1):
            following = scripts[at] = scripts[at] or following or home
        return scripts

    def _face(self, char: str, script: str) -> Face | None:
        for candidate in self.chain:
            if script in candidate.scripts and candidate.face.has(char):
                return candidate.face
        for candidate in self.chain:
            # Latin text stays in the Latin family even for signs that a CJK face draws wider.
            if candidate.face.has(char):
                return candidate.face
        if needs_no_glyph(char):
            return self.chain[0].face
        return None

    def _absent(self, char: str, wide: bool) -> Piece:
        edge = edge_of(char, wide)
        return Piece(
            self.chain[0].face, (), None, None, (), _BLANK * self.scale, 1, edge, edge, 0, 0, self.scale,
            ((0, char),), edge_key(edge, 0, self.scale, False) << 20,
            edge_key(edge, 0, self.scale, False, 0, 0), 0, 0, True, False, True,
        )  # fmt: skip

    # -- glyphs

    def _clusters(self, face: Face, script: str, text: str, wide: bool) -> list[_Cluster]:
        infos, positions = self._harfbuzz(face, script, text, wide, halt=False)
        if len(text) == 1 and len(infos) == 1 and not IGNORABLE.match(text) and text != "\n":
            [info], [position], unit = infos, positions, face.scale
            offset = (position.x_offset * unit, position.y_offset * unit)
            return [_Cluster(0, 1, (info.codepoint,), (position.x_advance * unit,), (offset,))]
        if self.rtl:
            infos.reverse()
            positions.reverse()
        starts = sorted({info.cluster for info in infos} | {0})
        ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
        glyphs: dict[int, list[tuple[int, float, float, float]]] = {start: [] for start in starts}
        for info, position in zip(infos, positions, strict=True):
            glyphs[info.cluster].append(
                (
                    info.codepoint,
                    position.x_advance * face.scale,
                    position.x_offset * face.scale,
                    position.y_offset * face.scale,
                )
            )
        clusters = []
        for start in starts:
            end = ends[start]
            drawn = glyphs[start]
            if IGNORABLE.sub("", text[start:end]) in ("", "\n"):
                drawn = []
            clusters.append(
                _Cluster(
                    start,
                    end,
                    tuple(g[0] for g in drawn),
                    tuple(g[1] for g in drawn),
                    tuple((g[2], g[3]) for g in drawn),
                )
            )
        return clusters

    def _harfbuzz(
        self, face: Face, script: str, text: str, wide: bool, halt: bool
    ) -> tuple[list[hb.GlyphInfo], list[hb.GlyphPosition]]:
        buffer = hb.Buffer()
        plain = text.replace("\t", " ")
        if not face.has("\u00a0"):
            plain = plain.replace("\u00a0", " ")
        if not face.has("\u202f"):
            plain = plain.replace("\u202f", " ")
        buffer.add_codepoints([0xFFFD if 0xD800 <= ord(char) <= 0xDFFF else ord(char) for char in plain])
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
        buffer.direction = "rtl" if self.rtl else "ltr"
        buffer.script = script
        buffer.language = self.tag
        # Quotes and dots are full-width only through `fwid` in Japanese and Korean faces; a
        # two-em dash is better joined by its ligature.
        features = {"fwid": wide and "—" not in text, "halt": halt}
        hb.shape(face.hb_font, buffer, {tag: True for tag, on in features.items() if on})
        return list(buffer.glyph_infos or []), list(buffer.glyph_positions or [])

    def _blanks(self, face: Face, script: str, char: str, wide: bool, advance: float) -> tuple[float, float]:
        """The blank parts left and right of a full-width mark, by the face's ``halt``."""
        infos, positions = self._harfbuzz(face, script, char, wide, halt=True)
        if len(infos) != 1:
            return 0, 0
        left = max(0.0, -positions[0].x_offset * face.scale)
        right = max(0.0, advance - positions[0].x_advance * face.scale - left)
        return left, right

    def _grouped(
        self, text: str, clusters: list[_Cluster], face: Face, cuts: set[int], wide: bool
    ) -> list[Piece]:
        pieces: list[Piece] = []
        held: list[_Cluster] = []
        for cluster in clusters:
            if held and cluster.start in cuts:
                pieces.append(self._piece(text, held, face, wide))
                held = []
            held.append(cluster)
        if held:
            pieces.append(self._piece(text, held, face, wide))
        return pieces

    def _piece(self, text: str, clusters: list[_Cluster], face: Face, wide: bool) -> Piece:
        start, end = clusters[0].start, clusters[-1].end
        source = text[start:end]
        glyphs = tuple(g for c in clusters for g in c.glyphs)
        advances = [a for c in clusters for a in c.advances]
        extra = tuple(a - face.advance(g) for a, g in zip(advances, glyphs, strict=True))
        offsets = tuple(o for c in clusters for o in c.offsets)
        texts: list[str] = []
        missing: list[tuple[int, str]] = []
        for cluster in clusters:
            own = text[cluster.start : cluster.end]
            texts += [own if at == 0 else "" for at in range(len(cluster.glyphs))]
            if 0 in cluster.glyphs:
                absent = next((c for c in own if not face.has(c)), own[0])
                missing.append((cluster.start - start, absent))
        solid: str | list[str] = source
        if not source.isascii():
            solid = [c for c in source if not IGNORABLE.match(c) and script_of(c) != "Zinh"] or [source[0]]
        left, right = edge_of(solid[0], wide), edge_of(solid[-1], wide)
        advance = sum(advances)
        blank_left = blank_right = 0.0
        if len(glyphs) == 1 and left in _TRIMMED and advance >= 900:
            script = "Hani" if wide or source[0] in AMBIGUOUS else script_of(source[0])
            blank_left, blank_right = self._blanks(
                face, "Hani" if script in ("Zyyy", *_CJK_SCRIPTS) else script, source[0], wide, advance
            )
        if missing:
            glyphs, extra, offsets, texts = (), (), (), []
            advance = advance or _BLANK
        scale = self.scale
        kerned = any(abs(e) > 0.01 for e in extra)
        placed = any(dx or dy for dx, dy in offsets)
        tracked = len(glyphs) if self.language.track and not placed else 0
        return Piece(
            face=face,
            glyphs=glyphs,
            extra=extra if kerned else None,
            offsets=offsets if placed else None,
            texts=tuple(texts),
            advance=advance * scale,
            length=end - start,
            left=left,
            right=right,
            blank_left=blank_left * scale,
            blank_right=blank_right * scale,
            scale=scale,
            missing=tuple(missing),
            before_key=edge_key(left, blank_left, scale, bool(glyphs)) << 20,
            after_key=edge_key(
                right,
                blank_right,
                scale,
                bool(glyphs),
                *((advance, len(glyphs)) if right is Edge.SPACE else (0, tracked)),
            ),
            # JLREQ 3.1.5 and 3.1.9, CLREQ 3.1.6.3: marks lose their blank at either end of a line.
            trim_start=blank_left * scale if left is Edge.OPEN else 0.0,
            trim_end=blank_right * scale if right in _CLOSING else 0.0,
            plain=len(glyphs) == 1 and not kerned and not placed,
            alone=placed or (not glyphs and advance > 0),
            seen=bool(missing) or (bool(glyphs) and left is not Edge.SPACE),
        )
