"""A sentence cut into statements: what one predicate rules, with its conditions before it."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from pipeline.extract.norms.sides import SIGN, Sides
from pipeline.extract.reader import Sentence
from pipeline.ontology import PARTY

_BRACKET = re.compile(r"\([^()]*\)")
_QUOTED = re.compile(r"「[^「」]*」|『[^『』]*』")
_HIDDEN = "□"
# Predicates that end a statement in the middle of a sentence whatever follows.
_INNER = re.compile(
    r"(?:(?:なければ|ねば)(?:なら|なり|いけ)ず|[てで][はも]なら[ずぬ]|もの(?:では|とは)?(?:とし|とせず|なく)|ことと(?:し|せず)|でき[ずぬ]?|(?:みな|見な|看做)[しされ]{1,2}"
    r"|負わず|ことはなく|(?:契約|関係)ではなく|(?:必要|義務|こと|場合)があり(?:ます)?(?:が)?|必要はなく|[てしりきちい]いただき|(?:ます|ません|です|[うくぐすつぬぶむるい])(?:が|けれども|ものの)|ま(?:す|せん)ので)$"
)
# 料金を支払い、 保管し、 甲に知らせ、: a verb in its continuative form with an object or whom it is done to.
_CONTINUED = re.compile(
    r"(?:[をにへで](?:[^をにへの、]{0,16}[一-龥々][ぁ-ん]{0,3}|お[ぁ-ん]{1,5})[しせきぎちみびりいえけげねべめれじぜ]|(?:を|が|により|によって)行い|をし|を(?:[^、]{0,10}(?:[にて]|から))?(?:支払|引落|振込|申込|届出|引渡|取消|払戻|受取|明渡|引継|申出)|[をにへで][^、]{0,24}[一-龥]{2}(?<![直消渡出返越押通回])し|[はが][^、]{0,24}(?:失効|消滅|終了|成立|発生|存続|到来|満了|[はがも]なくなり|(?:更新|延長|付与|加算)され)し?)$"
)
_ALONG = re.compile(r"[うくぐすつぬぶむる]ととも?に$|[うくぐすつぬぶむる]と共に$")
_ADVERBIAL = re.compile(
    r"(?:により|より|応じ|基づき|もとづき|とおり|従い|したがい|際し|対し|つき|限り|かぎり|除き|のぞき|通じ|当たり|あたり|含み|先立ち|照らし|鑑み|かんがみ"
    r"|反し|踏まえ|関し|加え|代え|伴い|ともない|わたり|(?<=に)備え|とし|であり|あり|ごと|次第|おき|定め|よれ|めぐり|向け|限度に|のうち|なり|至り|経由し|含め|際い|せい|ない|たい|やすい|らい|ため|うえ|ゆえ|たり|だり)$"
)
# 紛争の解決には乙が当たり、甲はこれに協力する: ends so, but is what one does.
_HANDLES = re.compile(rf"{SIGN}[がは][^、]*に(?:当たり|あたり|応じ|従い)$|{SIGN}が当たり$")
# 請求を受けたときは、乙がこれに応じ、甲に損失を及ぼさない
_MEETS = re.compile(rf"{SIGN}[がは]、?[^、]*これ(?:ら)?に応じ$")
# 議事録は、乙が作成し、甲に送る: what a side does with the topic, told before the next.
_BY_SIDE = re.compile(
    rf"(?<!{SIGN})は、(?:[^、]{{0,20}}、)?[^、はが]{{0,16}}{SIGN}が[^、をはが]{{0,12}}(?:[一-龥]し|行い|引き?取り?|受け?取り?|預かり|受け持ち|決め|選び)$"
)
_COMES_ABOUT = re.compile("成立|終了|発効|確定|移転|消滅")
# 権利は当社に帰属し、会員に移らないことを確認する: part of what is confirmed.
_STATIVE = re.compile(r"(?:帰属し|属し|移転し|有し|存続し|成立し|さ?れ|生じ|あり)$")
_OWNED_TO = re.compile(
    r"(?:こと|旨)(?:を|に|について|につき)(?:あらかじめ|ここに|相互に)?、?(?:確認|承諾|同意|了承|認識|承認|了解|認め|表明|保証|確約|誓約|理解)"
)
_JOINED = re.compile(r"^(?:または|もしくは|かつ|および|ならびに|あるいは|そのうえ|それ(?!以外))")
# 合致することを保証し、これに反する場合は、交換する: a case of what was said, not of the verb before.
_ANEW = re.compile(r"^これに(?:反|違|背|従わ|応じ)")
_NOUN_CONDITION = re.compile(
    r"(?:とき|場合|(?<!の)時)(?:は|に|も|、|$)|時点(?:で|から|に)|[ただ]後(?:に限|でなければ)|[ただ]ことに(?:ついて|つき|起因|より生じた)"
)
_LIMITED = re.compile(r"(?:とき|場合)(?:は|に|には|、)|以内に|までに|遅滞なく|ただちに|すみやかに")
_LEADING = re.compile(
    r"^(?:[・※*●○◆]+)?(?:ただし、?|もっとも、?|(?:なお|また|さらに|加えて|ついては|したがって|よって)、)"
)
_TURNS = re.compile(rf"^(?:(?:当該|各)?{SIGN}|いずれの?当事者|双方|両者|各当事者)(?:は|が|も)、?")
_AS = re.compile(r"(?:は、|について、|ついては、).*[^をは、](?<!目的)(?<!条件)(?<!原則)(?<!前提)とし$")
# What asks for understanding rules nothing of its own: 交換できませんので、ご了承ください.
_PLEADS = re.compile(
    r"(?:ので|ため|から)、?(?:あらかじめ|何とぞ|どうか)?、?ご(?:了承|承知|理解|容赦|注意|留意)(?:の程|のほど)?、?(?:を?お?願い.{0,4}ます|ください(?:ませ)?|いただきますよう.{0,9}ます)$"
)
# 契約期間は1年とし、: what one thing is, told before the next.
_SETS = re.compile(
    rf"(?:^|、)(?!{SIGN}(?:等|側|双方|ら)?[はも])[^、]*(?<![にでと])は、?[^をは、]*(?<!目的)(?<!原則)(?<!条件)(?<!前提)(?:(?<!もの)(?<!こと)とし|(?<!こと)であり)$"
)
# 目的外に利用せず、第三者に渡さない; 通知せず、 alone tells how something is done.
_DENIED = re.compile(r"[をは][^、]{1,16}(?:せず|(?<!問)(?<!かか)(?<!限)[わらさたかまばがな]ず)$")
# 点検は保守料に含み、
_WITHIN_PRICE = re.compile(r"(?:料|費|代金?|対価|報酬|額)に(?:は)?含み$")
# 名簿を第三者に渡さず、返却の求めに応じる: an act left undone beside another, not how that other is done: 催告をせず, 期間を経ず.
_UNDONE = re.compile(
    r"[をは][^、をは]{1,16}(?<!催告を)(?<!通知を)(?<!適用)(?<!準用)(?:せず|(?<!問)(?<!かか)(?<!限)(?<!よ)(?<!要)[わらさかまばがな]ず|(?<!待)たず)$"
)
_ANOTHER = re.compile(r"[をにへ][^、]*(?:[うくぐすつぬぶむる]|ます)$")
_FREE = re.compile(r"(?:こと|旨)[をにが]|でき(?:る|ます)|得る$|足り")
_NOT_BEING = re.compile(r"[にと]はならず$|[はが][^、を]{0,8}(?:成立|発生|適用|帰属|移転|終了|存続)(?:せ|され)ず$")
KEEPS = re.compile(r"(?:管理|保管|保持|維持|遵守|順守|履行|注意|留意|尊重|保存|秘匿)し$|(?:守り|払い|従い)$")
"""Ends the duty before a ban: 善良な管理者の注意をもって保管し、かつ、目的の外に使用してはならない."""
_DENIES = re.compile(r"(?<!負わ)(?<!負い)(?:ない|ません)(?:ものと(?:する|します|し)|こと(?:と|に)(?:する|します))?$")
_EACH = re.compile(rf"(?P<one>{SIGN}が)、(?=(?P<other>[^。]*(?:は|も){SIGN}が)(?:、|それぞれ|負|行))")
# 乙は、許可を保ち、その取消しがあったときは、知らせる: a case with a subject of its own is none of the verb before.
_TOPICAL = re.compile(rf"^[^、]*{SIGN}(?:等|側|双方)?は、[^、]*を")
_OWN_CASE = re.compile(r"[^。]{0,60}?(?<!又は)が[^、]*(?:とき|場合)(?:は|に)")
_FAILS = re.compile(r"(?:怠|違反|滞納|遅滞|遅延|反|滞|破|解散|停止|喪失)[^、]{0,4}$")
_VERB_STEM = re.compile(r"[一-龥々][ぁ-ん]{0,2}[しせきぎちみびりいえけげねべめれ]$")


@dataclass(frozen=True, slots=True)
class Statement:
    """A part of a sentence that rules: `text` without brackets, the words in quotation marks hidden, no full stop.

    at: for each character of text its offset in the sentence;
    goes_on: follows on a statement that ends in its continuative form; continued: ends in it itself.
    """

    sentence: Sentence
    text: str
    at: tuple[int, ...]
    goes_on: bool
    continued: bool

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the sentence of text[start:end]."""
        return self.at[start], self.at[end - 1] + 1

    def quote(self, start: int, end: int) -> str:
        """The original words of text[start:end]."""
        return self.sentence.quote(*self.bounds(start, end))

    def each(self) -> list["Statement"]:
        """納入の前は甲が、後は乙が負担する as one of each side; else the statement alone."""
        match = _EACH.search(self.text)
        if match is None:
            return [self]
        end, rest = match.end("one"), match.end("other")
        first = replace(self, text=self.text[:end] + self.text[rest:], at=self.at[:end] + self.at[rest:])
        return [first, self.after(match.end())]

    def after(self, begin: int) -> "Statement":
        """The statement from begin on, as what goes on from the words before."""
        return replace(self, text=self.text[begin:], at=self.at[begin:], goes_on=True)


def statements(sentence: Sentence, sides: Sides, *, fine: bool) -> list[Statement]:
    """The statements of a sentence in order; the last one holds the predicate the sentence ends with.

    fine: also cut after a continuative form, 保管し、; without it what shares its last predicate is one.
    """
    text, at = _flat(_signed(sentence, sides), _after_table(sentence))
    head = _LEADING.match(text)
    found: list[Statement] = []
    goes_on = False
    for begin, end, continued in _cuts(text, head.end() if head else 0, fine=fine):
        if text[begin:end]:
            found.append(Statement(sentence, text[begin:end], at[begin:end], goes_on, continued))
        goes_on = continued
    return found


def _signed(sentence: Sentence, sides: Sides) -> str:
    """The sentence with a sign of its own for each party whose side is open."""
    text = sentence.text
    if PARTY not in text:
        return text
    return "".join(sides.sign(sentence.quote(at, at + 1)) if sign == PARTY else sign for at, sign in enumerate(text))


def _after_table(sentence: Sentence) -> int:
    """Where the sentence begins behind the rows of a table that stand in one line with it."""
    original = sentence.block.original
    if "\t" not in original:
        return 0
    begin, end = sentence.original_span(0, len(sentence.text))
    tab = original.rfind("\t", begin, end)
    if tab < 0:
        return 0
    row = original.find("\n", tab, end)
    return bisect_left(sentence.block.signed.starts, row + 1) - sentence.start if row > 0 else len(sentence.text)


def _flat(text: str, start: int) -> tuple[str, tuple[int, ...]]:
    """text[start:] without what stands in brackets, quoted words hidden, and where each character comes from."""
    shown = _QUOTED.sub(lambda found: f"「{_HIDDEN * (len(found.group()) - 2)}」", text)
    keep = [True] * len(shown)
    while "(" in shown and (bracket := _BRACKET.search(shown)):
        keep[bracket.start() : bracket.end()] = [False] * len(bracket.group())
        shown = shown[: bracket.start()] + "\0" * len(bracket.group()) + shown[bracket.end() :]
    end = len(shown.rstrip("。;、\0"))
    if plea := _PLEADS.search(shown, start, end):
        end = plea.start()
    places = tuple(index for index in range(start, end) if keep[index])
    return "".join(shown[index] for index in places), places


def _cuts(text: str, start: int, *, fine: bool) -> list[tuple[int, int, bool]]:
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
    for begin, end in pieces[:-1]:
        piece, rest = text[begin:end], text[end + 1 :]
        strong = _turns(piece, rest, text[opened:end]) and not _JOINED.match(rest)
        if strong or (fine and _continues(piece, rest, text[opened:end])):
            found.append((opened, end, not strong))
            opened = end + 1
    found.append((opened, len(text), False))
    return found


def _turns(piece: str, rest: str, whole: str) -> bool:
    """Whether a piece ends a norm with a predicate of its own; `whole` is the statement up to there."""
    if _INNER.search(piece):
        return True
    if _WITHIN_PRICE.search(piece):
        return True
    if piece.endswith(("とし", "であり")):
        return bool(_SETS.search(whole) or (_TURNS.match(rest) and _AS.search(whole)))
    if not piece.endswith("ず"):
        return False
    return bool(
        _NOT_BEING.search(piece)
        or (_DENIED.search(piece) and (rest.startswith("また") or _DENIES.search(rest)))
        or (
            _UNDONE.search(piece) and _ANOTHER.search(rest) and not (_FREE.search(rest) or _NOUN_CONDITION.search(rest))
        )
    )


def _continues(piece: str, rest: str, whole: str) -> bool:
    """Whether a piece ends a norm with a verb in its continuative form; `whole` is the statement up to there.

    甲が解散し、又は破産したとき: a verb before a further case belongs to that case, unless a case or a time limit went before it.
    """
    if KEEPS.search(piece) and rest.startswith(("かつ", "また、")) and _DENIES.search(rest):
        return True
    if piece.endswith("とき"):
        return False
    if (
        (_ADVERBIAL.search(piece) and not _MEETS.search(whole) and not (_TURNS.match(rest) and _HANDLES.search(piece)))
        or _JOINED.match(rest)
        or piece.endswith("表明し")
    ):
        return False
    if _BY_SIDE.search(whole) and not _COMES_ABOUT.search(rest):
        return True
    if _STATIVE.search(piece) and _OWNED_TO.search(rest):
        return False
    if not (_CONTINUED.search(piece) or _ALONG.search(piece) or (_TURNS.match(rest) and _VERB_STEM.search(piece))):
        return False
    if not _NOUN_CONDITION.search(rest) or _LIMITED.search(whole) or _ANEW.match(rest):
        return True
    return bool(_TOPICAL.search(whole) and _OWN_CASE.match(rest)) and not _FAILS.search(piece)
