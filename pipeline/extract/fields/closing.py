"""The day up to which what was delivered is counted for one payment."""

import re
from collections.abc import Iterator

from pipeline.extract.fields.context import Context, clip, printed
from pipeline.extract.fields.words import FEE
from pipeline.types.clause import Fact

_N = r"[0-9一二三四五六七八九十]{1,3}"
_CLOSINGS = (
    re.compile(
        rf"(?P<day>(?:毎月|当月|各月|(?:会計|暦|歴)月|(?:属する|その|同じ)月|毎年?(?:{_N}月、?)*(?:{_N}月)?)の?(?:各?末日|月末|末|{_N}日)(?:(?:および|と|、|ならびに)(?:末日|月末|{_N}日))*)(?:を|に|で|限り|付けで)?[^。、]{{0,16}}?(?:締|〆)"
    ),
    re.compile(
        rf"(?P<day>前月の?{_N}日から(?:当月|その月|同月)?の?(?:{_N}日|末日)まで|(?:毎月|当月|各月|(?<!翌)月)の?(?:1日から)?(?:末日|月末|{_N}日)まで)(?:に|の)[^。、]{{0,30}}?(?:検収|納入|納品|検査|合格|完了|提供|発生|出荷|引渡|計上|売上|作業|業務|実施|販売|利用)[^。]{{0,40}}?(?:代金|分|{FEE}|成果物|額)"
    ),
    # 毎月1日から末日までを対価の算定の単位期間とし
    re.compile(
        rf"(?P<day>(?:毎月|各月|前月|当月)の?(?:1日|初日|{_N}日)から(?:当該月|当月|その月|同月|翌月)?の?(?:末日|月末|{_N}日)まで)を(?:[^。、]{{0,24}}?(?:算定|計算|算出|集計|請求|支払|対価)[^。、]{{0,12}}?期間と|[1一]か月(?:分)?と(?=[^。]*支払))"
    ),
    re.compile(rf"(?:締め?日|締切日?)は、?(?P<day>[^。、]{{0,8}}(?:末日|月末|{_N}日))"),
)


def closing(context: Context) -> Iterator[Fact]:
    """payment.closing: the day up to which a month's deliveries are counted (毎月末日)."""
    for sentence in context.sentences():
        if not re.search(r"月|締", sentence.text):
            continue
        if found := next((found for pattern in _CLOSINGS if (found := pattern.search(sentence.text))), None):
            day = found.span("day")
            yield context.fact(
                "payment.closing", printed(sentence, *day), sentence, *clip(sentence, *day), confidence=0.8
            )
