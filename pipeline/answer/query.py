"""A question as it was typed -> Question: what kind of answer it wants, and its parts where it asks several things."""

import re
from collections.abc import Sequence

from pipeline.answer import parts
from pipeline.text.normalize import fold
from pipeline.types.question import Question, Wants

_UNIT = r"(?:営業日|日|[かカヶケヵ箇]月|年|週間|時間|分)"
_WANTS: Sequence[tuple[Wants, re.Pattern[str]]] = (
    (Wants.PERIOD, re.compile(rf"何{_UNIT}|年数|日数|月数|[0-9]+ ?{_UNIT}(?:前|以内|間|後|で)|いつまで|(?:期限|期間|任期)(?:は(?!過)|を(?!過)|$|です|について|の長さ|が(?:いつ|何|あ|定)|って|とは|[?])|どの(?:くらい|ぐらい|程度)(?:前|の期間|先|待)|どれ(?:くらい|ぐらい|だけ|ほど)(?:の?(?:期間|間|猶予)|で|前|先|待|かか)|どの(?:くらい|ぐらい|程度)(?:の?間|で(?:[^す]|$)|かか)|猶予")),
    (Wants.DATE, re.compile(r"(?:施行|実施|制定|発効|改[定訂正]|締結|適用開始)(?:された)?の?(?:年月)?日|(?:施行|実施|制定|改[定訂正]|更新)され(?:た|て).*いつ|いつ.{0,6}(?:施行|実施|制定|改[定訂正])|いつから.{0,8}(?:施行|有効|適用|発効)")),
    (Wants.TIME, re.compile(r"いつ(?!でも|まで|の間|か(?!ら))|どの時点|時期|タイミング|何時")),
    (Wants.AMOUNT, re.compile(r"いくら|金額|何円|[額値]は|上限額|限度額|総額|額$|(?:料|料金|費用|代金|手数料|会費|月謝|家賃|賃料|報酬)(?:は|額)?(?:$|[?？。]|教え)")),
    (Wants.RATE, re.compile(r"何(?:パーセント|%|割)|年率|利率|割引率|料率|稼働率|割合|税率")),
    (Wants.COUNT, re.compile(r"何(?:人|名|回|件|台|個|つ|票|社|GB|ギガ|通|枚|部|文字)|個数|件数|回数|台数|人数")),
    (Wants.WHO, re.compile(r"誰|だれ|どちら(?!に(?:して|せよ))|どっち|負担者|帰属先|相手先|どの(?:会社|業者)|何という会社|名義は")),
    (Wants.PLACE, re.compile(r"どこ(?!か|でも|まで|にも)|管轄|所在地|場所|何裁判所")),
    (Wants.LIST, re.compile(r"列挙|すべて|全て|全部(?!又は|または|もしくは)|挙げ|一覧|種類|(?:どのような|どんな|どういう)(?:行為|場合|相手|者|人|方(?!法)|申し?込み?|もの|事由|損害|項目|こと|事項|とき|時(?!点)|状態|状況|理由|情報|点|措置|義務|書類|対応)|何が(?:禁止|含まれ|該当)|何がだめ|内訳|事由$|必要(?:な)?書類|提出書類|(?:事柄|事項|行為|場合|書類|情報|項目|もの)は何|何[をが](?:持って|添え|差し?出|出せ|書け|記[しせ])|対象外|適用外|除外$|例外$")),
    (Wants.CONDITION, re.compile(r"(?:どのような|どんな|どういう)(?:場合|とき|時(?!点)|条件|要件|状態|状況)|何が必要|(?:条件|要件)(?:は|$|を教)|例外")),
    (Wants.PROCEDURE, re.compile(r"どう(?:すれば|やって|したら|いう(?:手順|形|方法)|進め)|どのよう(?:に|な(?:方法|手続|手順))|方法|手続き?(?:は|を教|$)|手順|やり方|何をすれば|仕方|必要書類|形式|どういう形")),
    (Wants.OUTCOME, re.compile(r"どうな[りるっ]|どういう(?:扱い|こと|こと)|扱い|どんな(?:不利益|影響|扱い)|どのような(?:扱い|不利益|影響)|効力|効果|(?:たら|れば|場合|とき)(?:は|には)?[?]?$")),
    (Wants.DEFINITION, re.compile(r"定義|(?:の|どういう|どのような|どんな)意味|とは(?:何|なん|誰|どう|どの|どん|$|[?？。、])|(?<!も)って(?:何|なに|どういう)|を?指し?(?:ます|す|て)")),
    (Wants.REASON, re.compile(r"なぜ|どうして(?!も)|なんで|理由は|何のため")),
)  # fmt: skip
_KEYWORD_YES_NO = re.compile(
    r"可否|有無|要否|是非|可能か|必要か|可能性$|(?<=\S) \S+への(?:包含|算入|適用|充当)$|(?<=\S) \S*(?:該当|包含|算入)$|(?<=\S) (?:賠償|補償|保証|保守|返金|交換)対象$"
)
_CHOICE = re.compile(
    r"(?P<kind>[一-龠ァ-ヶー]い?(?:から|まで|に|で)?(?:です|なの|だ)か)、[^、。?はがもを]{0,14}(?P=kind)[。?]?$|それとも"
)
"""お金は先払いですか、後払いですか: はい would answer neither; 返金されますか、手数料はかかりますか asks two things."""
_DEMANDS_ALL = re.compile(r"列挙して|挙げて|一覧")
_QUOTED = re.compile(r"[「『“\"]([^」』”\"]{1,40})[」』”\"]")
_TOPIC = re.compile(r"^([^、。]{1,30}?)(?:とは| ?の?定義|の意味|(?<!も)って(?:何|なに|どういう))")


def read(question: str) -> Question:
    """The question with its kinds of answer; never fails, an odd wording just has no kind.

    >>> [part.text for part in read("解約は何日前までですか。お金は戻りますか。").parts]
    ['解約は何日前までですか。', 'お金は戻りますか。']
    """
    text = " ".join(fold(question).split())
    singles = parts.split(text)
    whole = _single(text)
    if len(singles) == 1:
        return whole
    told = [singles[0], *(parts.with_topic(singles[0], single) for single in singles[1:])]
    each = tuple(_single(single, context=text) for single in told)
    return Question(text, frozenset(want for part in each for want in part.wants), whole.terms, each)


def _single(text: str, *, context: str = "") -> Question:
    wants = {want for want, sign in _WANTS if sign.search(text)}
    if _KEYWORD_YES_NO.search(text) or (parts.is_closed(text) and not _CHOICE.search(text)):
        wants.add(Wants.YES_NO)
        wants.discard(Wants.PROCEDURE)
        if not _DEMANDS_ALL.search(text):
            wants.discard(Wants.LIST)
    if Wants.DEFINITION in wants:
        wants -= {Wants.LIST, Wants.CONDITION}
    terms = tuple(_QUOTED.findall(text))
    if Wants.DEFINITION in wants and not terms and (topic := _TOPIC.search(text)):
        terms = (topic[1],)
    return Question(text, frozenset(wants), terms, context=context)
