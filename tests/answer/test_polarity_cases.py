"""Yes/no questions about a case that a rule takes out, a bearer it names, a limit it sets, leave and notice it asks for."""

import pytest

from pipeline.answer.polarity import agrees
from pipeline.answer.sides import Sides
from pipeline.text import tokens
from pipeline.text.normalize import fold

SIDES = Sides(providers=("当社", "甲"), customers=("会員", "乙"))


def agreed(question: str, rule: str) -> bool:
    """Whether they agree, where a clause is the nearer the more words of the question it has."""
    words = tokens.words(fold(question))
    return agrees(question, rule, SIDES, focus=lambda text: sum(word in text for word in words) / max(1, len(words)))


@pytest.mark.parametrize(
    ("question", "rule", "verdict"),
    [
        ("木曜日は稼働日ですか", "稼働日とは、水曜日及び祝日を除く日をいう。", True),
        ("水曜日は稼働日ですか", "稼働日とは、水曜日及び祝日を除く日をいう。", False),
        ("教員は受給者ですか", "受給者は、非常勤講師を除く教員とする。", True),
        ("非常勤講師は受給者ですか", "受給者は、非常勤講師を除く教員とする。", False),
        ("集荷は平日ですか", "集荷は、水曜日を除く平日とする。", True),
        ("社員は参加者ですか", "参加者は、社員を除く契約社員とする。", False),
        ("契約社員は参加者ですか", "参加者は、社員を除く契約社員とする。", True),
        ("対象は全員ですか", "対象は、研修医を除く全員とする。", False),
    ],
)
def test_what_a_definition_leaves_out(question: str, rule: str, verdict: bool) -> None:
    assert agreed(question, rule) is verdict


@pytest.mark.parametrize(
    ("question", "rule", "verdict"),
    [
        ("水曜日は診察していますか", "当院は、水曜日を除き、毎日診察します。", False),
        ("土曜日は診察していますか", "当院は、水曜日を除き、毎日診察します。", True),
        ("整備日に射場を使えますか", "会員は、整備日を除き、射場を利用できます。", False),
        ("滞納があっても更新できますか", "会員は、滞納がない限り、利用を更新することができます。", False),
        ("更新できますか", "会員は、滞納がない限り、利用を更新することができます。", True),
        ("落ち度があるなら賠償してもらえますか", "当社は、落ち度がある場合を除き、賠償しません。", True),
        ("講習を終えた人もいます。会員は返金されますか", "会員の責めによる場合を除き、当社は返金します。", True),
        ("倉庫として使えますか", "本物件を倉庫以外の用途に使用してはならない。", True),
        ("店舗として使えますか", "本物件を倉庫以外の用途に使用してはならない。", False),
        ("組合員は入室できますか", "組合員以外の方は、入室できません。", True),
        ("組合員は人に貸せますか", "組合員以外の者に貸してはならない。", False),
    ],
)
def test_the_case_that_the_question_names_as_its_own(question: str, rule: str, verdict: bool) -> None:
    assert agreed(question, rule) is verdict


@pytest.mark.parametrize(
    ("question", "rule", "verdict"),
    [
        ("お願いすれば見積りはもらえますか", "当社は、会員が希望した場合に限り、見積書を作成します。", True),
        ("地下の倉庫まで届けてもらえますか", "大型の家具は、昇降機の備えがある場合に限り届けます。", False),
    ],
)
def test_a_case_supposed_in_other_words_is_not_out_of_bounds(question: str, rule: str, verdict: bool) -> None:
    assert agreed(question, rule) is verdict


@pytest.mark.parametrize(
    ("question", "rule", "verdict"),
    [
        ("返送料は会社持ちですか", "返送料は、当該申込者の負担とする。", False),
        ("鑑定料は御社負担ですか", "鑑定料は、契約を破った相手の当事者の負担とする。", False),
        ("鑑定料は会社が払ってくれますか", "鑑定料は、担当者の負担とする。", False),
        ("鑑定料は会社持ちですか", "鑑定料は、当館の負担とする。", True),
        ("昼食代は自腹?", "昼食代は、各自の負担とする。", True),
        ("昼食代は自腹ですか", "昼食代は、当社の負担とする。", False),
        ("包装代は会員が払いますか", "包装代は、購入者の負担とする。", True),
        ("運賃は会員が払いますか", "保険料は、当社の負担とする。運賃は、会員の負担とする。", True),
    ],
)
def test_who_bears_the_cost(question: str, rule: str, verdict: bool) -> None:
    assert agrees(question, rule, SIDES) is verdict


@pytest.mark.parametrize(
    ("question", "rule", "verdict"),
    [
        ("20日前の予告で辞められますか", "甲は、30日以内に預り金を返還する。", False),
        ("5日後に着いた品を取り替えられますか", "代金は、納品の20日以内に支払う。", False),
        ("10日前の申込みで間に合いますか", "申込みは、20日前までに行う。", False),
        ("10日前の忘れ物は残っていますか", "忘れ物は、14日間保管し、その後は捨てます。", True),
        ("20日前の忘れ物は残っていますか", "忘れ物は、14日間保管し、その後は捨てます。", False),
        ("1年半で辞めたら慰労金はありますか", "2年以上勤めて辞めた者に、慰労金を支払う。", False),
    ],
)
def test_a_limit_of_time_is_asked_what_it_limits(question: str, rule: str, verdict: bool) -> None:
    assert agreed(question, rule) is verdict


@pytest.mark.parametrize(
    ("question", "rule", "verdict"),
    [
        ("承諾があれば改装できますか", "借主は、貸主の承諾を得ることなく改装してはならない。", True),
        ("許可をもらえば録音できますか", "来場者は、許可を得ないで録音してはならない。", True),
        ("同意を得たら転載できますか", "著者の同意なく転載してはならない。", True),
        ("同意があれば値上げしますか", "当社は、会員の同意がなければ、値上げしません。", True),
        ("組合員の同意なしに会費を上げられますか", "理事会は、会計士の意見を聴いて、会費を上げることができる。", True),
        ("組合員の同意なしに会費を上げられますか", "理事会は、組合員の意見を聴いて、会費を上げる。", False),
        ("当社の一存で会費を上げられますか", "当社は、会員と協議のうえ、会費を上げる。", False),
        (
            "甲の承諾なしに債権を譲れますか",
            "乙は、債権を譲ってはならない。ただし、甲の承諾を得た場合は、この限りでない。",
            False,
        ),
        ("親の同意なしで14歳は登録できますか", "15歳未満の方は、親権者の同意がある場合に限り登録できます。", False),
        ("14歳の登録に親権者の同意は要りますか", "15歳未満の方は、親権者の同意がある場合に限り登録できます。", True),
    ],
)
def test_leave_that_is_given_or_lacking(question: str, rule: str, verdict: bool) -> None:
    assert agreed(question, rule) is verdict


@pytest.mark.parametrize(
    ("question", "rule", "verdict"),
    [
        ("氏名が変わったら知らせないとだめですか", "氏名を変えたときは、速やかに通知しなければならない。", True),
        ("氏名が変わったら届け出なきゃいけませんか", "氏名を変えたときは、速やかに届け出るものとする。", True),
        ("氏名が変わっても黙っていていい?", "氏名を変えたときは、速やかに届け出なければならない。", False),
        ("氏名の変更は知らせなくても大丈夫?", "氏名を変えたときは、速やかに通知しなければならない。", False),
        ("氏名の変更は知らせないとだめですか", "氏名の変更は、届け出ることを要しない。", False),
        ("停止の予告は必要ですか", "お試しの期間は、停止の予告を要しない。", False),
    ],
)
def test_having_to_tell_is_not_acting_without_notice(question: str, rule: str, verdict: bool) -> None:
    assert agreed(question, rule) is verdict


@pytest.mark.parametrize(
    ("question", "rule", "verdict"),
    [
        ("お盆も使えますか", "お盆の期間は、貸出しを休止します。", False),
        ("嵐の日も見られますか", "嵐の日は、配信を中断します。", False),
        ("雪でも開催しますか", "大雪のときは、大会を中止します。", False),
        ("お盆も使えますか", "お盆の期間も、貸出しは休止しません。", True),
        ("大会は中止されますか", "大雪のときは、大会を中止します。", True),
    ],
)
def test_what_rests_or_breaks_off_cannot_be_had(question: str, rule: str, verdict: bool) -> None:
    assert agreed(question, rule) is verdict


@pytest.mark.parametrize(
    ("question", "rule", "verdict"),
    [
        (
            "再発行の手数料はかかりますか",
            "再発行の手数料は、500円とします。ただし、改姓による場合は無料とします。",
            True,
        ),
        (
            "改姓でも再発行の手数料はかかりますか",
            "再発行の手数料は、500円とします。ただし、改姓による場合は無料とします。",
            False,
        ),
        ("色が好みでないので返品できますか", "返品は、不良品のみ受け付けます。", False),
        ("割れていたので返品できますか", "返品は、不良品のみ受け付けます。", True),
        ("預り金に利息は付きますか", "当社は、預り金を無利息で返す。", False),
        ("見学に登録は必要ですか", "見学は、登録なしで受け付けます。", False),
    ],
)
def test_money_asked_about_beside_an_exception(question: str, rule: str, verdict: bool) -> None:
    assert agreed(question, rule) is verdict
