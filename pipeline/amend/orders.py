"""What the clauses of an amendment order, as values: whom, what, with which words."""

from dataclasses import dataclass
from enum import Enum, auto

from pipeline.amend.tree import Node
from pipeline.types.address import Address
from pipeline.types.source import Span


class Piece(Enum):
    """What of a unit an order is about."""

    WHOLE = auto()
    CAPTION = auto()
    MAIN = auto()  # 本文: without the ただし書
    PROVISO = auto()
    FIRST = auto()  # 前段
    SECOND = auto()  # 後段
    LEAD = auto()  # 柱書, 各号列記以外の部分


class Verb(Enum):
    """What is to be done."""

    SUBSTITUTE = auto()  # 「甲」を「乙」に
    APPEND = auto()  # the words at the end, a ただし書, a 後段
    REPLACE = auto()  # 次のとおり改める
    ADD = auto()  # units
    DELETE = auto()
    RENUMBER = auto()  # 第3項を第4項とする
    SHIFT = auto()  # 1条ずつ繰り下げる
    EXCHANGE = auto()  # old wording for new wording, as a table or two blocks show it
    REWRITE = auto()  # the whole contract
    UNREAD = auto()  # it orders something, but what cannot be told


class Level(Enum):
    """What is added or counted; the value is its sign."""

    ARTICLE = "条"
    PARAGRAPH = "項"
    ITEM = "号"
    APPENDIX = "別紙"
    DIVISION = "章"


@dataclass(frozen=True, slots=True)
class Selector:
    """Units of the base: one, a range, or one and all behind it.

    path: parts from the top, () for the whole contract, （支払） for a 条 named by its caption; caption: what stands in
    brackets behind the 条;
    through: the path of the last of a range; onward: 以下.
    """

    path: tuple[str, ...]
    caption: str | None = None
    piece: Piece = Piece.WHOLE
    through: tuple[str, ...] | None = None
    onward: bool = False

    def __str__(self) -> str:
        name = "".join(self.path) or "契約の全体"
        last = f"から{''.join(self.through)}まで" if self.through else "以下" if self.onward else ""
        return name + last + _PIECES.get(self.piece, "")


_PIECES = {
    Piece.CAPTION: "の見出し",
    Piece.MAIN: "本文",
    Piece.PROVISO: "ただし書",
    Piece.FIRST: "前段",
    Piece.SECOND: "後段",
    Piece.LEAD: "の柱書",
}


@dataclass(frozen=True, slots=True)
class Pair:
    """Words to find and what to put there; side: -1 new before old, 1 new behind old, 0 in its place."""

    old: str
    new: str
    side: int = 0


@dataclass(frozen=True, slots=True)
class Order:
    """One clause of an amendment.

    targets: the units it is about; ahead: what is added stands before the target, inside: under it, else behind it; to:
    the new numbers; by: places that a SHIFT moves; count: how many units 次の2項 says; payload: the new wording;
    old: that of 変更前; everywhere: すべて, of 削除 that the number stays; words, spans, address: where it stands.
    """

    verb: Verb
    words: str
    address: Address | None
    spans: tuple[Span, ...] = ()
    targets: tuple[Selector, ...] = ()
    pairs: tuple[Pair, ...] = ()
    to: tuple[Selector, ...] = ()
    level: Level | None = None
    piece: Piece = Piece.WHOLE
    count: int | None = None
    by: int = 0
    payload: tuple[str, ...] = ()
    old: tuple[str, ...] = ()
    ahead: bool = False
    inside: bool = False
    everywhere: bool = False
    strikes: bool = False  # 削除する, not 削る
    annex: Node | None = None  # the 別紙 of the amendment that payload is the text of
    reason: str = ""
