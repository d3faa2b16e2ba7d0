"""How the customer says that he leaves."""

import re
from collections.abc import Iterator

from pipeline.extract.fields import legal
from pipeline.extract.fields.context import Context, before, clip, heading, printed
from pipeline.extract.reader import Sentence
from pipeline.ontology import CUSTOMER, PARTY, PROVIDER
from pipeline.types.clause import Fact

_MEANS = (
    r"書面|文書|書類|書状|届(?=を)|手紙|はがき|郵便|電子メール|メール|届出書|[一-龥]{1,6}届(?:出書)?|[退辞休脱][一-龥]{0,3}願(?!い)書?|[一-龥]{0,6}(?:申請書|申込書|用紙|様式)|Web|サイト|ホームページ|画面|マイページ|フォーム|ページ|メニュー|ボタン|アプリ(?:ストア)?"
    r"|電話|口頭|店頭|来店|窓口|受付|フロント|帳場|事務所|ファクシミリ|FAX|チャット|LINE|手続|方法|操作|設定(?=画面|ページ|メニュー|から)|AppStore|GooglePlay|「[^「」]{2,20}」(?!と(?:いう|いい|称|呼))"
)
_BARE = r"(?:[^、。はがを「」]|(?<=また)は|(?<=もしく)は|「[^「」]*」)"
_WAY = re.compile(
    rf"(?P<how>{_BARE}{{0,24}}?(?:{_MEANS})(?:{_BARE}{{0,10}}?(?:{_MEANS}))?{_BARE}{{0,10}}?(?:\([^()]*\))?)"
    rf"(?:により|にて|で|によって|によ(?:る|り)|をもって|に従い|に従って|から|をご?(?:押|選|記入|作成|提出|使用|利用|用い|出し|出す|差し出|送)|を{_BARE}{{1,16}}?(?:に|へ)(?:提出|出し|出す|差し出|送|届け|渡)|に(?:必要事項を)?(?:記入|入力)|上で|のいずれ(?:から)?でも|の(?:手続|届出|提出))"
    rf"(?:(?<=提出)|(?<=出[しす])|(?<=届け)|[^。]{{0,60}}?(?:{legal.TELL}|{legal.LEAVE}|手続|申請|申し?付|行う|行い|受け?付|願い?出))"
)
_LEAVES = r"退[会塾校園室所学寮去社職団部]|脱会|脱退|辞職|離脱"
_ENDS = re.compile(
    r"解約|退[会塾校園室所学寮去社職団部]|脱会|脱退|やめ|辞め|抜け|契約[^。、]{0,16}(?:終|解除|取り?消)|中途解除|キャンセル|サービス[^。、]{0,6}終了|終了または変更|終了(?:を)?希望|更新しない|続けない|止め(?:る|ない)"
)
# 物件を返すことにより契約を終わらせる: leaving by what is done, not by what is said.
_BY_DOING = re.compile(
    r"(?P<how>[^、。はが]{1,30}(?:返還|返却|返す|明け?渡|支払|使用を(?:中止|停止|やめ)|破棄|廃棄|消去|削除|アンインストール)[^、。はが]{0,8}(?:ことで|(?:こと)?(?:により|によって)))、?[^。]{0,30}?(?:(?:契約|許諾)[^。、]{0,12}(?:終|解約|解除)|解約(?:する|し|でき)|退会(?:する|し|でき))"
)
# An entry 退職を願い出て承認された場合, 脱退の意思を代表に伝えたとき of a list of when one leaves: told without a word of the means.
_ASKS = re.compile(
    rf"(?P<how>[^、。はが]{{0,16}}?(?:{_LEAVES})[^、。はが]{{0,16}}?(?:願い?出|申し?出|届け?出|伝え|表明|通知|申請)(?:[^、。はが]{{0,20}}|て、?{PROVIDER}が[^、。はが]{{0,10}}))た(?:とき|場合)。?$"
)
_LEFT = re.compile(rf"(?:{_LEAVES})(?:と(?:する|し、|します|なる|みなす)|したものと)")
_NO_WAY = re.compile(
    r"返送|返却|催告|違反|返還|返金|払戻|正すよう|改めるよう|求められ|求めても|反し|(?:承諾|同意|承認|許可)を?(?:得|受け|な)|証明(?:書|する)|診断書"
)
_CONNECTS = re.compile(
    r"(?:(?<=る)ことに(?:より|よって)|(?<=る)ことで|(?<=[一-龥ァ-ヶー])(?<![をにへし]出)して|したうえで|(?:する)?ものと(?:し|する|します))?$"
)
"""What leads from the telling to its effect: 書面で通知【して】."""
_UNSAID = re.compile(
    rf"[^、。]{{0,40}}?(?:旨|意思)の(?P<how>[^、。]{{0,6}}(?:{_MEANS})による(?:通知|申出|届出|申入れ|連絡))が(?:ない|なかった|なけれ|され(?:ない|なかった))"
)
_UNDONE = re.compile(
    r"(?:予告|申出|届出)を取り?消|(?:だけでは|のみでは)|(?:退会|解約)を取り?消|受け?付け?(?:ない|ません)|による申出は"
)
# 退会届を提出しないで退会できる: just what need not be done.
_WITHOUT = re.compile(
    r"(?:提出|届け?出|出|送付?|記入|使用|利用|用い|よら|とら|取ら)(?:する|[すしさせりらる])?(?:ないで|なくて?と?も|ず(?!れ)|ことなく)"
)
_ASKS_BACK = re.compile(r"[^。]{0,16}(?:場合|とき|限り)[^。]{0,24}(?:返金|返還|払戻|払い戻|返し)")
_PROVIDER_ACTS = re.compile(
    rf"^[^。]{{0,40}}?{PROVIDER}(?:は|が(?!別?途?(?:指定|定め|用意)|これを|承認|承諾|受理|許可|認め))、?"
)
_PROVIDER_ENDS = re.compile(
    rf"^{PROVIDER}は、[^。]*(?:催告|違反|怠)[^。]*(?:通知|催告)[^。、]{{0,12}}(?:をもって|により|のうえ|して)、?[^。]{{0,30}}(?:解約|解除)"
)


def leaving_method(context: Context) -> Iterator[Fact]:
    """termination_by_customer.method: how the customer says that he leaves."""
    for sentence in context.sentences():
        if not _speaks_of_leaving(context, sentence):
            continue
        found = next((one for one in _WAY.finditer(sentence.text) if not _spoilt(sentence.text, one)), None)
        if found is None and "こと" in sentence.text:
            found = _BY_DOING.search(sentence.text)
        if found is None and _LEFT.search(before(sentence)):
            found = _ASKS.search(sentence.text)
        if found is None:
            continue
        start, end = found.span()
        head = re.match(r".*(?:まで(?:に)?、?|場合は、?|ときは、?|ときに、?|、)", found["how"])
        start += head.end() if head else 0
        if unsaid := _UNSAID.match(sentence.text, start):  # 更新しない旨の書面による通知がないときは
            how = unsaid.span("how")
            told, span = printed(sentence, *how), clip(sentence, *how)
            yield context.fact("termination_by_customer.method", told, sentence, *span, confidence=0.6)
            continue
        end = min(_clause_end(sentence.text, end), start + 70)
        words = start, end - len(_CONNECTS.search(sentence.text[start:end]).group())  # type: ignore[union-attr]
        yield context.fact(
            "termination_by_customer.method", printed(sentence, *words), sentence, start, end, confidence=0.7
        )


def _speaks_of_leaving(context: Context, sentence: Sentence) -> bool:
    text, own = sentence.text, context.of(sentence)
    if re.search(rf"{CUSTOMER}(?:に|へ)", text) and not re.search(rf"{CUSTOMER}(?:は|が|から|より)", text):
        return False
    if "antisocial_forces" in (context.main(sentence), *own) or (
        _PROVIDER_ACTS.match(text) and not {CUSTOMER, PARTY} & set(text[:40])
    ):
        return False
    if _PROVIDER_ENDS.match(text):
        return False
    if not _ENDS.search(text):
        return "termination_by_customer" in own[:1] and bool(_ENDS.search(heading(sentence)))
    if "termination_by_provider" in own[:1] and not re.search(r"解約|退会", text):
        return False
    return (
        bool({"termination_by_customer", "renewal", "term"} & context.about(sentence))
        or bool(_LEFT.search(before(sentence)))
        or bool(
            re.search(
                r"解約|退[会塾校園室所学寮去社職団部]|脱会|脱退|やめ|中途|変更|取消|キャンセル|終わ|終了|期間",
                heading(sentence),
            )
        )
        or bool(
            re.search(
                rf"中途|途中|いつでも|(?:ない|なけれ)[^。]*(?:更新|続)|(?:終了|解約|退会)[^。、]{{0,8}}希望|^[^。、]{{0,12}}{CUSTOMER}は",
                text,
            )
        )
    )


def _spoilt(text: str, way: re.Match[str]) -> bool:
    around = text[max(0, way.start() - 4) : way.end() + 12]
    if _WITHOUT.search(around):
        return True
    return bool(_NO_WAY.search(way.group()) or _UNDONE.search(around) or _ASKS_BACK.match(text, way.end())) or bool(
        re.match(rf"[^。]{{0,8}}(?:{PROVIDER}が|{PROVIDER}より)", way.group())
    )


def _clause_end(text: str, end: int) -> int:
    found = re.compile(r"[、。]|$").search(text, end)
    return found.start() if found else end
