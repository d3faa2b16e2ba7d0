"""Who is meant in terms that one side sets, where a statement names nobody."""

import re

from pipeline.extract.norms.families import EXEMPTION, OBLIGATION, PERMISSION, PROHIBITION
from pipeline.extract.norms.modality import Modality
from pipeline.extract.norms.parts import Place
from pipeline.extract.norms.sides import CUSTOMS, PROVIDES, SIGN, Sides

_RULES = re.compile(
    r"措置を(?:取|と|講|採)[^、]{0,4}(?:でき|あ)|(?:解雇|降任|降格|休職|懲戒|異動|停職)(?:する|と(?:する|します))?(?:こと)?(?:が|も)?(?:でき|あ)|(?:停止|中止|中断|削除|処分|廃棄|変更|改定|改訂|拒否|拒絶|解除|除名|充当|徴収|断る|打ち?切る|取り?消し?)(?:する|す|ります)?(?:こと)?(?:が|も)?(?:でき|あ)"
)
# 後から掲示すれば足ります: who has to tell.
_TELLS = re.compile(r"掲げ|掲示|知らせ|公表|告知|周知|通知")
# 料金を改めることができる, 規約の内容を変えられます: who sets the terms.
_RESETS = re.compile(
    r"(?:料|料金|会費|代金|手数料|価格|単価|規約|約款|ポリシー|規則|特典|サービス|機能|仕様|営業時間)(?:の(?:額|内容|一部|条項|料金|全部または一部))?[をはも、].{0,40}(?:変更|改定|改訂|変え|改め|見直|引き?上げ|引き?下げ|廃止|追加)"
)
# 会員どうしの争いは、当事者の間で解決する.
_AMONG = re.compile(r"(?:当事者|同士|どうし)(?:の?間)?(?:で|において)[^、]{0,12}解決")
# 予約の取消し, 退会を取り消す: what a customer began he takes back.
_OWN_ACTS = re.compile(
    r"(?:退会|依頼|申込み?|申し込み|予約|注文|購入|同意|入会|解約|登録の申請)(?:の[一-龥]{1,4})?(?:を|は|、).*取り?消"
)
# 当社が必要と認めた措置をとることができる.
_FINDS = re.compile(
    rf"(?P<party>{SIGN})が(?:[^、]{{0,8}}(?:必要|適当|不適当|適切|不適切|相当|妥当)[^、]{{0,6}}と)(?:判断|認め|考え)"
)
_DONE_TO = re.compile(r"(?:さ|[らわかたばまなが])れ(?:る|ます)?(?:こと|場合)(?:が|も)(?:あ|ござ)")
_UNDERGONE = re.compile(r"(?:さ|[らわかたばまなが])れ(?:る|ます)(?:ものと.{2,3})?$")
_PAYS_ANY = re.compile(r"支払|納付|振込|加算|(?:要求|必要と)さ")
# What need not be done is the other side's: 届出を要しない, 年会費は不要です.
_SPARES = re.compile(r"発生し|要(?:し|さ|ら|り)|必要|不要|なくて|なくと|免除|いら|いり|かから|かかり|義務|には及")
_MAY_COME = re.compile(r"(?:こと|場合)が(?:ある|あります|ございます)$")
# 軽微な変更は、周知を省くことができる
_UNTOLD = re.compile(r"(?:周知|通知|予告|公表|掲示|告知|催告)[^、]{0,4}(?:省|略|しない)[^、]*$")
# 停止は必要な限りにとどめるよう努めます; who is served is always named there.
_TRIES = re.compile(r"よう(?:に)?(?:、[^、]*)?努め(?:る|ます)(?:もの.{2,3})?$")
_ACCRUES = re.compile(r"(?:料金?|費用?|代金?|利息|損害金|違約金)[はが](?:発生|かか|生じ|加算)")
_OFFERS = re.compile(
    r"(?:返金|返還|払戻|再発行|保証|補償|対応|回答|お(?:受け|預かり|付け|つけ|返し|渡し|答え|応え|届け|送り|引き受け|貸し)|ご(?:返金|返却|返還|対応|案内|用意|提供|回答|通知|送付|説明|保証))(?:する(?:こと)?)?(?:は|を|が)?(?:いた)?(?:でき|し)(?:ない|ません|かねる|かねます)"
)
_SPOKEN_TO = re.compile(r"いただ|くださ|望(?:む|ま|み|ん)|(?:お|ご)[一-龥ぁ-ん]{1,6}(?:の|に)")
_APPLIES = re.compile(
    r"(?:申し込|届け出|申し出|納め|支払)(?:む|みます|る|ます)(?:ものと.{2,3})?$|(?:手続|申請|申込|届出|申出|請求|記入|持参|提出)(?:を)?(?:する|します|行う|行います)(?:ものと.{2,3})?$"
)
# What a customer has and loses: ポイント, アカウント, 会員の登録.
POSSESSED = re.compile(
    r"(?:ポイント|スタンプ|マイル|マイレージ|コイン|クーポン|チケット|残高|回数券|会員証|利用券|割引券|特典|アカウント|予約|資格|地位|権利|請求権|端末|登録|申込み?|注文|送金|入会|持ち分|ID|カード)(?:の[一-龥]{2,6})?$"
)

# 住居として使うことは認めない, 他人への貸出しを許可しません: what the customer would do.
_UNALLOWED = re.compile(
    r"(?:[うくぐすつぬぶむる]こと|使用|利用|立入り?|持ち?込み?|貸出し?|転貸|譲渡|撮影|録音|複製|転載|喫煙|飲食|飼育)(?:を|は|も)、?(?:一切)?(?:認め|許さ|許し|許可し|許容し|承諾し)(?:られ|れ)?(?:ない|ません)"
)
# 取引は会員の自己責任によって行われる
_AT_OWN_RISK = re.compile(r"自己(?:の)?責任")
# 入退室は、暗証番号を入れて行う: what only who is served does there.
_VISITS = re.compile(
    r"(?:入退[室館場]|入[室館場]|退[室館場]|来[館店場院]|登園|降園|登下?校|受講|受験|観覧|乗車|降車|乗船|利用|使用|申込み?|申し込み|予約|注文|投稿|応募|ログイン|出庫|入出庫|駐車|駐輪|チェックイン|チェックアウト|搬入|搬出|持ち?込み)(?:の(?:手続|申込み?|操作|届出))?$"
)
_ACTS = re.compile(r"(?:行う|行います|する|します|よる|よります)(?:もの.{2,3})?$")
# 部屋は、物の収納に限って用いる
_LENT = re.compile(
    r"(?:部屋|居室|貸室|区画|ロッカー|駐車場|車室|施設|設備|備品|機器|端末|車両|自転車|カード|会員証|鍵|番号|アカウント|ID|パスワード|ソフトウェア|教材)$"
)
_USED = re.compile(
    r"(?:使用|利用|返却|返納|返還|廃棄|破棄|裁断|携帯|提示|持参)[しす]|(?:用い|使[いうわ]|扱[いうわ]|返[しすさ]|捨て)[^、]{0,10}$"
)
_PARTIES = re.compile(SIGN)
_TO = re.compile(
    rf"(?P<party>{SIGN})(?:に対し(?:て)?、?|に|へ|宛てに?)[^。]*(?:届け|届出|知らせ|申し?出|申請|通知|報告|連絡|提出|提示|送付|送信|送り|送る|渡|預け|支払|返却|返還|返[しす]|納め|告げ|申告|請求|相談|回答)"
)


def meant(text: str, main: str, kind: Modality, conditions: list[Place], sides: Sides, topic: str | None) -> str | None:
    """Who is meant in terms that one side sets: it rules, offers and keeps, the other applies, pays and asks."""
    ruling = kind.name
    if _UNALLOWED.search(main) or _AT_OWN_RISK.search(main) or (topic and _VISITS.search(topic) and _ACTS.search(main)):
        return CUSTOMS
    if (
        ruling in (OBLIGATION, PROHIBITION)
        and topic
        and not _PARTIES.search(topic)
        and _LENT.search(topic)
        and _USED.search(main)
    ):
        return CUSTOMS
    if ruling == OBLIGATION and kind.bare and any(sides.bearer(to["party"]) == PROVIDES for to in _TO.finditer(main)):
        return CUSTOMS
    if match := _FINDS.search(main):
        return sides.bearer(match["party"])
    if ruling == PERMISSION and _DONE_TO.search(main):
        return PROVIDES
    if ruling in (PROHIBITION, EXEMPTION) and _OFFERS.search(main):
        return PROVIDES
    if ruling == PERMISSION and (_MAY_COME.search(main) or _UNTOLD.search(main)):
        return PROVIDES
    if ruling == PERMISSION and any(_SPOKEN_TO.search(text, *place) for place in conditions):
        return CUSTOMS if main.endswith(("できる", "できます")) else PROVIDES
    if ruling == PERMISSION and topic and POSSESSED.search(topic) and main.endswith(("できる", "できます")):
        return CUSTOMS
    if ruling == PERMISSION and _RESETS.search(text):
        return PROVIDES
    if ruling == OBLIGATION and _TRIES.search(main):
        return PROVIDES
    if ruling == OBLIGATION and _ACCRUES.search(main):
        return CUSTOMS
    if ruling == OBLIGATION and _AMONG.search(main):
        return CUSTOMS
    if ruling == PERMISSION and main.endswith(("足りる", "足ります")) and _TELLS.search(main):
        return PROVIDES
    if ruling == PERMISSION and _RULES.search(main) and not _OWN_ACTS.search(text):
        return PROVIDES
    if ruling == OBLIGATION and _APPLIES.search(main):
        return CUSTOMS
    if ruling == OBLIGATION and _UNDERGONE.search(main) and not _PAYS_ANY.search(main):
        return PROVIDES
    if ruling == EXEMPTION and not _SPARES.search(main):
        return PROVIDES
    return CUSTOMS if ruling == PROHIBITION and not kind.bare else None
