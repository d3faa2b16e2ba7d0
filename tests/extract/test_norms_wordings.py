"""Wordings of terms and contracts of every kind: who is meant, and what the verb makes of the act."""

import pytest

from tests.extract.normed import between_equals, in_contract, in_terms


def _said(expected: str) -> list[tuple[str, str]]:
    return [(bearer, modality) for bearer, modality in (norm.split() for norm in expected.split(";"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is taken from the other or closed to him is a leave, also in other words
        ("当社は、規約に反する投稿を削除します。", "provider permission"),
        ("当社は、会員が退会した日から30日で会員のデータを削除します。", "provider obligation"),
        ("当社は、迷惑を及ぼした会員を退館させます。", "provider permission"),
        ("手数料は1件330円とし、返金額から差し引きます。", "customer declaration;provider permission"),
        ("当社は、滞納が続くときは、契約を解き、残りの料金を請求する。", "provider permission;provider permission"),
        ("料金をカードから引き落とし、不足は会員が払います。", "provider permission;customer obligation"),
        ("会員から申出がないときは、当社は、登録を抹消します。", "provider permission"),
        ("手数料は、残高から差し引いて受け取ります。", "provider permission"),
        ("書き込まれた評価は、当社が消します。", "provider permission"),
        # what is not done for him is a release
        ("会員の都合は考慮しません。", "provider exemption"),
        ("スマートウォッチは動作の対象外です。", "provider exemption"),
        ("配送の遅れは、当社の関知するところではありません。", "provider exemption"),
        ("経年による色の変わりは対象となりません。", "provider exemption"),
        ("年会費は、会員資格を失った場合も返戻されません。", "provider exemption"),
        ("次の損害には、保険金が支払われません。", "provider exemption"),
        ("会員の間の争いに当社は加わらない。", "provider exemption"),
        # who gets, and who gives
        ("優良な会員には、請求により保証金を返す。", "provider obligation"),
        ("会員には、毎月の明細を電子メールで送ります。", "provider obligation"),
        ("会員には、料金を支払う義務があります。", "customer obligation"),
        ("会員は、投稿した写真を当社が無償で使うことを認めます。", "provider permission"),
        # what only who is served does there
        ("入館は、会員証を読取機にかざして行います。", "customer obligation"),
        ("点検は、休館日に行います。", "provider obligation"),
        ("ロッカーは、当日の荷物に限って使用します。", "customer obligation"),
        ("寝泊まりに使うことは認めません。", "customer prohibition"),
        ("取引は、会員の自己責任によって行われます。", "customer declaration"),
        ("退会者の名を当社に届け、会員証を返す。", "customer obligation;customer obligation"),
        ("同時に見られるのは3台までとします。", "customer declaration"),
        ("会員が住所を移そうとするときは、10日前に所定の用紙を出す。", "customer obligation"),
        # a verb before ください shares who is asked
        ("まず警察に届け、48時間以内にセンターへ連絡してください。", "customer obligation;customer obligation"),
        # what may come of itself rules nothing, what somebody may do does
        ("表示される時刻は、実際と異なる場合があります。通知は登録した宛先に送ります。", "provider obligation"),
        ("当社は、表示の順を変える場合があります。", "provider permission"),
        # how much the customer may do; how much or when the provider does
        ("送付は、1日30万円までとします。", "customer declaration"),
        ("電話の受付は、18時までとします。", "provider declaration"),
        # fictions
        ("電話での問合せは、申込みとはみなされません。", "customer deeming"),
        ("会員は、家族のした操作が自分の操作として扱われることを承諾します。", "customer deeming"),
        # mere statements
        ("訴訟は、会員の住所地の裁判所が第一審として取り扱う。", "both declaration"),
        ("会員と当社との関係は、日本法に従います。", "both declaration"),
        ("会員が商品の発送を受けた時に売買が成立します。", "both declaration"),
        ("別に定める細則は、本規約の一部をなす。", "both declaration"),
        ("本データは現状有姿で提供される。", "provider declaration"),
        ("本規約と細則が食い違うときは、細則を先に用います。", "both declaration"),
        ("保険料は、利用料に含みます。", "customer declaration"),
        ("期間は通常1か月を超えません。", "provider declaration"),
        ("いずれの側も、天災による遅れについて責任を負いません。", "both exemption"),
        # a ban over several verbs is one, as is a plain one with または
        ("会員は、権利を第三者に譲り、担保に供することができない。", "customer prohibition"),
        ("会員は、パスワードを管理し、他人に使わせてはならない。", "customer obligation;customer prohibition"),
    ],
)
def test_in_terms(text: str, expected: str) -> None:
    assert [(norm.bearer, norm.modality) for norm in in_terms(text)] == _said(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an act left undone beside another; not how the other is done
        ("乙は、資料を複製せず、業務の終了後に甲に返還する。", "provider prohibition;provider obligation"),
        ("乙は、催告をせず、契約を解除することができる。", "provider permission"),
        # a case with a subject of its own; one that goes on with the verb
        ("乙は、許可を保ち、その取消しがあったときは、甲に知らせる。", "provider obligation;provider obligation"),
        ("乙は、支払を怠り、甲が催告したときは、期限の利益を失う。", "provider declaration"),
        (
            "不合格の品は、乙が引き取り、期限を過ぎたときは、甲は送り返すことができる。",
            "provider obligation;customer permission",
        ),
        ("請求を受けたときは、乙がこれに応じ、甲に損失を及ぼさない。", "provider obligation;provider prohibition"),
        ("解除のとき、甲は、引渡しを受けた部分の代金を払う。", "customer obligation"),
        ("点検は保守料に含み、修理は乙が別に見積りを出す。", "provider declaration;provider obligation"),
        ("乙は、物件を移し、改造し、又は他の物に付着させない。", "provider prohibition"),
        # what stands beside a party
        ("甲から解約を申し入れるには、三か月前の予告を要する。", "customer obligation"),
        ("乙から減額を求めることはできない。", "provider prohibition"),
        ("第三者が損害を受けたときは、乙がこれを償う。", "provider obligation"),
        ("書類の所有権は、甲に残る。", "customer declaration"),
        ("表現の細部は、乙に委ねられる。", "provider permission"),
        ("乙が規則に背いたときは、甲の求めにより違約金を支払う。", "provider obligation"),
        # modalities
        ("乙は、名簿を裁断する。", "provider obligation"),
        ("乙は、製造を続ける。", "provider obligation"),
        ("乙は、作業の指揮者を定める。", "provider obligation"),
        ("乙は、自己の裁量により作業の手順を決める。", "provider permission"),
        ("乙は、甲の就業規則の適用を受けない。", "provider exemption"),
        ("公知の情報は、秘密保持の義務の対象から除外する。", "both exemption"),
        ("前項の賠償の額は、委託料の額にとどめる。", "provider exemption"),
        ("乙は、甲の承諾なく、値引きの求めに応じない。", "provider prohibition"),
        ("乙は、甲の承諾なく行われた改造について責任を負わない。", "provider exemption"),
        ("乙は、甲の調査を受け入れ、これを妨げない。", "provider obligation;provider prohibition"),
        ("甲は、次回の代金から差し引くことをしない。", "customer prohibition"),
        ("乙は、支払義務のあることを認める。", "provider declaration"),
        ("甲は、乙が現場に立ち入ることを認める。", "provider permission"),
        # what holds of both
        ("本契約は、甲乙間に代理の関係を生じさせるものではない。", "both declaration"),
        ("本契約に定めのない事項は、民法による。", "both declaration"),
        ("第5条中「30日」とあるのを「60日」と改める。", "both declaration"),
        ("仲裁の判断は、双方を拘束する。", "both declaration"),
        ("甲及び乙は、債権債務のないことを相互に確認する。", "both declaration"),
        ("得られた利益は、出資の割合に応じて配分する。", "both obligation"),
        ("双方とも、相手方に損害の賠償を求めない。", "both prohibition"),
        ("両社は、毎月会議を開く。", "both obligation"),
        ("重要な事項は、甲及び乙の指名した取締役の賛成を要する。", "both obligation"),
        ("単価は、市況を踏まえ、協議して定める。", "both obligation"),
    ],
)
def test_in_a_contract(text: str, expected: str) -> None:
    assert [(norm.bearer, norm.modality) for norm in in_contract(text)] == _said(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲は、乙に対し、分担金を支払う。乙は、領収書を渡す。遅れたときは、遅延損害金を支払う。", ["甲", "乙", "甲"]),
        ("乙は、案を三つ作る。四つ目からは一案につき三万円を申し受ける。", ["乙", "甲"]),
        ("乙は、案を作る。模型は、月末に見せる。", ["乙", "乙"]),
        ("甲は、窓口を設ける。費用は、双方が負担する。", ["甲", "both"]),
    ],
)
def test_between_equals_it_is_the_one_who_acts_in_the_article(text: str, expected: list[str]) -> None:
    assert [norm.bearer for norm in between_equals(text)] == expected


def test_in_the_same_way_goes_on_with_the_paragraph_before() -> None:
    norms = between_equals("1　甲は、契約を解除することができる。\n2　前項のほか、乙が応じないときも、同じとする。")
    assert [(norm.bearer, norm.modality) for norm in norms] == [("甲", "permission")] * 2


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("乙は、甲の資料を第三者に渡してはならない。", "provider prohibition;provider exemption"),
        ("甲は、毎月報告を受けなければならない。", "customer obligation;customer exemption"),
        ("契約の期間は、一年とする。", "both declaration;provider declaration"),
    ],
)
def test_what_lifts_the_paragraph_before_releases_who_is_bound_by_it(before: str, expected: str) -> None:
    norms = in_contract(f"1　{before}\n2　前項の規定は、公開された資料には適用しない。")
    assert [(norm.bearer, norm.modality) for norm in norms] == _said(expected)
