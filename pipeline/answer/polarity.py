"""はい or いいえ: does the rule say what the question supposes?

The question and the rule are each read as a proposition with a sign; where both speak of the same matter (consent, notice,
refund, liability …) that matter's own words decide, else the signs of the two predicates are compared.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.answer.numbers import compare
from pipeline.text.normalize import fold

_NEGATED = re.compile(
    r"(?:ない|ません|ぬ)(?!(?:限り|場合|とき|よう|者|で|まま|うち|ければ|と(?:きは|なら|いけ|だめ)))|ず(?=$|、|に|。|と)|(?<!不)可(?:能)?ではな|禁(?:じ|止)|禁ずる|不可|できかね|いたしかね|拒(?:否|絶|む)|断(?:る|り)|失(?:う|い|効)|免(?:除|責|れ)|無効"
)
_OBLIGED = re.compile(r"な(?:ければ|くては)(?:なら|いけ)(?:ない|ません)|なければならず|ないわけに|(?:妨げ|限ら|限りで)(?:ない|ません|は(?:ない|ありません))|を除き|ざるを得(?:ない|ません)")


@dataclass(frozen=True, slots=True)
class Sides:
    """What the text calls the two sides."""

    providers: tuple[str, ...] = ()
    customers: tuple[str, ...] = ()


def agrees(question: str, rule: str, sides: Sides, *, focus: Callable[[str], float] | None = None) -> bool:
    """True where the rule affirms what the question supposes, False where it denies it.

    rule: the lead and the sentences that answer, in their order; focus: how well a clause speaks of what is asked.

    >>> agrees("支払った料金は戻ってきますか。", "受領した料金は返金しないものとします。", Sides())
    False
    """
    asked, said = _plain(question), _plain(rule)
    for matter in _MATTERS:
        verdict = matter(asked, said, sides)
        if verdict is not None:
            return verdict
    return _sign_of_question(asked) == _sign_of_rule(said, focus)


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", fold(text))


# ---- signs


def _sign_of_question(asked: str) -> bool:
    """False where the question supposes that something is not so: 払わなくて済みますか, 断られますか."""
    tail = re.split(r"[。?]", asked.rstrip("。?"))[-1]
    tail = re.sub(r"(?:と(?:いう)?(?:こと|理解|認識|解釈)(?:で(?:合って|よい|よろしい|いい|正しい|間違いない))?.*|って本当.*|で間違いない.*)$", "", tail)
    negative = 0
    if re.search(r"な(?:く|い)(?:て|で)(?:も)?(?:済|す|いい|良い|よい|よろし|構わ|大丈夫|平気)|ずに(?:済|す)|なしで(?:も)?(?:いい|よい|大丈夫)", tail):
        negative += 1
    elif re.search(r"ない(?:の|ん|もの)(?:です|でしょう)?か|ない(?:ん|の)?です(?:よね|ね)|ませんよね|ない(?:の)?$|ないこと(?:に|は|も)|ないという", tail):
        negative += 1
    if re.search(r"(?:断ら|断る|拒否|拒ま|拒絶|はじかれ|禁止|禁じ|してはいけ|しちゃ(?:だめ|ダメ|いけ)|ては(?:だめ|ダメ|いけ)|違反に(?:な|当)|(?:だめ|ダメ|NG)(?:です|か|$)|免除|免責|失(?:い|う|われ)|無効に|不可)", tail):
        negative += 1
    return negative % 2 == 0


def _sign_of_rule(said: str, focus: Callable[[str], float] | None) -> bool:
    """False where the clause that speaks of what is asked denies or forbids it."""
    clauses = [clause for clause in re.split(r"(?<=。)|(?<=、)", said) if clause]
    if not clauses:
        return True
    start = 0
    if focus is not None:
        scores = [focus(clause) for clause in clauses]
        start = max(range(len(clauses)), key=lambda index: (scores[index], -index))
    for clause, follower in zip(clauses[start:], [*clauses[start + 1 :], ""], strict=True):
        if _ENDS.search(clause) and not _GOES_ON.match(follower):
            return not _denies(clause)
    return not _denies(clauses[-1])


_GOES_ON = re.compile(r"又は|または|若しくは|もしくは|及び|および|並びに|かつ|あるいは")
_ENDS = re.compile(r"。$|(?:とし|でき|あり|せず|ず|なく|ません|ない|ます|する|した|れる|った|である|おり|負い|行い|し)、$|[^、]$")


def _denies(clause: str) -> bool:
    plain = _OBLIGED.sub("", clause)
    return len(_NEGATED.findall(plain)) % 2 == 1


# ---- matters

_CONSENT = r"(?:承諾|同意|許可|許諾|承認|了解|了承|合意)"
_WITHOUT_CONSENT = re.compile(
    rf"{_CONSENT}(?:を|も|は|が)?(?:得|取|要|必要と|もら)?(?:る|する|せ|い|ら)?(?:こと)?(?:も)?(?:なく|なし|無し|ず|ない(?!限り))|{_CONSENT}(?:なく|なし)|無断|勝手に|断りな|断らず|一方的|了解な|独断"
)
_NEEDS_CONSENT = re.compile(rf"{_CONSENT}(?:を|が|は|も)?(?:必要|要|いり|得|取ら|取り|取って|求め|もら|不可欠)")


def _consent(asked: str, said: str, sides: Sides) -> bool | None:
    without = _WITHOUT_CONSENT.search(asked)
    needs = _NEEDS_CONSENT.search(asked) and not without
    spared = re.search(rf"{_CONSENT}(?:を|が|は|も)?(?:不要|(?:要|い)らな|必要(?:で)?(?:は)?(?:な|あり))", asked)
    if not (without or needs or spared) or not re.search(_CONSENT, said):
        return None
    deemed = re.search(rf"{_CONSENT}[^。]*みな", said)
    free = _WITHOUT_CONSENT.search(said)
    if free:
        forbidden = _denies(_sentence_at(said, free.end()))
        return forbidden if needs else not forbidden
    if deemed:
        return not needs
    return bool(needs)


_TELL = r"(?:通知|予告|連絡|告知|周知|催告|案内|知らせ|お知らせ|公表|掲示|警告)"
_ASKS_NOTICE = re.compile(rf"(?:教え|{_TELL})(?:を|が|は|も)?(?:て|し|され|でき)*(?:もら|くれ|いただ|来|ある|あり|届|して|必要|され|します)|予告は")
_NO_NOTICE = re.compile(rf"{_TELL}(?:を|も|は|が)?(?:する|し|され|行う|要する|要)?(?:こと)?(?:も)?(?:なく|なし|無し|せず|されず|ない(?!限り)|ず)|いきなり|突然|前触れな")
_GIVES_NOTICE = re.compile(rf"{_TELL}(?:を|し|する|いたし|の(?:上|うえ)|した(?:上|うえ)|により|によって|をもって|を行|が必要|期間)")


def _notice(asked: str, said: str, sides: Sides) -> bool | None:
    if re.search(rf"{_TELL}(?:し|を(?:し|出し))(?:たら|れば|ないと|なければ)", asked):
        return None
    without = _NO_NOTICE.search(asked)
    wants = _ASKS_NOTICE.search(asked) and not without
    none, given = _NO_NOTICE.search(said), _GIVES_NOTICE.search(said)
    if not (without or wants) or not (none or given):
        return None
    first_given = given is not None and (none is None or given.start() < none.start())
    return first_given if wants else none is not None


_BACK = r"(?:返金|返還|返却|払い?戻|戻[っるりすし]|返[しっすさ]|精算|償還|返品)"


def _refund(asked: str, said: str, sides: Sides) -> bool | None:
    if not re.search(_BACK, asked) or re.search(r"返(?:却|さ|し)[^。]{0,6}(?:必要|義務|なければ|ないと)", asked):
        return None
    found = list(re.finditer(_BACK, said))
    if not found:
        return None
    given = not _denies(_sentence_from(said, found[0].start()))
    return given if _sign_of_question(asked) else not given


_DUTY = r"(?:責任|責め|責(?=[をは])|賠償|補償|弁償|損害)"
_EXEMPT = re.compile(
    rf"{_DUTY}[^。]{{0,24}}?(?:負わ(?:な|ず|ぬ)|負い(?:ませ|かね)|負うもので(?:は)?(?:な|あり)|任じ(?:な|ま)|ありませ|免れ|問わ(?:な|れ)|しない|しませ|いたしませ)|免責|責任の?限りで(?:は)?(?:な|あり)|保証(?:は|を)?(?:し|いたし)(?:な|ませ)|関与し(?:な|ませ)"
)
_OURS = r"(?:こちら|うち|私|自分|自己|弊社側|当方|我々|ユーザー?|お?客(?:様|さま)?|会員|利用者|契約者)"


def _liability(asked: str, said: str, sides: Sides) -> bool | None:
    if not re.search(r"責任|責め|補償|賠償|弁償|償って|面倒を見|持ってくれ|持ってもら|自己負担|負担", asked):
        return None
    customers = "|".join(map(re.escape, sides.customers)) or "(?!)"
    own = bool(re.search(rf"(?:{_OURS}|{customers})[^。、]{{0,12}}(?:責任|負担|賠償|弁償|補償(?!して))", asked)) and not re.search(r"(?:もらえ|くれ|いただけ)", asked)
    if re.search(r"問(?:わ|う|え)|請求", asked) and not own and (exempt := _EXEMPT.search(said)):
        return False
    exempt = _EXEMPT.search(said)
    borne = re.search(rf"(?:{_OURS}|{customers})(?:は|が|の|自身)[^。]{{0,60}}(?:責任|負担|賠償|費用)[^。]{{0,20}}(?:する|します|負う|負い|もの|解決|準備)", said)
    sign = _sign_of_question(asked)
    if exempt and not (borne and borne.start() < exempt.start() and own):
        return (own if sign else not own)
    if borne:
        return own if sign else not own
    return None


def _deemed(asked: str, said: str, sides: Sides) -> bool | None:
    if re.search(r"(?:認め|同意|承諾|承認|了承|合意|受け入れ|納得|OK)(?:た|し|した|とみな)?(?:た)?(?:こと|もの|扱い|とみな)", asked) and re.search(r"みな|(?:同意|承諾|合意)したもの", said):
        return _sign_of_question(asked)
    return None


def _effect(asked: str, said: str, sides: Sides) -> bool | None:
    if re.search(r"なくなり|消え|終わり|失い", asked) and re.search(r"存続|残存|引き続き|なお(?:有効|効力)", said):
        return False
    if re.search(r"無効|効力を失|効力がなく|(?:全体|全部|すべて|ほか|他|残り)[^。]{0,12}(?:だめ|ダメ|無効)", asked) and re.search(
        r"(?:有効|効力)[^。]{0,12}(?:有|維持|影響|存続|継続|妨げ|もの)|影響を(?:受け|及ぼ|与え)(?:な|ませ|る)", said
    ):
        still = re.search(r"(?:まま|引き続き|でも|残り|ほか|他)[^。]{0,10}(?:有効|効く|生き)", asked)
        return bool(still)
    return None


_FREE, _PAID = re.compile(r"無償|無料|(?:料金|費用|対価)[^。]{0,8}(?:発生し|かから|要し|請求し)(?:な|ませ)"), re.compile(r"有償|有料|課金|(?:料金?|費用?|対価|会費|代金)(?:等)?を[^。、]{0,12}(?:支払|負担|請求)")
_ASKS_PAID = re.compile(r"有料|有償|(?:お金|料金|費用|追加料金|手数料|代金)[はがもを]?(?:別に|別途)?(?:かか|取ら|必要|要|発生|払|請求)|課金")
_ASKS_FREE = re.compile(r"無料|無償|ただで|タダ|0円")


def _charge(asked: str, said: str, sides: Sides) -> bool | None:
    paid, free = _ASKS_PAID.search(asked), _ASKS_FREE.search(asked)
    says_paid, says_free = _PAID.search(said), _FREE.search(said)
    if bool(paid) == bool(free) or bool(says_paid) == bool(says_free):
        return None
    return (bool(says_free) == bool(free)) == _sign_of_question(asked)


def _precedence(asked: str, said: str, sides: Sides) -> bool | None:
    """本規約が優先しますか, where the text names what prevails."""
    wanted = re.search(r"(?:^|[、はも])([^、はも]{2,20}?)(?:の(?:ほう|方))?(?:が|を|は)優先", asked)
    if wanted is None:
        return None
    prevailing = re.findall(r"(?:^|[、。はも])([^、。はも]{2,20}?)(?:の(?:定め|規定|内容))?(?:が|を)優先", said)
    if not prevailing:
        return None
    return any(wanted[1] in name or name in wanted[1] for name in prevailing) == _sign_of_question(asked)


_PLACES = (re.compile(r"海外|国外|外国|他の国"), re.compile(r"国内|日本(?!語|法)"))


def _place(asked: str, said: str, sides: Sides) -> bool | None:
    for here, there in (_PLACES, _PLACES[::-1]):
        if here.search(asked) and not there.search(asked) and there.search(said) and not here.search(said):
            return False
    return None


_MEANS = ("クレジットカード", "カード", "銀行振込", "振込", "口座振替", "引落", "引き落とし", "コンビニ", "電子マネー", "現金", "代金引換", "電話", "ファックス", "FAX",
          "郵送", "メール", "書面", "チャット", "口頭", "窓口", "LINE", "Web", "ウェブ", "アプリ")  # fmt: skip
_SAME = {"カード": "クレジット", "引き落とし": "引落|引き落|口座振替|振替", "引落": "引落|引き落|口座振替|振替", "ウェブ": "Web|ウェブ|WEB|web", "Web": "Web|ウェブ|WEB|web",
         "FAX": "FAX|ファクシミリ|ファックス", "ファックス": "FAX|ファクシミリ|ファックス", "振込": "振込|振り込", "銀行振込": "振込|振り込"}  # fmt: skip


def _means(asked: str, said: str, sides: Sides) -> bool | None:
    """クレジットカードで払えますか, where the text lists other ways to pay and not this one."""
    meant = next((means for means in _MEANS if re.search(rf"{means}(?:払い|決済)?(?:で|は使|による|でも|だけで|だと)", asked)), None)
    if meant is None or re.search(_SAME.get(meant, meant), said):
        return None
    others = [means for means in _MEANS if re.search(_SAME.get(means, means), said)]
    return False if others and re.search(r"により|によって|方法|にて|で(?:行|支払)|いずれか|どちらか|による|をもって|での", said) else None


def _term_goes_on(asked: str, said: str, sides: Sides) -> bool | None:
    if not re.search(r"自動(?:的に)?(?:更新|延長|継続)|勝手に(?:更新|延長|続|延)|(?:更新|延長|継続)され|延び(?:る|ます)|続(?:く|き)ます", asked):
        return None
    found = re.search(r"更新|延長|継続", said)
    if not found:
        return None
    on = not _denies(_sentence_from(said, found.start()))
    return on if _sign_of_question(asked) else not on


_MATTERS: Sequence[Callable[[str, str, Sides], bool | None]] = (
    lambda asked, said, sides: compare(asked, said),
    _precedence,
    _place,
    _means,
    _deemed,
    _consent,
    _notice,
    _effect,
    _refund,
    _liability,
    _term_goes_on,
    _charge,
)


def _sentence_at(text: str, position: int) -> str:
    """The rest of the sentence that position stands in."""
    end = text.find("。", position)
    return text[position : end + 1 if end >= 0 else len(text)]


def _sentence_from(text: str, position: int) -> str:
    """From position to the end of the first clause that ends there."""
    rest = _sentence_at(text, position)
    clauses = re.split(r"(?<=、)", rest)
    out = ""
    for clause in clauses:
        out += clause
        if _ENDS.search(clause):
            break
    return out
