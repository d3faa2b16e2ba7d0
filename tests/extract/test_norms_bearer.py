import time

import pytest

from pipeline.extract import extract
from pipeline.extract.norms.sides import Sides
from pipeline.extract.norms.subject import person
from tests.extract.normed import in_contract, in_terms
from tests.texts import document


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        ("会員は、変更を届け出るものとします。", "customer"),
        ("当社は、会員に通知します。", "provider"),
        ("当社及び会員は、誠実に協議するものとします。", "both"),
        ("変更の届出は、会員が行うものとします。", "customer"),
        ("料金は、当社が定める方法により支払うものとします。", "customer"),
        ("会員が損害を与えたときは、当社は、会員の資格を取り消すことができます。", "provider"),
        ("振込みの手数料は、会員の負担とします。", "customer"),
        ("退会を希望される方は、窓口へお申し出ください。", "customer"),
        ("13歳に満たない方は、登録できません。", "customer"),
        ("再委託先は、情報を漏らしてはなりません。", "third_party"),
        ("申込みの内容は、電子メールでお知らせします。", "provider"),
        ("返金は、7日以内に行います。", "provider"),
        ("貸し出した器具は、閉館までにお返しください。", "customer"),
        ("館内での撮影は、お断りします。", "customer"),
        ("次のときは、入会をお断りします。", "provider"),
        ("資料は、当社に返さなければなりません。", "customer"),
        ("会員は、当社が異議を述べないときは、計画を実施することができます。", "customer"),
    ],
)
def test_who_is_meant_in_terms(text: str, bearer: str) -> None:
    assert [norm.bearer for norm in in_terms(text)] == [bearer]


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        ("甲は、料金を支払う。", "customer"),
        ("乙の作業責任者は、毎日、日報を作る。", "provider"),
        ("乙又はその指定する者は、機器の設置場所に立ち入ることができる。", "provider"),
        ("甲乙は、互いに協力する。", "both"),
        ("各当事者は、相手方に通知する。", "both"),
        ("一方は、他方が破産したときは、本契約を解除することができる。", "both"),
        ("代金は、翌月末日に支払う。", "customer"),
        ("保守は、日曜日には行わない。", "provider"),
        ("甲の同意は、口頭で足りる。", "customer"),
        ("本契約に関する訴えは、東京地方裁判所に起こすものとする。", "both"),
        ("期間内に甲が合否を知らせないときは、合格したものとみなす。", "customer"),
    ],
)
def test_who_is_meant_in_contracts(text: str, bearer: str) -> None:
    assert [norm.bearer for norm in in_contract(text)] == [bearer]


def test_the_subject_goes_on_where_none_is_named() -> None:
    norms = in_contract("甲は、料金を振り込む。その日が休業日であるときは、直前の営業日に支払うものとする。")
    assert [norm.bearer for norm in norms] == ["customer", "customer"]


def test_each_part_of_a_sentence_has_its_own_subject() -> None:
    norms = in_contract("総合試験は、乙が行い、甲が立ち会う。")
    assert [norm.bearer for norm in norms] == ["provider", "customer"]


def test_who_was_to_speak_is_deemed_to_have_agreed() -> None:
    norms = in_contract("甲は、5日以内に結果を知らせる。期間内に知らせがないときは、検査に合格したものとみなす。")
    assert [(norm.bearer, norm.modality) for norm in norms] == [("customer", "obligation"), ("customer", "deeming")]


def test_a_leave_given_is_the_others() -> None:
    norms = in_contract("乙は、甲に対し、図面の使用を許諾する。")
    assert [(norm.bearer, norm.modality) for norm in norms] == [("customer", "permission")]


def test_parties_without_a_side_are_named_by_their_words() -> None:
    text = (
        "秘密保持契約書\n\n株式会社一（以下「甲」という。）と株式会社二（以下「乙」という。）は、次のとおり契約する。\n\n"
        "第1条（秘密）\n甲は、資料を乙に預ける。乙は、資料を返す。甲及び乙は、秘密を守る。\n"
    )
    assert [norm.bearer for norm in extract(document(text)).norms] == ["甲", "乙", "both"]


@pytest.mark.parametrize(
    ("text", "counterparty"),
    [
        ("乙は、結果を甲に報告する。", "customer"),
        ("甲は、乙に対し、資料を渡す。", "provider"),
        ("乙は、秘密を第三者に漏らしてはならない。", "third_party"),
        ("乙は、相手方に通知する。", "customer"),
        ("乙は、作業を始める。", None),
    ],
)
def test_to_whom_it_is_done(text: str, counterparty: str | None) -> None:
    assert [norm.counterparty for norm in in_contract(text)] == [counterparty]


def test_who_alone_discloses_is_a_side_also_where_a_third_party_stands_by() -> None:
    text = (
        "秘密保持契約書\n\n株式会社一（以下「甲」という。）と株式会社二（以下「乙」という。）は契約し、山田太郎（以下「保証人」という。）が加わる。\n\n"
        "第1条（秘密）\n甲から開示された情報と、甲から受領した資料を秘密とする。保証人は、甲に責任を負う。乙は、保証人に知らせる。\n\n"
        "第2条（返還）\n乙は、資料を返さなければならない。\n"
    )
    found = extract(document(text))
    assert {party.term: party.role for party in found.parties} == {
        "甲": "discloser",
        "乙": "recipient",
        "保証人": "third_party",
    }
    assert [norm.bearer for norm in found.norms if str(norm.address) == "第2条"] == ["乙"]


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        # もしくは is no 甲も
        ("乙は、過失により甲若しくは第三者に損害を与えたときは、賠償しなければならない。", "provider"),
        ("甲が届出の住所に宛てて発した通知は、通常到達すべき時に到達したものとみなす。", "provider"),
        ("乙には、作業の鍵を貸与する。", "customer"),
        ("乙には、作業の日誌を付ける義務がある。", "provider"),
        ("業務の一部は、甲の承諾を得て第三者に委託することができる。", "provider"),
        ("甲が期限の延長を申し入れる場合は、10日前までに行わなければならない。", "customer"),
    ],
)
def test_who_is_meant_behind_another_side_in_contracts(text: str, bearer: str) -> None:
    assert [norm.bearer for norm in in_contract(text)] == [bearer]


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        ("除名する場合は、当該会員には、弁明の機会を与えなければならない。", "provider"),
        ("除名に当たっては、会員に弁明の機会を与えるものとします。", "provider"),
        ("当社が会員の届け出た住所に宛てて送付した書面は、到達したものとみなします。", "customer"),
        ("会員には、入会の際に会費をお支払いいただきます。", "customer"),
    ],
)
def test_who_is_meant_behind_another_side_in_terms(text: str, bearer: str) -> None:
    assert [norm.bearer for norm in in_terms(text)] == [bearer]


def test_the_heads_of_both_sides_act_for_both() -> None:
    assert [norm.bearer for norm in in_contract("争いが生じたときは、双方の工場長又は支店長が話し合う。")] == ["both"]


def test_what_has_to_be_paid_is_of_who_is_served() -> None:
    text = "部品の代金は、保守料に含まれる。ただし、3個を超えるときは、1個につき5千円を支払わなければならない。"
    assert in_contract(text)[-1].bearer == "customer"


def test_a_case_told_by_each_time_has_no_subject_of_the_whole() -> None:
    text = "乙は、鍵を金庫に納め、来訪者が持ち出すたびに、時刻を台帳に記さなければならない。"
    assert {norm.bearer for norm in in_contract(text)} == {"provider"}


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        ("改定の日より前の申込みについては、なお従前の例による。", "both"),
        ("この規約と個別の定めが食い違うときは、個別の定めを先に当てはめます。", "both"),
        ("この規約と個別の定めが異なるときは、個別の定めに従うものとします。", "both"),
        ("この規約と個別の定めが異なるときは、個別の定めを優先させます。", "both"),
        ("前条の期間は、会員と当社との合意により延ばすことができます。", "both"),
        ("会員と当社とが費用を半額ずつ負担します。", "both"),
    ],
)
def test_of_both_in_terms(text: str, bearer: str) -> None:
    assert [norm.bearer for norm in in_terms(text)] == [bearer]


def test_to_keep_a_record_is_an_act_and_no_state() -> None:
    told = [
        (norm.bearer, norm.modality) for norm in in_contract("乙は、点検の記録を作り、点検の日から5年間保存します。")
    ]
    assert told == [("provider", "obligation"), ("provider", "obligation")]


@pytest.mark.parametrize(
    ("meaning", "bearer"),
    [
        ("乙に雇用され、機器の調整に当たる者", "provider"),
        ("甲又は乙に属する者で、別紙に氏名を記したもの", "both"),
        ("甲が派遣する者で、作業に立ち会うもの", "customer"),
        ("甲から指名を受けた乙の従業員", "provider"),
        ("別紙に氏名を記した、甲又は乙に属する職員及び学生", "both"),
        ("甲の役員、従業員及び甲に派遣された労働者のうち、別紙に氏名を記した者", "customer"),
        ("事業所に派遣された甲の従業員", "customer"),
    ],
)
def test_who_is_defined_as_working_for_a_side_acts_for_it(meaning: str, bearer: str) -> None:
    text = f"１　「調整員」とは、{meaning}をいう。\n２　調整員は、作業の前に名札を着けなければならない。"
    assert [norm.bearer for norm in in_contract(text) if norm.modality == "obligation"] == [bearer]


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        ("甲から請求があったときは、作業の記録を提出する。", "provider"),
        ("甲が乙に対し説明を求めたときは、遅滞なくこれに応じなければならない。", "provider"),
        ("乙から図面の交付を求められたときは、速やかに交付する。", "customer"),
        ("点検は、甲の書面による承諾がなければ、他の者に委託することができない。", "provider"),
        ("預けられた資料は、保守の終了後、直ちに甲に返還する。", "provider"),
        ("甲から提供された資料は、善良な管理者の注意をもって管理する。", "provider"),
        ("乙の従業員が退職したときは、速やかに後任を配置する。", "provider"),
        ("再委託先に対し、本契約と同等の義務を負わせる。", "provider"),
    ],
)
def test_who_is_asked_who_needs_leave_and_who_has_it(text: str, bearer: str) -> None:
    assert [norm.bearer for norm in in_contract(text)] == [bearer]


def test_staff_acts_for_who_serves() -> None:
    assert [norm.bearer for norm in in_terms("スタッフは、作業の間に飲食をしてはなりません。")] == ["provider"]


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        ("乙が第三者から損害の賠償を請求されたときは、直ちに甲に通知する。", "provider"),
        ("乙が官公庁から法令に基づき秘密情報の開示を要求された場合は、開示を必要最小限にとどめなければならない。", "provider"),
        ("甲が監督官庁から報告を求められたときは、乙に通知する。", "customer"),
        ("甲が支払の催促をされたときは、10日以内に支払わなければならない。", "customer"),
        ("乙が甲に委託料の支払を請求したときは、請求書に作業の明細を添付しなければならない。", "provider"),
        ("甲から請求を受けたときは、記録を渡す。", "provider"),
        ("納入された数量が注文書と異なるときは、注文書の数量による代金を支払う。", "customer"),
        ("乙が甲から受領した資料は、善良な管理者の注意をもって管理する。", "provider"),
        ("乙が甲から預かった鍵は、金庫に保管する。", "provider"),
        ("乙が貸与を受けた機器は、台帳により管理しなければならない。", "provider"),
        ("乙が甲から受領した資料は、契約の終了後に返却する。", "provider"),
    ],
)  # fmt: skip
def test_who_asks_and_who_holds_is_not_turned_round(text: str, bearer: str) -> None:
    assert [norm.bearer for norm in in_contract(text)] == [bearer]


def test_a_claim_of_someone_else_because_of_one_side_is_not_the_others() -> None:
    text = "乙の作業により第三者から損害賠償の請求があったときは、その費用を負担して解決しなければならない。"
    assert "customer" not in {norm.bearer for norm in in_contract(text)}


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        ("会員が再発行を依頼したときは、手数料を支払います。", "customer"),
        ("会員から返金の請求があった場合は、申請書を提出しなければなりません。", "customer"),
        ("会員が同伴するドライバーは、駐車場を利用することができます。", "customer"),
    ],
)
def test_what_who_asks_or_brings_has_himself(text: str, bearer: str) -> None:
    assert [norm.bearer for norm in in_terms(text)] == [bearer]


@pytest.mark.parametrize(
    ("term", "meaning", "bearer"),
    [
        ("外部委員", "乙に雇用されていない個人", "both"),
        ("入構者", "甲の従業員以外の者で、乙が現場に立ち入らせるもの", "both"),
        ("被害者", "乙の職員から暴行を受けた者", "both"),
        ("被害者", "乙の役員又は職員から暴行を受けた者", "both"),
        ("鑑定人", "甲が指名した弁護士その他の専門家で、丙から独立した者", "third_party"),
    ],
)
def test_who_is_defined_as_of_no_side_acts_for_none(term: str, meaning: str, bearer: str) -> None:
    text = f"１　「{term}」とは、{meaning}をいう。\n２　{term}は、作業の前に名札を着けなければならない。"
    assert [norm.bearer for norm in in_contract(text) if norm.modality == "obligation"] == [bearer]


def test_to_break_the_rules_is_no_duty() -> None:
    assert [norm.modality for norm in in_terms("次の場合は、この規約に違反します。")] == ["declaration"]


def test_persons_are_looked_for_in_little_time_in_a_long_list() -> None:
    begin = time.perf_counter()
    assert person("りんごまたは" * 2000, [], Sides({}, {}, False, frozenset()), bilateral=True) is None
    assert time.perf_counter() - begin < 2
