"""Whom it serves that a duty or a right is stronger or weaker than before."""

import pytest

from tests.revise.compared import compared, only

_HEAD = "見本株式会社（以下「当社」という。）は、会員との約束を次のとおり定めます。\n\n"


def favoured(old: str, new: str) -> tuple[str, str]:
    """Whom the change serves, and the reason."""
    texts = (f"{_HEAD}第1条（定め）\n{text}\n第2条（準拠法）\n日本法によります。\n" for text in (old, new))
    change = only(compared(*texts))
    return change.favours.value, change.reason


@pytest.mark.parametrize(
    ("old", "new", "whom", "because"),
    [
        # how much is to be done or may be done
        ("会員は、遅れたときは、会費の2割を違約金として支払わなければなりません。", "会員は、遅れたときは、会費の3割を違約金として支払わなければなりません。", "provider", "利用者の義務が重くなる"),
        ("当社は、年1回以上の点検をしなければなりません。", "当社は、年2回以上の点検をしなければなりません。", "customer", "提供者の義務が重くなる"),
        ("会員は、鍵を5本まで借りることができます。", "会員は、鍵を3本まで借りることができます。", "provider", "利用者の権利が狭くなる"),
        # when
        ("会員は、11時までに鍵を返さなければなりません。", "会員は、10時までに鍵を返さなければなりません。", "provider", "利用者の義務が重くなる"),
        ("会員は、知らせの日から14日以内に申立てをすることができます。", "会員は、知らせの日から30日以内に申立てをすることができます。", "customer", "利用者の権利が広くなる"),
        # in which cases
        ("当社は、入庫から10分以内に出庫した車からは、料金を取りません。", "当社は、入庫から5分以内に出庫した車からは、料金を取りません。", "provider", "提供者の禁止が狭くなる"),
        ("会員が3回以上休んだときは、当社は、契約を解除することができます。", "会員が3回を超えて休んだときは、当社は、契約を解除することができます。", "customer", "提供者の権利が狭くなる"),
        ("会員は、倉庫を調べることができます。", "会員は、事故の疑いがあるときは、倉庫を調べることができます。", "provider", "利用者の権利が狭くなる"),
        ("会費の支払が20日遅れたときは、当社は、契約を解除することができます。", "会費の支払が10日遅れたときは、当社は、契約を解除することができます。", "provider", "提供者の権利が広くなる"),
        ("当社は、年12日を超えない範囲で休館日を設けることができます。", "当社は、年20日を超えない範囲で休館日を設けることができます。", "provider", "提供者の権利が広くなる"),
        ("会員が10日以内に異議を述べないときは、会員は、請求を認めたものとみなします。", "会員が20日以内に異議を述べないときは、会員は、請求を認めたものとみなします。", "customer", "利用者のみなしの定めが狭くなる"),
        ("会員の故意又は過失によるときは、当社は、契約を解除することができます。", "会員の故意又は重大な過失によるときは、当社は、契約を解除することができます。", "customer", "提供者の権利が狭くなる"),
        # what has to go before
        ("当社は、いつでも倉庫を調べることができます。", "当社は、3日前までに会員に知らせて倉庫を調べることができます。", "customer", "提供者の権利が狭くなる"),
        ("会員は、棚を移すときは、当社の承諾を得なければなりません。", "会員は、棚を移すときは、当社に知らせなければなりません。", "customer", "利用者の義務が軽くなる"),
        # how many things
        ("会員は、鍵を他人に貸し、又は写してはなりません。", "会員は、鍵を他人に貸してはなりません。", "customer", "利用者の禁止が狭くなる"),
        # by which means
        ("当社は、書面又は電子メールで会員に知らせなければなりません。", "当社は、書面及び電子メールで会員に知らせなければなりません。", "customer", "提供者の義務が重くなる"),
    ],
)  # fmt: skip
def test_by_how_much_when_and_in_which_cases(old: str, new: str, whom: str, because: str) -> None:
    found = favoured(old, new)
    assert found[0] == whom and because in found[1], found
    back = favoured(new, old)
    assert back[0] == {"provider": "customer", "customer": "provider"}[whom], back


@pytest.mark.parametrize(
    ("lead", "old", "new", "whom"),
    [
        ("会員は、次の条件をすべて満たすときは、登録することができます。", "満18歳以上であること。", "満20歳以上であること。", "provider"),
        ("会員が次のどれかに当たるときは、当社は、契約を解除することができます。", "会費を2か月分以上納めないとき", "会費を3か月分以上納めないとき", "customer"),
        ("会員は、次のことをしてはなりません。", "補助犬を除き、動物を連れ込むこと。", "動物を連れ込むこと。", "provider"),
        ("当社は、次の措置をとらなければなりません。", "入退室の記録を6か月間残すこと。", "入退室の記録を1年間残すこと。", "customer"),
    ],
)  # fmt: skip
def test_an_entry_is_judged_by_what_leads_its_list(lead: str, old: str, new: str, whom: str) -> None:
    other = "（2）住所を届け出ていること。"
    assert favoured(f"{lead}\n（1）{old}\n{other}", f"{lead}\n（1）{new}\n{other}")[0] == whom


def test_what_holds_for_both_alike_serves_neither() -> None:
    old = "当社及び会員は、相手方が3回以上違反したときは、契約を解除することができます。"
    assert favoured(old, old.replace("3回以上", "5回以上"))[0] == "neutral"


def test_days_of_the_term_alone_serve_nobody() -> None:
    old = "本契約の期間は、2025年4月1日から2025年9月30日までとします。"
    assert (
        favoured(old, old.replace("2025年4月1日", "2025年10月1日").replace("2025年9月30日", "2026年3月31日"))[0]
        == "neutral"
    )


def test_an_article_that_gives_to_both_sides_is_unclear() -> None:
    old = _HEAD + "第1条（準拠法）\n日本法によります。\n"
    new = old + "第2条（札）\n会員は、札を付けなければなりません。当社は、札を作らなければなりません。\n"
    assert only(compared(old, new)).favours.value == "unclear"


def test_a_reference_whose_place_is_gone_had_to_change() -> None:
    old = (
        _HEAD
        + "第1条（鍵）\n会員は、第3条の手続で鍵を返します。\n第2条（返却）\n返却は、窓口で行います。\n第3条（手続）\n鍵の手続は、係員の前で札を添えて行います。\n"
    )
    new = old.split("第3条（手続）")[0].replace("第3条の手続", "第2条の手続")
    change = next(one for one in compared(old, new).changes if one.new and str(one.new[0]) == "第1条")
    assert change.favours.value == "neutral" and "第3条" in change.reason
