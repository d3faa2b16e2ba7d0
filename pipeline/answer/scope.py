"""What a rule covers, and what not: the whole or a part, which number of people, only these, 「…を除く」, how it is kept.

Each function answers True or False where question and rule both speak of it, else None. Texts are folded, without white space.
"""

import re

from pipeline.answer import signs
from pipeline.answer.numbers import threshold


def exists(asked: str, said: str) -> bool | None:
    """秘密を守る定めはありますか: there is one where one was found."""
    found = re.search(
        r"(?:定め|規定|決まり|ルール|条項|取り?決め|条文|項目)(?:は|が|って)(?:あり|ある|設け|置か|入って)", asked
    )
    return signs.of_question(asked) if found else None


_MEANS = ("クレジットカード", "カード", "銀行振込", "振込", "口座振替", "引落", "引き落とし", "コンビニ", "電子マネー", "現金", "代金引換", "電話", "ファックス", "FAX",
          "郵送", "メール", "書面", "チャット", "口頭", "窓口", "LINE", "Web", "ウェブ", "アプリ")  # fmt: skip


_SAME = {"カード": "クレジット", "引き落とし": "引落|引き落|口座振替|振替", "引落": "引落|引き落|口座振替|振替", "ウェブ": "Web|ウェブ|WEB|web", "Web": "Web|ウェブ|WEB|web",
         "FAX": "FAX|ファクシミリ|ファックス", "ファックス": "FAX|ファクシミリ|ファックス", "振込": "振込|振り込", "銀行振込": "振込|振り込"}  # fmt: skip


def means(asked: str, said: str) -> bool | None:
    """クレジットカードで払えますか, where the text lists other ways to pay and not this one."""
    meant = next(
        (
            means
            for means in _MEANS
            if re.search(rf"{means}(?:払い|決済)?(?:で|は使|による|でも|だけで|だと|から|に[^つ])", asked)
        ),
        None,
    )
    if meant is None:
        return None
    if named := re.search(_SAME.get(meant, meant), said):
        denied = signs.denies(signs.rest_of_clause(said, named.start()))
        return False if denied and signs.of_question(asked) else None
    others = [means for means in _MEANS if re.search(_SAME.get(means, means), said)]
    return (
        False
        if others and re.search(r"により|によって|方法|にて|で(?:行|支払)|いずれか|どちらか|による|をもって|での", said)
        else None
    )


_CONDITIONED = re.compile("(?:同意|承諾|許可|承認|付添い|同伴)[^。]{0,10}(?:に限|のみ|なけれ|必要|要[しす]|得)")
"""A line that leave or company lets one pass: 16歳未満の方は、保護者の同意がある場合に限り."""


def within(asked: str, said: str) -> bool | None:
    """16歳でも入れますか, where the text draws a line at 18歳以上."""
    inside = threshold(asked, said)
    if inside is None:
        return None
    line = next(sentence for sentence in said.split("。") if threshold(asked, sentence) is not None)
    if _CONDITIONED.search(line):
        return None
    allowed = inside != signs.denies(line)
    return allowed if signs.of_question(asked) else not allowed


_AGAIN = re.compile(r"もう(?:1|一)(?:回|度)|再度|(?:2|二|3|三)(?:回|度)目|繰り返し|何[回度]も")
_MORE = re.compile(r"やり直|(?P<times>[2-9二三四五][回度])(?:も|まで|行[うえっ]|でき|使え)")
_OFTEN = re.compile("[3-9三四五][回度]|繰り返し|何[回度]も")
_ONCE = re.compile(r"(?:1|一)(?:回|度)(?:限り|だけ|のみ|に限|を限度)")
_REDONE = re.compile("再び|再度|もう(?:1|一)度|改めて|やり直")
"""What may be done again once has been done before: 1回に限り、再び受けることができる."""


def _again(asked: str, said: str) -> bool | None:
    """もう1回できますか, 2回までできますか, where the text has 1回限り of the act that is asked about."""
    once = _ONCE.search(said)
    if once is None or not (again := _AGAIN.search(asked) or _MORE.search(asked)):
        return None
    if again.re is _MORE and (
        (again["times"] and again["times"] in said) or not signs.shared(asked, signs.sentence_at(said, once.start()))
    ):
        return None
    rest = signs.rest_of_sentence(said, once.end())
    if _REDONE.search(rest) and not signs.denies(rest):
        return signs.of_question(asked) != bool(_OFTEN.search(asked))
    return not signs.of_question(asked)


_PAID_WHOLE = re.compile("(?:全額|すべて|全て|全部)[^、。]{0,8}(?:返|払)")


def whole(asked: str, said: str) -> bool | None:
    """全額補償されますか, where the text sets a limit."""
    if "独占" in asked and "非独占" in said:
        return not signs.of_question(asked)
    if (again := _again(asked, said)) is not None:
        return again
    if not re.search(
        r"(?:全部|すべて|全て)[^。、]{0,8}(?:賠償|補償|弁償|返|戻|払って)|全額|満額|丸ごと|まるごと|無制限|青天井|際限な|いくらでも|何[回度人名個年月日](?:前|間)?(?:まで)?でも|上限な[くし]",
        asked,
    ):
        return None
    limited = re.search(
        r"限度|上限|限り(?:と|で|に)|(?:を)?超え(?:ない|ては|て[^。、]{0,12}(?:でき|なら)(?:な|ま))|以内|まで(?:と|に限)|一部|半額|[0-9一二三四五六七八九十]+(?:%|割)|差し引(?!か|くこと(?:も)?な|きませ)|控除し(?!な|ませ)",
        said,
    )
    if (paid := _PAID_WHOLE.search(said)) and not signs.denies(signs.rest_of_clause(said, paid.start())):
        return None
    return not signs.of_question(asked) if limited else None


_KEPT, _GONE = (
    re.compile(r"取って(?:お|置)|残(?:る|り|っ|し)|保管|保存|預か|手元に置|持ったまま|とって(?:お|置)"),
    re.compile(r"捨て|廃棄|処分|消去|削除|消(?:す|し|え)|抹消|失効|消滅"),
)


def keeping(asked: str, said: str) -> bool | None:
    """取っておいてもらえますか, where the text says that it is thrown away."""
    for wanted, other in ((_KEPT, _GONE), (_GONE, _KEPT)):
        if not wanted.search(asked) or other.search(asked) or wanted.search(said):
            continue
        if (done := other.search(said)) and not signs.denies(signs.rest_of_clause(said, done.start())):
            return not signs.of_question(asked)
    return None


def stays(asked: str, said: str) -> bool | None:
    """こちらの物のままですか, where the text says when it passes to the other side; 支払義務は残りますか."""
    if re.search(r"(?:の|た)まま(?:です|か|で(?:す|いい|よい)|$|と)", asked) and re.search(r"移(?:る|り|転)", said):
        return bool(re.search(r"留保|移転しな|移らな", said)) == signs.of_question(asked)
    if re.search(r"払わな(?:く|い)て|支払(?:い)?(?:義務)?(?:は|が)?(?:なくな|消え|免)", asked) and re.search(
        r"義務[^。、]{0,8}(?:残|存続|消滅しな|免れ(?:な|ま|るもの?で(?:は)?な|ることはでき))", said
    ):
        return False
    return None


_RESTRICTED = re.compile(
    r"([^、。]{2,30}?)(?:だけ|のみ)(?:です|である|とし|とする|と(?:いた)?しま|受け付け|返[品金])|([^、。]{2,30}?)に限(?:る(?!こと|もの)|り(?:ます|、)?(?=。|$)|られ|定)"
)


_DEFECTIVE, _BROKEN = re.compile("不良|欠陥|瑕疵|不具合|破損"), re.compile("壊れ|割れ|破れ|動かな|汚れ|傷")


def only(asked: str, said: str) -> bool | None:
    """家族に使わせていいですか, where the text names the only one who may."""
    if not (signs.asks_leave(asked) and (found := _RESTRICTED.search(said))) or re.search(r"[0-9]", asked):
        return None
    named = re.sub(r".*[はがをに]", "", found[1] or found[2])
    if re.search(r"(?:とき|場合|際|目的|ため|(?<!の)中|以内|(?:た|る)もの)$", named):
        return None
    pairs = {named[at : at + 2] for at in range(len(named) - 1)} or {named}
    if _DEFECTIVE.search(named) and _BROKEN.search(asked):
        return None
    return None if any(pair in asked for pair in pairs) else not signs.of_question(asked)


def without(asked: str, said: str) -> bool | None:
    """違約金なしでやめられますか, where the text speaks of a 違約金; 催告は必要ですか, where it does without."""
    if (verdict := _needed(asked, said)) is not None:
        return verdict
    spared = re.search(r"([一-龠ァ-ヶー]{2,8})(?:なしで|なしに|無しで|を払わ(?:ず|ないで))", asked)
    charged = re.search(rf"{spared[1]}(?:を|が|の|は)", said) if spared else None
    if (
        spared
        and charged
        and re.match(rf"{spared[1]}[^、。]{{0,8}}(?:なく|なし|ず|問わ|要し(?:な|ませ)|不要)", said[charged.start() :])
    ):
        return signs.of_question(asked)
    return signs.denies(signs.rest_of_clause(said, charged.start())) if charged else None


_CASE = re.compile("場合|とき|際|者は|[中時]は|に限|^(?:ただし|但し|なお)")
_NEEDED = re.compile(
    r"([一-龠ァ-ヶー]{2,8})(?:の要否|(?:は|が|も|って)?(?:必要|付[くき]|要り?(?:ます|る)|い(?:ります|る(?:の|んです)?か?$)))"
)


def _needed(asked: str, said: str) -> bool | None:
    """催告は必要ですか, where the text does without in every case: 催告を要さずに, 催告を経ることなく."""
    found = _NEEDED.search(asked)
    speaking = [one for one in said.split("。") if found and found[1] in one]
    if not found or len(speaking) != 1 or _CASE.search(speaking[0]):
        return None
    spared = re.search(
        rf"無{found[1]}|{found[1]}(?:等)?(?:を|も|は|が)?(?:(?:経る|する|要する|得る|待つ)こと(?:も)?なく|(?:要さ|経|待た|せ|し)ず(?:に|、)|な(?:し[にで]|くて)|不要|要し(?:ない|ません)|必要とし(?:ない|ません)|省[くき])",
        speaking[0],
    )
    return not signs.of_question(asked) if spared else None


_LEFT = re.compile(r"\(([^()]{2,40})を(除(?:く|き)|含(?:む|み|まない|みませ))[^()]{0,6}\)")


def in_brackets(asked: str, said: str) -> bool | None:
    """付属品も含まれますか, where the text has 「機器（付属品を除く。）」."""
    for found in _LEFT.finditer(said):
        rest = said[: found.start()] + said[found.end() :]
        pairs = {found[1][at : at + 2] for at in range(len(found[1]) - 1)}
        if any(re.fullmatch("[一-龠ァ-ヶーA-Za-z]{2}", pair) and pair in asked and pair not in rest for pair in pairs):
            return (found[2] in ("含む", "含み")) == (signs.of_question(asked) == signs.of_rule(rest, None))
    return None
