"""What a change does, of the closed list."""

import pytest

from pipeline.types.revision import ChangeKind
from tests.revise.compared import compared, effects, only, told


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("会費は、月額2,000円とする。", "会費は、月額2,500円とする。", "number"),
        ("会員は、退会の1か月前までに届け出る。", "会員は、退会の2か月前までに届け出る。", "number"),
        ("会員は、直ちに届け出る。", "会員は、遅滞なく届け出る。", "number"),
        ("遅れた会員は、年3％の損害金を払う。", "遅れた会員は、年5％の損害金を払う。", "number"),
        ("当会は、会費を返すことができる。", "当会は、会費を返さなければならない。", "modality"),
        ("当会は、鍵を直さなければならない。", "当会は、鍵を直すよう努める。", "modality"),
        ("書面又は電子メールで届け出る。", "書面及び電子メールで届け出る。", "conjunction"),
        ("3回以上休んだ会員には、催促する。", "3回を超えて休んだ会員には、催促する。", "conjunction"),
        (
            "会員は、鍵を写してはならない。",
            "会員は、鍵を写してはならない。ただし、幹事が認めたときは、この限りでない。",
            "exception",
        ),
        ("会員は、火を使わない。ただし、冬を除く。", "会員は、火を使わない。", "exception"),
        ("会員は、倉庫を使う。", "会員は、幹事が立ち会う場合に、倉庫を使う。", "condition"),
        ("会員は、倉庫で工具を使う。", "会員は、倉庫と庭で工具を使う。", "scope"),
        ("会員は、第2条に従う。", "会員は、第1条に従う。", "reference"),
    ],
)
def test_effect(old: str, new: str, wanted: str) -> None:
    assert effects(old, new) == [wanted]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("利用は、有償とする。", "利用は、無償とする。"),
        ("当会は、国内で保管する。", "当会は、国外で保管する。"),
        ("会員は、鍵を貸す。", "会員は、鍵を借りる。"),
        ("価格は、税込で示す。", "価格は、税抜で示す。"),
        ("事前に知らせる。", "事後に知らせる。"),
        ("契約を解除することができる。", "契約を解約することができる。"),
    ],
)
def test_words_that_look_alike_and_say_something_else_are_substance(old: str, new: str) -> None:
    assert effects(old, new) == ["scope"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "甲は、検査を行い、乙は、報告をし、費用を負担する。",
            "甲は、検査を行い、報告をし、乙は、費用を負担する。",
        ),
        (
            "甲は、検査を行い、乙は、報告をし、損害を償う。",
            "甲は、検査を行い、報告をし、乙は、損害を賠償する。",
        ),
    ],
)
def test_a_duty_that_goes_over_to_the_other_is_another_actor(old: str, new: str) -> None:
    assert effects(old, new) == ["actor"]


_TERMS = "第1条（用語）\nこの規約で用いる語の意味は、次のとおりとする。\n（1）「道具」とは、脚立及び箒をいう。\n（2）「当番」とは、幹事が選んだ会員をいう。\n第2条（道具）\n当番は、道具を元の場所に戻す。\n"


def test_the_meaning_of_a_term() -> None:
    change = only(compared(_TERMS, _TERMS.replace("脚立及び箒", "脚立、台車及び箒")))
    assert [effect.value for effect in change.effects] == ["definition"] and change.substantive


def test_a_definition_that_nobody_uses_may_go() -> None:
    old = _TERMS.replace("第2条", "（3）「夜間」とは、午後八時から翌朝六時までをいう。\n第2条")
    change = only(compared(old, _TERMS))
    assert change.kind is ChangeKind.DELETED and not change.substantive


def test_facts_with_another_value() -> None:
    old = "第1条（退会）\n退会を望む会員は、退会する日の1か月前までに、書面で当会に届け出る。\n第2条（準拠法）\n日本法による。\n"
    change = only(compared(old, old.replace("1か月", "2か月")))
    assert ("termination_by_customer.notice_period", "P1M", "P2M") in [
        (fact.field, fact.old, fact.new) for fact in change.facts
    ]


def test_facts_of_an_article_that_was_rewritten_are_those_of_all_its_paragraphs() -> None:
    old = (
        "第1条（委託料）\n1　甲は、乙に対し、本業務の対価として月額30万円（消費税別）を支払う。\n"
        "2　前項の委託料は、翌月末日までに振り込む。振込手数料は甲の負担とする。\n"
    )
    new = "第1条（委託料及び支払）\n本業務の料金は毎月35万円（税別）とし、甲は、毎月末に締めて翌々月10日までに乙の口座へ送金する。\n"
    parties = "青葉（以下「甲」という。）と紅葉（以下「乙」という。）は、次のとおり契約する。\n\n"
    found = {fact.field: fact for fact in only(compared(parties + old, parties + new)).facts}
    sums = [value["amount"] for value in (found["fee.amount"].old, found["fee.amount"].new) if isinstance(value, dict)]
    assert sums == [300_000, 350_000]


def test_an_item_under_another_lead_means_something_else() -> None:
    old = "第1条（届出）\n会員は、次の事項を届け出る。\n（1）住所と電話番号\n（2）食物アレルギーの有無と程度\n第2条（名簿）\n当会は、次の事項を名簿に載せる。\n（1）入会した日と会費の額\n"
    new = "第1条（届出）\n会員は、次の事項を届け出る。\n（1）住所と電話番号\n第2条（名簿）\n当会は、次の事項を名簿に載せる。\n（1）入会した日と会費の額\n（2）食物アレルギーの有無と程度\n"
    assert told(compared(old, new)) == ["moved 第1条第2号 → 第2条第2号 *"]
