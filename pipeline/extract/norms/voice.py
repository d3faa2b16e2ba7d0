"""In whose voice a statement is: the courtesies of its ending, and who speaks in it to whom."""

import re

from pipeline.extract.norms.families import PERMISSION
from pipeline.extract.norms.modality import Modality
from pipeline.extract.norms.parts import Place
from pipeline.extract.norms.sides import SIGN, Sides
from pipeline.extract.norms.subject import outside

# ご遠慮いただいております is ご遠慮いただきます, お断りしています is お断りします.
_HABIT = re.compile(
    r"(?P<asked>(?<![らわかたばまながさ]せて)いただいて)(?:おり|い)(?P<end>ます|ません)$|(?P<done>(?:願い|断り|お受け|受付|ご遠慮|禁止|お預かり|お渡し)し|受付)て(?:おり|い)(?P<close>ます|ません)$"
)
# お客様のご負担とさせていただきます is ご負担とします.
_SET = re.compile(r"(?<=と)させていただ(?:く|きます)$")
BEARS = re.compile(
    rf"(?P<party>{SIGN})(?:が|の|は)?(?:費用|責任|責め)?(?:で|と|を|の)?ご?(?:負担(?!する[一-龥])|持ち?出し)"
)
_DISMISSES = re.compile(
    r"(?:解雇|懲戒|処分|除名|拒絶|拒否|退去さ|退場さ|降格|罷免|採用)[^、]{0,8}(?:でき|ことがあ|場合があ)"
)
_LETS = re.compile(
    r"(?:許諾|許可|許容)(?:する|します|し|いたします)(?:もの.{2,4})?$|許(?:す|します)$|(?<![あなたい負])[うくぐすつぬぶむる]ことを(?:無償で|自由に|、)*認め(?:る|ます)(?:もの.{2,4})?$"
)
# 当該会員には、弁明の機会を与える: who is named first gets it.
_GIVEN = re.compile(
    rf"{SIGN}(?:に|へ)は、?(?!.*(?:いただ|くださ|もら|義務|責任|必要|お願い|ご利用|求め|{SIGN}[はが]))[^。]*(?:与え|渡[しす]|届け|送[りる]|贈[りる]|配[りる]|示[しす]|知らせ|告げ|返[しす]|貸[しす]|払い?戻[しす]|支払(?:い|う)|お(?:渡し|届け|送り|返し|知らせ|貸し)し|(?:支給|付与|貸与|返還|返金|返却|交付|送付|通知|進呈|発行|提供|提示|案内|連絡|説明|割引|配布|配信|加算|回答)[しす])[^、。]{{0,14}}$"
    rf"|{SIGN}には、?(?!.*(?:いただ|くださ|もら|義務|責任|負|有|持|受け|失|得|要|でき|られ|なけれ|必要|納め|出[しすさ]|お願い|ご利用|なれ|求め|{SIGN}[はが]))[^。]*を[^、をはが]*(?:[うくぐすつぬぶむる]|ます)$"
)
# What who sets the terms lets, forbids or has the other do is the other's: 当社は、次の行為を禁止します, 会員に届け出ていただきます.
_HAS_DONE = re.compile(
    r"(?:禁止(?:する|します|し|いたします)|禁(?:じる|じます|ずる)|(?:認め|許可し|許し)(?:る|ます|ない|ません)|(?<![さらわかたばまなが]せて)(?:いただ(?:く|きます)|もら(?:う|います)))(?:もの.{2,4})?$"
)
# Who speaks of himself with humility, and whom he asks.
ASKED = re.compile(
    r"(?:ください|くださいませ|願います|いただきます|いただく|いただきたい|お願いします|お願いいたします|いただけ(?:る|ます|ない|ません)|なさ(?:る|います|らない|らない(?:でください|こと))|(?:お|ご)[^、]{1,10}に?なら?(?:る|れます|ない|ないこと|ることはできません))$"
)
_HUMBLE = re.compile(
    r"(?:[さらわかたばまなが]せていただ(?:く|きます|き)|いた(?:す|します|しません|しかねます)|承(?:る|ります)|申し(?:上げ|受け)(?:る|ます)|うかがいます|頂(?:戴|いただ)(?:する|します)|いただく(?:こと|場合)(?:が|も)(?:でき|あり|ある|ござい).*|(?:お|ご)(?:(?![をにがは時])[一-龥ぁ-ん]){1,8}(?<!と)(?:し(?:ない|ません|ます|かねます)?|する)(?:ものとする|ことがあ(?:る|ります|り)|場合があ(?:る|ります|り))?|かねます|かねる|お(?:願い|断り|答え|返し|渡し|伝え)することができ(?:る|ます)|(?:いただき|いただか)(?:ません|ない))$"
)
_BEGS = re.compile(r"願い(?:いたし|致し|申し上げ|し)(?:ます|たく存じます)$")
_PRICED = re.compile(r"円を(?:いただ|申し受け|頂(?:戴|いただ))")
REFUSED = re.compile(
    r"(?<!申込)(?<!申込み)(?<!予約)(?<!入会)(?<!請求)(?<!返品)(?<!交換)は、?(?:固く|かたく|一切)?お断り[しい]"
)
CHARGED = re.compile(
    r"(?:円|料|料金|代金|額|費用|手数料|金)(?:(?:\([^)]*\))?(?:の[一-龥]+)?)?を?(?:いただ(?:く|きます)|申し受け(?:る|ます)|加えます|加える|(?:加算|請求|徴収)(?:する|します))$"
)


def plain(text: str) -> str:
    """The text with its ending in the plain polite form; only the ending differs, places before it stay."""
    if not text.endswith(("ます", "ません", "いただく")):
        return text
    if found := _HABIT.search(text):
        words = "いただき" if found["asked"] else found["done"]
        return text[: found.start()] + words + (found["end"] or found["close"])
    return _SET.sub("します", text)


def humble(text: str, conditions: list[Place]) -> bool:
    """Whether who sets the terms speaks of himself: お返しします, いたします, させていただきます."""
    begin = outside(text, conditions)[0][0]
    if _BEGS.search(text) or _PRICED.search(text):
        return False
    return bool(_HUMBLE.search(text, begin)) and not (REFUSED.search(text) or BEARS.search(text))


def lets(text: str, side: str, sides: Sides) -> str:
    """Whose leave it is, and who gives: 甲は、乙に使用を許諾する is a leave of 乙, 乙には、機会を与える a duty of 甲."""
    return (sides.other(side) or side) if _LETS.search(text) or _GIVEN.search(text) else side


def has_done(text: str) -> bool:
    """Whether who is named only says what the other has to do or not to do: 当社は、転載を禁止します."""
    return bool(_HAS_DONE.search(text))


def dismisses(text: str, kind: Modality) -> bool:
    """Whether who is named is not who acts: 試用期間中の者は、解雇することができる."""
    return kind.name == PERMISSION and bool(_DISMISSES.search(text))
