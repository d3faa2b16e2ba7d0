"""The same words in the same order, cut into units otherwise, are told once and as form; what else changed stays told."""

from tests.revise.compared import compared, only, told

_LIST = "第1条（書類）\n会員は、次の書類を出す。\n（1）写真のある書類を使うときは、次の一点\nア　運転免許証\nイ　旅券\n（2）写真のない書類を使うときは、次の二点\nア　住民票の写し\nイ　年金手帳\n"


def test_a_last_line_that_belongs_to_the_article_or_to_its_last_item_is_told_once_and_as_form() -> None:
    lead = "第1条（契約の成立）\n駐車の契約は、次の時に成立する。\n一　利用者が駐車券を抜き取った時\n二　板が上がった時{}\nこの契約は、車を預かるものではない。\n第2条（準拠法）\n日本法による。\n"
    found = compared(lead.format("。"), lead.format(""))
    assert not any(change.substantive for change in found.changes) and len(found.changes) <= 1


def test_a_list_read_as_deep_or_as_flat_is_no_substance() -> None:
    flat = (
        _LIST.replace("（2）写真のない", "ウ　写真のない")
        .replace("ア　住民票", "エ　住民票")
        .replace("イ　年金", "オ　年金")
    )
    found = compared(_LIST, flat)
    change = only(found)
    assert not change.substantive and [effect.value for effect in change.effects] == ["wording"]
    assert "どの単位に属するか" in change.reason


def test_words_that_differ_in_such_a_list_are_still_told() -> None:
    flat = (
        _LIST.replace("（2）写真のない", "ウ　写真のない")
        .replace("ア　住民票", "エ　住民票")
        .replace("イ　年金", "オ　年金")
    )
    found = compared(_LIST, flat.replace("次の二点", "次の三点"))
    assert any(change.substantive for change in found.changes), told(found)


def test_a_reference_that_leads_elsewhere_after_the_recut_is_told() -> None:
    old = (
        "第1条（書類）\n会員は、次の書類を出す。\n一　次のいずれか\nア　旅券\nイ　免許証\n二　住民票\n三　前号の写し\n"
    )
    new = (
        "第1条（書類）\n会員は、次の書類を出す。\n一　次のいずれか\nア　旅券\nイ　免許証\nウ　住民票\n二　前号の写し\n"
    )
    found = compared(old, new)
    assert any(change.substantive for change in found.changes), told(found)
