"""What is of both sides though nobody is named: what they agree on, which text prevails, from when on one applies."""

import re

from pipeline.extract.norms.families import DECLARATION, OBLIGATION
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


def of_both(text: str, main: str, ruling: str) -> bool:
    """Whether a statement without subject binds both sides alike; main: the part of text that is no condition."""
    if _AGREED.search(main):
        return True
    return ruling in (OBLIGATION, DECLARATION) and bool(_PREVAILS.search(text) or _IN_FORCE.search(main))
