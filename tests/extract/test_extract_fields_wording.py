"""The same rules in many wordings: statutes' style, business contracts, everyday speech."""

import pytest

from pipeline.extract import extract
from pipeline.types.clause import Value
from tests.extract.extracted import values
from tests.texts import document

TERMS: list[tuple[str, str, list[Value]]] = [
    (
        "amendment.notice_period",
        "規約を変えるとき|当社がこの規約を変えるときは、新しい規約が始まる2週間前までに、会員にメールでお知らせします。",
        ["P2W"],
    ),
    (
        "amendment.notice_period",
        "本規約の改定|当社は、本規約を改めようとするときは、少なくとも三十日の周知期間を置かなければならない。",
        ["P30D"],
    ),
    (
        "amendment.notice_period",
        "規約の見直し|この規約は見直すことがあります。見直した内容は、適用開始の10日前からホームページに掲げます。",
        ["P10D"],
    ),
    ("amendment.notice_period", "変更|本規約の変更は、変更の効力が生ずる日の1箇月前までに公表する。", ["P1M"]),
    (
        "fee_change.notice_period",
        "料金の見直し|会費を上げるときは、2か月前までにクラブ内に貼り出してお伝えします。",
        ["P2M"],
    ),
    (
        "fee_change.notice_period",
        "利用料金|当社は、物価の変動等により利用料金を改定することがある。この場合、改定日の45日前までに会員に通知する。",
        ["P45D"],
    ),
    ("fee_change.notice_period", "月謝|月謝の値上げは、実施する月の三箇月前までに書面で知らせる。", ["P3M"]),
    (
        "suspension.notice_period",
        "お休みをいただくとき|設備の手入れのため本サービスを休むときは、5日前までに会員サイトに載せます。",
        ["P5D"],
    ),
    (
        "suspension.notice_period",
        "一時停止|当社は、定期点検を行うため、72時間前までに告知したうえで、本サービスを止めることができる。",
        ["PT72H"],
    ),
    (
        "service_change.notice_period",
        "機能の変更|当社は、本サービスの機能を大きく変えるときは、1か月前までに会員にお知らせします。",
        ["P1M"],
    ),
    (
        "discontinuation.notice_period",
        "サービスをやめるとき|当社が本サービスをやめるときは、その半年前までに会員に知らせます。",
        ["P6M"],
    ),
    (
        "discontinuation.notice_period",
        "提供の終了|当社は、三箇月以上前に予告することにより、本サービスの全部の提供を終了することができるものとする。",
        ["P3M"],
    ),
    (
        "termination_by_customer.notice_period",
        "退会|退会したい方は、退会月の前の月の10日までに届け出てください。",
        ["退会月の前の月の10日まで"],
    ),
    (
        "termination_by_customer.notice_period",
        "会員をやめるとき|会員は、やめたい日の2週間前までに届を出せば、いつでもやめられます。",
        ["P2W"],
    ),
    (
        "termination_by_customer.notice_period",
        "中途解約|会員は、契約期間の途中であっても、1か月の予告期間をもって本契約を解約することができる。",
        ["P1M"],
    ),
    (
        "termination_by_customer.notice_period",
        "期間|期間満了の1か月前までに会員から更新しない旨の申出がないときは、同じ条件で1年間延長する。",
        ["P1M"],
    ),
    (
        "termination_by_provider.cure_period",
        "契約の解除|会員がこの規約に違反し、当社が10日以内に改めるよう求めても改めないときは、当社は契約を解除できます。",
        ["P10D"],
    ),
    (
        "termination_by_provider.cure_period",
        "解除|当社は、会員が会費を支払わない場合において、2週間の期間を定めて催告し、その期間内に支払がないときは、本契約を解除することができる。",
        ["P2W"],
    ),
    (
        "termination_by_provider.cure_period",
        "違反があったとき|違反を改めるようお願いしてから5日たっても直していただけない場合は、登録を取り消します。",
        ["P5D"],
    ),
    ("term.initial", "契約期間|本契約の有効期間は、契約締結日から起算して1年とする。", ["P1Y"]),
    ("term.initial", "期間|契約の期間は、申し込んだ日から6か月です。", ["P6M"]),
    ("term.initial", "会員の期間|会員としての契約は、入会の日から二年間有効とする。", ["P2Y"]),
    ("term.minimum", "続けていただく期間|少なくとも3か月は続けていただきます。", ["P3M"]),
    ("term.minimum", "最低利用期間|本サービスの最低利用期間は、利用開始日から12か月間とします。", ["P12M"]),
    ("renewal.auto", "更新|期間が満了しても、どちらからも申出がなければ、契約はそのまま1年間続きます。", [True]),
    ("renewal.term", "更新|期間が満了しても、どちらからも申出がなければ、契約はそのまま1年間続きます。", ["P1Y"]),
    ("renewal.auto", "更新|契約は自動では更新されません。", [False]),
    (
        "renewal.auto",
        "期間の満了|期間満了の際に当事者のいずれからも異議がない場合、本契約は同一条件にてさらに6か月間更新されるものとし、以後も同様とする。",
        [True],
    ),
    (
        "renewal.term",
        "期間の満了|期間満了の際に当事者のいずれからも異議がない場合、本契約は同一条件にてさらに6か月間更新されるものとし、以後も同様とする。",
        ["P6M"],
    ),
    (
        "liability.cap",
        "損害賠償|当社が賠償する額は、直近3か月間に会員から受領した利用料金の総額を上限とします。",
        [{"months": 3, "of": "fees"}],
    ),
    (
        "liability.cap",
        "損害賠償|当社の賠償責任は、金50万円を超えないものとする。",
        [{"amount": 500000, "currency": "JPY"}],
    ),
    ("liability.cap", "責任の限度|当社が償う額は、月会費の2か月分までとします。", [{"months": 2, "of": "fees"}]),
    ("liability.cap", "つぐない|当社がつぐなう額は、多くても10万円です。", [{"amount": 100000, "currency": "JPY"}]),
    (
        "liability.cap",
        "損害賠償|賠償額の上限は、会員が過去1年間に支払った料金の合計額とする。",
        [{"months": 12, "of": "fees"}],
    ),
    (
        "liability.claim_period",
        "損害賠償|会員は、損害を知った日から1年以内に請求しなければ、損害賠償を求めることができません。",
        ["P1Y"],
    ),
    (
        "liability.claim_period",
        "損害賠償|損害賠償の請求は、損害の発生した日から3か月を経過した後はすることができない。",
        ["P3M"],
    ),
    ("governing_law", "準拠法|本規約の成立、効力及び解釈は日本国法に準拠するものとする。", ["日本法"]),
    ("governing_law", "きまりの読み方|この規約は、日本の法律にしたがって解釈します。", ["日本法"]),
    ("governing_law", "雑則|本契約には日本法が適用される。", ["日本法"]),
    (
        "jurisdiction.court",
        "裁判|訴えを起こすときは、神戸地方裁判所姫路支部を第一審の専属的合意管轄裁判所とします。",
        ["神戸地方裁判所姫路支部"],
    ),
    ("jurisdiction.exclusive", "裁判|本契約に関する紛争は、大阪地方裁判所だけで争うものとします。", [True]),
    (
        "jurisdiction.exclusive",
        "合意管轄|訴額に応じて東京簡易裁判所又は東京地方裁判所を第一審の専属的合意管轄裁判所とする。",
        [True],
    ),
    (
        "jurisdiction.court",
        "合意管轄|訴額に応じて東京簡易裁判所又は東京地方裁判所を第一審の専属的合意管轄裁判所とする。",
        ["東京簡易裁判所", "東京地方裁判所"],
    ),
    (
        "jurisdiction.court",
        "管轄|本規約に関する訴訟は、当社の本店所在地を管轄する地方裁判所を第一審裁判所とする。",
        ["当社の本店所在地を管轄する地方裁判所"],
    ),
    ("subcontracting.allowed", "業務を任せること|当社は、仕事の一部を外部の業者に任せることがあります。", [True]),
    (
        "subcontracting.allowed",
        "再委託|当社は、会員の書面による事前の承諾なく、業務の全部又は一部を第三者に再委託してはならない。",
        [False],
    ),
    ("subcontracting.allowed", "委託|当社は、本サービスの運営を第三者に委託することができるものとします。", [True]),
]


@pytest.mark.parametrize(("field", "article", "expected"), TERMS)
def test_terms_in_many_wordings(field: str, article: str, expected: list[Value]) -> None:
    assert values(field, article) == expected


CONTRACTS: list[tuple[str, str, Value]] = [
    ("confidentiality.survival", "秘密保持|本条の義務は、本契約終了後3年間存続する。", "P3Y"),
    ("confidentiality.survival", "秘密を守ること|甲及び乙は、契約が終わった後も2年間、相手方の秘密を守る。", "P2Y"),
    ("confidentiality.survival", "秘密保持|秘密情報の開示を受けた日から5年間、本条の義務を負う。", "P5Y"),
    (
        "confidentiality.survival",
        "存続|秘密保持義務は、本契約が終了した日の翌日から三年間有効に存続するものとする。",
        "P3Y",
    ),
    (
        "acceptance.period",
        "検査|甲は、成果物の納入を受けた日から14日以内に検査を行い、その結果を乙に通知する。",
        "P14D",
    ),
    ("acceptance.period", "受入れ|甲は、納品から七営業日以内に中身を確かめ、問題がなければ受領書を渡す。", "7BD"),
    (
        "acceptance.period",
        "検収|検査期間は、納入後10日間とし、この期間内に通知がないときは合格したものとみなす。",
        "P10D",
    ),
    (
        "nonconformity.period",
        "契約不適合責任|甲は、検収完了後1年以内に契約不適合を発見したときは、修補を請求することができる。",
        "P1Y",
    ),
    ("nonconformity.period", "不具合の直し|引渡しから6か月のうちに不具合が見つかったときは、乙は無償で直す。", "P6M"),
    ("nonconformity.period", "瑕疵担保|乙は、納入後12か月間、成果物の瑕疵について責任を負う。", "P12M"),
    ("nonconformity.period", "保証|契約不適合の通知期間は、甲が不適合を知った時から1年間とする。", "P1Y"),
    ("ip.owner", "著作権|成果物の著作権は、委託料の完済をもって乙から甲に移転する。", "甲"),
    ("ip.owner", "権利の帰属|本業務の過程で生じた発明その他の知的財産権は、甲乙の共有とする。", "甲乙の共有"),
    ("ip.owner", "権利|成果物についての著作権は乙に留保される。", "乙"),
    (
        "noncompete.period",
        "競業の禁止|乙は、本契約の期間中及び終了後1年間、甲と競合する事業を行ってはならない。",
        "P1Y",
    ),
    ("noncompete.period", "競業避止|乙は、契約が終わってから2年を経過するまで、同種の業務を営まない。", "P2Y"),
    (
        "survival.articles",
        "存続条項|第1条、第2条から第4条まで及び本条の規定は、本契約終了後も有効に存続する。",
        ["第1条", "第2条", "第3条", "第4条"],
    ),
    (
        "survival.articles",
        "残る定め|この契約が終わっても、第1条、第3条の定めはそのまま効き目を失わない。",
        ["第1条", "第3条"],
    ),
    (
        "liability.cap_exception",
        "損害賠償|乙の賠償は委託料の額を上限とする。ただし、乙の故意又は重過失による場合はこの限りでない。",
        "乙の故意又は重過失による場合",
    ),
    (
        "liability.cap_exception",
        "損害賠償|賠償の額は、委託料の総額を限度とする。前段の限度は、故意又は重大な過失がある場合には適用しない。",
        "故意又は重大な過失がある場合",
    ),
    (
        "liability.excluded_damages",
        "損害賠償|甲及び乙は、間接損害、特別損害及び逸失利益については、賠償の責任を負わない。",
        ["間接損害", "特別損害", "逸失利益"],
    ),
    (
        "liability.excluded_damages",
        "損害賠償|もうけ損ないや、特別な事情から生じた損害までは償いません。",
        ["もうけ損ない", "特別な事情から生じた損害"],
    ),
    ("term.start", "契約期間|本契約の期間は、令和7年4月1日から令和8年3月31日までとする。", "2025-04-01"),
    ("term.end", "契約期間|本契約の期間は、令和7年4月1日から令和8年3月31日までとする。", "2026-03-31"),
    ("term.end", "期間|この契約は2025年4月1日に始まり、2026年3月31日に終わる。", "2026-03-31"),
    (
        "termination_by_customer.notice_period",
        "中途解約|甲は、2か月前までに書面で乙に通知することにより、本契約を解約することができる。",
        "P2M",
    ),
    (
        "termination_by_customer.notice_period",
        "途中でやめること|甲又は乙は、三十日前に文書で申し入れれば、いつでも契約をやめることができる。",
        "P30D",
    ),
    (
        "termination_by_customer.method",
        "中途解約|甲は、2か月前までに書面で乙に通知することにより、本契約を解約することができる。",
        "書面で乙に通知する",
    ),
    ("subcontracting.allowed", "再委託|乙は、甲の承諾を得なければ、業務を第三者に再委託することができない。", False),
    ("subcontracting.allowed", "外注|乙は、仕事を下請に出してはならない。", False),
    (
        "subcontracting.allowed",
        "再委託|乙は、甲の事前の承諾を得た場合に限り、業務の一部を第三者に委託することができる。",
        True,
    ),
    (
        "assignment.consent_required",
        "譲渡の禁止|甲及び乙は、相手方の事前の書面による同意なく、本契約上の地位を第三者に譲渡してはならない。",
        True,
    ),
    (
        "termination_by_provider.cure_period",
        "解除|甲又は乙は、相手方が本契約に違反し、相当の期間を定めて催告したにもかかわらず是正しないときは、本契約を解除できる。",
        "相当の期間",
    ),
    (
        "termination_by_provider.cure_period",
        "解除|相手方が契約を守らず、15日以内に正すよう書面で求めたのに正さないときは、契約を解除することができる。",
        "P15D",
    ),
    (
        "data.deletion",
        "データ|乙は、本契約の終了後30日以内に、甲から預かったデータを消去する。",
        "乙は、本契約の終了後30日以内に、甲から預かったデータを消去する",
    ),
    (
        "confidentiality.exceptions_count",
        "秘密保持|次の各号に該当する情報は、秘密情報に含まれない。\n(1) 公知の情報\n(2) 既に保有していた情報\n(3) 独自に開発した情報",
        3,
    ),
    (
        "acceptance.period",
        "検査|甲は、工事の完成の通知を受けた日から14日以内に、乙の立会いの上、検査をしなければならない。",
        "P14D",
    ),
    ("acceptance.period", "完成検査|乙から完成の知らせを受けたら、甲は10日以内に検査を終える。", "P10D"),
    (
        "nonconformity.period",
        "契約不適合|甲は、引渡しの日から2年以内に請求しなければ、契約不適合を理由とする補修の請求をすることができない。",
        "P2Y",
    ),
    (
        "nonconformity.period",
        "手直し|引き渡してから1年の間に雨漏りその他の不具合が出たときは、乙は費用を取らずに手直しする。",
        "P1Y",
    ),
    (
        "confidentiality.survival",
        "有効期間|本契約の有効期間は締結日から2年とする。ただし、秘密保持義務は期間満了後も5年間存続する。",
        "P5Y",
    ),
    (
        "confidentiality.survival",
        "義務の残る期間|秘密情報を守る義務は、この契約が終わった日から3年を経過するまで残る。",
        "P3Y",
    ),
    ("term.initial", "有効期間|本契約の有効期間は、締結日から2年間とする。", "P2Y"),
    ("term.initial", "期間|本契約は、2025年4月1日から1年間とする。", "P1Y"),
    (
        "renewal.auto",
        "期間の更新|満了の2か月前までに双方から特段の意思表示がないときは、さらに1年間自動的に延長されるものとし、以後も同じとする。",
        True,
    ),
    (
        "renewal.term",
        "期間の更新|満了の2か月前までに双方から特段の意思表示がないときは、さらに1年間自動的に延長されるものとし、以後も同じとする。",
        "P1Y",
    ),
    (
        "termination_by_customer.notice_period",
        "期間の更新|満了の2か月前までに双方から特段の意思表示がないときは、さらに1年間自動的に延長されるものとし、以後も同じとする。",
        "P2M",
    ),
    (
        "termination_by_customer.notice_period",
        "退職|労働者は、自己の都合により退職しようとするときは、30日前までに会社に申し出なければならない。",
        "P30D",
    ),
    ("termination_by_customer.notice_period", "やめるとき|仕事を辞めたい人は、2週間前までに申し出てください。", "P2W"),
    (
        "liability.cap",
        "損害賠償|乙の賠償額は、1事故につき1億円を限度とする。",
        {"amount": 100000000, "currency": "JPY"},
    ),
    (
        "liability.cap",
        "損害賠償|警備上の事故による賠償の限度額は、対人1名につき1億円、対物1事故につき3億円とする。",
        {"amount": 300000000, "currency": "JPY"},
    ),
    (
        "liability.cap",
        "損害賠償|損害賠償の累計総額は、個別契約に定める委託料の額を超えないものとする。",
        "個別契約に定める委託料の額",
    ),
    (
        "liability.claim_period",
        "損害賠償|甲は、事故を知った日から30日以内に書面で請求しないときは、賠償を請求する権利を失う。",
        "P30D",
    ),
    ("governing_law", "適用法|本契約は日本の法律に基づき解釈され、これに従う。", "日本法"),
    ("governing_law", "法律|この契約についての争いには、日本の法律を当てはめる。", "日本法"),
    ("jurisdiction.exclusive", "裁判所|この契約の争いは、岡山地方裁判所以外では裁判をしない。", True),
    (
        "jurisdiction.court",
        "裁判所|争いが裁判になるときは、岡山地方裁判所を第一審の専属管轄裁判所とする。",
        "岡山地方裁判所",
    ),
    (
        "jurisdiction.instance",
        "裁判所|争いが裁判になるときは、岡山地方裁判所を第一審の専属管轄裁判所とする。",
        "第一審",
    ),
    ("subcontracting.allowed", "一括下請負の禁止|乙は、工事の全部を一括して第三者に請け負わせてはならない。", False),
    ("subcontracting.allowed", "再委託の禁止|乙は、業務を第三者に委託しない。", False),
    ("subcontracting.allowed", "下請|乙は、工事の一部を下請に出すときは、あらかじめ甲に書面で知らせる。", True),
    (
        "survival.articles",
        "存続|第1条、第3条及び前条の規定は、本契約の終了後もなおその効力を有する。",
        ["第1条", "第3条"],
    ),
    ("ip.owner", "図面|設計図書の著作権は、甲に帰属するものとする。", "甲"),
    ("ip.owner", "成果|乙が作った資料の権利は、代金の支払が済んだ時に甲のものとなる。", "甲"),
    (
        "data.deletion",
        "返還と廃棄|受領者は、開示者から求められたときは、データをすみやかに返還し、又は復元できない方法で消去する。",
        "受領者は、開示者から求められたときは、データをすみやかに返還し、又は復元できない方法で消去する",
    ),
    (
        "termination_by_provider.cure_period",
        "解除|甲は、乙が定めに背いたときは、7日の猶予を与えて改善を求め、なお改まらないときはこの契約を解くことができる。",
        "P7D",
    ),
    ("noncompete.period", "競業|乙は、退職後6か月間は、会社と競合する事業を営んではならない。", "P6M"),
    ("noncompete.period", "競業|契約終了の日から18か月が過ぎるまで、乙は同種のサービスを提供しない。", "P18M"),
    (
        "liability.cap_exception",
        "賠償|賠償の上限は100万円とする。ただし、故意や重い過失によるときはこれによらない。",
        "故意や重い過失によるとき",
    ),
    (
        "liability.cap_exception",
        "賠償|乙の責任は委託料の額を限度とする。人の生命又は身体に対する損害については、この限度を設けない。",
        "人の生命又は身体に対する損害",
    ),
    (
        "liability.excluded_damages",
        "賠償|通常生ずる損害に限り賠償するものとし、逸失利益その他の間接的な損害は含まない。",
        ["逸失利益", "間接的な損害"],
    ),
    ("term.minimum", "契約期間|最低契約期間は2年とし、期間内の解約には違約金がかかる。", "P2Y"),
    ("term.minimum", "解約の制限|利用開始から6か月以内は解約できません。", "P6M"),
]


@pytest.mark.parametrize(("field", "article", "expected"), CONTRACTS)
def test_contracts_in_many_wordings(field: str, article: str, expected: Value) -> None:
    named = "株式会社みなと（以下「甲」という。）と株式会社おか（以下「乙」という。）とは、業務の委託について契約する。"
    articles = ("目的|業務の条件を定める。", "業務|乙は業務を行う。", "報告|乙は報告する。", article)
    lines = ["業務委託契約書", "", named, ""]
    for number, written in enumerate(articles, 1):
        caption, _, text = written.partition("|")
        lines += [f"第{number}条（{caption}）", text, ""]
    found = [fact.value for fact in extract(document("\n".join(lines))).facts if fact.field == field]
    assert expected in found


CHANGED = [
    ("fee_change.notice_period", "原契約第6条（料金の改定）中「3か月前」を「5か月前」に改める。", ["P5M"]),
    ("renewal.term", "原契約第9条（更新後の期間）中「1年間」を「2年間」に改める。", ["P2Y"]),
    ("term.end", "原契約第3条（契約期間）中「2025年3月31日」を「2026年9月30日」に改める。", ["2026-09-30"]),
]


@pytest.mark.parametrize(("field", "text", "expected"), CHANGED)
def test_values_that_take_the_place_of_others(field: str, text: str, expected: list[Value]) -> None:
    assert values(field, f"変更|{text}") == expected


QUIET = [
    ("renewal.auto", "違反|会員の違反が続くときは、当社は、登録を取り消すことができる。"),
    ("renewal.auto", "通知|契約を自動更新しない場合は、書面で知らせる。"),
    ("governing_law", "法令の遵守|会員は、本サービスの利用にあたり日本の法令を遵守する。"),
    ("jurisdiction.court", "差押え|会員が裁判所から差押えの命令を受けたとき。"),
    ("liability.cap", "保険|当社は、1億円を限度とする賠償責任の保険に入っている。"),
    ("termination_by_customer.notice_period", "点検|当社は、点検日を動かすときは、7日前までに会員に連絡する。"),
    ("subcontracting.allowed", "禁止|会員は、本サービスを第三者に利用させてはならない。"),
    ("term.minimum", "更新|契約は1年間更新する。"),
    ("liability.cap_exception", "責任|ただし、当社の重い過失によらないものは、この限りでない。"),
]


@pytest.mark.parametrize(("field", "article"), QUIET)
def test_what_only_looks_like_it(field: str, article: str) -> None:
    assert values(field, article) == []
