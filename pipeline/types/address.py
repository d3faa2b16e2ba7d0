"""Address: the Japanese citation of a unit, 第3条第2項第1号, as a value.

>>> a = Address.parse("第14条第1項第4号①")
>>> str(a), a.article, a.parent
('第14条第1項第4号①', Address('第14条'), Address('第14条第1項第4号'))
>>> Address.parse("第3条の2第1項").parts
('第3条の2', '第1項')
>>> Address.parse("別紙第2号").parts, Address.parse("別紙1第2条").parts, Address.parse("別表第1").parts
(('別紙', '第2号'), ('別紙1', '第2条'), ('別表第1',))
>>> Address.parse("特約事項第1項").parts, Address.parse("様式第1号").parts
(('特約事項', '第1項'), ('様式第1号',))
>>> Address.parse("第4条").contains(Address.parse("第4条第6項#2"))
True
>>> Address.parse("第3条").contains(Address.parse("第3条の2"))
False
>>> sorted(map(Address.parse, ["附則第1項", "第10条", "第2条第1項ア", "第2条", "前文", "第2条第1項"]))[-3:]
[Address('第2条第1項ア'), Address('第10条'), Address('附則第1項')]
"""

import functools
import re
from dataclasses import dataclass

_PART = re.compile(
    r"(?:第(?:\d+|〇)(?:条|項|号)(?:の\d+)*"
    r"|前文|附則|特[約記](?:事項|条項)|特約|(?:別記)?様式第\d+号(?:の\d+)*"
    r"|(?:別紙|別表|別記様式|様式|後記|別記|別添|付属書|付録)(?:第?\d+(?:の\d+)*(?![\d条項号])|[A-Z](?![a-z]))?"
    r"|[①-⑳㉑-㉟㊱-㊿]|[ア-ンｱ-ﾝ]|[a-zA-Z]+|\(\d+\)|\([a-zA-Zア-ン]+\))"
    r"(?:#\d+)?"
)
_ARTICLE = re.compile(r"第(?:\d+|〇)条")
_ORDER_OF_PLACES = {"前文": 0, "第": 1, "附則": 2, "特": 3, "別": 3, "様": 4, "後": 5, "付": 6}


@functools.total_ordering
@dataclass(frozen=True, slots=True, repr=False)
class Address:
    """A path of printed numbers from the document down to a unit. Compared in the order of a document."""

    parts: tuple[str, ...]

    @classmethod
    def parse(cls, text: str) -> "Address":
        """The address written in text; ValueError where text is no address."""
        parts = _PART.findall(text)
        if not parts or "".join(parts) != text:
            raise ValueError(f"not an address: {text!r}")
        return cls(tuple(parts))

    def child(self, part: str) -> "Address":
        """This address with one more part."""
        return Address((*self.parts, part))

    @property
    def parent(self) -> "Address | None":
        """One part less; None at the top."""
        return Address(self.parts[:-1]) if len(self.parts) > 1 else None

    @property
    def article(self) -> "Address":
        """Up to the first 条; the first part where there is none (前文, 附則)."""
        for count, part in enumerate(self.parts, 1):
            if _ARTICLE.match(part):
                return Address(self.parts[:count])
        return Address(self.parts[:1])

    def contains(self, other: "Address") -> bool:
        """True where other is this unit or lies below it."""
        return other.parts[: len(self.parts)] == self.parts

    def __str__(self) -> str:
        return "".join(self.parts)

    def __repr__(self) -> str:
        return f"Address({str(self)!r})"

    def __lt__(self, other: "Address") -> bool:
        return self._key() < other._key()

    def _key(self) -> tuple[tuple[object, ...], ...]:
        return tuple(_part_key(part) for part in self.parts)


def _part_key(part: str) -> tuple[object, ...]:
    numbers = tuple(int(n) for n in re.findall(r"\d+", part))
    place = next((rank for sign, rank in _ORDER_OF_PLACES.items() if part.startswith(sign)), 9)
    sign = "" if numbers else part
    return place, numbers, sign
