"""Facts in plain verbs and in clauses of ordinary kinds: 直らないときは, 消えます, 続く, 影響されない."""

import pytest

from pipeline.types.clause import Value
from tests.extract.extracted import of_contract, values


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("録音|録音は、通話の日から90日間保存します。", ["録音は、通話の日から90日間保存します"]),
        ("データの保存|下書きの履歴は、画面を閉じた時に消えます。", ["下書きの履歴は、画面を閉じた時に消えます"]),
        (
            "写真|お預かりした写真は、仕上がりから2か月で削除します。",
            ["お預かりした写真は、仕上がりから2か月で削除します"],
        ),
        # what was deleted is no deletion, nor what is only done by somebody who asks for it
        (
            "履歴|消した履歴は、画面からは直ちに、バックアップからは20日以内に失われます。",
            ["消した履歴は、画面からは直ちに、バックアップからは20日以内に失われます"],
        ),
        ("自動処理|ファイルの削除は、会員が画面で確認するまで実行されません。", []),
        ("担当者|管理者は、退職した者の番号を即日消します。", []),
        ("投稿|90日のうちに2回削除を受けた会員は、投稿ができません。", []),
        ("廃棄物|会員は、作業を終えた日に産業廃棄物の管理票を送ります。記録の写しは残します。", []),
    ],
)
def test_when_data_are_deleted(written: str, expected: list[Value]) -> None:
    assert values("data.deletion", written) == expected


def test_papers_are_destroyed_in_a_clause_on_secrets_too() -> None:
    said = "乙は、相手方の秘密を他に漏らさない。\n２　乙は、契約終了時に、受け取った名簿を裁断する。"
    assert of_contract("data.deletion", "秘密保持", said) == ["乙は、契約終了時に、受け取った名簿を裁断する"]
    secrets = "乙は、契約が終わったときは、秘密情報を返還し、又は廃棄する。"
    assert of_contract("data.deletion", "秘密保持", secrets) == []


@pytest.mark.parametrize(
    ("caption", "said", "expected"),
    [
        (
            "個別の取引",
            "個々の売買の条件は、注文書と請書の交換によって確定する。",
            ["条件は、注文書と請書の交換によって確定する"],
        ),
        ("個別の発注", "乙が受注の返信をした時に個別契約となる。", ["乙が受注の返信をした時に個別契約となる"]),
        ("配車", "乙が受付番号を回答すれば、運送契約が成立する。", ["乙が受付番号を回答すれば、運送契約が成立する"]),
        (
            "契約の成立",
            "承諾書の発送の日をもって契約の成立の日とする。",
            ["承諾書の発送の日をもって契約の成立の日とする"],
        ),
        ("検査", "検査の結果は、甲乙の合意によって確定する。", []),
    ],
)
def test_how_a_single_contract_comes_about(caption: str, said: str, expected: list[Value]) -> None:
    assert of_contract("application.formation", caption, said) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("乙は、知った秘密を、契約の続く間もその後4年の間も、他に漏らさない。", ["P4Y"]),
        ("事業の秘密は、契約の期間及びその後3年、ほかに漏らさない。", ["P3Y"]),
        ("秘密を守る義務は、契約の終わりから5年で消える。", ["P5Y"]),
        (
            "乙は、秘密を、契約の間はもとより終わった後も、他に漏らし、又は用いてはならない。",
            ["契約の間はもとより終わった後も"],
        ),
        ("乙は、秘密情報を記した書面を3年間保存する。", []),
    ],
)
def test_how_long_secrets_are_kept_in_plain_words(said: str, expected: list[Value]) -> None:
    assert of_contract("confidentiality.survival", "秘密の保持", said) == expected


def test_the_earlier_of_two_periods_for_defects() -> None:
    said = "乙は、部品に不適合があるときは、納入の日から24か月又は完成品の販売から12か月のいずれか早い日まで、修理に応じる。"
    assert of_contract("nonconformity.period", "契約不適合", said) == ["P24M", "P12M"]
    assert of_contract("nonconformity.period", "保証人", "身元保証の期間は、入社の日から5年とする。") == []


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("停止|停止の日から1か月を過ぎても事情が改まらないときは、契約を解除します。", ["P1M"]),
        ("公開|不備のある作品は公開を止めます。30日のうちに直らないときは、登録を抹消します。", ["P30D"]),
        ("解約|30日のうちに故障が直らないときは、会員は契約を解除することができます。", []),
        ("未納|期日から20日を過ぎても支払がないときは、契約を解除します。", []),
    ],
)
def test_what_was_stopped_has_to_be_put_right_in_time(written: str, expected: list[Value]) -> None:
    assert values("termination_by_provider.cure_period", written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("終了|会員は、終了の日の残高の払戻しを受けることができます。", ["full"]),
        ("中止|当社が催しを取りやめたときは、参加費を7日以内にお返しします。", ["full"]),
        ("休止|休止が続いたときは、7日を超えた日数分の券面額を返還します。", ["partial"]),
        ("中止|受けていない講座の受講料をお返しします。", ["partial"]),
        ("特例|当社は、参加費を返還することがあります。", []),
        ("貸出品|借りた器具を7日以内に返します。", []),
    ],
)
def test_what_of_the_money_comes_back_in_plain_words(written: str, expected: list[Value]) -> None:
    assert values("refund.policy", written) == expected


def test_a_contract_from_year_to_year_goes_on_for_as_long_again() -> None:
    said = "契約の更新|契約は1年ごととし、満了の1か月前までに会員が届を出さない限り、同じ期間、同じ料金で続きます。"
    assert values("term.initial", said) == ["P1Y"]
    assert values("renewal.term", said) == ["P1Y"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("契約の期間は1年とする。\n２　期間満了後の更新は、乙の成績により甲が判断する。", [False]),
        ("契約を更新するか否かは、満了の2か月前に甲乙が協議して決める。", [False]),
        ("ソフトウェアの更新は、甲の判断により行う。", []),
    ],
)
def test_a_renewal_that_somebody_decides_on_does_not_come_by_itself(said: str, expected: list[Value]) -> None:
    assert of_contract("renewal.auto", "契約期間", said) == expected


def test_a_day_by_which_something_is_done_ends_no_term() -> None:
    said = "甲は、2027年1月20日までに乙に申込書を渡す。"
    assert of_contract("term.end", "契約期間", said) == []


def test_further_entrusting_that_is_not_let() -> None:
    said = "乙は、甲の承諾を得て、業務の一部を第三者に委託することができる。\n２　3次以上の委託は認めない。"
    assert of_contract("subcontracting.allowed", "再委託", said) == [True, False]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("質問|質問は専用の掲示板でいつでも受け付けます。", ["24時間"]),
        ("受付|故障の受付は、年中無休で8時から20時までです。", ["毎日 8:00-20:00"]),
        ("見学|施設の見学はいつでも受け付けます。", []),
    ],
)
def test_when_questions_are_taken(written: str, expected: list[Value]) -> None:
    assert values("support.hours", written) == expected


def test_an_article_that_the_end_does_not_touch() -> None:
    said = "第9条（成果の帰属）の定めは、解除によって影響されない。"
    assert of_contract("survival.articles", "契約の解除", said) == [["第9条"]]


def test_an_annex_changes_where_nobody_objects() -> None:
    said = "本契約の別紙の変更は、相手方が5日以内に異議を述べないことで足りる。"
    assert of_contract("amendment.consent", "契約の変更", said) == ["deemed"]


def test_a_scheme_that_ends_is_announced() -> None:
    said = "制度の廃止|当社は、3か月前までに告知して、本サービスの会員制度を廃止することができます。"
    assert values("discontinuation.notice_period", said) == ["P3M"]


def test_terms_end_without_a_word_for_those_with_gangs_too() -> None:
    said = "反社会的勢力の排除|当社は、会員が暴力団員と分かったときは、催告なしに契約を解除します。"
    assert values("notice.period.antisocial", said) == ["催告なしに"]
