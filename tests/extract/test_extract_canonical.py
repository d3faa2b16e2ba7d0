from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.canonical import canonical


def test_one_spelling_without_white_space() -> None:
    assert (
        canonical("解約は， 1 ヶ月前 又は 申し込みを 行なわ ない．但し，100,000 円").text
        == "解約は、1か月前または申込を行わない。ただし、100,000円"
    )


def test_numbers_of_articles_are_digits() -> None:
    assert canonical("第七条及び第十二条の二第三項").text == "第7条および第12条の2第3項"


def test_a_line_feed_inside_a_sentence_goes_and_one_between_blocks_stays() -> None:
    long = "本約款に起因して生じる一切の紛争については、東京地方裁"
    assert canonical(f"{long}\n判所を管轄とします。").text.endswith("東京地方裁判所を管轄とします。")
    assert "\n" in canonical("月額の場合\n会員は、料金を支払います。").text


def test_the_full_stop_in_a_bracket_ends_no_sentence() -> None:
    assert canonical("甲（以下「当社」という。）は").text == "甲(以下「当社」という)は"


@given(st.text(alphabet="申し込み又は1ヶ月 　\n、。，．()「」アｶﾞ①第七条", max_size=60))
def test_every_place_leads_back_to_the_original(text: str) -> None:
    form = canonical(text)
    assert len(form.text) == len(form.starts) == len(form.ends)
    assert all(start < end <= len(text) for start, end in zip(form.starts, form.ends, strict=True))
    assert list(form.starts) == sorted(form.starts)


def test_the_words_come_back_as_they_were_printed() -> None:
    text = "解約は、1 ヶ月前 又は 申し込みの日までに"
    form = canonical(text)
    for words, printed in (("1か月前", "1 ヶ月前"), ("申込の日", "申し込みの日"), ("または", "又は")):
        at = form.text.index(words)
        start, end = form.span(at, at + len(words))
        assert text[start:end] == printed
