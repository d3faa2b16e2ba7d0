"""Names of the elements and attributes of WordprocessingML, and how their values are read."""

import re

from lxml import etree

_OFFICE = "http://schemas.openxmlformats.org/"
W = f"{{{_OFFICE}wordprocessingml/2006/main}}"
R = f"{{{_OFFICE}officeDocument/2006/relationships}}"
M = f"{{{_OFFICE}officeDocument/2006/math}}"
MC = f"{{{_OFFICE}markup-compatibility/2006}}"
V = "{urn:schemas-microsoft-com:vml}"
PACKAGE = f"{{{_OFFICE}package/2006/relationships}}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_STRICT = "{http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    f"{_STRICT}wordprocessingml/main}}": W,
    f"{_STRICT}officeDocument/relationships}}": R,
    f"{_STRICT}officeDocument/math}}": M,
}
_MEASURE = re.compile(r"(-?\d+(?:\.\d+)?)(pt|pc|pi|in|cm|mm)?")
_TWIPS = {"pt": 20.0, "pc": 240.0, "pi": 240.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54}


def loosen(root: etree._Element) -> None:
    """Renames what the strict variant of the format calls otherwise, so that one set of names is enough."""
    if not any(uri.startswith(_STRICT[1:]) for uri in root.nsmap.values()):
        return
    for element in root.iter(etree.Element):
        element.tag = _loose(str(element.tag))
        for name in list(element.attrib):
            if str(name).startswith(_STRICT):
                element.set(_loose(str(name)), element.attrib.pop(name))


def _loose(name: str) -> str:
    space, bracket, local = name.rpartition("}")
    return _TRANSITIONAL.get(space + bracket, space + bracket) + local


def below(parent: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of that name; None where there is none, or no parent."""
    return next(parent.iterchildren(W + name), None) if parent is not None else None


def value(parent: etree._Element | None, name: str, attribute: str = "val") -> str | None:
    """The attribute of the first child of that name; None where there is no child or no attribute."""
    found = below(parent, name)
    return found.get(W + attribute) if found is not None else None


def switch(parent: etree._Element | None, name: str) -> bool | None:
    """True or False where a property that is on or off is given; None where it is not."""
    found = below(parent, name)
    return None if found is None else found.get(W + "val", "1") not in ("0", "false", "off")


def integer(text: str | None) -> int | None:
    """The integer that text is; None for anything else."""
    found = re.fullmatch(r"\s*([+-]?\d{1,9})\s*", text or "")
    return int(found[1]) if found else None


def twips(text: str | None) -> int | None:
    """A length in twentieths of a point (420, 21pt, 1cm); None for anything else."""
    found = _MEASURE.fullmatch((text or "").strip())
    return round(float(found[1]) * _TWIPS.get(found[2], 1.0)) if found and len(found[1]) < 10 else None
