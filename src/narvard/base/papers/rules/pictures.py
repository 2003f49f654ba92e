"""Our own SVG drawings made ready for a paper: nothing fetched, nothing run, and as PNG where SVG is not understood."""

import base64
import re
from xml.etree.ElementTree import Element, ParseError, register_namespace, tostring

import vl_convert
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from narvard.base.papers.rules.paper import PaperUnclear, Picture

SVG = "http://www.w3.org/2000/svg"
SHARPNESS = 2.0
# What would run, or hold something else than the drawing.
_FOREIGN = frozenset({"script", "image", "foreignObject"})
_NUMBER = re.compile(r"[-+]?\d*\.?\d+")


def still(svg: str) -> str:
    """The drawing with its size written out, links unwrapped, and without anything that runs or is fetched.

    Raises PaperUnclear when the text is not an SVG drawing with a view box.
    """
    try:
        root = fromstring(svg)
    except (ParseError, DefusedXmlException) as error:
        raise PaperUnclear(f"A picture of the paper is not readable SVG ({error}). Draw it again.") from error
    if root.tag != f"{{{SVG}}}svg" or len(_NUMBER.findall(root.get("viewBox", ""))) != 4:
        raise PaperUnclear("A picture of the paper is not an SVG drawing with a viewBox. Draw it again.")
    width, height = _NUMBER.findall(root.get("viewBox", ""))[2:]
    root.set("width", width)
    root.set("height", height)
    _settle(root)
    register_namespace("", SVG)
    return tostring(root, encoding="unicode")


def picture_source(picture: Picture) -> str:
    """The drawing as the address of an image, which holds the image itself."""
    return "data:image/svg+xml;base64," + base64.b64encode(still(picture.svg).encode()).decode()


def _settle(element: Element) -> None:
    for name, value in list(element.attrib.items()):
        if name.lower().startswith("on") or (name.endswith("href") and not value.startswith("#")):
            del element.attrib[name]
    for child in list(element):
        name = str(child.tag).removeprefix(f"{{{SVG}}}")
        if name == "a":
            child.tag = f"{{{SVG}}}g"
        elif name in _FOREIGN:
            element.remove(child)
            continue
        _settle(child)


def png(picture: Picture) -> bytes:
    """The drawing as PNG, at twice its size so that it stays sharp on paper."""
    return vl_convert.svg_to_png(still(picture.svg), scale=SHARPNESS)
