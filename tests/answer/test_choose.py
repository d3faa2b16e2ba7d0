"""Which of the units found answer: a rule before its exception, a list as a whole, what only the whole text found."""

from dataclasses import replace

import pytest

from models import question_types
from pipeline import answer, index, run
from pipeline.answer import compose, decide, query
from pipeline.answer.library import Library
from pipeline.answer.related import place_at
from pipeline.answer.select import Matcher
from pipeline.types.address import Address
from pipeline.types.clause import Extraction
from tests.answer.replies import cited, said

TERM = """倉庫利用規約

第1条（解約）
1　利用者は、いつでも解約できる。この場合、当社は、受け取った料金を返金しない。
2　前項の規定にかかわらず、地震により倉庫が使えなくなったときは、当社は、料金を返金する。

第2条（変更）
1　当社は、料金その他の利用の条件を変えることがあり、変えるときは、あらかじめ倉庫の入口に掲示し、又は利用者に書面を送る方法により、その内容及び始まる日を知らせる。ただし、字句を改めるだけの軽い変更については、知らせることを省くことができる。
2　利用者は、料金の変更に同意しないときは、始まる日の前日までに書面により解約しなければならない。解約しない場合、変更後の条件が利用者に適用される。利用者が物品を置いたまま倉庫を離れ、かつ、当社からの知らせを受け取ることができる連絡先を届け出ていないときは、当社は、掲示をした日から十四日が過ぎた日に知らせが届いたものとして扱い、その後は改めて知らせることなく、変更後の条件を当てはめる。

第3条（受付）
1　当社は、荷物の受付の申込みがあったときは、申込みの順によらず、内容を確かめてから引き受ける。
2　当社は、荷物が次の各号のいずれかに当たるときは、引き受けない。
(1) 火薬その他の燃えやすい物
(2) 生きている動物
(3) 腐りやすい食べ物
"""


@pytest.fixture(scope="module")
def storing():
    [document] = run.parse_bytes(TERM.encode(), "souko.txt")
    return index.build([(document, Extraction((), (), ()))], embedders=None, question_types=question_types.default())


def test_an_exception_for_a_case_that_is_not_asked_about_comes_after_its_rule(storing):
    given = said(storing, "途中で解約したら料金は返金してもらえますか", "第1条第2項")
    assert given.affirms is False
    assert cited(given)[0] == "第1条第1項"
    given = said(storing, "地震で倉庫が使えなくなったら料金は返金してもらえますか", "第1条第2項")
    assert given.affirms is True
    assert cited(given)[0] == "第1条第2項"


def test_the_other_case_of_a_sentence_is_said_with_the_sentence(storing):
    given = said(storing, "解約しないと変更後の条件が適用されるのはなぜですか", "第2条第2項")
    assert "前日までに書面により解約" in given.text
    assert "適用される。" in given.text


def test_a_list_of_which_most_items_were_found_comes_before_a_better_unit_beside_it(storing):
    read = query.read("荷物の受付の申込みを断られるのはどんな場合ですか")
    found = {str(one.passage.address): one for one in storing.search(read, 20)}
    names = ("第3条第1項", "第3条第2項第1号", "第3条第2項第2号", "第3条第2項第3号")
    first, *items = (replace(found[name], score=score) for name, score in zip(names, (0.6, 0.1, 0.1, 0.1), strict=True))
    ordered = decide.list_first(read, [first, *items], Library(storing))
    assert [str(one.passage.address) for one in ordered] == [names[1], names[0], *names[2:]]
    far = [replace(one, score=0.01) for one in items]
    assert decide.list_first(read, [first, *far], Library(storing))[0] is first
    assert decide.list_first(query.read("荷物は引き受けてもらえますか"), [first, *items], Library(storing))[0] is first


def test_what_was_found_for_the_whole_of_a_text_is_added_where_it_answers_no_part(storing):
    found = storing.search(query.read("荷物の受付"), 3)
    best = (found[0].passage.document, found[0].passage.address)
    assert decide.left_over(found, set()) is found[0]
    assert decide.left_over(found, {best}) is None
    read = query.read("荷物の受付はどの順ですか")
    [document] = storing.documents
    place = place_at(document, Address.parse("第3条第1項"))
    added = compose.addition(read, place, Matcher(read, storing))
    [reply] = [compose.Reply("火薬は引き受けない。", (), None)]
    joined = compose.join([reply, added])
    assert joined.text.startswith("火薬は引き受けない。当社は、荷物の受付の申込み")
    assert cited(joined) == ["第3条第1項"]


def test_the_list_found_beside_a_better_unit_is_answered_whole(storing, monkeypatch):
    question = "荷物の受付の申込みを断られるのはどんな場合ですか"
    found = {str(one.passage.address): one for one in storing.search(query.read(question), 20)}
    chances = {"第3条第1項": 0.6, "第3条第2項第1号": 0.1, "第3条第2項第2号": 0.1, "第3条第2項第3号": 0.1}
    ordered = [replace(found[name], score=score) for name, score in chances.items()]
    monkeypatch.setattr(type(storing), "search", lambda *_: ordered)
    monkeypatch.setattr(decide, "stated", lambda *_: 1.0)
    given = answer.answer(question, storing)
    assert all(words in (given.text or "") for words in ("火薬", "動物", "食べ物"))


def test_what_was_found_first_for_the_whole_is_in_the_answer(storing, monkeypatch):
    parts = {"第1条第1項": "いつ", "第3条第1項": "どの順"}
    found = {str(one.passage.address): one for one in storing.search(query.read("荷物の受付"), 20)}
    first = found["第2条第1項"]

    def search(_, asked, limit):
        name = next((name for name, word in parts.items() if word in asked.text and not asked.parts), None)
        return [first] if name is None else [found[name]]

    monkeypatch.setattr(type(storing), "search", search)
    monkeypatch.setattr(decide, "stated", lambda *_: 1.0)
    given = answer.answer("倉庫の契約はいつ解約できますか。荷物の受付はどの順ですか。", storing)
    assert {"第1条第1項", "第3条第1項", "第2条第1項"} <= {str(one.address) for one in given.citations}
