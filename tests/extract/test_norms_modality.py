import pytest

from tests.extract.normed import in_contract, in_terms, told


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("会員は、変更を届け出なければなりません。", "obligation"),
        ("会員は、変更を届け出るものとします。", "obligation"),
        ("会員は、変更を届け出ます。", "obligation"),
        ("会員は、変更を届け出る義務を負います。", "obligation"),
        ("会員は、安全に努めるものとします。", "obligation"),
        ("会員は、会員証を他人に貸してはなりません。", "prohibition"),
        ("会員は、会員証を他人に貸さないでください。", "prohibition"),
        ("会員は、会員証を他人に貸すことができません。", "prohibition"),
        ("会員は、会員証を他人に貸さないものとします。", "prohibition"),
        ("会員が会員証を他人に貸すことを禁止します。", "prohibition"),
        ("会員は、館内での撮影をお控えください。", "prohibition"),
        ("会員は、いつでも退会することができます。", "permission"),
        ("当社は、料金を改定することがあります。", "permission"),
        ("当社は、料金を改定する場合があります。", "permission"),
        ("会員は、代理人に届け出させてもかまいません。", "permission"),
        ("当社は、料金を改定する権利を有します。", "permission"),
        ("当社は、会員の損害について責任を負いません。", "exemption"),
        ("当社は、損害を賠償する責任を負わないものとします。", "exemption"),
        ("当社は、情報の正確さを保証するものではありません。", "exemption"),
        ("会員は、手数料を支払うことを要しません。", "exemption"),
        ("会員は、手数料を支払わなくてよい。", "exemption"),
        ("当社の賠償の額は、1か月分の料金を上限とします。", "exemption"),
        ("会員が異議を述べないときは、変更に同意したものとみなします。", "deeming"),
        ("会員が異議を述べないときは、承認があったものとして取り扱います。", "deeming"),
        ("この規約の解釈は、日本法によります。", "declaration"),
        ("所有権は、当社に帰属します。", "declaration"),
    ],
)
def test_the_end_of_a_sentence_tells_the_modality(text: str, modality: str) -> None:
    assert [norm.modality for norm in in_terms(text)] == [modality]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("乙は、毎月末日に報告書を渡す。", "obligation"),
        ("乙は、期日までに仕様を確定する。", "obligation"),
        ("乙は、これを拒むことを得ない。", "prohibition"),
        ("甲及び乙は、暴力団員でないことを相手方に確約する。", "declaration"),
        ("乙は、著作者人格権を行使しないことを約束する。", "prohibition"),
        ("甲は、乙の事業所に立ち入り、帳簿を調べて差し支えない。", "permission"),
    ],
)
def test_contracts_say_it_in_plain_verbs(text: str, modality: str) -> None:
    assert [norm.modality for norm in in_contract(text)] == [modality]


@pytest.mark.parametrize(
    "text",
    [
        "「会員証」とは、当社が会員に渡すカードをいいます。",
        "会費の月額は、次のとおりとします。",
        "当社は、毎年1回、研修を行っています。",
        "この規約は、2024年4月1日から施行します。",
        "本施設には、昇降機がありません。",
    ],
)
def test_meanings_states_and_dates_are_no_norms(text: str) -> None:
    assert in_terms(text) == []


def test_duties_in_one_sentence_are_a_norm_each() -> None:
    norms = in_contract("乙は、機器を善良な管理者の注意をもって保管し、毎月の在庫を甲に報告しなければならない。")
    assert told(norms) == [
        ("provider", "obligation", "機器を善良な管理者の注意をもって保管し"),
        ("provider", "obligation", "毎月の在庫を甲に報告しなければならない"),
    ]


def test_a_ban_over_alternatives_is_one_norm() -> None:
    norms = in_contract("乙は、秘密を第三者に漏らし、又は目的の外に用いてはならない。")
    assert told(norms) == [("provider", "prohibition", "秘密を第三者に漏らし、又は目的の外に用いてはならない")]


def test_modalities_change_inside_a_sentence() -> None:
    norms = in_contract("乙は、資料を他の用に使ってはならず、終了の日から5日以内に返さなければならない。")
    assert [(norm.modality, norm.deadline) for norm in norms] == [
        ("prohibition", None),
        ("obligation", "終了の日から5日以内に"),
    ]


def test_a_verb_inside_a_case_is_no_norm() -> None:
    norms = in_contract("乙が解散し、破産の申立てを受けたときは、甲は、本契約を解除することができる。")
    assert [norm.modality for norm in norms] == ["permission"]
    assert norms[0].condition == "乙が解散し、破産の申立てを受けたときは"


def test_what_stands_in_brackets_or_quotes_is_not_read_as_the_predicate() -> None:
    norms = in_contract("乙は、作業報告書（日々の時刻を記さなければならない。）を甲に渡す。")
    assert told(norms) == [("provider", "obligation", "作業報告書（日々の時刻を記さなければならない。）を甲に渡す")]


def test_likewise_repeats_the_norm_before() -> None:
    norms = in_contract("乙は、同じ部品を他に売ってはならない。甲の顧客に直接に売ることも、同様とする。")
    assert [(norm.bearer, norm.modality) for norm in norms] == [("provider", "prohibition")] * 2


def test_entries_of_a_list_are_ruled_at_their_lead() -> None:
    text = "会員は、次の行為をしてはなりません。\n（1）館内で喫煙すること。\n（2）他人に迷惑をかけること。"
    assert [(str(norm.address), norm.modality) for norm in in_terms(text)] == [("第2条", "prohibition")]


def test_entries_rule_where_the_lead_only_says_that_they_be_kept() -> None:
    text = "会員は、次の事項を守らなければなりません。\n（1）会員証を持ち歩くこと。\n（2）館内で喫煙しないこと。"
    assert [(str(norm.address), norm.bearer, norm.modality) for norm in in_terms(text)][1:] == [
        ("第2条第1号", "customer", "obligation"),
        ("第2条第2号", "customer", "prohibition"),
    ]
