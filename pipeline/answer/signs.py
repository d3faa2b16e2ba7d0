"""The sign of a statement: does it say yes or no, before it is asked of what. Texts are folded and without white space."""

import re
from collections.abc import Callable, Sequence

from pipeline.text import sentences

_NOT_BEFORE = r"(?!(?:る|れる|する)?(?:ため|目的|おそれのある)|の(?!理由|対象)|[一-龠](?<![場旨])|(?:(?:さ|ら)?れ)(?:た|て(?:いる|おり))[一-龠](?<![場際]))"
_CONTRARY = re.compile(
    r"(?:禁(?:じ|止|ず)|不可(?![抗欠分避能])|不要|かね(?=ま|る)|拒(?:否|絶|[むみまめ])|断(?:[るられっ]|り(?!な[くし]))|失(?:[ういわえっ]|効)|免(?:除|責|じ)|(?<!よって)(?<!により)免れ"
    r"|無効(?!に(?:する|し|でき))|控え|遠慮|慎[みむん]|対象外|除(?:外|[くきか])|妨げ|差し?支え|さしつかえ|構[いわ]|かま[いわ])"
    rf"{_NOT_BEFORE}"
)
"""Words that deny without a negation; before a noun (禁止行為) they say nothing of the clause. 構わ, 妨げ take their own ない."""
_REFRAINS = re.compile(
    rf"(?:(?P<慎>慎)ま|(?P<見合>見合)わせ|(?P<やめ>やめ)(?:て)?(?:ください|下さい)|から(?P<外れ>外れ)|(?P<休>休)(?:園|館|業|診)(?:と|です|し|いた)){_NOT_BEFORE}"
)
"""What denies, by stem, where the question has not the stem itself (祝日は休館ですか)."""
_CLOSES = re.compile("休(?:園|館|業|診)(?:し|いた)")
"""Which of these denies without the question as well."""
_UNLIMITED = re.compile(
    r"(?:制限|上限|限り|制約)(?:は|も|を)?(?:ない|ありません|(?:受け|設け)(?:ない|ません))(?=。|$|もの|が、)"
    r"|(?:奪う|排除する|制限する|損なう)もので(?:は)?(?:ない|ありません)|(?:排除|制限)(?:し|され)(?:ない|ません)|奪(?:わない|いません)"
)
"""A denial that leaves one free: 回数に上限はありません, 権利を奪うものではない; where the question has the noun it is a denial."""
_STOPS = re.compile(
    rf"(?:(?:[停休中]止|中断)し?(?:ます|する|とし|ません|ない)|止(?:ま[りる]|め[まるて])|閉め(?:ます|る)|閉館|消滅(?:し|する)|打ち切(?:り|る)|取りやめ|否認(?:し|する)|やめ(?:る|ます)(?:ものと|。|$))(?!こと){_NOT_BEFORE}"
)
"""What ends, where the question asks whether something can be done: 販売は告知と同時に停止します."""
_CAN = re.compile(
    r"(?:でき(?:る|ます)|[えけせてねべめれげい]れ?(?:る|ます)|もらえ(?:る|ます)|いただけ(?:る|ます)|[てで]も?(?:いい|よい|大丈夫)|使え(?:る|ます)|行いますか|(?:開催|営業|実施|運行|運航)(?:され|して(?:い)?|し)?(?:ます|る)|なくな(?:る|り(?:ます)?))(?:の|ん)?(?:です)?か?[。?]?$"
)
"""At the end of a question: can it be done, had; or is it no longer so."""
_STOPPED = re.compile(r"止|停|閉|消|やめ|終|打ち?切|断|ことは?あ")
"""The question itself speaks of an end."""
_SUPPOSES = re.compile(
    r"(慎|見合|やめ|外れ|休)(?:(?!日(?:は|も|に|で(?!す|しょ)|の)|(?<!こと)[はが]|[をの、。](?!です|でしょう)|中[はもで]|場合|とき).)*$"
)
"""The stem at the end of a question: 祝日は休館ですか, not 休業の通知はありますか."""
_NEGATED = re.compile(
    r"(?:ない|ません|ぬ|まい)(?=$|[。、)」]|もの|こと(?=[がともに。、]|を[^。、]{0,8}(?:了[承解]|承[諾認知]|同意|合意|確認|認識|理解|容認)|$)|旨|です|でした|と(?:[するしさ定]|いた|の)|の(?:で|と|が)|義務|わけ|でください|で下さい|でいただ|で(?:ほ|欲)し|場合が|ときがあ|日が|が、|けれど|し、|ように(?:する|し))"
    r"|ざるもの|(?<!問わ)(?<!わら)(?<!要せ)(?<!経)(?<!待た)(?<!よら)(?<!限ら)ず(?=$|[、。])|(?:では|[かさたなまらわばえれけせきし])なく(?=$|、|な[るりっ])|(?:な|無)し(?=$|[。、]|です|とし|とす)"
)
"""A negation that ends a clause or stands before 「ものとする」 and the like; 「会員でない者」 denies nothing."""
_OBLIGED = re.compile(
    r"な(?:ければ|くては|いと|くちゃ|きゃ|けりゃ)、?(?:な[らり]|いけ|だめ|ダメ|まず|駄目)(?:ない|ません|い|ず|なく)?|ないわけに(?:は)?いか(?:ない|ません)|限ら(?:ない|ません)(?=$|。)|(?:この|その|当該)?限りで(?:は)?(?:ない|ありません)"
    r"|を除き|ざるを得(?:ない|ません)"
    r"|(?:これ|それ|違反|禁止|不正|前[^、。]{0,3}[項号条]|本[項条]|第[^、。]{1,6}[項号条])[^、。]{0,8}?(?:に(?:は)?(?:当た(?:ら|り)|該当し|反[しさ]|違反し|抵触し)|とは?(?:な[らり]|み?なし))(?:ない|ません)"
)
_FORBIDS = re.compile(r"(?:ては|では|ちゃ|じゃ)(?:いけ|な[らり]|だめ|ダメ|駄目|まず|アウト)(?:ない|ません|い)?")
_UNTROUBLED = re.compile(
    r"(?:問題|差し?支え|さしつかえ|支障)(?:は|が|も)?(?:ない|ありません|なし)|(?:構|かま)(?:わない|いません)|違い(?:は)?(?:ない|ありません)"
)
_PERMISSION = re.compile(
    r"て(?:も)?(?:い|良|よ|構|かま|大丈夫|平気|OK|問題)|でも(?:い|良|よ|構|かま)|でき(?:る|ます|ない)|可能|可否|許さ|認めら|アリ|あり(?:です)?か?$|OK|[えけせてねべめれげ](?:る|ます)(?:の|ん)?(?:です)?か?$|られ(?:る|ます)か?$"
)
_AGAINST_A_RULE = re.compile(
    r"(?:規約|約款|契約|規則|規定|法|法律|法令|決まり|ルール)に(?:は|も)?(?:触れ|反[しす]|背[きく]|抵触[しす])(?:て(?:い)?)?(?:ます|る)?"
    r"(?:(?:こと|の)に?(?:なり|なる)(?:ます)?)?(?:の|ん)?(?:です|でしょう)?か?$"
)
"""At the end of a question: 規約に触れますか."""
_MODAL = re.compile(
    r"(?:て|で)は(?:なら|なり|いけ)|でき(?:る|ます|な|ま|ず)|禁(?:じ|止)|差し?支え|妨げ|ないでください|不可|認め|許"
)
_INTRODUCES = re.compile(
    r"(?:次|以下|下記|左記|各号)(?:の(?:表|各号|各項))?の?(?:とおり|通り)(?:です|とし|とする|である|で(?:す|ある|、))|(?:意味|意義|ことば|用語)[^。]{0,12}(?:使い|用い|よる|とおり)"
)
"""A sentence that only leads into a list."""
_ASKED = 12
"""Characters at the end of a question in which its own predicate stands."""
_TAIL = 24
"""Characters at the end of a clause in which its predicate stands."""
_SAME = 0.2
"""What a clause that permits or forbids gains where the question asks for leave."""


_CASE_OF_QUESTION = re.compile(
    r"^.*(?:とき|場合|際|たら|れば|(?<=[うくすつぬむるただい])なら|けど|けれど|(?:です|ます)が|ので|ても|でも|後|前)(?:に|は|には|でも|も)*、(?!いい|よ[いろ]|良|構|かま|大丈夫|平気|問題|済|だめ|ダメ|駄目|な[らり]|いけ|OK)(?=.)|^.*?(?:とき|場合|際)(?:にも?|でも)(?!あ)(?=.)"
)
"""Under which circumstances it is asked, before a comma: 断られたとき、理由は聞けますか does not suppose a refusal."""


_SUPPOSED_CASE = re.compile(r"^.*(?:[ただ]ら|(?<!け)れば|[てで]も)(?!いけ|な[らり]|だめ|ダメ|駄目)(?=[^、]{2})")
"""The case at the beginning of a question: 無効になったら戻りますか."""


def of_question(asked: str) -> bool:
    """False where the question supposes that something is not so: 払わなくて済みますか, 断られますか."""
    tail = re.split(r"[。?]", asked.rstrip("。?"))[-1]
    tail = re.sub(
        r"(?:と(?:いう)?(?:こと|理解|認識|解釈)(?:で(?:合って|よい|よろしい|いい|正しい|間違いな(?:い|く)))?.*|って(?:本当|こと(?:です|で|か|$)).*|で間違いない.*|と(?:聞|思|伺|言わ)[^、]{0,8}(?:が|けど|けれど|て)、?(?:そう|本当|合って|正し)?(?:です|い)?か?)$",
        "",
        tail,
    )
    tail = re.sub(
        r"断り(?=な|も|を)|断らず|断(?:られ|っ)た(?=[一-龠わ])|(?:なぜ|どうして|何が)[^、。]*?のか",
        "",
        _CASE_OF_QUESTION.sub("", re.sub("(?<=[てで]も)、(?=いい|よ|良|構|かま)", "", tail)),
    )
    tail = _UNTROUBLED.sub("平気", _OBLIGED.sub("", tail))
    plain = _FORBIDS.sub("", tail)
    negative = plain != tail
    if re.search(
        r"(?<!つ)な(?:く|い)(?:て|で)(?:も)?(?:済|す|いい|良[いく]|よ[いくろ]|平気|大丈夫|OK)|ずに(?:済|す|い|お[いかきくけ])|なしで(?:も)?(?:いい|よい|大丈夫|平気)|(?:では|でき|[かさたなまらわばえれけせ])なくな(?:る(?!と(?=[^、。]{3})|場合|とき)|り|っ(?!た(?:ら|とき|場合|際|後)(?=[^、。]{2})|て(?!しま|い|る)))"
        r"|ない(?:の|ん|もの)(?:です|でしょう|だろう)?か|ない(?:ん|の)?(?:です|だ)(?:よね|ね|か)|ませんよね|(?<!くれ)(?<!もらえ)(?<!いただけ)(?<!けれ)(?<!構い)(?<!かまい)(?<!たりし)(?<!なり)(?<!いけ)(?<!あり)ません(?:でしょう)?か$|(?<!たりし)ない(?:の|ん)?(?:です)?$|ない(?:こと(?=[にも])|まま)|ないという|(?:必要|義務)(?:は|が|も)?(?:ありません|ない)",
        plain,
    ) and not re.search(r"たりし(?:ない|ません)", plain):
        negative = not negative
    if re.search(
        r"断(?:ら|る|り|れ)|拒[否まむ絶]|はじか|禁[止じ]|違反(?:に|と)|違法|だめ|ダメ|駄目|NG|まずい|アウト|免[除責じ]|(?<!よって)(?<!により)免れ|失[いうわっ効]|無効|(?:は|も|って|では)無理|不可(?![抗欠分避能])|不要|遠慮|控え(?![をのがにはも、])|対象外|除外|問題(?:が|は|に)?(?:あ[るり]|なり)|(?:の|こと)?(?:は|も|って)いけ(?:ない|ません)",
        _SUPPOSED_CASE.sub("", plain),
    ) or _AGAINST_A_RULE.search(plain):
        negative = not negative
    return not negative


def asks_leave(asked: str) -> bool:
    """True where the question asks whether something may be done."""
    return bool(_PERMISSION.search(asked.rstrip("。?")))


def of_rule(said: str, focus: Callable[[str], float] | None, *, leave: bool = False, asked: str | None = None) -> bool:
    """False where the clause that speaks of what is asked denies or forbids it.

    leave: clauses that permit or forbid first; asked: the question, see denies.
    """
    parts = [said[start:end] for start, end in sentences.split(said)]
    parts = [part for part in parts if not _INTRODUCES.search(part)] or parts
    if not parts:
        return True
    if focus is None:
        return not denies(predicate(clauses(parts[0]), 0), asked)

    def weight(number: int) -> float:
        said_there = clauses(parts[number])
        return (
            focus(parts[number])
            + _SAME * max(map(focus, said_there))
            + _SAME * (leave and bool(_MODAL.search(said_there[-1])))
        )

    best = max(range(len(parts)), key=lambda number: (weight(number), -number))
    if best and _LIKEWISE.search(parts[best]):
        return not denies(predicate(clauses(parts[best - 1]), 0), asked)
    if not _SAYS.search(parts[best]):
        best = next((number for number in range(best - 1, -1, -1) if _LEADS.search(parts[number])), best)
    found = clauses(parts[best])
    weights = [
        focus(clause) + _SAME * (leave and bool(_MODAL.search(predicate(found, number))))
        for number, clause in enumerate(found)
    ]
    start = max(range(len(found)), key=lambda number: (weights[number], -number))
    return not denies(predicate(found, start), asked)


_LIKEWISE = re.compile("同(?:様|じ)(?:と(?:する|し(?:ます|、))|です|である)")
"""A sentence that says what the one before says: 契約の終了後も、同様とする."""
_LEADS = re.compile("次の|次に|以下の|以下に|下記|左記|各号|掲げる")
_SAYS = re.compile(r"(?:[るすうくぐぬむぶつただい]|ます|ません)。?$")
"""The end of a sentence that says something by itself; an entry of a list (転売の場合。) has its predicate in the lead."""


def is_modal(text: str) -> bool:
    """Whether a clause permits or forbids."""
    return bool(_MODAL.search(text))


def introduces(sentence: str) -> bool:
    """Whether a sentence only leads into a list."""
    return bool(_INTRODUCES.search(sentence))


def clauses(sentence: str) -> list[str]:
    """The clauses of a sentence, each with the comma after it."""
    return [clause for clause in re.split(r"(?<=、)", sentence) if clause]


_GOES_ON = re.compile(r"又は|または|若しくは|もしくは|及び|および|並びに|かつ|あるいは")
_ENDS = re.compile(
    r"。$|(?:とし|でき|あり|せず|(?<!問わ)(?<!わら)(?<!要せ)(?<!経)(?<!待た)(?<!よら)(?<!限ら)ず|(?:では|[かさたなまらわばえれけせきし])なく|ません|ない|ます|する|した|れる|った|である|(?:ない|ません)が|おり|負い|行い|なり|し)、$|[^、]$"
)
_NOMINAL = re.compile(r"こと(?:は|が|も)[^、]{0,16}$")
_JOINED = re.compile(r"(?<!と)(?<!もの)[しりみきちいびぎえけせてねべめれげさ]、$")


def predicate(clauses: Sequence[str], start: int) -> str:
    """The clause with the predicate of the clause at start: 「面接をし、又は検査してはならない」 has one for both."""
    for number in range(start, len(clauses)):
        clause, later = clauses[number], clauses[number + 1 :]
        if not _ENDS.search(clause) or (later and _GOES_ON.match(later[0])):
            continue
        if later and _JOINED.search(clause) and not denies(clause):
            joined = next((step for step, one in enumerate(later) if _GOES_ON.match(one)), None)
            if joined is not None and all(_JOINED.search(one) for one in later[:joined]):
                continue
            if len(later) == 1 and _NOMINAL.search(later[0]):
                continue
        return clause
    return clauses[-1]


def denies(clause: str, asked: str | None = None) -> bool:
    """True where a clause says no: an odd number of negations, 「しなければならない」 and the like being none.

    asked: the question; with it 休館とする, 見合わせ and the like deny as well, where it does not suppose just that.
    """
    plain = _OBLIGED.sub("", clause)
    end = plain[-_TAIL:]
    denied = len(_NEGATED.findall(plain)) + len(_CONTRARY.findall(end))
    if asked is None:
        return (denied + len(_CLOSES.findall(end))) % 2 == 1
    supposed = _SUPPOSES.search(asked.rstrip("。?"))
    refrains = [found.lastgroup for found in _REFRAINS.finditer(end)]
    free = [found for found in _UNLIMITED.finditer(plain) if found[0][:2] not in asked]
    denied += len(free)
    if _CAN.search(asked):
        denied += bool(_STOPS.search(end)) and not _STOPPED.search(asked[-_ASKED:])
    return (denied + sum(not supposed or stem != supposed[1] for stem in refrains)) % 2 == 1


def shared(asked: str, said: str) -> bool:
    """True where both have two characters of a noun in common, other than of 必要."""
    pairs = re.findall(r"(?=([一-龠ァ-ヶー]{2}))", asked)
    return any(pair in said for pair in pairs if pair != "必要")


def sentence_at(text: str, position: int) -> str:
    """The sentence that position stands in."""
    return text[text.rfind("。", 0, position) + 1 : position] + rest_of_sentence(text, position)


def rest_of_sentence(text: str, position: int) -> str:
    """The rest of the sentence that position stands in."""
    end = text.find("。", position)
    return text[position : end + 1 if end >= 0 else len(text)]


def rest_of_clause(text: str, position: int) -> str:
    """From position to the end of the first clause that ends there."""
    rest = rest_of_sentence(text, position)
    clauses = re.split(r"(?<=、)", rest)
    out = ""
    for clause in clauses:
        out += clause
        if _ENDS.search(clause):
            break
    return out
