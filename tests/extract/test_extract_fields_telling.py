"""By which means something is told, when it counts as told, and what is told ahead."""

import pytest

from pipeline.types.clause import Value
from tests.extract.extracted import extracted, values


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("この契約による通知は、書留郵便又は電子メールによってする。", [["書留郵便", "電子メール"]]),
        ("解約の通知は、内容証明郵便によらなければならない。", ["内容証明郵便"]),
        ("通知は、別表の窓口に宛てた電子メールにより行う。", ["電子メール"]),
        ("重要な通知は、書面を簡易書留郵便により送らなければならない。", ["簡易書留郵便"]),
        ("通知は、配達を証明する郵便によって行います。", ["配達を証明する郵便"]),
    ],
)
def test_means_of_telling(said: str, expected: list[Value]) -> None:
    assert values("notice.methods", f"通知|{said}") == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("郵送による通知は、発送の日から3日目に届いたものとみなす。", ["発送の日から3日目"]),
        ("電子メールによる通知は、送信した日の翌日の正午に到達したものとみなす。", ["送信した日の翌日の正午"]),
        ("書留郵便が受取人の都合で届かなかったときは、発送の日から4日を経過した時に到達したものとみなす。", ["発送の日から4日を経過した時"]),
        ("通知が返されたときは、通常届くはずの時に届いたものとみなす。", ["通常届くはずの時"]),
        ("休業日にされた通知は、次の営業日に到達したものとみなす。", ["次の営業日"]),
    ],
)  # fmt: skip
def test_when_it_counts_as_told(said: str, expected: list[str]) -> None:
    assert values("notice.effective_time", f"通知|{said}") == expected


def test_each_means_with_its_time() -> None:
    article = "通知|メールは発信の時に、掲示は掲載から48時間後に、郵便は投函の日の3日後に届いたものとみなします。"
    told = [fact for fact in extracted(article).facts if fact.field == "notice.effective_time"]
    assert {(fact.qualifier, fact.value) for fact in told} == {
        ("メール", "発信の時"),
        ("掲示", "掲載から48時間後"),
        (None, "投函の日の3日後"),
    }


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("当社は、この規約を変更するときは、施行日の20日前から、教室の入口及び当社のサイトに全文を掲げることにより周知する。", [["教室の入口", "当社のサイトに全文を掲げる"]]),
        ("当社は、実施の日の30日前までに、改める箇所を示して電子メールで会員に知らせて、この規約を変更する。", ["電子メール"]),
        ("この規約は、双方が署名した書面によらなければ、変更することができない。", []),
    ],
)  # fmt: skip
def test_how_a_change_of_the_terms_is_told(said: str, expected: list[Value]) -> None:
    assert values("amendment.notice_method", f"規約の変更|{said}") == expected


@pytest.mark.parametrize(
    ("field", "article", "expected"),
    [
        ("fee_change.notice_period", "ロイヤルティ|当社がロイヤルティの率を変更しようとするときは、変更の日の90日前までに通知しなければならない。", ["P90D"]),
        ("service_change.notice_period", "曜日の変更|当社は、レッスンの曜日又は時間帯を変更するときは、14日前までに会員に知らせる。", ["P14D"]),
        ("amendment.notice_period", "手引書|当社は、店舗の手引書を改訂するときは、実施の日の14日前までに会員に知らせる。", ["P14D"]),
        ("amendment.notice_period", "区域|1. 前条の規定は、駅の売店には、適用しない。\n2. 売上高が少ないときは、当社は、6か月前までに通知して、区域を縮小することができる。", []),
        ("amendment.consent", "地位の移転|当社は、事業を譲り渡すときは、会員の書面による同意を得た場合に限り、契約上の地位を移すことができる。", []),
    ],
)  # fmt: skip
def test_what_is_told_ahead(field: str, article: str, expected: list[str]) -> None:
    assert values(field, article) == expected
