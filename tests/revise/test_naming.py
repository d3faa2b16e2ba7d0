"""Names that gave way to others throughout: another name for the same is form, the name of another is substance."""

import pytest

from tests.revise.compared import compared

_ROWS = (
    "第1条（料金）\n{0}は、料金を翌月末日までに納める。\n第2条（届出）\n{0}は、住所を変えたときは、はがきで届け出る。\n"
    "第3条（協力）\n事故があったときは、{0}は、調べに応じる。\n第4条（清掃）\n当番は、毎週土曜日の朝に納屋の床を掃く。\n"
)
_THINGS = (
    "{1}（以下「{0}」という。）について、次のとおり約する。\n\n第1条（扱い）\n乙は、{0}を丁寧に扱う。\n"
    "第2条（返還）\n{0}は、期間の終わりに返す。\n第3条（変更）\n{0}を変えるときは、書面で知らせる。\n"
)
_PARTIES = "{1}（以下「{0}」という。）と合同会社けやき（以下「丙」という。）は、次のとおり約する。\n\n"


def _told(old: str, new: str) -> list[bool]:
    """Whether each change below the preamble is of substance."""
    return [change.substantive for change in compared(old, new).changes if str(change.new[0]) != "前文"]


@pytest.mark.parametrize(
    "pair",
    "部員→会員 利用者→ユーザー 当会→本会 弊社→当社 賃借人→借主 委託者→発注者 売主→譲渡人 甲→委託者 生徒→受講者 係員→スタッフ".split(),
)
def test_another_name_for_the_same_person_is_form(pair: str) -> None:
    old, new = pair.split("→")
    assert _told(_ROWS.format(old), _ROWS.format(new)) == [False] * 3


@pytest.mark.parametrize(
    "pair",
    "利用者→法人会員 当社→代理店 会員→正会員 貸主→借主 賃借人→転借人 委託者→受託者 従業員→派遣社員 本人→代理人 利用者→保護者 "
    "保証人→連帯保証人 受注者→下請業者 購入者→出品者 会員→非会員 "
    "会員→対象会員 会員→登録会員 利用者→該当利用者 契約者→利用契約者 登録ユーザー→ユーザー".split(),
)
def test_the_name_of_another_person_is_substance_though_it_stands_throughout(pair: str) -> None:
    old, new = pair.split("→")
    assert _told(_ROWS.format(old), _ROWS.format(new)) == [True] * 3


@pytest.mark.parametrize(("old", "new"), [("甲", "業務受託者"), ("使用者", "会社"), ("発注者", "元請負人")])
def test_whose_name_is_defined_alike_is_the_same_person(old: str, new: str) -> None:
    sides = (_PARTIES.format(name, "株式会社いちょう") + _ROWS.format(name) for name in (old, new))
    assert _told(*sides) == [False] * 3


@pytest.mark.parametrize(
    ("meaning", "substantive"), [("鍵の貸与を受けた者", False), ("鍵の貸与を受け、名簿に載った者", True)]
)
def test_a_longer_name_is_the_same_person_only_where_it_is_defined_so(meaning: str, substantive: bool) -> None:
    row = "第5条（定義）\n「{0}」とは、{1}をいう。\n"
    sides = (("会員", "鍵の貸与を受けた者"), ("登録会員", meaning))
    told = _told(*(_ROWS.format(name) + row.format(name, said) for name, said in sides))
    assert told[:3] == [substantive] * 3


def test_whose_name_is_defined_to_be_another_is_another_person() -> None:
    old = _PARTIES.format("受託者", "株式会社いちょう") + _ROWS.format("受託者")
    new = _PARTIES.format("受注者", "有限会社さざんか運輸") + _ROWS.format("受注者")
    assert _told(old, new) == [True] * 3


@pytest.mark.parametrize(("old", "new"), [("本装置", "本件装置"), ("本機材", "本件物品"), ("業務", "本業務")])
def test_another_name_for_a_thing_that_is_defined_alike_is_form(old: str, new: str) -> None:
    meaning = "乙が丙から預かった計量器一式"
    assert _told(*(_THINGS.format(name, meaning) for name in (old, new))) == [False] * 3


@pytest.mark.parametrize(
    ("old", "new"), [("新品", "中古品"), ("保証金", "違約金"), ("国内便", "国際便"), ("製品", "試作品")]
)
def test_the_name_of_another_thing_is_substance(old: str, new: str) -> None:
    meaning = "別紙に定めるもの"
    assert _told(*(_THINGS.format(name, meaning) for name in (old, new))) == [True] * 3


def test_a_word_said_once_is_unified_with_a_term_only_where_both_mean_one_side() -> None:
    rows = "第1条（係員）\n「係員」とは、受付に立つ者をいう。\n第2条（鍵）\n{0}は、鍵を預かる。\n第3条（窓）\n係員は、窓を閉める。\n"
    assert _told(rows.format("管理人"), rows.format("係員")) == [False]
    assert _told(rows.format("近隣住民"), rows.format("係員")) == [True]
