"""What is of both sides though nobody is named: what they agree on, which text prevails, from when on one applies."""

import re

from pipeline.extract.norms.families import DECLARATION, OBLIGATION, PERMISSION
from pipeline.extract.norms.sides import SIGN

# 甲と乙との合意により延ばすことができる
_AGREED = re.compile(rf"{SIGN}(?:と|および|ならびに){SIGN}(?:と)?(?:の間)?の(?:書面による)?(?:合意|協議|話し?合い)")
# 食い違うときは、この規約を先に当てはめる
_PREVAILS = re.compile(
    r"(?:食い?違|くい違|違う|矛盾|抵触|相違|異なる)[^。]*(?:用い|当てはめ|あてはめ|読み(?:替え)?|従[いう]|よ[るり]|優先(?:して適用)?(?:する|し|され|させ)|勝[つち])(?:る|ます)?(?:ものと(?:する|します|し)|こととする)?$"
)
# 改定前に成立した契約については、なお従前の例による
_IN_FORCE = re.compile(
    r"従前の例による$|(?:規約|約款|契約|定め|規定|改定|改正|規則)(?:は|が|を|も)、?(?:[^。]*、)?[^。、]*(?:適用(?:する|します|される|されます)|当てはま(?:る|ります)|用い(?:る|ます))$"
)
_TOGETHER = re.compile(
    r"互いに|相互に|双方(?:で|の)|両者(?:で|の|間)|(?:均等|平等|等分)に[^、]{0,8}(?:分け|分配|配分|負担|分担)|(?:持分|出資|割合|比率|貢献|原因|度合い?)(?:の[一-龥]{1,4})?(?:に応じ(?:て|た)|で|により|の割合で)[^。]*(?:分け|分配|配分|分担|負担|按分)|(?:別に|別途|改めて)[^、]{0,12}(?:契約|協定|覚書)[^、]{0,6}(?:結|締結|取り?交わ)|協議(?:して|し|のうえ|の上|により|する|を行|する)|(?:両者|双方|三者|両当事者|全当事者)、?(?:共同|協力|連帯|誠意)|話し?合|各自[のがで]|それぞれが|折半"
)
_OF_BOTH = re.compile(
    r"の一部(?:を(?:な|成|構成)|と(?:な|し|す))|優先させ|(?:双方|両者|両?当事者|甲乙)を[^、]{0,4}拘束|(?:売買|取引|予約|注文)[はが]、?[^、。]{0,12}成立|契約(?:は|が|も)、?[^。]*(?:成立|終了|満了|更新|延長|失効|効力|解除|解約|存続|継続)|準拠|裁判所|(?:法令|慣習|民法|商法)に(?:よる|より|従|準)|(?:から|より)[^、。]{1,12}に移転(?:する|します|し)|力を(?:失わ|保[つち])|存続(?:する|します)|(?:日本|本国|わが国)[^、]{0,6}法|解釈|(?:規定|条項|合意|定め|部分)(?:は|が|も)、?[^。]*(?:効力|無効|有効|影響)|(?:規約|約款)等?(?:は|が)、?[^。]*(?:一部|適用|実施|施行)|(?:本|この)(?:契約|規約|約款|覚書|規程|協定|合意)[^、。]{0,10}[はが]、?[^。]*(?:適用|及ぶ|及び|及ば|もので(?:は|も)な)|関係を[^、]{1,8}もので(?:は|も)な|(?:定め|記載|規定|取決め)(?:の|が)?(?:な[いき])(?:事[項柄]|もの|こと|[一-龥]{2,6})(?:は|に(?:ついては|関しては))、?[^。]*(?:よる|よります|従う|従います)$|(?:契約|有効|利用|更新|提供)期間(?:は|が)|優先(?:して)?(?:する|します|適用)|(?:食い?違|くい違|違う|矛盾|抵触|相違|異なる)[^。]*(?:より|よる|従|勝|先)[^、]{0,6}$|契約が(?:結ば|終わ)|(?:契約|規約|約款)(?:の期間)?は、.*(?:まで|から(?:使|用い|適用|実施|施行)[^、]{0,8})(?:です|である|とする|とします|ます|る)?$|(?:共有|均等)(?:と(?:する|し)|である)|[はが]、?効力を(?:有し|生じ|持た)(?:ない|ません)"
)
# 甲及び乙の指名した取締役の賛成を要する, 一名は甲の、一名は乙の指名による
_BOTH_OF = re.compile(
    rf"{SIGN}(?:および|と|ならびに|・){SIGN}(?:双方)?の[^、]*(?:承認|同意|賛成|出席|署名|押印)|{SIGN}の、[^、]*{SIGN}の|(?:双方|両者|甲乙)の(?:承認|同意|賛成|出席|署名)"
)


def of_both(text: str, main: str, ruling: str) -> bool:
    """Whether a statement without subject binds both sides alike; main: the part of text that is no condition."""
    if _AGREED.search(main) or (ruling in (OBLIGATION, PERMISSION, DECLARATION) and _BOTH_OF.search(main)):
        return True
    return ruling in (OBLIGATION, DECLARATION) and bool(_PREVAILS.search(text) or _IN_FORCE.search(main))


def prevails(text: str) -> bool:
    """Whether it is told which of two texts holds: 食い違うときは、細則を用いる."""
    return bool(_PREVAILS.search(text))


def together(text: str) -> bool:
    """Whether both sides act: 協議のうえ, 互いに."""
    return bool(_TOGETHER.search(text))


def of_contract(text: str) -> bool:
    """Whether it is told of the contract or its terms itself: 契約は、終了する, 本規約は、日本法に準拠する."""
    return bool(_OF_BOTH.search(text))
