"""What may be asked of an act in so many words: is it told, is it for others, will it be taken, by the day, with a reason?

Each function answers True or False where question and rule both speak of it, else None. Texts are folded, without white
space. The networks that weigh a rule have no look at these; where one of them answers, the rules have the say.
"""

import re
from collections.abc import Callable, Sequence

from pipeline.answer import signs

_OWN_ACT = re.compile(
    r"(?P<act>[一-龠]{1,4})(?P<end>[ぁ-ん]{0,3}?)(?:て|で)も?、?(?:いい|よい|良い|よろしい|大丈夫|平気|構[いわ]|かま[いわ]|差し?支え|問題|OK)"
)
_TOLD = r"(?:て|で)(?:いただ[くき]|頂[くき]|ください|下さい|もらう|もらい)"
_BY_ONESELF = re.compile(r"自身|自己|自ら|みずから|自分|各自")


def told(asked: str, said: str) -> bool | None:
    """こちらで外してもよいですか, where the text has one do it: ご自身の判断で取り外していただきます."""
    act = _OWN_ACT.search(asked)
    if act is None or not signs.of_question(asked):
        return None
    verb = f"{act['act']}(?:を)?(?:し|行)" if act["end"] == "し" and len(act["act"]) > 1 else act["act"]
    for sentence in said.split("。"):
        for found in re.finditer(rf"{verb}[^、。]{{0,30}}?{_TOLD}", sentence):
            by_oneself = _BY_ONESELF.search(signs.clauses(sentence[: found.start()] or " ")[-1])
            if by_oneself and not re.search("ない|ませ|ず|禁|控え|以外", found[0]):
                return True
    return None


_OTHERS = re.compile(
    r"家族|夫|妻|主人|(?<!両)親(?!会)|父|母|息子|娘|兄|姉|弟|妹|友人|友だち|友達|知人|知り合い|同僚|同居人|取引先|得意先|(?:親|子|グループ|関連|別の|他の|ほかの)会社"
    r"|他社|よそ|(?:別|他|ほか)の(?:人|方(?!法)|者)|第三者|他人"
)
_STRANGERS = re.compile(
    r"他人|第三者|他の(?:お客様|お客さま|者|会員|利用者|契約者|方|人)|(?:本人|会員|契約者|利用者|自己)以外"
)
_DONE_FOR_OTHERS = (
    (re.compile("使わせ|使って|使え|利用|貸"), re.compile("使用|利用|使わせ|貸与|貸し")),
    (re.compile("口座|名義|カード"), re.compile("口座|名義|カード")),
    (re.compile("譲|あげ(?:て|る)|売"), re.compile("譲渡|譲り|売買|売却|転売")),
)
_BANNED = re.compile("禁止|違反|だめ|ダメ|駄目|いけ(?:ない|ません)")
_LEAVE = re.compile("承諾|同意|許可|許諾|承認|了承")
_NOBODY_ELSE = re.compile(r"(?:のみ|だけ)が[^、。]{0,8}(?:使用|利用)[^、。]{0,8}(?:でき|もの)")


def for_others(asked: str, said: str) -> bool | None:
    """取引先に使わせてもいいですか, where the text forbids it for 第三者; not where it names those asked about, or asks for leave."""
    others = _OTHERS.search(asked)
    if (
        others is None
        or not (signs.asks_leave(asked) or _BANNED.search(asked))
        or (others[0] in said and not _STRANGERS.fullmatch(others[0]))
    ):
        return None
    for wanted, ruled in _DONE_FOR_OTHERS:
        if not wanted.search(asked[others.end() :]):
            continue
        for sentence in said.split("。"):
            found = _STRANGERS.search(sentence)
            if found is None or _LEAVE.search(sentence) or not (act := ruled.search(sentence, found.end())):
                continue
            if _NOBODY_ELSE.search(sentence) or signs.denies(signs.rest_of_sentence(sentence + "。", act.start())):
                return not signs.of_question(asked)
    return None


_SURELY = re.compile("必ず|誰でも|だれでも|絶対|無条件|確実|間違いなく")
_APPLIES = re.compile(
    r"申し?込|入会|加入|応募|審査|受け(?:て|入れ|付け)|引き受け|(?:会員|契約|登録)[^、。]{0,6}(?:なれ|でき)"
)
_MAY_REFUSE = re.compile(
    r"(?:承諾|承認|受諾|受け付け|受け入れ|登録|契約を?締結)[^。]{0,6}(?:ない|ません|ず|かねる)(?:こと|場合|か、)|(?:拒否|拒絶|お断り|断る|不承認)[^。]{0,12}(?:こと|場合)が(?:ある|あり|でき)"
)


def taken(asked: str, said: str) -> bool | None:
    """申し込めば必ず受けてもらえますか, where the text may refuse."""
    if not (_SURELY.search(asked) and _APPLIES.search(asked) and _MAY_REFUSE.search(said)):
        return None
    return not signs.of_question(asked)


_BY_THE_DAY = re.compile("日割|日数分|日数だけ|使った日の?分")
_BY_THE_MONTH = re.compile(
    r"翌月(?:分|(?:の)?(?:1|一|初)日)?(?:から|より|以降)[^。]{0,8}(?:発生|起算|請求|課金|開始|支払|適用)|(?:1|一)[かカヶヵ箇]月分|月単位|満額|全額"
)


def by_the_day(asked: str, said: str) -> bool | None:
    """日割りになりますか, where the text counts whole months and says nothing of days."""
    if not _BY_THE_DAY.search(asked) or _BY_THE_DAY.search(said) or not _BY_THE_MONTH.search(said):
        return None
    return not signs.of_question(asked)


_ASKS_REASON = re.compile(
    r"(?:理由|訳|わけ|根拠)[^、。]{0,10}(?:教え|聞[けかい]|知[らるり]|説明|開示|示し|言って|伝え|答え)"
)
_GIVES_REASON = re.compile(
    r"(?:理由|根拠)(?!の?(?:如何|いかん)|を?(?:も)?(?:問わ|とし)|に(?:かか|よ|基))[^。]{0,16}?(?:開示|説明|回答|通知|明示|明らかに|告知|示[すさし]|伝え|知らせ|答え)"
)
_UNSAID = re.compile("[^、。]{0,8}?(?:ことなく|ずに|せず|しないで|なしに)")


def reasoned(asked: str, said: str) -> bool | None:
    """断られた理由は教えてもらえますか, where the text says whether reasons are given."""
    found = _GIVES_REASON.search(said) if _ASKS_REASON.search(asked) else None
    if found is None:
        return None
    spared = _UNSAID.match(said, found.end())
    given = not spared and not signs.denies(signs.rest_of_clause(said, found.start()))
    return given == signs.of_question(asked)


_SPOKEN = re.compile("口頭|電話(?:だけ|で)|口約束")
_WRITTEN_LEAVE = re.compile(
    "書面(?:又は電磁的方法)?(?:に(?:よ|て)|で|の)[^、。]{0,6}(?:承諾|同意|許可|許諾|承認|了承|合意)"
)


def in_writing(asked: str, said: str) -> bool | None:
    """口頭でOKをもらえばよいですか, where the text asks for leave in writing."""
    if not (_SPOKEN.search(asked) and _LEAVE_ASKED.search(asked) and _WRITTEN_LEAVE.search(said)):
        return None
    return None if _SPOKEN.search(said) else not signs.of_question(asked)


_LEAVE_ASKED = re.compile(f"{_LEAVE.pattern}|OK|了解|許し|断り|合意|伝え|言")
_UNBROKEN = re.compile("(?:必ず|絶対|24時間|常に)[^。]{0,16}(?:使え|利用でき|つなが|動|見られ)|止まらず|途切れず")
_BREAKS = re.compile(
    "(?:停止|中断|休止|中止)(?:する|させる|となる|をする|でき)[^。]{0,12}(?:ことが(?:ある|あり|でき)|場合が(?:ある|あり))"
)


def unbroken(asked: str, said: str) -> bool | None:
    """24時間必ず使えますか, where the text says that it may stop."""
    return not signs.of_question(asked) if _UNBROKEN.search(asked) and _BREAKS.search(said) else None


ACTS: Sequence[Callable[[str, str], bool | None]] = (
    told,
    for_others,
    taken,
    by_the_day,
    reasoned,
    in_writing,
    unbroken,
)
"""Looked at in this order, before the matters."""
