"""The end of the term in words: 定年に達した日の属する年度の末日, 契約が解約されるまで."""

import re
from collections.abc import Iterator

from pipeline.extract.fields.context import QUOTE, Context, heading, printed
from pipeline.extract.fields.term import start_and_end
from pipeline.extract.reader import Sentence
from pipeline.extract.values import dates
from pipeline.types.clause import Fact

# 定年に達した日以後における最初の3月31日, 満60歳の誕生日の属する月の末日
_OF_AGE = (
    r"(?:(?:定年|年齢|満?(?:[4-9][0-9]|[四五六七八九]十[一二三四五六七八九]?)[歳才])(?:に)?(?:達する|達した|到達(?:する|した))日"
    r"|満?[4-9][0-9][歳才](?:に達する|の)(?:誕生日|年度))[^、。はが]{0,30}?"
)
_RETIRES = re.compile(
    rf"(?P<end>{_OF_AGE}(?:3月31日|9月30日|末日?|年度末|誕生日)(?:以前|まで)?)(?:に|で|と|を|の間)?[^。]{{0,24}}?"
    r"(?:(?:退職|定年)(?:の?日)?(?:する|し[、ま]|と(?:する|し|なる|なり))|(?:雇用|任用)(?:する|し[、ま]|でき|を(?:継続|終)|が終|契約))"
    rf"|(?:退職の?日|定年|(?:雇用|労働)(?:契約)?|任期)は、?(?P<day>{_OF_AGE}(?:3月31日|9月30日|末日?|年度末|誕生日))[^、。]{{0,8}}?(?:と(?:する|し[、ま]|なる)|終了(?:する|し[、ま]))"
)
_OF_WORK = re.compile(r"雇用|就業|退職|定年|任期|任用|労働契約|職員|従業員|社員")
_NO_WORK = re.compile(r"(?:子|孫|園児|児童|幼児|乳児|生徒|学生)[がはの]|賃貸借|使用契約|利用契約")
_LAST_DAY = re.compile(
    r"(?:雇用|契約|任用|委嘱|在任|任期|勤務)[^、。]{0,10}の?(?:末日|終期|満了日)は、(?P<end>[^。]{4,60}?)(?:と(?:する|します|し、)|です|。)"
)
# 本契約の有効期間は, 会員資格の存続期間は; bare 有効期間は only in a clause 期間; never ポイントの有効期間は.
_LASTS = re.compile(
    r"(?:^|[、。])(?:前[条項]の)?(?P<whose>(?:(?:この|本|当該)?[一-龥ァ-ヶー]{0,8}(?<!保険)(?<!保証)契約|(?:この|本)(?:規約|約款)|雇用|任用|会員資格)の?|(?:(?:この|本)[一-龥ァ-ヶー]{1,10}の)?[使利]用(?=許諾期間))?(?:許諾|有効|利用|在籍|存続|提供)?期間は、[^。]*?(?:[^、。]{0,20}日から、?)?(?P<end>[^、。]{3,40}(?:、?(?:または|もしくは)、?[^、。]{3,40})?まで)(?:の間)?(?:と(?:する|します)|です)"
)
_TERM = re.compile(r"^(?:[一-龥]{0,8}契約の?[^\n]*?|許諾|有効|利用|在籍|存続|提供)?期間", re.MULTILINE)
# 開始日から1年を経過する日まで: a length of time, told as such.
_COUNTED = re.compile(r"[0-9一二三四五六七八九十]+(?:年|か月|週|日)(?:間|目|を経|後|が経)")


def end_in_words(context: Context) -> Iterator[Fact]:
    """term.end where no date can be told: by what ends the contract, or, where no day does, by the age at which one retires."""
    dated = any(fact.field == "term.end" for fact in start_and_end(context))
    for sentence in context.sentences():
        text = sentence.text
        for pattern in (_LAST_DAY, _RETIRES, _LASTS):
            found = pattern.search(text)
            if found is None:
                continue
            name = "end" if found["end"] else "day"
            if list(dates(found[name])) or _COUNTED.search(found[name]):
                continue
            if pattern is _RETIRES and (dated or not _of_work(context, sentence)):
                continue  # 満60歳に達した日の属する月の末日まで入館証を使用できる
            if pattern is _LASTS and not (found["whose"] or _of_term(context, sentence)):
                continue
            start, end = found.span(name)
            told = max(found.start(), end - QUOTE), end
            yield context.fact("term.end", printed(sentence, start, end), sentence, *told, confidence=0.6)
            break


def _of_work(context: Context, sentence: Sentence) -> bool:
    """Whether the document or the headings say that it is about who is employed, and the sentence nothing else."""
    about = f"{context.reading.document.title}\n{heading(sentence)}"
    return bool(_OF_WORK.search(about)) and not _NO_WORK.search(sentence.text)


def _of_term(context: Context, sentence: Sentence) -> bool:
    """Whether a bare 有効期間 is that of the contract: by the type of its clause and a caption that names nothing else."""
    return "term" in context.about(sentence) and bool(_TERM.search(heading(sentence)))
