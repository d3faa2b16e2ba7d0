"""What a predicate makes of an act: duty, ban, leave, release, fiction, or a mere statement."""

import re
from dataclasses import dataclass

OBLIGATION, PROHIBITION, PERMISSION = "obligation", "prohibition", "permission"
EXEMPTION, DEEMING, DECLARATION = "exemption", "deeming", "declaration"

_NOT = r"(?:ない|ません|ず|ぬ|なく)"
_REACH = 90  # characters before the end that tell a modality
_WILL = (
    r"(?:ものと(?:する|します|し|いたします|なります|なる)|こと(?:と|に)(?:する|します|し|なります|なる|いたします))"
)
_AS_RULE = re.compile(rf"{_WILL}$")
_TRAILING = re.compile(r"(?:が|けれども|ものの|ので|ため)$")

# The first that fits decides.
_FAMILIES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (modality, re.compile(rf"(?:{'|'.join(patterns.split())})(?:{_WILL})?$"))
    for modality, patterns in (
        (
            EXEMPTION,
            rf"""
            (?:責任|責|義務|債務|負担|損害|危険)等?(?:を|は|も|について)?(?:、)?(?:一切|いっさい|なんら)?の?(?:責任を)?(?:も|を)?負(?:わ{_NOT}|い(?:ません|かねます|かねる)|うもので(?:は|も){_NOT}|うもので(?:は|も)ありません|うことはない|うことはありません)
            責任?め?(?:を|は)?(?:負担|問わ|問われ)(?:し)?{_NOT}
            (?:義務|責任|責め|必要)(?:を(?:負わせる|課す|負う)もので)?(?:は|も)(?:ない|ありません|なく|負わない|負いません|生じない|生じません)
            (?:を|は)要(?:し{_NOT}|さ{_NOT}|するものではない)
            なく(?:て|と)も?(?:よい|良い|いい|結構です|足りる|差し?支え{_NOT}|差し?支えありません|かま(?:わない|いません)|構(?:わない|いません))(?:です)?
            保証(?:(?:し|いたし|致し|は?し|はいたし)(?:{_NOT}|かねる|かねます|て(?:いない|いません|おりません))|(?:等)?を?(?:する|いたす|行う)?もので(?:は|も)(?:{_NOT}|ありません|ございません))
            (?:請け?合|受け合)(?:わない|いません|うもので(?:は|も)(?:ない|ありません))
            (?:免責(?:される|されます|とする|とします|とされ|となる|となります)|責任?め?を免(?:れる|れます|ぜられる))
            (?:賠償|償|責任|補償|損害)[^。]*(?:を?超え(?:ない|ません|て[^、]*(?:負わない|ない))|(?:上限|限度|限り|限)と(?:する|します|なる|なります))
            (?:応じ|対応|関与|介入|関知|立ち入|間に立)(?:し|いたし|た|ら)?(?:{_NOT}|かね(?:る|ます)|るもので(?:は|も)ない)
            返(?:却|還|金|し)?(?:は)?(?:いた|致)?し(?:{_NOT}|かねます)
            (?:返|払い?戻)さ(?:ない|ず)
            (?:返金|返還|払い?戻し?|減額)等?(?:は|を|も)?(?:一切|いっさい|いたしません|行わ|行い|行な[わい]|し|でき)(?:{_NOT}|(?:行な?[わい]|いたし|し)(?:{_NOT}))
            (?:損害|利益|賠償)[^。]*含(?:ま|み|めら)(?:れ)?(?:{_NOT})
            (?:預か|引き受け|請け負|意味し)?[うくぐすつぬぶむる](?<!なる)(?<!ある)(?<!示す)(?<!する性質の)(?<!意味する)(?<!制限する)(?<!影響する)もので(?:は|も)(?:ない|ありません|なく)
            """,
        ),
        (
            DEEMING,
            r"""
            みな(?:す|し|さない|しません|されない|される|され|します|されます|すことができる|したものとする)
            ものとして?(?:取り?)?扱(?:う|い|います|ます|われる|われます)
            た(?:もの)(?=ものと|とする|とします|とし)(?:とする|とします|とし)
            (?:推定|擬制)(?:する|します|される|されます)
            """,
        ),
        (
            DECLARATION,
            r"""
            (?:で|い|が|当たら|該当し|属さ)ないこと(?:を|について|につき)[^。]{0,16}(?:保証|表明|確約|誓約|約束|請け?合)(?:する|います|う|します|し|いたします|した)
            表明(?:し、?保証)?(?:する|します|し|いたします)
            """,
        ),
        (
            PROHIBITION,
            rf"""
            (?:ない|ぬ)(?:こと|旨)を(?:約|約束|誓約|確約|約諾|同意|承諾|合意)(?:する|します|し|いたします|した)
            [てで](?:は|も)(?:なら|なり|いけ)(?:{_NOT})
            (?:ない|ぬ)よう(?:に)?(?:して)?(?:お願い(?:し|いたし)ます|ください|する|します|しなければならない)
            ないで(?:ください|いただきます|いただきたい)
            (?:遠慮|控え|お控え|慎み|お慎み|おやめ)(?:ください|いただく|いただきます|願います|る|なければならない)
            (?:でき|なし得|し得)(?:{_NOT}|かねます)
            いただけ(?:ない|ません|ず)
            (?<!申込)(?<!申込み)(?<!予約)(?<!入会)(?<!請求)(?<!返品)(?<!交換)は、?お断り(?:する|します|いたします|しております)
            (?:禁止|厳禁|不可)(?:する|します|とする|とします|とし|される|されます|です|である|いたします)
            禁(?:じる|じます|ずる|じられ(?:る|ます)|物です)
            (?:認め|許さ|許可し|承諾し)(?:られ|れ)?(?:ない|ません|ず)
            ないこと
            """,
        ),
        (
            PERMISSION,
            r"""
            (?:ことが)?でき(?:る|ます)?
            [いきしちりみびえせけれ](?:得る|うる|得ます)
            (?:こと|場合|とき)(?:が|も)(?:ある|あります|あり|ございます|あり得る|ありえます|あり得ます)
            差し?支え(?:ない|ありません|なく|ございません)
            (?:かま|構)(?:わない|いません|わず)
            [てで]も?(?:よい|良い|いい|可)(?:です)?
            足り(?:る|ます)
            妨げ(?:ない|ません|られない|られません|るもので(?:は|も)(?:ない|ありません))
            (?:権利|権限|権|権原)を(?:有する|有します|持つ|持ちます|有し|留保する|留保します|取得する)
            留保(?:する|します|し)
            (?:いただけ|頂け)(?:る|ます)
            [さらわかたばまなが]せていただ(?:く|きます|き)
            (?:自由|任意)に[^、]{0,8}(?:定め|決め|選|でき)(?:る|ます|ぶ|びます)
            断り?(?:する|します|る|ります|いたします)
            (?:か|かどうか|か否か)は、[^。]*(?:決め|選|定め|判断す|決定す|選択す)(?:る|ぶ|びます|ます|します)
            (?:申し受け|頂戴し?|頂戴いたし)(?:る|ます|する)
            (?:許諾|許可|許容)(?:する|します|し|いたします)
            許(?:す|します)
            (?:行使|使用|利用|選択|請求|撤回)(?:可能|自由)(?:です|とする|とします|である)
            """,
        ),
        (
            OBLIGATION,
            r"""
            (?:なければ|なくては|ねば|なきゃ)(?:なら|なり|いけ)(?:ない|ません|ず|ぬ)
            べき(?:である|もの|です|こと)
            (?:を|が)要(?:する|します|し)
            必要(?:です|である|が(?:ある|あります)|とする|とします|とし|と(?:なる|なります))
            (?:ください|くださいませ|くださるようお願い(?:し|いたし)ます)
            (?:願|お願い(?:し|いたし|申し上げ))(?:います|ます|する|う)
            義務(?:を(?:負う|負い|負います|有する|有します|課す)|が(?:ある|あります))
            責任?め?(?:を|は)負(?:う|い|います)
            (?:費用|料金|額|代金|負担)[^。]*(?:負(?:う|います)|受け持つ|受け持ちます)
            (?:負担|持ち?出し)(?:とする|とします|とし|する|します|し|となる|となります|と(?:いたし|致し)ます|いただきます|いただく|していただきます|である|です)
            努め(?:る|ます|なければならない)
            (?:いただき|頂き)(?:ます|たい)
            (?:いただく|頂く)
            """,
        ),
    )
)
# States, not acts: how the contract stands, not what somebody does.
_STATE = re.compile(
    r"(?:(?:成立|終了|満了|消滅|失効|発生|帰属|存続|継続|適用|準用|優先|準拠|移転|到来|完了|更新|延長|発効|該当|構成|変動|充当|共有|存在|確定|開始|決定|一致)(?:する|します|し|される|されます|され|しない|しません|されない|されません|せず|いたします)"
    r"|(?:属|移|生じ|生ず|失|有|及|よ|なる?|残|続|含|(?<!免)除|限|とどま|分か|決ま|かか|下回|上回|異な|変わ|基づ|準|得ら|止ま|延び|伸び|戻|終わ|始ま)(?:する|します|る|ります|り|じます|う|います|わない|いません|わず|します|ぶ|びます|ばない|ばず|び|らない|りません|らず|む|みます|まない|まれる|まれます|まれない|まれません|く|きます|き|ず|られる|られます|ない|ます|じる|ずる|られない)"
    r"|と(?:する|します|し|いたします|なる|なります)"
    r"|(?:である|です|ではない|でない|ではありません|でもない|でもありません|いう|いいます|ある|あります|あり|ございます|定める|定めます|反しない|反しません|当たらない|当たりません|同様|言い?う|指す|指します|意味する|意味します|[がはもで]ない|[がはもで]ありません|無効|有効))$"
)
# What only says what a word means, what a list holds, or how things are.
_EMPTY = re.compile(
    r"(?:を(?:いう|いいます|いい|指す|指します|意味する|意味します|さす|さします)|と(?:いう|いいます|称する|称します|総称する|総称します|呼ぶ|呼びます)|のことを(?:いう|いいます)"
    r"|(?:施行|読み替え)(?:する|します|るものとする|る|ます|して適用する)|(?:(?<!も)(?<!も、)同様|(?<!も)(?<!も、)同じ)(?:と(?:する|します|し)|です|である)"
    r"|とおり(?:とする|とします|である|です)|[てで](?:いる|います|おります|いた|ある|あります)|目的と(?:する|します)|(?:を|も|が)?含(?:む|みます|まれる|まれます|める|めます|むものとする|むものとします)|(?:異なり|変わり|異なる|変わる)(?:ます)?)$"
)
_IS = re.compile(
    r"(?:です|である|でございます|[があで]あります|[がで]ある|[がは]ありません|がない|なくなります|定め(?:る|ます))$"
)
_CONTINUED_STATE = re.compile(
    r"(?:成立|終了|満了|消滅|存続|失効|帰属|移転|発生|適用)(?:さ(?:れ))?し?$|効力を(?:生じ|失い)$|[移残なよ](?:り)$|属し$|生じ$|失い$|延び$|続き$"
)
_NEVER = re.compile(r"[うくぐすつぬぶむる]ことは(?:ない|ありません|ございません|(?:いた)?しません|しない)$")
_OBJECT = re.compile(r"(?<!効力)(?<!権利)を[^をがはと、]{1,8}(?<!有)(?:する|します|う|います|した|しない)$")
_NEGATIVE = re.compile(r"(?:ない|ません|ず|ぬ|ないもの)$")
_DICTIONARY = re.compile(r"(?:[うくぐすつぬぶむる]|ます)$")
_CONTINUATIVE = re.compile(r"[しせきぎちみびりいえけげねべめれじぜ]$")
# What is done with data, said of the one who holds them, tells what he is free to do.
_USES = re.compile(
    r"(?:取得|収集|利用|使用|共同利用|記録|参照)(?:する|します|いたします)$|(?:使|渡)(?:う|います|す|します)$"
)
_DATA = re.compile(r"情報|データ|クッキー|Cookie|履歴|記録", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Modality:
    """A modality; bare: nothing but the verb says so (甲は、通知する)."""

    name: str
    bare: bool = False


def modality(text: str, *, agent: bool, bilateral: bool, continued: bool = False) -> Modality | None:
    """The modality of a statement that ends in text; None where it says nothing that rules.

    agent: whether somebody is named who acts; a bare verb then is a duty or a ban, else it may only tell how things stand;
    bilateral: in a contract of two sides; who sets terms alone says of himself what he does and does not do;
    continued: the verb stands in its continuative form, 保管し.
    """
    tail = _TRAILING.sub("", text[-_REACH:])
    if _EMPTY.search(tail):
        return None
    found = next((name for name, pattern in _FAMILIES if pattern.search(tail)), None)
    if found is not None:
        return Modality(found)
    base = _AS_RULE.sub("", tail)
    ruled = base != tail
    if tail.endswith(("すること", "うこと", "くこと", "つこと", "むこと", "ること")):
        return Modality(OBLIGATION)
    if _NEVER.search(base) and (agent or not bilateral):
        return Modality(PROHIBITION, True)
    if _IS.search(base) and not agent:
        return None
    if _USES.search(base) and _DATA.search(text) and not (ruled or bilateral):
        return Modality(PERMISSION, True)
    if agent and _OBJECT.search(base):
        return Modality(OBLIGATION if not _NEGATIVE.search(base) else PROHIBITION, not ruled)
    if _STATE.search(base) or (continued and _CONTINUED_STATE.search(base)):
        return Modality(OBLIGATION if agent and ruled else DECLARATION, not ruled)
    if _NEGATIVE.search(base):
        return Modality(PROHIBITION if agent or not bilateral else DECLARATION, not ruled)
    if (_CONTINUATIVE if continued else _DICTIONARY).search(base) or ruled:
        return Modality(OBLIGATION, not ruled)
    return None
