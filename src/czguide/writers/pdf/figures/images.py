"""Pictures as image objects (ISO 32000-1 8.9.5)."""

from __future__ import annotations

import hashlib
import io
from typing import Any

from PIL import Image, ImageChops, ImageCms, ImageMath
from reportlab.pdfbase.pdfdoc import PDFName

from czguide.document.drawings import Picture
from czguide.theme.press import MOST_INK, Press
from czguide.writers.pdf.objects import Stream


def draw_image(canvas: Any, picture: Picture, width: float, height: float) -> None:
    """Draw at the origin. ReportLab's own image streams lack the end-of-line that PDF/A wants."""
    document = canvas._doc
    name = hashlib.sha256(picture.data).hexdigest()[:16]
    inner = document.getXObjectName(name)
    if document.idToObject.get(inner) is None:
        document.Reference(_printed(picture, canvas.press) if canvas.press else _image(picture), inner)
        document.addForm(name, document.idToObject[inner])
    canvas._currentPageHasImages = 1
    canvas.saveState()
    canvas.scale(width, height)
    canvas._code.append(f"/{inner} Do")
    canvas.restoreState()
    canvas._formsinuse.append(name)


def _image(picture: Picture) -> Stream:
    """A JPEG as it is; pixels of a PNG on white, for print knows no transparency."""
    with Image.open(io.BytesIO(picture.data)) as image:
        if image.format == "JPEG":
            space = "DeviceGray" if image.mode == "L" else "DeviceRGB"
            own = {**_entries(image, space), "Filter": PDFName("DCTDecode")}
            return Stream(picture.data, own, compress=False)
        return Stream(_flat(image).tobytes(), _entries(image, "DeviceRGB"))


def _entries(image: Image.Image, space: str) -> dict[str, Any]:
    """An image's dictionary (ISO 32000-1, 8.9.5), eight bits for each of a colour's parts."""
    return {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "BitsPerComponent": 8,
        "Width": image.width,
        "Height": image.height,
        "ColorSpace": PDFName(space),
    }


def _flat(image: Image.Image) -> Image.Image:
    """On white paper."""
    layer = image.convert("RGBA")
    flat = Image.new("RGB", layer.size, "white")
    flat.paste(layer, mask=layer)
    return flat


def _printed(picture: Picture, press: Press) -> Stream:
    """A picture in inks: shades of grey in black alone, colours by the press's profile."""
    with Image.open(io.BytesIO(picture.data)) as image:
        inks = _inks(image, press)
    return Stream(inks.tobytes(), _entries(inks, "DeviceCMYK"))


def _inks(image: Image.Image, press: Press) -> Image.Image:
    """A picture's inks, no more of them together than paper bears."""
    colours = _flat(image)
    red, green, blue = colours.split()
    if red.tobytes() == green.tobytes() == blue.tobytes():
        none = Image.new("L", colours.size, 0)
        return Image.merge("CMYK", (none, none, none, ImageChops.invert(red)))
    target = ImageCms.ImageCmsProfile(io.BytesIO(press.profile))
    inks = ImageCms.profileToProfile(
        colours, _source(image), target, ImageCms.Intent.PERCEPTUAL, outputMode="CMYK"
    )
    assert inks is not None
    cyan, magenta, yellow, black = inks.split()
    wanted = (_less(ink, (cyan, magenta, yellow), black) for ink in (cyan, magenta, yellow))
    return Image.merge("CMYK", (*wanted, black))


def _source(image: Image.Image) -> Any:
    """What a picture's colours mean: its own profile, where it has one that can be read, else sRGB."""
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(image.info["icc_profile"]))
        if image.mode == "RGB" and own.profile.xcolor_space.strip() == "RGB":
            return own
    except (KeyError, TypeError, OSError, ImageCms.PyCMSError):
        pass
    return ImageCms.createProfile("sRGB")


def _less(ink: Image.Image, coloured: tuple[Image.Image, ...], black: Image.Image) -> Image.Image:
    """One of the coloured inks, all of which give way where they and black are too much."""
    most = MOST_INK * 255 // 100

    def given(bands: dict[str, Any]) -> Any:
        together = bands["c"] + bands["m"] + bands["y"]
        room = most - bands["k"]
        return bands["min"](bands["ink"], bands["ink"] * room / bands["max"](together, 1))

    cyan, magenta, yellow = coloured
    found: Image.Image = ImageMath.lambda_eval(given, ink=ink, c=cyan, m=magenta, y=yellow, k=black)
    return found.convert("L")
