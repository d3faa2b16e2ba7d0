"""Word classes of paying and of use, as parts of patterns for canonical text; those of what happens to a contract: legal.py."""

import re

PAY = r"(?:支払|払[うわいっえ込]|振込|納め|納付|納入|入金|送金|決済|引き?落|振替(?!休|輸)|精算|お?預け入れ|口座(?:に|へ)[^。、]{0,12}送)"
"""To pay."""
FEE = (
    r"(?:料金|代金|ロイヤ[リル]ティ|会費|月謝|賃料|家賃|地代|報酬|対価|委託費|契約金|費用|入会金|入学金|価格|値段|定価|金額|単価|授業|受講|税込|税別|税抜|月額|年額|日額|時給|日当"
    r"|敷金|礼金|保証金|申込金|手付|前金|頭金|食費|実費|運賃|謝礼|手当|(?<![資材原飲衣燃肥])料(?!理|亭)|代(?![表理替わえ金人行])|費(?!用を問|やす))"
)
"""What is paid."""
TO_BEAR = r"(?:負担|持(?:つ|ち(?!帰|込|出|主|分)|た(?:ず|な)|って(?:いただ|もら|くださ))|受け?持|支払|払[うい]|持出し|差し?引|控除|もち(?:と|で)|負う|負い|の費用(?:と|で))"
"""To pay for what is not the fee itself."""
_BRACKET = re.compile(r"\([^()]*\)")


def flat(text: str) -> str:
    """The text with no stops and commas inside brackets, of the same length: a part ends where the sentence has it."""
    return (
        _BRACKET.sub(lambda found: found.group().replace("。", "・").replace("、", "・"), text) if "(" in text else text
    )


UNUSABLE = (
    r"(?:停止|中止|止ま|中断|途絶|途切れ|不通|ダウン|障害|落ち(?:た|て)|利用不能|使用不能|閉鎖|休止"
    r"|(?:利用|使用|視聴|閲覧|接続|提供|入館|入場|稼働|作動|再生|通信|アクセス)(?:が|を|に)?(?:でき|され|不能|不可)"
    r"|(?:使え|見られ|つながら|繋がら|動か|開け|遊べ|泳げ|入れ)(?:な|ず|ません))"
)
"""Of a service: not to be had."""
