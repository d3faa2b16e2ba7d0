"""What an answer is made of, given the unit that answers: all items, exceptions, the value where it stands, every part."""

import pytest

from models import question_types, static_embedder
from pipeline import answer, index, run
from pipeline.answer import compose, query
from pipeline.answer.related import place_at, referring, setting_aside
from pipeline.answer.select import Matcher, entries_of, sentences_of, with_neighbours
from pipeline.answer.sides import Sides
from pipeline.text import sentences
from pipeline.types.address import Address
from pipeline.types.clause import Extraction
from tests.answer.replies import cited, said

TEXT = """機器貸出規約

第1条（申込み）
1　借受けを希望する者は、申込書に次の書類を添えて当社に提出する。
(1) 本人を確かめることのできる公的な証明書の写し
(2) 保管する場所の見取図
(3) 保証人の承諾書
2　当社は、申込みを受けた日から5日以内に諾否を返答する。

第2条（貸出料）
1　借受人は、別表第1に掲げる貸出料を支払う。
2　貸出料は、貸出しの日の3日前までに支払う。
3　前項の規定にかかわらず、法人の借受人は、月末に締め切り、翌月20日までに支払うことができる。

第3条（禁止事項）
借受人は、次の行為をしてはならない。
(1) 機器を他人に貸すこと
(2) 機器を国外に持ち出すこと
(3) 機器の表示を剥がすこと
なお、第2号の行為について当社が書面で認めたときは、持ち出すことができる。

第4条（返却）
1　借受人は、貸出期間の終わる日の翌日までに機器を返却する。
2　借受人が前項の期限に返却しないときは、1日につき貸出料の2割を加えて支払う。

第5条（使える人）
1　機器を使えるのは、講習を受けた者だけとする。
2　前項の場合において、講習の費用は、借受人の負担とする。

第6条（用語）
1　この規約で「営業日」とは、日曜日及び祝日を除く日をいう。
2　当社は、修理の求めを受けた日から4営業日以内に代わりの機器を届ける。

別表第1　貸出料
発電機は1日8,000円、投光器は1日3,000円とする。
"""


@pytest.fixture(scope="module")
def lending():
    [document] = run.parse_bytes(TEXT.encode(), "kashidashi.txt")
    return index.build([(document, Extraction((), (), ()))], embedders=None, question_types=question_types.default())


def test_row_of_key_words_that_asks_for_papers_gets_all_of_them(lending):
    given = said(lending, "申込み 必要書類", "第1条第1項")
    assert all(words in given.text for words in ("証明書", "見取図", "承諾書"))
    assert cited(given)[0] == "第1条第1項"


def test_exception_in_the_next_paragraph_is_added(lending):
    given = said(lending, "貸出料はいつまでに払いますか", "第2条第2項")
    assert given.text.index("3日前") < given.text.index("翌月20日")
    assert cited(given) == ["第2条第2項", "第2条第3項"]


def test_value_is_fetched_from_where_it_stands(lending):
    given = said(lending, "発電機の貸出料はいくらですか", "第2条第1項")
    assert "8,000円" in given.text
    assert cited(given)[1].startswith("別表")


def test_what_a_breach_leads_to_is_added(lending):
    given = said(lending, "期限までに返却しないとどうなりますか", "第4条第1項")
    assert "2割" in given.text


def test_paragraph_that_goes_on_from_another_brings_it(lending):
    given = said(lending, "講習の費用は誰が負担しますか", "第5条第2項")
    assert given.text.startswith("前項の場合において") and "講習を受けた者だけ" in given.text


def test_measure_of_a_value_comes_with_its_definition(lending):
    given = said(lending, "代わりの機器は何日以内に届きますか", "第6条第2項")
    assert "4営業日" in given.text and "祝日を除く日" in given.text


def test_two_items_of_one_list_give_the_list_themselves_cited_first(lending):
    given = said(lending, "申込み 見取図 承諾書", "第1条第1項第3号", "第1条第1項第2号")
    assert all(words in given.text for words in ("証明書", "見取図", "承諾書"))
    assert set(cited(given)[:2]) == {"第1条第1項第2号", "第1条第1項第3号"}


@pytest.mark.parametrize(
    ("question", "address", "affirms"),
    [
        ("機器を友人に貸してもいいですか", "第3条第1号", False),
        ("機器を国外に持ち出していいですか", "第3条第2号", False),
        ("書面で認められれば国外に持ち出すことができますか", "第3条第2号", True),
        ("機器の表示を剥がすのはまずいですか", "第3条第3号", True),
    ],
)
def test_lead_rules_on_the_item(lending, question, address, affirms):
    given = said(lending, question, address)
    assert given.affirms is affirms
    assert "してはならない" in given.text


@pytest.mark.parametrize(("question", "affirms"), [("十日券で入れますか", False), ("三日券で入れますか", True)])
def test_the_sentence_with_the_number_asked_for_has_the_say(question, affirms):
    said = "三日券又は五日券の客は、入ることができる。十日券は、ここでは用いることができない。"
    assert affirmed(said, question) is affirms


def test_a_number_keeps_no_exception_from_being_heard():
    said = "途中で止める客は、違約金2万円を支払う。ただし、病気のために止める客は、違約金を支払うことを要しない。"
    assert affirmed(said, "2万円の違約金は病気なら払わなくてよいですか") is True


_FORBIDDEN = "利用者は、次の行為をしてはなりません。\n・測定器の分解\n・測定器の塗装、\n・測定器を使った競売の代行"


def test_what_stands_before_a_list_without_numbers_rules_on_its_entries():
    assert affirmed(_FORBIDDEN, "測定器を塗装してもいいですか") is False


_SENTENCES = "次の点をお守りください。\n・ペットの同伴はご遠慮ください。\n・飲み物の持込みはできます。\n・アルコールの持込み：不可"
_TWO_LISTS = "次のことをすることができます。\n・楽器の演奏\n・絵の展示\n次のことをしてはなりません。\n・食べ物の持込み\n・写真の撮影"
_AFTER = "次のことをしてはいけません。\n・教室での飲食\n・録音\nなお、自習室での飲食はできます。"
_BEFORE = "利用者は、楽器を演奏することができる。次の行為をしてはならない。\n・教室での飲食\n・録音"
_BLANK = "甲は、支払った前払金の返還を求めることができない。●●銀行に支払う振込手数料は、乙が負う。"
_BLANK_DAY = "乙は、甲の承諾なく作業を開始してはならない。\n○年○月○日以後は、乙が甲の倉庫に立ち入ることを認める。"


@pytest.mark.parametrize(
    ("said", "question", "affirms"),
    [
        (_SENTENCES, "ペットを同伴できますか", False),
        (_SENTENCES, "アルコールを持ち込んでもいいですか", False),
        (_TWO_LISTS, "食べ物を持ち込んでもいいですか", False),
        (_AFTER, "自習室で飲食できますか", True),
        (_BEFORE, "楽器を演奏できますか", True),
        (_BLANK, "振込手数料は乙が負いますか", True),
        (_BLANK_DAY, "乙は甲の倉庫に立ち入ることができますか", True),
    ],
)
def test_a_lead_rules_on_nothing_but_the_bare_entries_of_its_one_list(said, question, affirms):
    assert affirmed(said, question) is affirms


def test_an_entry_comes_with_the_nearest_lead_and_the_proviso_after_its_list():
    text = "次のことができます。\n・演奏\n次のことはできません。\n・飲食\n・録音\nただし、許可を得たときを除く。\n○年○月に改める。\n* 撮影"
    spans = sentences.split(text)
    assert with_neighbours(text, spans, 1) == {0, 1}
    assert with_neighbours(text, spans, 3) == {2, 3, 5}
    assert with_neighbours(text, spans, 6) == {6}
    assert with_neighbours(text, spans, 7) == {6, 7}


def test_an_entry_of_a_long_list_comes_with_the_lead():
    entries = "".join(f"\n・倉庫の第{number}区画に置かれた荷物の中身を黙って開けること" for number in range(1, 9))
    text = f"見本規約\n第1条（禁止）\n利用者は、次の行為をしてはなりません。{entries}\n・機械の塗装\n"
    [document] = run.parse_bytes(text.encode(), "見本.txt")
    built = index.build([(document, Extraction((), (), ()))], embedders=None, question_types=question_types.default())
    unit = document.find(Address.parse("第1条"))
    piece = sentences_of(unit, Matcher(query.read("機械の塗装"), built))
    assert piece.text == "利用者は、次の行為をしてはなりません。…・機械の塗装"
    assert entries_of(piece) == ("利用者は、次の行為をしてはなりません。", ["機械の塗装"])


def affirmed(said, question):
    """はい or いいえ of an article that says no more."""
    text = f"見本規約\n第1条（定め）\n{said}\n"
    [document] = run.parse_bytes(text.encode(), "見本.txt")
    built = index.build([(document, Extraction((), (), ()))], embedders=None, question_types=question_types.default())
    read = query.read(question)
    return compose.reply(read, [place_at(document, Address.parse("第1条"))], Matcher(read, built), Sides()).affirms


def test_a_unit_that_refers_to_the_first_or_that_it_refers_to_is_given_with_it(lending):
    [document] = lending.documents
    table, fee, back = (place_at(document, Address.parse(one)) for one in ("別表第1", "第2条第1項", "第4条第1項"))
    assert referring([table], [back, fee]) == referring([table, back], [fee]) == [fee]
    assert referring([fee], [back, table]) == [table]
    assert referring([table], [back]) == referring([table, fee], [back]) == []


def test_what_refers_to_an_article_refers_to_its_paragraphs():
    text = "見本規約\n第1条（料金）\n1　料金は月額900円とする。\n2　料金は前払いとする。\n第2条（例外）\n学生には、第1条の定めを用いない。\n"
    [document] = run.parse_bytes(text.encode(), "見本.txt")
    fee, students = (place_at(document, Address.parse(one)) for one in ("第1条第1項", "第2条"))
    assert referring([fee], [students]) == [students]


_ENTRY = """第2条（申込み）
入会の申込みには、申込書、住民票の写し及び写真を提出する。
第3条（取消し）
会長は、次の各号に該当するときは、第2条の入会の申込みを取り消す。
(1) 虚偽の申込みをしたとき
(2) 会費を払わないとき
"""
_MOVE = """第4条（変更）
会員は、住所を変更したときは、事務局に変更届を出す。
第5条（例外）
第4条の住所の変更が3か月以内のものであるときは、変更届は不要とする。
"""


@pytest.mark.parametrize(
    ("text", "question", "opening"),
    [
        (
            _ENTRY,
            "入会の申込みに提出する書類を挙げてください",
            "入会の申込みには、申込書、住民票の写し及び写真を提出する。",
        ),
        (
            _MOVE,
            "住所の変更届は必要ですか",
            "はい。会員は、住所を変更したときは、事務局に変更届を出す。",
        ),
    ],
)
def test_a_unit_that_refers_to_the_first_does_not_answer_in_its_place(text, question, opening):
    [document] = run.parse_bytes(f"見本規約\n{text}".encode(), "見本.txt")
    [found] = run.ask(
        [question], [document], question_types=question_types.default(), embedders=static_embedder.default()
    )
    assert found.text is not None and found.text.startswith(opening)


def test_what_is_given_beside_comes_after_what_the_first_needs(lending):
    [document] = lending.documents
    fee, back = (place_at(document, Address.parse(one)) for one in ("第2条第1項", "第4条第1項"))
    read = query.read("貸出料はいくらですか")
    given = compose.reply(read, [fee], Matcher(read, lending), Sides(), beside=[back])
    assert given.citations[0].address == fee.unit.address
    assert given.more[-1][1][0].address == back.unit.address


def test_the_article_that_a_table_belongs_to_is_cited_with_it(lending):
    assert {"別表第1", "第2条第1項"} <= set(cited(answer.answer("発電機の貸出料は1日いくらですか", lending)))


def test_text_after_the_items_comes_with_the_item_it_names(lending):
    assert "書面で認めたとき" in said(lending, "機器を国外に持ち出していいですか", "第3条第2号").text
    assert "書面で認めたとき" not in said(lending, "機器を他人に貸していいですか", "第3条第1号").text


def test_each_part_is_said_and_cited_before_what_is_added(lending):
    [document] = lending.documents
    replies = []
    for question, address in (("貸出料はいつまでに払いますか", "第2条第2項"), ("返却はいつまでですか", "第4条第1項")):
        read = query.read(question)
        place = place_at(document, Address.parse(address))
        replies.append(compose.reply(read, [place], Matcher(read, lending), Sides()))
    given = compose.join(replies)
    assert cited(given)[:2] == ["第2条第2項", "第4条第1項"]
    assert len(given.text) <= compose.LONGEST


def test_what_sets_a_rule_aside_is_given_with_its_case() -> None:
    text = (
        "見本規約\n第1条（変更）\n当社は、規約を変更できます。変更に同意しない会員は、退会できます。"
        "この場合、第2条に定める期限は適用しません。\n第2条（退会）\n会員は、1か月前までに申し出て退会できます。\n"
    )
    [document] = run.parse_bytes(text.encode(), "見本.txt")
    place = place_at(document, Address.parse("第2条"))
    assert place is not None
    [(_, piece)] = setting_aside(query.read("退会はいつまでに申し出ますか"), place)
    assert piece.text == "変更に同意しない会員は、退会できます。この場合、第2条に定める期限は適用しません。"


def test_what_a_rule_goes_on_with_in_its_case_is_said_with_it():
    rule = "返金を望む利用者は、倉庫を明け渡した日から十日以内に、当社の定める用紙に記入して受付に差し出す。"
    then = "その場合、当社は、翌月以降の分のみを払い戻す。"
    other = "利用者は、明け渡しに当たり、棚及び床を清掃し、持ち込んだ物をすべて運び出し、鍵を受付に渡さなければならず、運び出されない物があるときは、当社は、これを別の場所に移して保管し、又は利用者の費用で処分することができ、利用者はこれに異議を述べない。"
    [document] = run.parse_bytes(f"倉庫規約\n\n第1条（明渡し）\n{other}{rule}{then}\n".encode(), "s.txt")
    pool = index.build([(document, Extraction((), (), ()))], embedders=None, question_types=question_types.default())
    unit = next(unit for unit in document.walk() if rule in unit.text)
    piece = sentences_of(unit, Matcher(query.read("返金を望むときの用紙は何日以内に差し出しますか"), pool))
    assert piece.text == rule + then
