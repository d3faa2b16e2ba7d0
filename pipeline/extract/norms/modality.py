"""What a predicate makes of an act: duty, ban, leave, release, fiction, or a mere statement."""

import functools
import re
from dataclasses import dataclass

from pipeline.extract.norms.families import (
    DECLARATION,
    EXEMPTION,
    FAMILIES,
    OBLIGATION,
    PERMISSION,
    PROHIBITION,
    WILL,
)

_REACH = 90  # characters before the end that tell a modality
_AS_RULE = re.compile(rf"{WILL}$")
_TRAILING = re.compile(r"(?:が|けれども|ものの|ので|ため|とともに|と共に)$")
# States, not acts: how the contract stands, not what somebody does.
_STATE = re.compile(
    r"(?:(?:成立|終了|満了|消滅|失効|発生|帰属|存続|継続|適用|準用|優先|準拠|移転|到来|完了|更新|延長|発効|該当|構成|変動|充当|共有|存在|確定|開始|決定|一致|解釈|留保)(?:する|します|し|される|されます|され|しない|しません|されない|されません|せず|いたします)"
    r"|(?:属|生じ|生ず|失|(?<![保占共所])有|及|よ|(?<![ぐ行伴補])なる?|続|含|(?<![免控])除|限|尽き|停ま|復|とどま|分か|決ま|かか|下回|上回|異な|変わ|基づ|準|得ら|止ま|延び|伸び|成り立|勝|当てはま|結ば|上が|下が|消え|外れ|切れ|替わ|代わ|進|働)(?:する|します|る|ります|り|じます|びます|う|います|わない|いません|わず|します|ぶ|びます|ばない|ばず|び|らない|りません|らず|む|みます|まない|まれる|まれます|まれない|まれません|く|きます|き|ず|られる|られます|ない|ます|じる|ずる|られない|つ|ちます|ちません|たない|たず)"
    r"|(?:移|残|(?<!払)(?<!払い)戻|終わ|始ま|加わ|減)(?:る|ります|り|らない|りません|らず)|(?:(?<![保共所占私])有|(?<![保共並])存|反|(?<![必需])要|適)します"
    r"|(?<!落)と(?:する|します|し|いたします|なる|なります|なら(?:ない|ず)|なりません)|(?:たま|貯ま)(?:る|ります|り)|[付つ](?:く|き|きます|きません|かない)|(?:[えせけべめれ]|でき)なく(?:なる|なります|なり)|消え(?:る|ます)|失われ(?:る|ます)|[はがも]なく(?:なる|なります|なり)|除かれ(?:る|ます)|除外(?:する|します|される|されます)|復帰(?:する|します)|失われ(?:る|ます|ない|ません)?"
    r"|(?:である|です|ではない|でない|ではありません|でもない|でもありません|いう|いいます|ある|あります|あり|ございます|定める|定めます|反しない|反しません|当たらない|当たりません|同様|言い?う|指す|指します|意味する|意味します|[がはもで]ない|[がはもで]ありません|無効|有効)|を(?:超え|下ら)(?:ない|ません))$"
)
# What nobody does, whoever is named beside: 甲が申し込んだ時に契約が成立するものとする.
_COMES_ABOUT = re.compile(
    r"(?:成立|終了|満了|消滅|失効|発生|帰属|存続|適用|準用|優先|移転|到来|発効|確定|一致|解釈|構成|該当|継続|変動|留保)(?:さ)?(?:する|します|し|れる|れます|れ|しない|しません|れない|れません)$"
    r"|(?:属|移|生じ|生ず|及)(?:する|します|る|ります|じます|びます|ぶ|ばない|ず)$"
)
_ACTED = re.compile(r"(?<!が)(?:完了|更新|延長|充当|共有|開始|決定|確定|限定)(?:する|します|し|いたします)$")
# 通知は、書面による: how something is to be done.
_WAY = re.compile(
    r"(?:書面|文書|メール|郵便|郵送|電磁的記録|方法|手続|様式|書式|フォーム|口頭|振込|引落|現金|払い?|カード|記名押印)(?:等)?に(?:よる|よります)$"
)
# What only says what a word means, what a list holds, or how things are.
_EMPTY = re.compile(
    r"(?:を(?:いう|いいます|いい|指す|指します|意味する|意味します|さす|さします)|と(?:いう|いいます|称する|称します|総称する|総称します|呼ぶ|呼びます)|のことを(?:いう|いいます)"
    r"|(?:施行|読み替え)(?:する|します|るものとする|る|ます|して適用する)|(?:(?<!も)(?<!も、)同様|(?<!も)(?<!も、)同じ)(?:と(?:する|します|し)|です|である)"
    r"|(?:とおり|(?<=[のるた])通り)(?:とする|とします|である|です)|(?<!禁止され)(?<!禁じられ)[てで](?:いる|います|おります|いた|ある|あります)|目的と(?:する|します)|(?:意味|意義)[でに](?:用い|使)(?:る|います|う|います)|(?:以後|以降|その後|後)も、?同(?:様|じ)(?:と(?:する|します)|です|である)|(?:を|も|が)?含(?:む|みます|める|めます|むものとする|むものとします)|(?:には|[はがも])、?(?:[^、]*[がもを])?含ま(?:れる|れます)|(?:異なり|変わり|異なる|変わる)(?:ます)?)$"
)
# 保険料は、利用料に含む
_COSTS_INCLUDE = re.compile(
    r"は、?[^、はが]*(?:料|料金|費|費用|代金?|対価|報酬|金額|税)に(?:は)?含(?:む|み|みます|まれる|まれ|まれます|める|めます)(?:ものと.{2,3})?$"
)
_IS = re.compile(
    r"(?:です|である|でございます|[があで]あります|[がで]ある|[がは]ありません|がない|(?<![はがもえせけべめれき])なくなります|定め(?:る|ます))$"
)
# 期限は1年です, 受付は18時までです, 館内は会員に限る財産です: tells what holds, not how something looks.
_HOLDS = re.compile(
    r"(?:[0-9一二三四五六七八九十百千半][^は、]{0,12}|まで|から|以内|以上|以下|未満|無料|有料|前払い?|後払い?|先着順|全額|半額|同額|実費|税込|税別|無効|有効|対象外|対象|別途|のみ|だけ|限り|不可|財産|所有物?|著作物|のもの)"
    r"(?:です|である|でございます)$|(?:別途|別に|後日|その都度)[^、]{0,12}定め(?:る|ます)$"
)
_WAIVES = re.compile(r"免除(?:する|します|いたします)$")
_CONTINUED_STATE = re.compile(
    r"(?:成立|終了|満了|消滅|存続|失効|帰属|移転|発生|適用)(?:さ(?:れ))?し?$|効力を(?:生じ|失い)$|[移残なよ](?:り)$|属し$|生じ$|失い$|延び$|続き$"
)
# 自動的に更新されることはありません, 消えることはありません
_HAPPENS = re.compile(
    r"(?:さ|[らわかたばまなが])れる$|(?:なる|減る|増える|変わる|消える|終わる|始まる|生じる|及ぶ|延びる|失う|成立する|終了する|失効する|消滅する|更新する|発生する)$"
)
# 加盟店は、これを妨げない; not 訴えることを妨げない
_TOLERATES = re.compile(r"(?:^|[は、])(?:これ|それ)(?:ら)?を妨げ(?:ない|ません)(?:ものと.{2,3})?$")
# 表示が遅れることがある, 誤りを含む場合がある: what may come of itself rules nothing.
_HAPPENING = re.compile(
    r"(?:(?:誤り|誤差|不具合|障害|違い|差|ずれ|遅れ)[がを](?:生じ|含|伴)[^、]{0,2}|混じる|紛れる|途切れる|乱れる|ずれる|起こる|起きる|異なる|似る|遅れる|遅延する|届かない|つながらない|聞こえない|映らない"
    r"|(?:検知|感知|反応|作動|動作|表示|反映|受信|認識)(?:し|され)ない|(?:出力|生成|表示|反映)される)(?:こと|場合|おそれ|可能性)[がも](?:ある|あり(?:ます)?|ございます)(?:が)?$"
)
_NEVER = re.compile(r"[うくぐすつぬぶむる]ことは(?:ない|ありません|ございません|(?:いた)?しません|しない)$")
_OBJECT = re.compile(r"(?<!効力)(?<!権利)を[^をがはと、]{1,8}(?<!有)(?:する|します|う|います|した|しない)$")
# 乙は、作業の指揮者を定める
_SETS = re.compile(
    r"^(?!.*(?:目的|べき|ため、)).*(?<!事項)(?<!条件)(?<!内容)(?<!細目)(?<!こと)(?<!ところ)を[^をはが、]{0,12}定め(?:る|ます)$"
)
_DONE_NOT = re.compile(r"[はを]、?(?:これを)?行(?:わない|いません)$")
# 引き継がれません, 表示されません
# 示された資料は、外に漏らさない: what somebody refrains from, whoever it is.
_KEPT_FROM = re.compile(
    r"(?:漏ら[さし]|用い|使[わい]|渡[さし]|見せ|持ち出[さし]|譲[らり]|(?:開示|公表|利用|使用|複製|譲渡|転貸|転用|口外|流用)(?:(?:は|を)?(?:いた)?し))(?:ない|ません|ず)$"
)
_UNDERGOES_NOT = re.compile(r"[わかがさたなばま]れ(?:ない|ません|ず|ぬ)$")
_NEGATIVE = re.compile(r"(?:ない|ません|ず|ぬ|ないもの)$")
_DICTIONARY = re.compile(r"(?:[うくぐすつぬぶむる]|ます)$")
_CONTINUATIVE = re.compile(
    r"(?:[しせきぎちみびりいえけげねべめれじぜ]|支払|引落|振込|申込|届出|引渡|取消|払戻|受取|明渡|引継|申出)$"
)
# What is done with data, said of the one who holds them, tells what he is free to do.
_PURPOSE = re.compile(r"(?:定め|規定し?|明らかに|記載し?)(?:た|る|する|たもの|ている)?(?:もの)(?:です|である)$")
_USES = re.compile(
    r"(?:取得|収集|利用|使用|共同利用|記録|参照)(?:する|します|いたします)$|(?:使|渡)(?:う|います|す|します)$|用い(?:る|ます)$"
)
_ONLY = re.compile(r"(?:だけ|のみ|以外|範囲)(?:に|で|内)|[にで](?:のみ|だけ)|に限(?:り|って)")
_DATA = re.compile(r"情報|データ|氏名|連絡先|メールアドレス|録画|クッキー|Cookie|履歴|記録", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Modality:
    """A modality; bare: nothing but the verb says so (甲は、通知する)."""

    name: str
    bare: bool = False


@functools.lru_cache(maxsize=4096)  # two versions of a document have most statements in common
def modality(text: str, *, agent: bool, bilateral: bool, continued: bool = False) -> Modality | None:
    """The modality of a statement that ends in text; None where it says nothing that rules.

    agent: whether somebody is named who acts; a bare verb then is a duty or a ban, else it may only tell how things stand;
    bilateral: in a contract of two sides; who sets terms alone says of himself what he does and does not do;
    continued: the verb stands in its continuative form, 保管し.
    """
    tail = _TRAILING.sub("", text[-_REACH:])
    if _COSTS_INCLUDE.search(tail):
        return Modality(DECLARATION)
    if _EMPTY.search(tail):
        return None
    if agent and _TOLERATES.search(tail):
        return Modality(PROHIBITION, True)
    if not agent and _HAPPENING.search(tail):
        return None
    found = next((name for name, pattern in FAMILIES if pattern.search(tail)), None)
    if found is not None:
        return Modality(found)
    base = _AS_RULE.sub("", tail)
    ruled = base != tail
    if tail.endswith(("すること", "うこと", "くこと", "つこと", "むこと", "ること")):
        return Modality(OBLIGATION)
    if (never := _NEVER.search(base)) and (agent or not bilateral):
        state = _HAPPENS.search(base, 0, never.start() + 1)
        return Modality(DECLARATION if state else PROHIBITION, True)
    if _IS.search(base) and not agent and not (ruled and bilateral and base.endswith("定める")):
        return Modality(DECLARATION, True) if _HOLDS.search(base) and not _PURPOSE.search(base) else None
    if _WAIVES.search(base) and not agent:
        return Modality(EXEMPTION)
    if (
        (uses := _USES.search(base))
        and _DATA.search(text[: len(base) - len(tail) + uses.start()])
        and not (ruled or bilateral or _ONLY.search(text))
    ):
        return Modality(PERMISSION, True)
    if agent and _SETS.search(base):
        return Modality(OBLIGATION, not ruled)
    if agent and _OBJECT.search(base) and not _COMES_ABOUT.search(base):
        return Modality(OBLIGATION if not _NEGATIVE.search(base) else PROHIBITION, not ruled)
    if ruled and base.endswith("の"):
        return Modality(DECLARATION)
    if _STATE.search(base) or (continued and _CONTINUED_STATE.search(base)):
        acts = agent and ((ruled and not _COMES_ABOUT.search(base)) or bool(_ACTED.search(base)))
        return Modality(OBLIGATION if acts or _WAY.search(base) else DECLARATION, not ruled)
    if _NEGATIVE.search(base):
        banned = (
            agent
            or _KEPT_FROM.search(base)
            or (not bilateral and not _UNDERGOES_NOT.search(base))
            or _DONE_NOT.search(base)
        )
        return Modality(PROHIBITION if banned else DECLARATION, not ruled)
    if _DICTIONARY.search(base) or (continued and _CONTINUATIVE.search(base)) or ruled:
        return Modality(OBLIGATION, not ruled)
    return None
