"""Whose duty or right a statement is: the subject it names, or who is meant where none is named."""

import re
from dataclasses import dataclass

from pipeline.extract.norms.common import of_both, of_contract, together
from pipeline.extract.norms.deeds import doer
from pipeline.extract.norms.families import DECLARATION, DEEMING, EXEMPTION, OBLIGATION, PERMISSION, PROHIBITION
from pipeline.extract.norms.meant import POSSESSED, meant
from pipeline.extract.norms.modality import Modality
from pipeline.extract.norms.parts import Place
from pipeline.extract.norms.paying import answers, rewards
from pipeline.extract.norms.sides import BOTH, CUSTOMS, PROVIDES, SIGN, Sides
from pipeline.extract.norms.subject import acts_in, asks, of_party
from pipeline.extract.norms.voice import ASKED, BEARS, CHARGED, REFUSED, humble
from pipeline.ontology import PROVIDER

_AT_OWN = re.compile(
    rf"(?P<party>{SIGN})(?:自身|自ら)?の(?:費用|責任|負担)(?:(?:と|および)(?:費用|責任|負担))?(?:で(?!は)|において|により|をもって|の[下も])"
)
_ON = re.compile(rf"(?P<party>{SIGN})に[^、]{{0,24}}(?:義務|責任)を(?:負わせ|課)")
# 表現は、乙に委ねられる
_LEFT_TO = re.compile(rf"(?P<party>{SIGN})(?:の[一-龥]{{1,6}})?に(?:委ね|任さ|一任)")
_PAID = re.compile(
    r"(?:(?<!補償)(?<![資材原飲衣燃肥])料|(?:代|(?<!返)(?<!補償)(?<!賠償)(?<!奨励)(?<!見舞)料)?(?<!返)(?<!償)金|(?<![時世年近現初先])代|費用?|対価|報酬|支払|経費|実費|税)[等額]?$"
)
_PAYS = re.compile(r"(?<!返)(?<!払)(?:支払|納付|振込|納め|前払)(?:[いうしみまむす]|わなければ)")
_MAKES_GOOD = re.compile(
    r"減額|補償|賠償|返金|返還|払い?戻|払い?出|残高|(?:申請|依頼)を受け|登録(?:された)?口座|謝礼|報奨|保険金|共済金|給付|賞金|売上金"
)
_SERVED = re.compile(r"(?:業務|サービス|役務|作業|保守|点検|工事|納入|納品)$")
# 商品は、当日中に検品されるものとする: what who serves does, named as what befalls the thing.
_SERVED_BY = re.compile(
    r"(?:保管|管理|検品|検数|入庫|出庫|運搬|運送|配送|点検|保守|監視|実施|提供|処理|清掃|製造|作成|修理|修繕|加工)され(?:る|ます)(?:ものと.{2,3})?$"
)
_WAGES = re.compile(r"賃金|給与|給料|手当|賞与|退職金|旅費|日当")
# Who is paid reckons: 端数は、切り捨てる; 共益費は、清掃に充てる.
_RECKONS = re.compile(r"切り?(?:捨て|上げ)|四捨五入|充て(?:る|ます)|清算(?:する|します)|精算(?:する|します)")
_CLAIMS = re.compile(r"請求")
# 保護者の同意をいただきます: who asks for leave; 当社の許可をいただきます: who is asked for it.
_OBTAINS = re.compile(
    rf"^(?!.*(?:{PROVIDER}|係員|職員|社員|スタッフ|従業員|担当者|責任者|管理人|事務局)(?:の|から)[^、]{{0,12}}をいただ).*(?<!ご)(?<!親権者の)(?<!代理人の)(?:同意|承諾|承認|了承|了解|許可|許諾)をいただ(?:く|きます)(?:もの.{{2,4}})?$"
)
_NEEDLESS = re.compile(r"発生し|要(?:し|さ|ら|り)|必要|不要|なくて|なくと|いら|いり|かから|かかり|には及")
_VERB = re.compile(r"(?P<act>[一-龥]{2,4})(?:する|し|します)(?:もの.{1,4})?$")
_JUST_ACTS = re.compile(r"^[^をはがも]*(?:行う|行います|行わなければ[^、]*|行うもの.{2,4})$")
_BELONGS = re.compile(
    rf"(?P<party>{SIGN})(?:または[^、]{{1,12}})?に(?:[一-龥]{{1,6}}に)?(?:帰属|属(?:し|す)|移転|移る|留保|残[るりさ]|とどま|留ま)"
)
_STAYS = re.compile(rf"(?P<party>{SIGN})(?:のもと)?に(?:残[るりさ]|とどま|留ま)")
_SPEAKS = re.compile(r"(?:通知|申出|予告|連絡|催告|承諾|同意)$")
_FALLS_DUE = re.compile(r"(?:料|料金|費用|代金|利息|損害金|違約金|円(?:\([^()]*\))?)(?:が|は)(?:発生|かか|生じ|加算)")
# 送付は、1日30万円までとする: how much of it the customer may have or do; not what the provider gives or when he is there.
_CAPPED = re.compile(
    r"(?:[0-9一二三四五六七八九十][^、は]{0,12}(?:まで|以上|以内)|を(?:限度|上限|最低額)|最低額)(?:と(?:する|します|し)|です|である)$"
)
_OF_SERVICE = re.compile(
    r"受付|営業|窓口|電話|対応|補償|賠償|保証|責任|見舞|保険|負担|開[館店]|点検|返金|払い?戻|相談|サポート|応答|復旧|稼働"
)
_LOSES = re.compile(
    r"会員(?:の)?(?:資格|地位)[はが]|(?:権利|権|資格|地位|身分)を(?:失|喪失)|(?:退会|休会|失格)(?:したもの)?と(?:な|す|み|い)"
)
_ANOTHERS = re.compile(rf"{SIGN}(?:の(?:もの|財産|所有)|に(?:帰属|属))")
_AGREED = re.compile(r"(?:契約|規約|約款|会則|学則|(?:個別|利用)条件|効力|(?:[項条]|各号)の(?:規定|定め))$")
_SUIT = re.compile(r"訴え|訴訟|裁判所|紛争")
# 当社が届出の住所に宛てて発した通知は、到達したものとみなす: it binds the one it was sent to.
_SENT = re.compile(rf"(?P<party>{SIGN})(?:が|から|の)[^。]*(?:発した|宛てた|送付した|発送した|送った|送信した)")
_ARRIVED = re.compile(r"(?:到達|到着|届い|受領|受け取)[^、]{0,4}たもの(?:と(?:みな|す|し))")
# 乙から充当を求めることはできない
_ON_PART_OF = re.compile(
    rf"(?P<party>{SIGN})から(?:は)?[^、はが]*(?:求め|請求す|主張す|申し(?:入れ|出)|解約す|解除す|終了さ)[^、]*(?:でき|[てで]はな)"
)
# 会員が住所を移そうとするときは、…を届け出る: who is about to act does what goes with it.
_INTENDS = re.compile(
    rf"(?P<party>{SIGN})が(?:(?!{SIGN}[はが])[^。])*(?:[おこごそとどのぼもよろ]うとする)(?:とき|場合|際)(?:に)?は?、?(?!.*{SIGN}[はがに])"
)
# 会員が退会を希望するときは、届を出す: who wishes hands in; what the wish is answered with, 返金します, 案内します, is the other's.
_WISHES = re.compile(
    rf"(?P<party>{SIGN})が(?:(?!{SIGN}[はが])[^。])*(?:を(?:希望|申請)する|を望む|に申し?込む)(?:とき|場合|際)(?:に)?は?、?(?!.*{SIGN}[はが])(?!.*(?:返|受け?付|案内|承|交付))"
    r".*(?:(?<!お)届(?:け?出|を)|申し出|申請[しす書を]|提出|手続を|旨を[^、]{0,12}(?:通知|連絡)|記入)[^、]{0,20}$"
)
# 甲の承諾を得て委託することができる: who needs the leave of one side is the other.
_BY_LEAVE = re.compile(
    rf"(?P<party>{SIGN})の[^、はが]{{0,12}}(?:承諾|同意|許可|承認|了承)(?:を(?:得|受け)|(?:が)?な(?:く|ければ|い(?:限り|かぎり|とき|場合))|なしに|なしで)"
)
# 弁明の機会を与えなければならない: who sits in judgment.
_HEARS = re.compile(r"(?:弁明|釈明|意見を述べる)(?:の|する)?機会を(?:与え|設け)")
# 期間内に通知がないときは: it is who had to speak that is silent.
_SILENT = re.compile(r"(?:[がしりれ]|られ)な(?:い|かった)(?:とき|場合)は?、")
_DENIES = re.compile(r"(?:ない|ません)$")
_ITSELF = re.compile(r"契約|規約|覚書")
_DOES = re.compile(rf"{SIGN}(?:が|の)")


@dataclass(slots=True)
class Bearers:
    """What the statements read so far leave for the next.

    bilateral: a contract of two sides that name each other, not terms that one side sets; last: who was the subject last;
    payer: who was told to pay last.
    """

    sides: Sides
    bilateral: bool
    last: str | None = None
    payer: str | None = None


def pays(text: str) -> bool:
    """Whether somebody pays: 代金を支払う."""
    return bool(_PAYS.search(text))


def implied(
    text: str,
    kind: Modality,
    conditions: list[Place],
    state: Bearers,
    to: str | None,
    topic: str | None,
    carried: str | None,
) -> str:
    """The bearer where no subject is named: from who bears a cost, how one is spoken to, whom it is done to, who went before.

    topic: what stands with は and is no person; carried: whose the statement before in the same sentence is.
    In a mutual contract, where nobody serves the other, it is both.
    """
    side = _implied(text, kind, conditions, state, to, topic, carried)
    if side in (PROVIDES, CUSTOMS) and state.bilateral and not state.sides.unlike:
        if state.payer and _PAYS.search(text):
            return state.payer
        charged = state.last and CHARGED.search(text) and state.sides.other(state.last)
        return charged or state.last or BOTH
    return side


def _implied(
    text: str,
    kind: Modality,
    conditions: list[Place],
    state: Bearers,
    to: str | None,
    topic: str | None,
    carried: str | None,
) -> str:
    main = text[max((end for _, end in conditions), default=0) :]
    ruling = kind.name
    stated = ruling == DECLARATION
    if match := BEARS.search(text) or _AT_OWN.search(main):
        return state.sides.bearer(match["party"])
    if match := _ON.search(text):
        return state.sides.bearer(match["party"])
    if ruling == PERMISSION and (match := _LEFT_TO.search(main)):
        return state.sides.bearer(match["party"])
    if together(main) and ruling in (OBLIGATION, DECLARATION, PERMISSION):
        return BOTH
    if ruling == DEEMING and _ARRIVED.search(text) and (match := _SENT.search(text)):
        sender = state.sides.bearer(match["party"])
        return state.sides.other(sender) or sender
    if not state.bilateral and ruling == OBLIGATION and _HEARS.search(main):
        return PROVIDES
    if carried and CHARGED.search(main) and ruling == OBLIGATION:
        return carried
    if CHARGED.search(main) and ruling == OBLIGATION:
        return CUSTOMS
    if REFUSED.search(main):
        return CUSTOMS
    if humble(text, conditions) or (_OBTAINS.search(main) and not state.bilateral):
        return PROVIDES
    if ASKED.search(main):
        return CUSTOMS
    if carried and ruling == OBLIGATION:
        return carried
    if ruling in (PROHIBITION, PERMISSION) and (match := _ON_PART_OF.search(main)):
        return state.sides.bearer(match["party"])
    if ruling == OBLIGATION and (match := _INTENDS.search(text) or _WISHES.search(text)):
        return state.sides.bearer(match["party"])
    if ruling != DECLARATION and (match := _BY_LEAVE.search(text)):
        granting = state.sides.bearer(match["party"])
        return state.sides.other(granting) or granting
    if _SUIT.search(main) or of_both(text, main, ruling):
        return BOTH
    if carried and not stated:
        return carried
    if ruling == OBLIGATION and (side := answers(text, main, conditions, state.sides)):
        return side
    if (
        ruling == OBLIGATION
        and (asked := asks(text, main, conditions, state.sides))
        and (side := state.sides.other(asked))
    ):
        return side
    if topic and (side := rewards(topic, state.sides)):
        return side
    if not state.bilateral and (side := meant(text, main, kind, conditions, state.sides, topic)):
        return side
    if not stated and _PAYS.search(main) and not _MAKES_GOOD.search(text) and CUSTOMS in state.sides.bearers.values():
        return PROVIDES if _WAGES.search(text) else CUSTOMS
    if not state.bilateral and kind.bare and ruling in (OBLIGATION, PROHIBITION, PERMISSION):
        return PROVIDES
    if side := doer(text, main, ruling, topic, state.sides, bilateral=state.bilateral):
        return side
    if ruling == OBLIGATION and state.sides.unlike and _SERVED_BY.search(main):
        return PROVIDES
    acting = acts_in(text, conditions, state.sides)
    if acting and _same_act(text, main):
        return acting
    if ruling == DEEMING:
        if acting is None and (match := _DOES.search(main)):
            acting = state.sides.bearer(match.group()[0])
        if acting is None and state.bilateral and state.last and _SILENT.search(text):
            acting = state.last
        return acting or ((state.last or BOTH) if state.bilateral else CUSTOMS)
    if stated and (
        side := _owner(text, main, state)
        or (None if state.bilateral and _DENIES.search(main) and carried != BOTH else carried)
    ):
        return side
    if topic and (side := of_party(topic, state.sides)):
        return side
    if topic and state.bilateral and _SPEAKS.search(topic):
        return BOTH
    if ruling == EXEMPTION and _MAKES_GOOD.search(main):
        return PROVIDES
    if _CLAIMS.search(main) and to and len(to) == 1 and (side := state.sides.other(state.sides.bearer(to))):
        return side
    if _RECKONS.search(main):
        return PROVIDES
    if topic and _PAID.search(topic):
        return CUSTOMS
    if topic and _SERVED.search(topic) and ruling not in (PERMISSION, PROHIBITION):
        return PROVIDES
    if stated and not state.bilateral and topic and _AGREED.search(topic):
        return BOTH
    if stated and not state.bilateral and topic and POSSESSED.search(topic) and not _ANOTHERS.search(main):
        return CUSTOMS
    if ruling == DECLARATION:
        if match := re.search(rf"{SIGN}(?=から|の)" if state.bilateral else rf"{SIGN}(?=から)", main):
            return state.sides.bearer(match.group())
        # What does not count is told of what the provider does: 待ち時間は、作業時間に入れない.
        spared = bool(_DENIES.search(main)) and not (topic and _ITSELF.search(topic))
        return BOTH if state.bilateral and not spared else PROVIDES
    if not state.bilateral and ruling == OBLIGATION and re.search(r"(?:必要|要(?:する|します|求さ))", main):
        return CUSTOMS
    if to and len(to) == 1 and (side := state.sides.other(state.sides.bearer(to))):
        return side
    if state.last and (state.bilateral or not topic):
        return state.last
    if acting and ruling == OBLIGATION:
        return acting
    if state.bilateral:
        return BOTH
    return PROVIDES if ruling == EXEMPTION and not _NEEDLESS.search(main) else CUSTOMS


def _same_act(text: str, main: str) -> bool:
    """Whether the main clause repeats the verb of its case, 甲が請求書を発行する場合、十五日までに発行する, or only says 行う."""
    if _JUST_ACTS.search(main):
        return True
    verb = _VERB.search(main)
    return verb is not None and f"{verb['act']}する" in text[: len(text) - len(main)]


def _owner(text: str, main: str, state: Bearers) -> str | None:
    """Whose a state is: who owns, who has to pay; of both what holds of the contract itself."""
    if of_contract(text):
        return BOTH
    if match := (_STAYS if state.bilateral else _BELONGS).search(main):
        return state.sides.bearer(match["party"])
    if not state.bilateral and _CAPPED.search(main) and not _OF_SERVICE.search(text):
        return CUSTOMS
    return CUSTOMS if not state.bilateral and (_FALLS_DUE.search(main) or _LOSES.search(main)) else None
