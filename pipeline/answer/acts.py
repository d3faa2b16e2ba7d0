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
_OBJECT = re.compile("([一-龠ァ-ヶー]+)を[^、。]{0,6}$")


def told(asked: str, said: str) -> bool | None:
    """こちらで外してもよいですか, where the text has one do it: ご自身の判断で取り外していただきます."""
    act = _OWN_ACT.search(asked)
    if act is None or not signs.of_question(asked):
        return None
    thing = _OBJECT.search(asked[: act.start()])
    verb = f"{act['act']}(?:を)?(?:し|行)" if act["end"] == "し" and len(act["act"]) > 1 else act["act"]
    for sentence in said.split("。"):
        if thing and thing[1] not in sentence:
            continue
        for found in re.finditer(rf"{verb}[ぁ-ん]{{0,3}}?(?:[てで][^、。をたはが]{{0,12}}?)?{_TOLD}", sentence):
            by_oneself = _BY_ONESELF.search(signs.clauses(sentence[: found.start()] or " ")[-1])
            does = signs.rest_of_clause(sentence + "。", found.start())
            if by_oneself and not signs.denies(does) and not re.search("ない|ませ|ず|禁|控え|以外", found[0]):
                return True
    return None


_KIN = "夫|妻|父|母|息子|娘|兄|姉|弟|妹|親"
_OTHERS = (
    rf"(?:家族|父親|母親|兄弟|(?<![一-龠])(?:{_KIN})(?![一-龠]|の日)|主人(?!公)|友人|友だち|友達|知人|知り合い|同僚|同居人"
    r"|取引先|得意先|(?:親|子|グループ|関連|別の|他の|ほかの)会社|他社|よそ(?!見)|(?:別|他|ほか)の(?:人|方(?!法)|者)|第三者|他人)"
)
_GIVES_OTHERS = re.compile(
    rf"(?P<who>{_OTHERS})(?:の(?:人|方|者|社員|担当者)|たち|さん)?(?:"
    r"に(?:も)?[^、。に]{0,10}?(?P<use>使わせ|使ってもら|利用させ|貸(?!してもら|してくれ))"
    r"|(?:が|も|でも)[^、。に]{0,6}?(?P<uses>使って|使え|使う|利用)"
    r"|に(?:も)?[^、。に]{0,6}?(?P<give>譲|あげ(?:て|る)|売)"
    r"|(?<!社)(?<!先)(?<!よそ)(?:の|名義の)(?P<account>口座|名義|カード))"
)
_STRANGER = r"(?:他人|第三者|他の(?:お客様|お客さま|者|会員|利用者|契約者|方|人)|(?:本人|会員|契約者|利用者|自己)以外の(?:者|方|人))(?:[(][^()]*[)])?"
_OR = r"(?:(?:、[^、。]{1,12}?){0,5}(?:、?(?:又は|または|若しくは|もしくは)[^、。]{1,14}?(?:、[^、。]{1,12}?){0,4}|等[^、。]{0,6}?))?"
_BARRED = (
    r"(?:(?:(?:を?行っ)?[てで]は(?:なら|なり|いけ)|(?:を?行う|する|る|す)?(?:こと)?(?:は|が|も)?(?:一切)?でき)(?:ない|ません)(?=$|もの|、|こと|が、)"
    r"|し?ない(?:ものと|でください)"
    r"|(?:を?行う|する|る)?(?:こと|行為)?(?:は|を)?(?:一切)?禁止(?:する|します|です|とし|とする|され(?:る|ます)|$))"
)
_USE_BARRED = re.compile(
    rf"{_STRANGER}(?:(?:に(?:対し(?:て)?)?|へ)、?[^、。]{{0,12}}?(?:(?:使用|利用)させ|使わせ|貸与し?|貸し)|(?:は|が)、?[^、。]{{0,12}}?(?:使用|利用)){_OR}{_BARRED}"
)
_GIFT_BARRED = re.compile(
    rf"{_STRANGER}(?:に(?:対し(?:て)?)?|へ)、?[^。]{{0,16}}?(?:譲渡し?|譲り渡し|売却し?|転売し?){_OR}{_BARRED}"
)
_ACCOUNT_BARRED = re.compile(
    rf"(?:他人|第三者|本人以外)の(?:名義の)?(?:口座|名義|カード)(?:を|で)[^、。]{{1,8}}?{_BARRED}"
)
_BANS = {"use": _USE_BARRED, "uses": _USE_BARRED, "give": _GIFT_BARRED, "account": _ACCOUNT_BARRED}
_BANNED = re.compile("禁止|違反|だめ|ダメ|駄目|いけ(?:ない|ません)")
_BUT_FOR = re.compile(
    "承諾|同意|許可|許諾|承認|了承|目的|営利|有償|対価|業として|場合|とき|限り|なく|ずに|なし|無断|(?:当社|弊社|当店)は"
)
"""What makes a ban one for a case only, or one of the provider's."""
_IN_ANY = re.compile("いかなる(?:場合|目的)|有償[^、。]{0,2}無償")


def for_others(asked: str, said: str) -> bool | None:
    """取引先に使わせてもいいですか, where the text forbids it for 第三者; not where it names those asked about, or asks for leave."""
    gives = _GIVES_OTHERS.search(asked)
    if gives is None or not (signs.asks_leave(asked) or _BANNED.search(asked)):
        return None
    if re.search("家族|親族|同居", said) or (gives["who"] in said and not re.fullmatch(_STRANGER, gives["who"])):
        return None
    barred = _BANS[gives.lastgroup or "use"]
    if any(barred.search(sentence) and not _BUT_FOR.search(_IN_ANY.sub("", sentence)) for sentence in said.split("。")):
        return not signs.of_question(asked)
    return None


_SURELY = "(?:必ず|誰でも|だれでも|絶対|無条件|確実|間違いなく)"
_SURE_OF_ENTRY = re.compile(
    rf"{_SURELY}[^、。]{{0,12}}?(?:受け(?:入れ|付け)?て(?:もらえ|くれ|いただけ)|(?:認め|(?:承認|承諾|許可)し)て(?:もらえ|くれ|いただけ)|(?:承認|承諾)され|(?:会員|メンバー)になれ|(?:入会|加入|登録|契約|申し?込み?|応募)(?:が|も)?でき|審査に通)"
    rf"|(?:入会|加入|申し?込|応募|審査)[^。]{{0,8}}{_SURELY}(?:入れ|通)"
    rf"|(?:申し?込|応募)[^、。]{{0,6}}(?:ば|ら|と)、?{_SURELY}[^、。]{{0,8}}(?:使え|利用でき|(?:契約|登録|入会|加入)(?:し|させ)てもらえ|成立)"
)
_DUTY_ASKED = re.compile("なければ|ないと|なくて|必要|しては")
_APPLICATION = r"(?:申し?込|入会(?!後|金)|加入(?!後)|応募|登録(?!後)|申請|審査|契約の?締結|契約を?締結)"
_MAY_REFUSE = re.compile(
    rf"(?={_APPLICATION})[^。]{{0,30}}?(?:(?:承諾|承認|受諾|受け付け|受け入れ|登録|締結)(?:を)?(?:し|いたし)?(?:ない|ません|かねる)|(?:拒否|拒絶|お断り|断|不承認と?)(?:る|する|し)|(?:お断り|拒[否絶])させていただく)[^。]{{0,12}}?(?:こと|場合)が(?:ある|あり|ござ|でき)"
)


def taken(asked: str, said: str) -> bool | None:
    """申し込めば必ず受けてもらえますか, where the text may refuse."""
    if not _SURE_OF_ENTRY.search(asked) or _DUTY_ASKED.search(asked) or not _MAY_REFUSE.search(said):
        return None
    return not signs.of_question(asked)


_BY_THE_DAY = re.compile("日割|日数分|日数だけ|使った日の?分|日数に応じ|按分")
_NOT_BY_THE_DAY = re.compile("日割り?[^、。]{0,4}(?:では)?なく|返(?:金|還|して(?:もら|くれ|いただ))|戻")
_BY_THE_MONTH = re.compile(
    r"翌月(?:分|(?:の)?(?:1|一|初)日)?(?:から|より|以降)[^。]{0,8}(?:発生|起算|課金)|月単位(?:で|と)"
    r"|(?:(?:1|一)[かカヶヵ箇]月分|満額|全額)[^。]{0,10}(?:支払|払[いう](?!戻)|申し?受け|いただ|請求|発生|かか)"
)
_NO_FEE = re.compile("違約|損害|解約金|手数料|保証|返金|返還|払い?戻|前払|改定|変更")


def by_the_day(asked: str, said: str) -> bool | None:
    """日割りになりますか, where the text counts whole months of the fee and says nothing of days."""
    if not _BY_THE_DAY.search(asked) or _NOT_BY_THE_DAY.search(asked) or _BY_THE_DAY.search(said):
        return None
    for sentence in said.split("。"):
        if _BY_THE_MONTH.search(sentence) and re.search("料|会費", sentence) and not _NO_FEE.search(sentence):
            return not signs.of_question(asked)
    return None


_ASKS_REASON = re.compile(
    r"(?:理由|訳|わけ|根拠)[^、。]{0,10}?(?:(?:教え|説明し|知らせ|開示し|答え|言っ|示し)て(?:もらえ|くれ|いただけ)|知らされ|聞け|(?:聞く|知る)ことは?(?:が)?でき|(?:開示|説明|通知)され)"
)
_GIVES_REASON = re.compile(
    r"(?:理由|根拠)(?!の?(?:如何|いかん)|を?(?:も)?(?:問わ|とし)|に(?:かか|よ|基))[^。]{0,16}?(?:開示|説明|回答|通知|明示|明らかに|告知|示[すさし]|伝え|知らせ|答え)"
)
_UNSAID = re.compile("[^、。]{0,8}?(?:ことなく|ずに|せず|しないで|なしに)")
_REFUSED = re.compile("断|拒|承諾|承認|落ち|不合格|(?:もらえ|くれ|受け|入れ|通ら)な")
_REASON_OF_IT = re.compile("(?:その|当該|前項|前条|本条)[^、。]{0,8}(?:理由|根拠)|(?:^|、)(?:理由|根拠)")
_PERHAPS = re.compile("こと(?:が|も)(?:あ|でき(?!ない|ません))|場合(?:が|も)あ|努め|限り")
_CUSTOMER_SAYS = re.compile("(?:^|、)(?:会員|利用者|契約者|お客様|お客さま|申込者|借主|甲|乙)は")


def reasoned(asked: str, said: str) -> bool | None:
    """断られた理由は教えてもらえますか, where the text says whether the reasons of just that are given."""
    if not _ASKS_REASON.search(asked):
        return None
    about, before = re.sub("理由|説明|開示|通知|根拠", "、", asked), ""
    for sentence in said.split("。"):
        found = _GIVES_REASON.search(sentence)
        context, before = (before if _REASON_OF_IT.search(sentence) else "") + sentence, before + sentence
        same = (_REFUSED.search(about) and _REFUSED.search(context)) or signs.shared(about, context)
        if found is None or not same or (_CUSTOMER_SAYS.search(sentence) and "求め" not in sentence):
            continue
        rest = signs.rest_of_clause(sentence + "。", found.start())
        if _UNSAID.match(sentence, found.end()):
            return not signs.of_question(asked)
        return None if _PERHAPS.search(rest) else signs.denies(rest) != signs.of_question(asked)
    return None


_SPOKEN = re.compile("口頭|電話(?:だけ|で)|口約束")
_LEAVE_ASKED = re.compile("承諾|同意|許可|許諾|承認|了承|OK|了解|許し|合意")
_WRITTEN_LEAVE = re.compile(
    "書面(?:又は電磁的方法)?(?:に(?:よ|て)|で|の)[^、。]{0,6}(?:承諾|同意|許可|許諾|承認|了承|合意)"
)
_SPARED = re.compile("不要|要し(?:な|ませ)|必要(?:は|が)?(?:な|あり|ござ)")
_WITHOUT = re.compile("なく|なし|ずに|せず")


def in_writing(asked: str, said: str) -> bool | None:
    """口頭でOKをもらえばよいですか, where the text asks for leave in writing."""
    if not (_SPOKEN.search(asked) and _LEAVE_ASKED.search(asked)) or re.search("書面|文書", asked):
        return None
    if _SPOKEN.search(said):
        return None
    for sentence in said.split("。"):
        found = _WRITTEN_LEAVE.search(sentence)
        if found is None or _SPARED.search(sentence, found.end()):
            continue
        without = _WITHOUT.search(sentence, found.end())
        if without is None or signs.denies(sentence[without.end() :] + "。"):
            return not signs.of_question(asked)
    return None


_WORKS = "(?:使え|利用でき|つなが[りるっ]|(?<!自)動(?:く|き|いて)|見られ)"
_UNBROKEN = re.compile(
    rf"(?:必ず|絶対|24時間|常に)[^、。]{{0,16}}?{_WORKS}(?!な)|(?:止まら|途切れ)ずに?、?[^、。]{{0,8}}{_WORKS}(?!な)"
)
_BROKEN = re.compile("(?:使え|利用でき|つながら|動か|見られ)ない(?:こと|とき|時間?|日)(?:は|が|も)?(?:ある|あり)")
_BREAKS = re.compile(
    "(?:利用|使用|サービス|提供|運[用営転]|貸出し?|システム|営業|一部|接続|配信|通信|稼働)(?:を|が|の)?(?:一時的に|一時)?(?:停止|中断|休止|中止)"
    "(?:を?する|させる|となる)[^。]{0,4}(?:ことが(?:ある|あり|でき)|場合が(?:ある|あり))"
)
_BREAKS_FOR_SOME = re.compile(
    "(?:場合|とき|違反|会員|利用者|契約者|借主|お客様|お客さま|資格|アカウント).*(?:[停休中]止|中断)"
)


def unbroken(asked: str, said: str) -> bool | None:
    """24時間必ず使えますか, 使えないことはありますか, where the text says that it may stop for all."""
    broken = _BROKEN.search(asked)
    if not (broken or _UNBROKEN.search(asked)) or _DUTY_ASKED.search(asked):
        return None
    if any(_BREAKS.search(sentence) and not _BREAKS_FOR_SOME.search(sentence) for sentence in said.split("。")):
        return True if broken else not signs.of_question(asked)
    return None


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
