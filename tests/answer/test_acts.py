"""Questions that name an act in so many words, and the rules that speak of the same act and of others."""

import pytest

from pipeline.answer import acts
from pipeline.answer.polarity import known, settles
from pipeline.answer.sides import Sides

SIDES = Sides(providers=("当店",), customers=("借主",))
MENDING = "借主は、鎖が外れたときは、借主自身の判断で車輪を取り外して点検していただくものとします。灯火が働かないことがあります。"
RIDERS = "自転車は借主のみが使用することができ、第三者に使用させ、又は譲渡することはできません。"
TAKEN = "当店は、在庫が足りないときは、貸出しの申込みを承諾しないことがあります。"


@pytest.mark.parametrize(
    ("question", "rule", "verdict"),
    [
        ("こちらの判断で車輪を外してもいいですか", MENDING, True),
        ("自分で外しても構いませんか", MENDING, True),
        ("自分で塗ってもいいですか", MENDING, None),
        ("自分で外してもいいですか", "借主は、車輪を自ら外さないでください。", None),
        ("自分で修理してもいいですか", "修理は当店に頼んでいただき、借主自身では行えません。", None),
        ("自分で点検してもいいですか", "当店が点検していただくよう業者に頼みます。", None),
    ],
)
def test_what_one_is_told_to_do_oneself_one_may_do(question: str, rule: str, verdict: bool | None) -> None:
    assert settles(question, rule, SIDES) is verdict


@pytest.mark.parametrize(
    ("question", "rule", "verdict"),
    [
        ("取引先の人に使わせてあげてもいいですか", RIDERS, False),
        ("妹に貸しても大丈夫ですか", RIDERS, False),
        ("友人に使わせるのは禁止ですか", "借主は、第三者に自転車を使用させてはなりません。", True),
        ("社長の家族の口座を登録してもいいですか", "借主は、他人の口座を届け出てはなりません。", False),
        ("家族に使わせてもいいですか", "借主は、第三者(同居の家族を除く)に使用させてはなりません。", True),
        ("友人に使わせてもいいですか", "借主は、第三者に自転車を使用させることができます。", None),
        ("友人も乗り場に入れますか", "借主は、第三者に迷惑をかけてはなりません。", None),
    ],
)
def test_what_is_forbidden_towards_third_parties(question: str, rule: str, verdict: bool | None) -> None:
    assert settles(question, rule, SIDES) is verdict


@pytest.mark.parametrize(
    ("question", "rule", "verdict"),
    [
        ("申し込めば必ず借りられるよう受けてもらえますか", TAKEN, False),
        ("申し込めば誰でも登録できますか", "当店は、審査の結果、登録をお断りすることがあります。", False),
        ("申し込めば必ず受けてもらえますか", "当店は、申込みをすべて承諾します。", None),
        ("申込みを断られることはありますか", TAKEN, None),
    ],
)
def test_an_application_that_may_be_refused(question: str, rule: str, verdict: bool | None) -> None:
    assert settles(question, rule, SIDES) is verdict


@pytest.mark.parametrize(
    ("question", "rule", "verdict"),
    [
        ("月の途中で借りたら日割りになりますか", "料金は、貸出しの翌月1日から発生します。", False),
        ("途中で返したら日割りで済みますか", "月の途中で返却されたときも、1か月分の料金を申し受けます。", False),
        ("途中で返したら日割りですか", "月の途中で返却されたときは、日割りで計算し、1か月分との差額を返します。", None),
        ("途中で返したら日割りですか", "返却は開店中に受け付けます。", None),
    ],
)
def test_whole_months_are_counted(question: str, rule: str, verdict: bool | None) -> None:
    assert acts.by_the_day(question, rule) is verdict


@pytest.mark.parametrize(
    ("question", "rule", "verdict"),
    [
        ("断られた理由は教えてもらえますか", "当店は申込みを断ることがあり、その理由の開示義務を負いません。", False),
        ("断られた理由は聞けますか", "当店は、断った理由を書面で通知します。", True),
        ("断られた理由は教えてもらえないのですか", "当店は、断った理由を説明しません。", True),
        ("貸してもらえない理由を説明してくれますか", "当店は、理由を示すことなく断ることができます。", False),
        (
            "断られた理由は教えてもらえますか",
            "借主が虚偽の事項を通知したときは断り、理由については開示しません。",
            False,
        ),
    ],
)
def test_whether_reasons_are_given(question: str, rule: str, verdict: bool) -> None:
    assert settles(question, rule, SIDES) is verdict


LEAVE = "借主は、当店の承諾なく塗り替えてはなりません。"


@pytest.mark.parametrize(
    ("question", "rule", "verdict"),
    [
        ("口頭でOKをもらえば塗り替えられますか", "塗り替えは、当店の書面による承諾を得た場合に限ります。", False),
        ("電話で承諾をもらえばいいですか", "塗り替えには、書面による事前の同意を要します。", False),
        ("電話で承諾をもらえばいいですか", "塗り替えには、書面による承諾又は電話での承諾を要します。", True),
        ("24時間必ず使えますか", "当店は、点検のため貸出しを停止することがあります。", False),
        ("止まらず使えますか", "当店は、点検のため貸出しを休止する場合があります。", False),
        ("月曜日は使えますか", "当店は、点検のため貸出しを停止することがあります。", None),
        ("預り金は全額戻ってきますか", "当店は、預り金から修理の費用を控除した残額を返します。", False),
        ("親に内緒で借りられますか", "高校生は、保護者の同意を得て申し込みます。", False),
        ("お店がいいと言えば塗り替えられますか", LEAVE, True),
        ("こっそり塗り替えてもいいですか", LEAVE, False),
        ("こちらが同意していなくても料金は変わりますか", "当店は、借主の同意なく料金を変更できます。", True),
        ("同意していないのに写真を使われますか", "当店は、借主の同意を得ない限り、写真を使いません。", False),
    ],
)
def test_leave_in_writing_unbroken_use_and_the_whole_of_a_deposit(
    question: str, rule: str, verdict: bool | None
) -> None:
    assert settles(question, rule, SIDES) is verdict


def test_leave_by_word_of_mouth_is_not_what_an_exception_is_for() -> None:
    rule = "借主は、車輪を塗り替えてはならない。ただし、当店の書面による承諾を得たときは、この限りでない。"
    assert known("口頭でOKをもらえば塗り替えられますか", rule, SIDES, focus=lambda text: float("承諾" in text)) is False
    assert (
        known("書面で承諾をもらえば塗り替えられますか", rule, SIDES, focus=lambda text: float("承諾" in text)) is True
    )
