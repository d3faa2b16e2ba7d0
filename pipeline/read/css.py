"""The few style rules that change what a page says: numbers of lists, what is hidden, kept line feeds, counters."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_AT_RULE = re.compile(r"@[\w-]+[^{};]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMPOUND = re.compile(r"([a-zA-Z][\w-]*|\*)?((?:[.#][\w-]+)*)")
_BEFORE = re.compile(r"::?(?:before|marker)$")
_WANTED = (
    "list-style",
    "list-style-type",
    "display",
    "visibility",
    "white-space",
    "content",
    "counter-reset",
    "counter-increment",
    "counter-set",
)
_LIST_TYPE = re.compile(
    r"\b(?:none|disc|circle|square|(?:lower|upper)-(?:roman|alpha|latin|greek)|decimal(?:-leading-zero)?|cjk-[a-z-]+|japanese-(?:in)?formal"
    r"|(?:hiragana|katakana)(?:-iroha)?)\b|\"[^\"]*\"|'[^']*'"
)

Properties = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Selector:
    """compounds from the left, each (tag, classes and ids); child[i] is True where compound i stands right above the next."""

    compounds: tuple[tuple[str, frozenset[str]], ...]
    child: tuple[bool, ...]
    before: bool

    @property
    def weight(self) -> tuple[int, int, int]:
        signs = [sign for _, signs in self.compounds for sign in signs]
        return (
            sum(s[0] == "#" for s in signs),
            sum(s[0] == "." for s in signs),
            sum(bool(tag) for tag, _ in self.compounds),
        )


@dataclass(slots=True)
class Sheet:
    """Rules by what their last compound asks for: an id, a class or a tag."""

    rules: dict[str, list[tuple[tuple[int, int, int], int, _Selector, Properties]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    counts: bool = False  # some rule prints a counter

    def properties(self, element: etree._Element, *, before: bool = False) -> Properties:
        """The wanted properties of element (of its ::before), the style attribute last."""
        if not self.rules and "style" not in element.attrib:
            return {}
        found = []
        if self.rules:
            for key in ("*", str(element.tag).lower(), *_signs(element)):
                found += [
                    rule for rule in self.rules.get(key, ()) if rule[2].before == before and _matches(rule[2], element)
                ]
        merged: Properties = {}
        for _, _, _, properties in sorted(found, key=lambda rule: rule[:2]):
            merged.update(properties)
        if not before:
            merged.update(_declarations(element.get("style", "")))
        return merged


def sheet(root: etree._Element) -> Sheet:
    """The rules of all style elements below root; media queries and what needs a state or an order are left out."""
    result = Sheet()
    order = 0
    for element in root.iter("style"):
        if "print" in (element.get("media") or ""):
            continue
        source = _AT_RULE.sub("", _COMMENT.sub("", element.text or ""))
        for found in _RULE.finditer(source):
            properties = _declarations(found[2])
            if not properties:
                continue
            result.counts = result.counts or "counter" in properties.get("content", "")
            for selector in map(_selector, found[1].split(",")):
                if selector is not None:
                    order += 1
                    tag, signs = selector.compounds[-1]
                    result.rules[min(signs, default=tag or "*")].append((selector.weight, order, selector, properties))
    return result


def list_type(properties: Properties) -> str | None:
    """The value that list-style-type has in properties, None where they say nothing of it."""
    found = _LIST_TYPE.search(properties.get("list-style-type", "") or properties.get("list-style", ""))
    return found[0] if found else None


def hides(properties: Properties) -> bool:
    """True where the element is not shown."""
    return properties.get("display") == "none" or properties.get("visibility") in ("hidden", "collapse")


def _declarations(source: str) -> Properties:
    properties: Properties = {}
    for declaration in (
        re.split(r";(?=(?:[^\"']|\"[^\"]*\"|'[^']*')*$)", source)
        if '"' in source or "'" in source
        else source.split(";")
    ):
        name, _, value = declaration.partition(":")
        if (key := name.strip().lower()) in _WANTED and value.strip():
            plain = value.replace("!important", "").strip()
            properties[key] = plain if key == "content" else plain.lower()
            if key == "list-style":
                properties.pop("list-style-type", None)
    return properties


def _selector(source: str) -> _Selector | None:
    source = source.strip()
    before = bool(_BEFORE.search(source))
    parts = re.sub(r"\s*>\s*", " > ", _BEFORE.sub("", source)).split()
    compounds: list[tuple[str, frozenset[str]]] = []
    child: list[bool] = []
    for part in parts:
        if part == ">":
            if not child:
                return None
            child[-1] = True
            continue
        found = _COMPOUND.fullmatch(part)
        if found is None:
            return None
        compounds.append(((found[1] or "").lower().replace("*", ""), frozenset(re.findall(r"[.#][\w-]+", found[2]))))
        child.append(False)
    return _Selector(tuple(compounds), tuple(child), before) if compounds else None


def _signs(element: etree._Element) -> list[str]:
    signs = ["." + name for name in (element.get("class") or "").split()]
    return [*signs, "#" + name] if (name := element.get("id")) else signs


def _fits(compound: tuple[str, frozenset[str]], element: etree._Element) -> bool:
    tag, signs = compound
    return (not tag or tag == element.tag) and (not signs or signs <= set(_signs(element)))


def _matches(selector: _Selector, element: etree._Element) -> bool:
    if not _fits(selector.compounds[-1], element):
        return False
    above = element.getparent()
    for compound, child in zip(reversed(selector.compounds[:-1]), reversed(selector.child[:-1]), strict=True):
        while above is not None and not child and not _fits(compound, above):
            above = above.getparent()
        if above is None or not _fits(compound, above):
            return False
        above = above.getparent()
    return True
