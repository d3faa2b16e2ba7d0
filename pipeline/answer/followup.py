"""A line of a talk and what was asked before it -> the question it is, in full words; from the wording alone.

Precision first: a line that names a matter of its own never takes over the one before.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.answer.elliptic import ASKS, ASPECTS, BARE, END, SIDES, any_of, bare, names, says_nothing
from pipeline.text import tokens
from pipeline.text.normalize import fold


@dataclass(frozen=True, slots=True)
class Thread:
    """What a talk is about. root: the last question that stood for itself; last: the last one of all, in full words."""

    root: str
    last: str

    def followed(self, question: str) -> "Thread":
        """The thread after a follow-up, given in full words."""
        return Thread(self.root, question)


_MORE = re.compile(
    r"(?:その)?(?:他|ほか)(?:に|の)?(?:は|も)?(?:何か|なにか)?(?:(?:関係|関連)(?:する|ある|のある)?)?(?:(?:答え|回答|条項|条文|定め|規定|記載|もの|箇所)(?:は|が|も)?)?(?:何か|なにか)?(?:あり(?:ます|ません)|ある|ない)?(?:か|の)?"
    r"|(?:その)?続き(?:は|を?(?:見せて|見たい|表示|お願い(?:します)?)?)?|次の(?:答え|回答|候補)(?:は|を見せて)?|もっと(?:ある|見せて|見たい)?"
)
_CONNECTIVE = re.compile(
    r"(?:では|それでは|それじゃ[あぁ]?|じゃ[あぁ]?|ちなみに|あと(?!何|いくら|どれ)は?|それと|それから|また|そして|で(?=、)|えっと|ええと|ふむ|なるほど)[、 ]*"
)
_OTHER_MATTER = re.compile(r"ところで|話は変わ|話を変え|別の(?:話|件|質問)|全く別|新しい質問")

_WHOLE = r"契約|サービス|規約|約款|文書|文章|書類|会社|アプリ|サイト|会則|条文|条項|資料|商品"
_IN_THAT_CASE = re.compile(
    r"(?:その|この|同じ|上記の|今の|さっきの|先ほどの)(?:場合|とき|時(?!点|期|間)|際|ケース)(?:に|で)?(?:は|も|なら|だと)?[、 ]*"
    r"|(?:それなら|それだと|そうなら|そうだと|だったら|だとしたら|だとすると|そうなると|そうなったら|そうすると|そうしたら|そうした場合|そういう(?:場合|とき|時)|すると(?=、))(?:に)?は?[、 ]*"
)
_NOT_SO = re.compile(
    r"そう(?:し|で(?:は)?)な(?:い|かった|ければ|かったら)(?:場合|とき|時|なら|ら|と)?(?:に)?(?:は|も)?|(?:しな|できな)(?:い|かった)(?:場合|とき|時|なら|ら|と)(?:に)?(?:は|も)?(?=$|[?、])"
)
_THAT_OF = re.compile(
    rf"(?:その|上記の|今の|さっきの|先ほどの|前述の)(?!他|ほか|まま|うち|通り|とおり|都度|(?:{_WHOLE})(?!の))"
)
_THAT = re.compile(r"(?:それ(?!ぞれ|なり|から|と[、 ]|で[、 ])|そこ(?=[にでへ]|から|まで))")
_THIS = re.compile(r"これ(?=[はをがにで]|って|以[上外前後降])|この(?!場合|とき|時|際)(?=[^、。]{2,6}(?:は|って|[?]|$))")

_OF_SIDE = r"(?:の(?:場合|ほう|方|とき|側)|側(?:の場合|から)?|からの?|にとって|だったら|だと|なら|でも|が|も)?(?:に|で)?(?:は|も)?(?:どう(?:です|なりますか|なる|か)?)?(?:か)?"
_LONGEST = 24
"""Characters of a line that leans on the one before without pointing to it."""
_CLAUSE = re.compile(
    r"^(?P<case>.{2,40}?(?:(?<=[いっんしきえけれせてべめ一-龠])(?:たら|だら)|れば|(?<!どんな)(?<!のような)(?<!どういう)(?:場合|とき|際|時)(?:に|で)?(?:は|には|も)?|なら(?=、)|(?<=[るうすくつぶむぐ])には|(?<=ない)と(?=どう|いくら|何|、|$)))(?:、|(?=$|.{2}))"
)
_THEME = re.compile(r"^(?P<theme>[^、は]{1,30}?)(?:とは|って(?=[^いお])|は|を教え|について)")


def asks_for_more(line: str) -> bool:
    """True for 他には? and 続き: the next answer to the same question is wanted."""
    return bool(_MORE.fullmatch(bare(line)))


def in_full(line: str, thread: Thread, parties: Sequence[str] = ()) -> str | None:
    """The question that a follow-up asks, in full words; None where line stands for itself.

    parties: what the document calls its sides.

    >>> thread = Thread("解約はいつまでに申し出る？", "解約はいつまでに申し出る？")
    >>> in_full("手数料は？", thread), in_full("料金はいくら？", thread)
    ('解約の手数料は？', None)
    """
    text = " ".join(fold(line).split())
    if _OTHER_MATTER.search(text):
        return None
    said = _CONNECTIVE.sub("", text, count=1) if _CONNECTIVE.match(text) else text
    if not bare(said):
        return None
    full = (
        _pointing(said, thread) or _of_side(said, thread, parties, led=said != text) or _leaning(said, thread, parties)
    )
    return full.replace("?", "？") if full else None


def _pointing(said: str, thread: Thread) -> str | None:
    """A line that points back: その場合は, それはいつまで."""
    ground = _ground(thread.last)
    if found := _IN_THAT_CASE.match(said):
        rest = said[found.end() :].lstrip("、 ")
        return f"{ground.case}、{rest if bare(rest) else 'どうなりますか?'}"
    if _NOT_SO.match(said):
        return f"{ground.noun}をしなかったら、どうなりますか?" if ground.noun else f"{ground.case}、{said}"
    if found := _THAT_OF.match(said):
        return ground.of(said[found.end() :])
    if found := _THAT.match(said):
        return ground.put(said[found.end() :])
    if (found := _THIS.match(said)) and says_nothing(said[found.end() :], ()):
        return ground.of(said[found.end() :]) if found.group() == "この" else ground.put(said[found.end() :])
    return None


def _of_side(said: str, thread: Thread, parties: Sequence[str], *, led: bool) -> str | None:
    """The same question for another side: お客様の場合は; for anything else where では leads to it: では代理店の場合は."""
    found = re.fullmatch(rf"(?P<side>{any_of((*parties, *SIDES))}){_OF_SIDE}", bare(said))
    if not found:
        case = re.fullmatch(r"(?P<case>[^、。はがをに]{1,16}の(?:場合|とき))は?", bare(said)) if led else None
        return f"{case['case']}、{thread.last}" if case else None
    side = re.compile(rf"^(?P<before>[^、]{{0,8}}?)(?P<side>{any_of((*parties, *SIDES))})(?=[はがかもの])")
    if had := side.match(thread.last):
        return thread.last[: had.start("side")] + found["side"] + thread.last[had.end("side") :]
    return f"{found['side']}の場合、{thread.last}"


def _leaning(said: str, thread: Thread, parties: Sequence[str]) -> str | None:
    """A line without a matter of its own: 手数料は, いつまで, メールでもいい."""
    if (
        len(said) > _LONGEST
        or "とは" in said
        or said.startswith(("その他", "そのほか"))
        or not says_nothing(said, parties)
    ):
        return None
    ground = _ground(thread.root)
    owned = re.match(rf"{any_of((*ASPECTS, *BARE))}(?=[はをがの]|[?]?$)", said)
    return ground.of(said) if owned else ground.with_(said)


@dataclass(frozen=True, slots=True)
class _Ground:
    """What a question is about, as words to build on: a noun, "" where there is none, a condition, and what one asks more of."""

    noun: str
    case: str
    whole: str

    def of(self, rest: str) -> str:
        """解約 and 手数料は? -> 解約の手数料は?"""
        return f"{self.noun}の{rest}" if self.noun else f"{self.case}、{rest}"

    def put(self, rest: str) -> str:
        """解約 and はいつまで? -> 解約はいつまで?"""
        return f"{self.noun}{rest}" if self.noun else f"{self.case}、{re.sub('^[はもがを、 ]+', '', rest)}"

    def with_(self, rest: str) -> str:
        """解約 and いつまで? -> 解約は、いつまで?; データが消える場合 and いつ? -> データが消える場合、いつ?"""
        return f"{self.whole}、{rest}"


def _ground(question: str) -> _Ground:
    text = END.sub("", " ".join(fold(question).split()))
    side = rf"(?:{any_of(SIDES)})(?:が|は|から|の都合で)?"
    if found := _CLAUSE.match(text):
        case, rest = re.sub("(?<!に)[はも]$", "", found["case"]), text[found.end() :]
        theme = _THEME.match(rest)
        if not rest or (says_nothing(rest, ()) and not (theme and re.fullmatch(any_of(BARE), theme["theme"]))):
            return _Ground("", case, case)
        inner = _ground(rest)
        return _Ground(f"{case}、{inner.noun}" if inner.noun else "", f"{case}、{inner.case}", f"{case}、{inner.whole}")
    if (found := _THEME.match(text)) and not re.fullmatch(side, found["theme"]) and _is_noun(found["theme"]):
        noun, rest = found["theme"], text[found.end() :]
        return _Ground(noun, f"{noun}の場合", f"{noun}は" if not rest or says_nothing(rest, ()) else _predicate(text))
    if " " in text or ("は" not in text and _is_noun(text)):
        noun = text.split()[0]
        return _Ground(noun, f"{noun}の場合", f"{noun}は")
    return _Ground("", _predicate(text), _predicate(text))


def _is_noun(text: str) -> bool:
    read = tokens.tokenize(text)
    return (
        bool(read)
        and read[-1].part in ("名詞", "接尾辞")
        and not ASKS.fullmatch(text)
        and all(token.part not in ("助動詞", "動詞", "形容詞") or token.end < read[-1].start for token in read)
    )


def _predicate(text: str) -> str:
    """途中でやめられますか -> 途中で辞める場合: up to the last word that says what is done, as it stands in a dictionary."""
    plain = re.sub(r"(?:の(?:は|が))?(?:どんな|どのような|どういう)(?:場合|とき|時|条件)[にで]?", "", text)
    plain = re.sub(rf"(?:{ASKS.pattern})(?:まで|から)?(?:前)?(?:まで)?[にではをがの]?", "", plain)
    plain = re.sub(r"^([^、はが]{1,10})は", r"\1が", plain)
    read = tokens.tokenize(plain)
    last = next(
        (
            number
            for number in range(len(read) - 1, -1, -1)
            if read[number].part in ("動詞", "名詞", "形容詞") and names(read[number])
        ),
        None,
    )
    if last is None:
        return f"{plain or text}の場合"
    token, after = read[last], read[last + 1 : last + 2]
    if token.part == "動詞":
        passive = bool(after) and after[0].normal in ("れる", "られる") and not re.match(any_of(SIDES), plain)
        verb = token.surface + after[0].normal if passive else token.normal
        return f"{plain[: token.start]}{verb}場合"
    if token.part == "形容詞":
        return f"{plain[: token.end]}場合"
    does = bool(after) and after[0].normal in ("為る", "出来る")
    return f"{plain[: token.end]}{'する' if does else 'の'}場合"
