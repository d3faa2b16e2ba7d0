import pytest

from models import question_types
from pipeline import answer, extract, index
from pipeline.text.normalize import squash
from pipeline.types.answer import Verdict
from pipeline.types.table import Standing, TableKind
from tests.texts import document

_CLUB = """あおば倶楽部会員規約

第1条（会費）
1. 会員は、毎月5日までに月額3,300円（税込）の会費を銀行振込により支払うものとします。
2. 会員が会費の支払いを怠ったときは、支払期日の翌日から完済の日まで、年14.6％の割合による遅延損害金を支払うものとします。
第2条（退会）
会員は、退会を希望する日の1か月前までに、書面で届け出ることにより、退会することができます。
第3条（損害賠償）
当社が会員に負う損害賠償の額は、損害が発生した月の直前の12か月間に会員が当社に支払った会費の総額を上限とします。
第4条（管轄裁判所）
この規約に関する訴訟は、東京地方裁判所を第一審の専属的合意管轄裁判所とします。
"""
_WORK = """業務委託契約書

株式会社こむぎ（以下「甲」という。）と株式会社だいず（以下「乙」という。）は、次のとおり契約を締結する。

第1条（再委託の禁止）
乙は、本業務の全部又は一部を第三者に再委託してはならない。
第2条（有効期間）
1. 本契約の有効期間は、2025年4月1日から1年間とする。
2. 期間満了の3か月前までに、甲又は乙のいずれからも書面による申出がないときは、本契約は、同一の条件で更に1年間自動的に更新される。
第3条（遅延損害金）
甲が委託料の支払を遅延したときは、支払期日の翌日から支払の日まで、年3％の割合による遅延損害金を支払う。
第4条（中途解約）
甲及び乙は、60日前までに書面で相手方に通知することにより、本契約を解約することができる。
第5条（反社会的勢力の排除）
甲及び乙は、自らが暴力団その他の反社会的勢力でないことを表明し、保証する。
第6条（合意管轄）
本契約に関する訴訟は、大阪地方裁判所を第一審の専属的合意管轄裁判所とする。
"""
_SHOP = """ひなた通販ご利用規約

第1条（商品の代金）
お客様は、商品の到着後14日以内に代金を支払うものとします。
第2条（遅延損害金）
お客様が代金の支払いを遅延したときの遅延損害金の率は、別途定めるところによります。
"""


@pytest.fixture(scope="module")
def texts():
    return [document(text, name) for text, name in ((_CLUB, "club.txt"), (_WORK, "work.txt"), (_SHOP, "shop.txt"))]


@pytest.fixture(scope="module")
def built(texts):
    pairs = [(one, extract.extract(one)) for one in texts]
    return index.build(pairs, embedders=None, question_types=question_types.default())


def standings(given):
    return {row.title: row.standing for row in given.table.rows}


def values(given):
    return {row.title: [[said.value for said in cell] for cell in row.cells] for row in given.table.rows}


def test_one_field_over_all_documents(built):
    given = answer.answer("遅延損害金はいくら？ 一覧で", built)
    assert given.table.kind is TableKind.COMPARE
    assert [column.id for column in given.table.columns] == ["late_charge.rate"]
    rates = values(given)
    assert rates["あおば倶楽部会員規約"] == [[{"rate": 0.146, "per": "year"}]]
    assert rates["業務委託契約書"] == [[{"rate": 0.03, "per": "year"}]]
    assert given.verdict is Verdict.ANSWERED
    assert given.text == "3件の文書の遅延損害金の率を比べました。"


def test_what_is_left_to_another_paper_is_shown_as_delegated(built):
    shop = answer.answer("遅延損害金を比べて", built).table.rows[2]
    (said,) = shop.cells[0]
    assert said.delegated_to == "別途定め"
    assert str(said.citation.address) == "第2条"


def test_silent_documents_have_a_row(built):
    given = answer.answer("責任上限を比べて", built)
    assert values(given) == {
        "あおば倶楽部会員規約": [[{"months": 12, "of": "fees"}]],
        "業務委託契約書": [[]],
        "ひなた通販ご利用規約": [[]],
    }
    assert given.text == "3件の文書の賠償額の上限を比べました。2件には定めがありません。"


def test_every_cell_is_verbatim_and_leads_to_its_place(built, texts):
    sources = {one.id: one for one in texts}
    for question in (
        "遅延損害金を比べて",
        "解約条件を比べて",
        "どの契約が再委託を禁じていますか",
        "反社条項のある契約は？",
    ):
        given = answer.answer(question, built)
        said = [one for row in given.table.rows for cell in row.cells for one in cell]
        assert said and set(given.citations) <= {one.citation for one in said}
        for one in said:
            source = sources[one.citation.document]
            assert squash(one.citation.quote) in squash(source.find(one.citation.address).whole_text)
            pieces = "".join(source.source.text[start:end] for start, end in one.citation.spans)
            assert squash(pieces) == squash(one.citation.quote)


def test_a_topic_with_several_matters_has_a_column_for_each(built):
    given = answer.answer("解約の条件を比べてください", built)
    assert [column.label for column in given.table.columns] == ["解約の申出期限", "解約の方法"]
    given = answer.answer("遅延損害金と管轄裁判所を一覧表にしてください", built)
    assert [column.id for column in given.table.columns] == ["late_charge.rate", "jurisdiction.court"]


@pytest.mark.parametrize(
    ("question", "meets", "others"),
    [
        ("1か月以内に解約できる規約は？", ["あおば倶楽部会員規約"], {"業務委託契約書": Standing.FAILS}),
        ("2か月以内に解約できる規約は？", ["あおば倶楽部会員規約"], {"業務委託契約書": Standing.PARTLY}),
        ("遅延損害金が年10％以上の契約はどれですか。", ["あおば倶楽部会員規約"], {"業務委託契約書": Standing.FAILS}),
        ("遅延損害金が年3％を超える規約は？", ["あおば倶楽部会員規約"], {"ひなた通販ご利用規約": Standing.DELEGATED}),
        ("再委託を禁じている契約は？", ["業務委託契約書"], {"あおば倶楽部会員規約": Standing.SILENT}),
        ("自動更新のある契約書を挙げて", ["業務委託契約書"], {"ひなた通販ご利用規約": Standing.SILENT}),
        ("自動更新のない契約は？", [], {"業務委託契約書": Standing.FAILS, "ひなた通販ご利用規約": Standing.SILENT}),
        ("管轄が東京地裁以外の契約は？", ["業務委託契約書"], {"あおば倶楽部会員規約": Standing.FAILS}),
        ("大阪地裁を管轄とする契約は？", ["業務委託契約書"], {"あおば倶楽部会員規約": Standing.FAILS}),
        ("賠償の上限が6か月分以上の規約は？", ["あおば倶楽部会員規約"], {"業務委託契約書": Standing.SILENT}),
        ("反社条項のある契約は？", ["業務委託契約書"], {"あおば倶楽部会員規約": Standing.SILENT}),
        (
            "反社条項のない契約は？",
            ["あおば倶楽部会員規約", "ひなた通販ご利用規約"],
            {"業務委託契約書": Standing.FAILS},
        ),
    ],
)
def test_documents_that_fulfil_a_condition_come_first(built, question, meets, others):
    given = answer.answer(question, built)
    assert given.table.kind is TableKind.FILTER
    found = standings(given)
    assert [title for title, standing in found.items() if standing is Standing.MEETS] == meets
    assert {title: found[title] for title in others} == others
    order = [list(Standing).index(standing) for standing in found.values()]
    assert order == sorted(order)


def test_the_sentence_counts_and_names(built):
    given = answer.answer("再委託を禁じている契約は？", built)
    assert given.text == (
        "「再委託を禁じている」に当てはまるのは、3件中1件です（業務委託契約書）。ほかに、定めのないものが2件あります。"
    )
    none = answer.answer("遅延損害金が年20％を超える契約は？", built)
    assert none.verdict is Verdict.ANSWERED
    assert none.text.startswith("「遅延損害金の率が年20%を超える」に当てはまるものは、3件の中にありません。")


def test_the_calendar_rule_is_told_where_it_decides(built):
    assert answer.answer("1か月以内に解約できる規約は？", built).table.rule is not None
    assert answer.answer("契約期間が1年以上の契約は？", built).table.rule is None


def test_nothing_said_anywhere_is_not_stated(built):
    given = answer.answer("競業避止の期間を比べて", built)
    assert (given.verdict, given.text, given.citations) == (Verdict.NOT_STATED, None, ())
    assert [row.cells for row in given.table.rows] == [((),)] * 3
    assert given.hits


def test_named_documents_are_the_rows(built):
    given = answer.answer("あおば倶楽部会員規約と業務委託契約書の遅延損害金を比べて", built)
    assert [row.title for row in given.table.rows] == ["あおば倶楽部会員規約", "業務委託契約書"]


def test_documents_of_one_title_are_told_apart_by_their_files():
    pairs = [(one, extract.extract(one)) for one in (document(_CLUB, "旧.txt"), document(_CLUB + "\n", "新.txt"))]
    alike = index.build(pairs, embedders=None, question_types=question_types.default())
    given = answer.answer("遅延損害金を比べて", alike)
    assert [row.title for row in given.table.rows] == [
        "あおば倶楽部会員規約（旧.txt）",
        "あおば倶楽部会員規約（新.txt）",
    ]


def test_what_every_document_leaves_open_is_not_stated_but_pointed_to(texts):
    silent = document("見本規約\n第1条（会員証）\n会員は、会員証を大切に保管するものとします。\n", "a.txt")
    pairs = [(one, extract.extract(one)) for one in (texts[2], silent)]
    both = index.build(pairs, embedders=None, question_types=question_types.default())
    given = answer.answer("遅延損害金を比べて", both)
    assert (given.verdict, given.text, given.delegated_to) == (Verdict.NOT_STATED, None, "別途定め")
    assert [len(row.cells[0]) for row in given.table.rows] == [1, 0]


@pytest.mark.parametrize(
    "question",
    [
        "遅延損害金はいくらですか",
        "再委託は禁じられていますか",
        "この契約は自動更新されますか",
        "契約はいつ成立しますか",
        "個人会員と法人会員の会費を比べて",
        "月額料金と年額料金はどう違う？",
        "料金を比べてから契約したい",
        "期間の定めのない契約ですか",
        "退会に必要な書類の一覧",
        "すべての契約に同意が必要ですか",
        "あおば倶楽部会員規約の遅延損害金を一覧で",
        "仲裁条項のある契約は？",
        "再委託の契約は？",
        "星占いを比べて",
        "比べて",
    ],
)
def test_ordinary_questions_stay_ordinary(built, question):
    assert answer.answer(question, built).table is None


def test_a_single_document_is_never_compared(texts):
    alone = index.build(
        [(texts[0], extract.extract(texts[0]))], embedders=None, question_types=question_types.default()
    )
    for question in ("遅延損害金を比べて", "1か月以内に解約できる規約は？"):
        given = answer.answer(question, alone)
        assert given.table is None
        assert given.hits
