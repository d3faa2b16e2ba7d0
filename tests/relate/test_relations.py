"""Relations between small papers of every kind of Japanese practice."""

import functools

import pytest

from pipeline import relate
from pipeline.extract import extract
from pipeline.types.relation import Profile, Relation, RelationKind
from tests.relate import texts
from tests.texts import document

REVISION, AMENDS, UNDER = RelationKind.REVISION, RelationKind.AMENDS, RelationKind.UNDER


@functools.cache
def profile(text: str) -> Profile:
    read = document(text)
    return relate.profile(read, extract(read))


def related(lower: str, *others: str) -> tuple[Relation, ...]:
    """What is proposed for lower among others, of what it is itself."""
    shelf = relate.Shelf([profile(text) for text in (*others, lower)])
    one = profile(lower)
    return tuple(found for found in relate.proposals(one, shelf) if found.document == one.document)


@pytest.mark.parametrize(
    ("kind", "lower", "upper"),
    [
        (UNDER, texts.SINGLE, texts.BASE),
        (UNDER, texts.ORDER, texts.BASE),
        (UNDER, texts.ACCEPTANCE, texts.BASE),
        (AMENDS, texts.MEMORANDUM, texts.BASE),
        (AMENDS, texts.SECOND_CHANGE, texts.BASE),
        (AMENDS, texts.RENEWAL, texts.LEASE),
        (AMENDS, texts.ENDING, texts.LEASE),
        (REVISION, texts.REVISED_TERMS, texts.TERMS),
        (UNDER, texts.PRIVACY, texts.TERMS),
        (UNDER, texts.RIDER, texts.TERMS),
        (UNDER, texts.FEES, texts.TERMS),
        (UNDER, texts.GUIDELINE, texts.TERMS),
    ],
    ids=["個別契約書", "発注書", "注文請書", "覚書", "変更覚書", "更新覚書", "合意解約書", "改定", "プライバシーポリシー", "特約", "別途規定", "ガイドライン"],
)  # fmt: skip
def test_a_paper_belongs_to_its_own_and_to_no_other(kind: RelationKind, lower: str, upper: str) -> None:
    [found] = related(lower, texts.BASE, texts.LEASE, texts.TERMS)
    assert (found.kind, found.other) == (kind, profile(upper).document)
    assert found.confidence >= 0.5
    assert found.reason.endswith("。")


def test_day_sides_and_title_that_all_fit_make_it_sure() -> None:
    [found] = related(texts.SINGLE, texts.BASE)
    assert found.confidence > 0.9
    assert (
        found.reason == "前文が「業務委託基本契約書」（2023-04-01付）に基づくことを定め、題名・日付・当事者が合います。"
    )
    [cited] = found.citations
    assert str(cited.address) == "前文"
    assert "「業務委託基本契約書」（以下「基本契約」という。）第2条に基づき" in cited.quote


def test_the_words_that_are_cited_stand_in_the_source() -> None:
    for text in (texts.BASE, texts.SINGLE, texts.MEMORANDUM, texts.TERMS, texts.RIDER):
        one = profile(text)
        for cited in [told.citation for told in (*one.pointers, *one.precedences)]:
            assert "".join(text[start:end] for start, end in cited.spans) == cited.quote


def test_which_prevails_is_told_with_its_place_and_its_proviso() -> None:
    [found] = related(texts.ORDER, texts.BASE)
    assert found.prevails == profile(texts.ORDER).document
    [told] = found.precedences
    assert (told.order, str(told.citation.address)) == (("個別契約", "本契約"), "第2条第2項")
    assert told.citation.quote == "個別契約と本契約の定めが異なる場合は、個別契約が優先する。"
    assert told.exception == "ただし、第3条については本契約の定めが優先する。"


@pytest.mark.parametrize("title", ["覚書", "変更契約書（第2回）", "業務委託契約の変更契約書"])
def test_the_word_for_the_document_itself_is_known(title: str) -> None:
    own = "本覚書" if title == "覚書" else "本変更契約"
    text = f"{title}\n\n第1条（優先）\n{own}と原契約が異なるときは、{own}が優先する。\n"
    [told] = profile(text).precedences
    assert (told.order, told.own) == ((own, "原契約"), 0)


def test_two_texts_that_disagree_leave_it_open() -> None:
    [found] = related(texts.GUIDELINE, texts.TERMS)
    assert [told.order for told in found.precedences] == [("利用規約", "本ガイドライン"), ("個別規定", "本規約")]
    assert found.prevails is None


def test_new_wording_in_an_amendment_is_not_what_it_says_itself() -> None:
    assert [(told.order, told.own) for told in profile(texts.MEMORANDUM).precedences] == [(("本覚書", "原契約"), 0)]


@pytest.mark.parametrize(
    ("sentence", "order"),
    [
        ("個別契約と本契約が異なる場合は個別契約が優先する。", ("個別契約", "本契約")),
        ("本契約の定めは、個別契約の定めに優先して適用される。", ("本契約", "個別契約")),
        ("個別契約に本契約と異なる定めがあるときは、個別契約の定めによる。", ("個別契約", "本契約")),
        ("特約に別段の定めがある場合は、特約の定めに従う。", ("特約", "本契約")),
        ("矛盾があるときは、個別契約、本契約、仕様書の順に優先して適用する。", ("個別契約", "本契約", "仕様書")),
        ("個別契約又は特約が本契約と抵触する場合には、個別契約又は特約が優先する。", ("個別契約", "特約", "本契約")),
        ("甲が定める仕様書が契約書類となる場合で、特約が本契約と矛盾するときは、特約が優先する。", ("特約", "本契約")),
        ("個別契約に異なる定めがある場合は、本契約にかかわらず、個別契約が本契約に優先する。", ("個別契約", "本契約")),
        ("本契約の有効期間中、乙は甲の業務を優先して行う。", ()),
        ("本契約に定めのない事項は、法令による。", ()),
    ],
)
def test_order_of_precedence(sentence: str, order: tuple[str, ...]) -> None:
    told = profile(f"業務委託契約書\n\n第1条（目的）\n甲は乙に委託する。\n第2条（優先順位）\n{sentence}\n").precedences
    assert [one.order for one in told] == ([order] if order else [])


def test_order_of_precedence_as_a_list() -> None:
    [told] = profile(
        "販売代理店契約書\n\n第1条（目的）\n甲は、乙を代理店とする。\n第2条（優先順位）\n"
        "本契約と個別契約の内容に相違があるときは、次の順に優先して適用する。\n（1）個別契約\n（2）本契約\n（3）仕様書\n"
    ).precedences
    assert told.order == ("個別契約", "本契約", "仕様書")
    assert told.own == 1


def test_the_same_title_of_other_sides_is_another_contract() -> None:
    other = texts.LEASE.replace("株式会社すみれ書店", "有限会社けやき堂").replace("2021年10月1日", "2023年10月1日")
    assert related(other, texts.LEASE) == ()


def test_orders_of_the_same_sides_are_not_versions_of_each_other() -> None:
    later = texts.ORDER.replace("令和5年7月3日", "令和5年9月3日").replace("A-0012", "A-0013")
    assert {found.kind for found in related(later, texts.ORDER, texts.BASE)} == {UNDER}


def test_a_version_follows_the_one_right_before_it() -> None:
    third = texts.REVISED_TERMS.replace("650円", "700円") + "2025年4月1日　改定\n"
    [found] = related(third, texts.TERMS, texts.REVISED_TERMS)
    assert (found.kind, found.other) == (REVISION, profile(texts.REVISED_TERMS).document)
    assert found.confidence > 0.9


def test_without_days_the_order_is_that_of_adding_and_told_so() -> None:
    first, second = (text.split("附則")[0] for text in (texts.TERMS, texts.REVISED_TERMS))
    [found] = related(second, first)
    assert (found.confidence, found.other) == (0.5, profile(first).document)
    assert "登録の順" in found.reason


def test_a_contract_that_takes_the_place_of_another() -> None:
    older = texts.BASE.replace("基本契約書", "取引契約書").replace("2023年4月1日", "2019年4月1日")
    newer = texts.BASE.replace(
        "甲乙間の業務委託に関する基本的事項を定める。",
        "甲乙間の業務委託に関する基本的事項を定める。甲乙間の2019年4月1日付業務委託取引契約書は、本契約の締結をもって失効し、本契約に置き換わる。",
    )
    [found] = [one for one in related(newer, older) if one.kind is REVISION]
    assert "に代わる" in found.reason


def test_a_contract_that_only_mentions_other_papers_has_no_relation() -> None:
    plain = f"""システム保守契約書

{texts.SIDES}は、次のとおり契約（以下「本契約」という。）を締結する。
第1条（保守）
乙は、甲の「情報セキュリティ規程」に従い保守を行う。
第2条（個人情報）
乙は、個人情報取扱規程に基づき個人情報を管理する。利用契約は、解約により効力を失う。
2024年4月1日
{texts.SIGNED}"""
    assert profile(plain).pointers == ()
    assert related(plain, texts.BASE, texts.TERMS) == ()


def test_an_empty_document_has_an_empty_profile() -> None:
    one = profile("。\n")
    assert (one.pointers, one.precedences, one.dated) == ((), (), None)
