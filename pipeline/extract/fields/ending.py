"""The end of the term in words: 定年に達した日の属する年度の末日, 契約が解約されるまで."""

import re
from collections.abc import Iterator

from pipeline.extract.fields.context import QUOTE, Context, heading, printed
from pipeline.extract.values import dates
from pipeline.types.clause import Fact

# 定年に達した日以後における最初の3月31日, 満60歳の誕生日の属する月の末日
_OF_AGE = (
    r"(?:(?:定年|年齢|満?[0-9一二三四五六七八九十]{1,4}[歳才])(?:に)?(?:達する|達した|到達(?:する|した))日"
    r"|満?[0-9]{2}[歳才](?:に達する|の)(?:誕生日|年度))[^、。はが]{0,30}?"
)
_RETIRES = re.compile(rf"(?P<end>{_OF_AGE}(?:3月31日|9月30日|末日?|年度末|誕生日)(?:以前|まで)?)")
_OF_WORK = re.compile(r"雇用|退職|定年|任期|任用|労働契約|在職|職員|従業員")
_LAST_DAY = re.compile(
    r"(?:雇用|契約|任用|委嘱|在任|任期|勤務)[^、。]{0,10}の?(?:末日|終期|満了日)は、(?P<end>[^。]{4,60}?)(?:と(?:する|します|し、)|です|。)"
)
_LASTS = re.compile(
    r"(?:契約|許諾|有効|利用|雇用|在籍|存続|提供)(?:の)?期間は、[^。]*?(?P<end>[^、。]{3,40}(?:、?(?:または|もしくは)、?[^、。]{3,40})?まで)(?:の間)?(?:と(?:する|します)|です)"
)
# 開始日から1年を経過する日まで: a length of time, told as such.
_COUNTED = re.compile(r"[0-9一二三四五六七八九十]+(?:年|か月|週|日)(?:間|目|を経|後|が経)")


def end_in_words(context: Context) -> Iterator[Fact]:
    """term.end where no date can be told: by the age at which one retires, or by what ends the contract."""
    for sentence in context.sentences():
        text = sentence.text
        for pattern in (_LAST_DAY, _RETIRES, _LASTS):
            found = pattern.search(text)
            if found is None or list(dates(found["end"])) or _COUNTED.search(found["end"]):
                continue
            if pattern is _RETIRES and not _OF_WORK.search(text + heading(sentence)):
                continue  # 満3歳に達する日以後の最初の3月31日まで預かる
            start, end = found.span("end")
            told = max(found.start(), end - QUOTE), end
            yield context.fact("term.end", printed(sentence, start, end), sentence, *told, confidence=0.6)
            break
