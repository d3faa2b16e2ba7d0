"""はい or いいえ is read off the whole unit, and the sentence that says so is in the answer."""

import numpy as np
import pytest

from models import question_types
from pipeline import answer, index, run
from pipeline.answer import affirming, compose, query, verdict
from pipeline.answer.pieces import LONGEST, pieces_of
from pipeline.answer.related import place_at
from pipeline.answer.select import Matcher
from pipeline.answer.sides import Sides
from pipeline.types.address import Address
from pipeline.types.clause import Extraction

NOTES = (
    "会員は、氏名、住所、電話番号その他の登録した事項に変更があったときは、変更があった日から14日以内に、当館の定める用紙により受付に届け出るものとします。"
    "住所の変更にあっては住民票の写しを、氏名の変更にあっては戸籍に記載された事項の証明書を、届出の用紙に添えて受付に提出するものとします。"
)
NO = "なお、この届出がなかったことにより会員が不利益を被ったとしても、当館は一切の責任を負いません。"
TEXT = f"""水泳場会則

第1条（届出）
{NOTES}{NO}

第2条（貸切り）
会員は、水路を貸し切ることができます。
"""
ASKED = "住所の変更を受付に届け出るのを忘れて困りました。水泳場は償ってくれますか。"
SIDES = Sides(providers=("当館",), customers=("会員",))


@pytest.fixture(scope="module")
def pool():
    [document] = run.parse_bytes(TEXT.encode(), "kaisoku.txt")
    return index.build([(document, Extraction((), (), ()))], embedders=None, question_types=question_types.default())


def place_of(pool, address: str):
    return place_at(pool.documents[0], Address.parse(address))


def test_the_sentence_that_decides_is_read_and_said_where_the_question_has_none_of_its_words(pool) -> None:
    asked = query.read(ASKED)
    matcher = Matcher(asked, pool)
    place = place_of(pool, "第1条")
    chosen = pieces_of(asked, place, matcher)
    assert NO not in chosen[0].text
    reply = compose.reply(asked, [place], matcher, SIDES)
    assert reply.affirms is False
    assert NO in reply.text
    assert [str(one.address) for one in reply.citations] == ["第1条"]


def test_what_is_read_is_the_whole_unit(pool) -> None:
    seen = verdict.turning_of(query.read(ASKED), place_of(pool, "第1条"), pool)
    assert seen is not None
    clauses = "".join(clause for clause, _ in seen.texts)
    assert "一切の責任を負いません" in clauses and "14日以内" in clauses


def test_each_clause_is_heeded_for_a_part(pool) -> None:
    seen = verdict.turning_of(query.read(ASKED), place_of(pool, "第1条"), pool)
    assert seen is not None
    heed = affirming.default().heed(seen)
    assert heed.shape == (len(seen.texts),)
    assert np.isclose(heed.sum(), 1) and (heed >= 0).all()
    assert "一切の責任を負いません" in seen.texts[int(heed.argmax())][0]


def test_a_short_unit_is_said_as_it_is(pool) -> None:
    found = answer.answer("水路を貸し切れますか", pool)
    assert found.text == "はい。会員は、水路を貸し切ることができます。"


def test_what_one_screen_cannot_hold_beside_the_deciding_sentence_is_left_out() -> None:
    long = "".join(f"会員は、{name}を利用する日の前日までに、その旨を受付に申し出て、{name}の利用の順番を定める札を受け取り、利用を終えた後は速やかに札を受付に返すものとします。" for name in ("第一水路", "第二水路", "深水槽", "飛込台", "児童水槽", "温浴室"))  # fmt: skip
    [document] = run.parse_bytes(f"水泳場会則\n\n第1条（利用の順番）\n{long}{NO}\n".encode(), "kaisoku.txt")
    built = index.build([(document, Extraction((), (), ()))], embedders=None, question_types=question_types.default())
    reply = compose.reply(
        asked := query.read("届け出なかったせいで水路の順番が来ず損をしました。責任を取ってくれますか。"),
        [place_of(built, "第1条")],
        Matcher(asked, built),
        SIDES,
    )
    assert reply.affirms is False
    assert NO in reply.text
    assert len(reply.text) <= LONGEST
