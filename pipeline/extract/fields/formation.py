"""Coming to a contract: application.formation."""

import re
from collections.abc import Iterator

from pipeline.extract.fields.context import Context, printed
from pipeline.extract.fields.words import flat
from pipeline.extract.reader import Sentence
from pipeline.ontology import CUSTOMER, PARTY, PROVIDER
from pipeline.types.clause import Fact
from pipeline.types.document import Kind

_WHEN = r"(?:時|時点|とき|瞬間|日|段階|翌日|こと|もって|より|ことで|ことにより|によって|により)"
_STANDS = r"(?:成立(?!の|後|前|時|日|して|した(?!もの(?:と|とみな))|しな|するま)|成り立(?!た|って)|結ばれ(?!た(?!(?:こと|もの)[にと])|て))"
_COMES = rf"(?:{_STANDS}|締結され(?!た)|締結(?!し(?:た|な|ま)|の|後|前|時|でき)|生じま|できあが|効力(?!を失|が生ずる日)|始まりま|始まる)"
_CLICK = re.compile(r"インストール|ダウンロード|クリック|チェック|ボタン|開封")
_CLICKS = re.compile(
    rf"[^、。]{{0,60}}(?:{_CLICK.pattern})[^。]{{0,50}}(?:規約|契約|条件|条項)[^。、]{{0,16}}(?:同意|承諾)した(?:もの|こと)"
)
# 入会しようとする者は、入会申込書を出し、理事会の承認を得なければならない; 入学手続を完了した者に入学を許可する
_JOINS = (
    rf"[^、。]{{0,24}}(?:(?:入[会校園塾学所居寮社団]|加入)(?:し(?:よう|たい)|を(?:希望|し(?:よう|たい))|の?(?:申込|申し込|申請))|に(?:入|加わ)(?:ろう|りたい)|(?:(?:会|組合|社|部|団)員|{CUSTOMER})[にと]な(?:ろう|りたい))[^。]{{0,60}}(?:承認|承諾|許可)を(?:受け|得)(?:なければならない|なければなりません|るものと(?:する|します))"
    r"|[^、。]{0,30}(?:手続|納付|納入)[^、。]{0,8}(?:完了し|終え|済ませ|行っ|経)た者(?:[^。、]{0,12}に(?:対し(?:て)?)?、?|(?:について|の)、?)(?:入[会校園塾学所居寮社団]|加入|編入学?|転入学?)を(?:許可|承認|承諾)(?:する|します)"
)
_LETS_IN = re.compile(_JOINS)
# 機械室に入ろうとする者, 保険に加入しようとするとき, 他の会社の社員になろうとする者: nothing that this contract opens.
_BODY = r"(?:(?<=[会団校園塾寮学社部])|(?<=組合|法人|連盟|制度|新た)|(?<=クラブ|プラン)|(?<=サービス|サークル))(?<!会社|本部|内部)"
_ELSEWHERE = re.compile(
    rf"(?:保険|共済|年金)[^、。]{{0,8}}(?:加入|入会|入ろう|入りたい)|(?:他の?|別の|第三者の?)[^、。に]{{0,12}}(?:(?:に|への?)(?:入|加)|員[にと]な)"
    rf"|(?!{_BODY})(?:に(?:入|加わ)(?:ろう|りたい)|(?:に|への?)(?:入[会社団]|加入))|(?:消防団|労働組合)(?:員|[にへ])"
)
_FORMED = re.compile(
    rf"(?:契約|売買|予約|約束|入会|登録|申込|受講|注文)[^。、]{{0,20}}は、[^。]{{2,110}}?{_WHEN}(?:に|で|をもって)?、?[^。、]{{0,20}}{_COMES}(?:する|します|し|ちます|つ|ます|る)?"
    rf"|(?:(?P<when>[^、。]{{0,60}}{_WHEN})(?:に|で|をもって|を以て|から)?(?:、)?)[^。]{{0,44}}?(?:契約|規約|合意|売買|入会|登録|申込|予約|約束|注文|資格(?!を?[失喪]))[^。、]{{0,16}}(?:{_COMES}|完了)(?:する|します|し|した|され|ちます|つ|ます|る)?"
    rf"|[^。]{{0,60}}(?:時|時点|とき|日)(?:に|で|から)[^。]{{0,20}}(?:資格を取得|会員とな|{CUSTOMER}とな|効力を生|入会とな)(?:する|します|り|る|じ)"
    rf"|[^、。]{{0,40}}(?:承諾|承認|受諾)(?:した|する|され)[^。]{{0,24}}(?:成立|締結)(?:する|します|され)"
    rf"|[^、。]{{0,60}}によ(?:り|って)(?:、)?[^。、]{{0,6}}成立(?:する|します|し(?!た))"
    rf"|[^、。]{{0,30}}(?:承諾|承認)した(?:者|方|法人|個人|企業)"
    rf"|{_JOINS}"
    rf"|[^、。]{{0,40}}(?:手続|申込み?|登録|申請)[^。、]{{0,8}}(?:で|により|によって)、?(?:{CUSTOMER}|会員|組合員)とな(?:る|ります|れる)"
    rf"|(?:{PROVIDER}|{PARTY})は[^。]{{0,40}}(?:申込)[^。]{{0,40}}契約[^。]{{0,14}}を締結(?:する|し|いたし)"
    rf"|[^、。]{{2,60}}(?:日|時|時点)を(?:もって)?(?!変更|解約)[^。、]{{0,12}}(?:契約|売買)?の?成立の?(?:日|時)と(?:する|し|いたし)"
    rf"|[^、。]{{2,50}}(?:すれば|したら|すると|しますと)、?[^。]{{0,40}}(?:契約|売買|予約|約束)[がは][^、。]{{0,8}}(?:成立(?:する|します)|成り立(?:つ|ち)|結ばれ(?:る|ます))"
    rf"|(?:(?<=契約の|売買の|取引の|注文の)|(?<=契約ごとの|売買ごとの|取引ごとの|注文ごとの))(?:条件|内容)は、?[^。]{{2,60}}(?:交換|取り?交わし|合意|交付|受諾|承諾)(?:によ(?:り|って)|をもって)、?[^。、]{{0,8}}(?:確定|定ま)(?:する|します|る|ります)"
    rf"|[^、。]{{2,50}}(?:時|時点|とき|日)(?:に|で|をもって)、?[^。、]{{0,16}}契約とな(?:る|ります)"
    r"|(?:申込|登録)(?:された|した|を行った|いただいた)時点で[^。]{0,30}(?:同意|承諾)したもの?と"
)
_DEEMED = re.compile(
    r"[^。]{0,60}?(?:諾否|回答|返信|返答|返事|異議|通知)[^。]{0,40}?(?:ない|なかった|なければ|ません)(?:とき|場合)?[^。]{0,40}?(?:承諾|受諾|成立|承認)した(?:もの|こと)と(?:みな|する|し|扱)"
)
# 登録が完了した日をもって登録日とする: no word of a contract.
_DAY_OF_ENTRY = re.compile(r"た(?:日|時|時点)(?:をもって|を)[^。、]{0,4}(?:登録|利用開始|申込)(?:日|時)")
_OTHER = re.compile(r"解除|解約|譲渡|変更|失う|失い|失効|終了|更新|延長|継続")
_LISTS = re.compile(rf"(?:契約|売買|予約)[^。]{{0,40}}次の[^。]{{0,16}}(?:時|とき|場合|日|こと)[^。]{{0,10}}{_COMES}")
_TYPES = frozenset({"application", "definitions", "scope", "individual_contract"})
_STANDING = re.compile(r"成立|成り立|結ばれ|確定")  # what _BY_WORDS cannot do without
_BY_WORDS = re.compile(
    rf"(?:契約|売買|予約|入会|約束|注文)[^。]{{0,120}}{_STANDS}|{_STANDS}[^。]{{0,12}}(?:契約|売買|予約)|(?:個々の|個別の|各)(?:売買|取引|契約|注文)[^。]{{0,60}}(?:確定|定ま)"
)


def application_formation(context: Context) -> Iterator[Fact]:
    """When and by what the contract comes about."""
    for sentence in context.sentences():
        own, text = context.of(sentence), flat(sentence.text)
        typed = bool(_TYPES & context.about(sentence))
        clicks = _CLICKS.search(text) if _CLICK.search(text) else None
        joins = _LETS_IN.search(text) if "承" in text or "許可" in text else None
        if joins and _ELSEWHERE.search(printed(sentence, *joins.span())):
            continue
        standing = typed or clicks or joins or (_STANDING.search(text) and _BY_WORDS.search(text))
        if not standing or not (typed or clicks or joins or re.search(r"時|とき|日|瞬間|もって|より|によって", text)):
            continue
        if _LISTS.search(text):
            yield from _listed(context, sentence)
            continue
        found = _FORMED.search(text) or clicks
        deemed = _DEEMED.search(text) if {"application", "individual_contract"} & context.about(sentence) else None
        if deemed and (found is None or not found.group("when")):
            found = deemed
        if found is None or _OTHER.search(found.group()) or _DAY_OF_ENTRY.match(text, found.end()):
            continue
        certain = (
            clicks
            or joins
            or {"application", "individual_contract"} & context.about(sentence)
            or _BY_WORDS.search(text)
        )
        if not certain and not re.search(
            r"承[諾認]した(?:者|方|法人|個人|企業)|申込(?:された|した)時点", found.group()
        ):
            continue
        if (
            own[:1] == ("definitions",)
            and CUSTOMER not in text[: max(found.start(), 12)]
            and not _BY_WORDS.search(text)
        ):
            continue
        start, end = found.span()
        yield context.fact(
            "application.formation", printed(sentence, start, end), sentence, max(start, end - 76), end, confidence=0.7
        )


def _listed(context: Context, lead: Sentence) -> Iterator[Fact]:
    """The entries of a list that tells when: 契約は、次の時に成立する."""
    for node in lead.node.children:
        if node.unit.kind not in (Kind.ITEM, Kind.SUBITEM) or not node.sentences or node.address is None:
            continue
        sentence = node.sentences[0]
        end = len(sentence.text)
        start = max(0, end - 76)
        yield context.fact("application.formation", printed(sentence, 0, end), sentence, start, end, confidence=0.7)
