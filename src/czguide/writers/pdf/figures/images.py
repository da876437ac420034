"""Pictures as image objects (ISO 32000-1 8.9.5)."""

from __future__ import annotations

import hashlib
import io
from typing import Any

from PIL import Image
from reportlab.pdfbase.pdfdoc import PDFName

from czguide.document.drawings import Picture
from czguide.writers.pdf.objects import Stream


def draw_image(canvas: Any, picture: Picture, width: float, height: float) -> None:
    """Draw at the origin. ReportLab's own image streams lack the end-of-line that PDF/A wants."""
    document = canvas._doc
    name = hashlib.sha256(picture.data).hexdigest()[:16]
    inner = document.getXObjectName(name)
    if document.idToObject.get(inner) is None:
        document.Reference(_image(picture), inner)
        document.addForm(name, document.idToObject[inner])
    canvas._currentPageHasImages = 1
    canvas.saveState()
    canvas.scale(width, height)
    canvas._code.append(f"/{inner} Do")
    canvas.restoreState()
    canvas._formsinuse.append(name)


def _image(picture: Picture) -> Stream:
    """A JPEG as it is; pixels of a PNG on white, for print knows no transparency."""
    entries = {"Type": PDFName("XObject"), "Subtype": PDFName("Image"), "BitsPerComponent": 8}
    with Image.open(io.BytesIO(picture.data)) as image:
        size = {"Width": image.width, "Height": image.height}
        if image.format == "JPEG":
            space = "DeviceGray" if image.mode == "L" else "DeviceRGB"
            own = {**entries, **size, "ColorSpace": PDFName(space), "Filter": PDFName("DCTDecode")}
            return Stream(picture.data, own, compress=False)
        layer = image.convert("RGBA")
        flat = Image.new("RGB", layer.size, "white")
        flat.paste(layer, mask=layer)
        return Stream(flat.tobytes(), {**entries, **size, "ColorSpace": PDFName("DeviceRGB")})
