"""A sentence cut into statements: what one predicate rules, with its conditions before it."""

import re
from dataclasses import dataclass

from pipeline.extract.reader import Sentence

_BRACKET = re.compile(r"\([^()]*\)")
_QUOTED = re.compile(r"「[^「」]*」|『[^『』]*』")
_HIDDEN = "□"
# Predicates that end a statement in the middle of a sentence whatever follows.
_INNER = re.compile(
    r"(?:(?:なければ|ねば)(?:なら|なり|いけ)ず|[てで][はも]なら[ずぬ]|もの(?:では|とは)?(?:とし|とせず|なく)|ことと(?:し|せず)|でき[ずぬ]?|みな[しされ]{1,2}"
    r"|負わず|要せず|ことは?なく|必要は?なく|(?:ます|ません|です|[うくぐすつぬぶむるい])(?:が|けれども|ものの))$"
)
# 料金を支払い、 保管し、 甲に知らせ、: a verb in its continuative form with an object or whom it is done to.
_CONTINUED = re.compile(r"(?:[をにへ](?P<verb>[^をにへの、]{0,16}[一-龥々][ぁ-ん]{0,3}|お[ぁ-ん]{1,5}|を)[しせきぎちみびりいえけげねべめれじぜ])$")
_ADVERBIAL = re.compile(
    r"(?:により|応じ|基づき|もとづき|とおり|従い|したがい|際し|対し|つき|限り|かぎり|除き|のぞき|通じ|当たり|あたり|含み|先立ち|照らし|鑑み|かんがみ"
    r"|反し|関し|加え|代え|伴い|ともない|わたり|備え|とし|であり|あり|ごと|次第|おき|定め|よれ|めぐり|向け|限度に|のうち|なり|至り|経由し|含め|際い|せい|ない|たい|やすい|らい)$"
)
_JOINED = re.compile(r"^(?:または|もしくは|かつ|および|ならびに|あるいは|そのうえ|それ)")
_NOUN_CONDITION = re.compile(r"(?:とき|場合|時)(?:は|に|も|、|$)")
_LEADING = re.compile(
    r"^(?:[・※*●○◆]+)?(?:(?P<proviso>ただし)|なお|また|さらに|加えて|その他|もっとも|なお、また|ついては|したがって|よって|および|または)、?"
)
# 前項の規定にもかかわらず
_VALID_FOR_CUT = re.compile(r"(?:ものとし|てはならず|ではならず|ものとせず)$")


@dataclass(frozen=True, slots=True)
class Statement:
    """A part of a sentence that rules: `text` without brackets, the words in quotation marks hidden, no full stop.

    at: for each character of text its offset in the sentence; first, last: its place among the statements;
    proviso: the sentence begins with ただし.
    """

    sentence: Sentence
    text: str
    at: tuple[int, ...]
    first: bool
    last: bool
    proviso: bool
    continued: bool = False

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the sentence of text[start:end]."""
        return self.at[start], self.at[end - 1] + 1

    def quote(self, start: int, end: int) -> str:
        """The original words of text[start:end]."""
        return self.sentence.quote(*self.bounds(start, end))


def statements(sentence: Sentence) -> list[Statement]:
    """The statements of a sentence in order; the last one holds the predicate the sentence ends with."""
    text, at = _flat(sentence.text)
    head = _LEADING.match(text)
    start, proviso = (head.end(), bool(head["proviso"])) if head else (0, False)
    cuts = _cuts(text, start)
    found: list[Statement] = []
    for number, (begin, end, continued) in enumerate(cuts):
        if text[begin:end]:
            last = number == len(cuts) - 1
            found.append(Statement(sentence, text[begin:end], at[begin:end], not found, last, proviso, continued))
    return found


def _flat(text: str) -> tuple[str, tuple[int, ...]]:
    """The sentence without what stands in brackets, quoted words hidden, and where each character comes from."""
    shown = _QUOTED.sub(lambda found: f"「{_HIDDEN * (len(found.group()) - 2)}」", text)
    keep = [True] * len(shown)
    while "(" in shown and (bracket := _BRACKET.search(shown)):
        keep[bracket.start() : bracket.end()] = [False] * len(bracket.group())
        shown = shown[: bracket.start()] + "\0" * len(bracket.group()) + shown[bracket.end() :]
    end = len(shown.rstrip("。;\0"))
    places = tuple(index for index in range(end) if keep[index])
    return "".join(shown[index] for index in places), places


def _cuts(text: str, start: int) -> list[tuple[int, int, bool]]:
    """Begin, end and whether it ends in a continuative form, of each statement."""
    pieces: list[tuple[int, int]] = []
    begin = start
    for index in range(start, len(text)):
        if text[index] == "、":
            pieces.append((begin, index))
            begin = index + 1
    pieces.append((begin, len(text)))
    found: list[tuple[int, int, bool]] = []
    opened = pieces[0][0]
    for number, (begin, end) in enumerate(pieces[:-1]):
        piece, rest = text[begin:end], text[end + 1 :]
        strong = bool(_INNER.search(piece)) and not _JOINED.match(rest)
        if strong or _continues(piece, rest):
            found.append((opened, end, not strong))
            opened = end + 1
    found.append((opened, len(text), False))
    return found


def _continues(piece: str, rest: str) -> bool:
    if _ADVERBIAL.search(piece) or not _CONTINUED.search(piece) or _JOINED.match(rest):
        return False
    return not _NOUN_CONDITION.search(rest)
