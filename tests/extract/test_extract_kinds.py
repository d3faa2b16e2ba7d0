"""What kind of document it is, and what is expected of the kind and absent."""

import pytest

from corpus import catalog
from pipeline.extract import extract
from pipeline.extract.classify import classify
from pipeline.extract.kinds import recognise
from pipeline.extract.reader import read
from pipeline.ontology import load
from pipeline.parse import parse
from pipeline.read import read_bytes
from tests.texts import document

HEADERS = {
    "動画配信サービス利用規約": "consumer_terms",
    "売買基本契約書（機械部品の継続的供給）": "sales_contract",
    "準委任契約書（技術者支援、SES）": "quasi_mandate",
    "機器保守契約書": "maintenance",
    "スマートフォン向けオンラインゲーム利用規約": "consumer_terms",
    "旅館の宿泊約款・利用規則": "lodging_terms",
    "個人間取引（フリマ）市場利用規約": "marketplace_terms",
    "民間学童保育利用規約": "membership_terms",
    "ソフトウェア使用許諾契約書": "license",
    "気象・地図データAPI利用規約": "saas_terms",
    "ソフトウェア開発委託基本契約書（大規模・多段階）": "contract_for_work",
    "健康管理アプリ運営会社のプライバシーポリシー": "privacy_policy",
    "資金移動・決済サービス取引約款（個人向け）": "payment_terms",
    "個人情報の取扱いの委託に関する覚書": "data_processing",
    "小売電気事業者の電気供給約款（低圧）": "utility_terms",
    "変更契約書（運用保守契約の一部変更）": "amendment_agreement",
    "建物賃貸借契約書（普通借家・店舗）": "lease_contract",
    "クラウドサービス利用規約": "saas_terms",
    "レンタル約款": "rental_terms",
    "通信販売（定期購入）利用規約": "online_shop",
    "業務委託契約": "outsourcing",
    "スポーツクラブ会員規約": "membership_terms",
    "時間貸駐車場利用約款": "facility_terms",
    "コワーキングスペース会員規約": "membership_terms",
    "販売代理店契約書（独占・継続的売買）": "agency",
}
"""The kinds of the corpus as their headers name them, and ours."""


def _kind(text: str) -> str | None:
    found = extract(document(text)).kind
    return found.id if found else None


def test_documents_of_the_corpus_are_what_their_headers_say() -> None:
    right = total = 0
    for entry in (*catalog.entries("train"), *catalog.entries("dev")):
        if entry.kind in HEADERS:
            reading = read(parse(read_bytes(*entry.file()))[0])
            found = recognise(reading, classify(reading, load()).clauses, load())
            total += 1
            right += bool(found and found.id == HEADERS[entry.kind])
    assert total == len(HEADERS)
    assert right / total >= 0.95


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("秘密保持契約書", "nda"),
        ("機密情報の取扱いに関する覚書", "nda"),
        ("建設工事請負契約書", "contract_for_work"),
        ("Webサイト制作委託契約書", "contract_for_work"),
        ("経営コンサルティング契約書", "quasi_mandate"),
        ("顧問契約書", "quasi_mandate"),
        ("清掃業務委託契約書", "outsourcing"),
        ("エレベーター保守点検契約書", "maintenance"),
        ("商標使用許諾契約書", "license"),
        ("土地売買契約書", "sales_contract"),
        ("継続的商品取引基本契約書", "sales_contract"),
        ("株式譲渡契約書", "sales_contract"),
        ("定期建物賃貸借契約書", "lease_contract"),
        ("事務所転貸借契約書", "lease_contract"),
        ("雇用契約書兼労働条件通知書", "employment"),
        ("就業規則", "employment"),
        ("販売店契約書", "agency"),
        ("特定個人情報の取扱いの委託に関する契約書", "data_processing"),
        ("個人情報保護方針", "privacy_policy"),
        ("業務委託契約の一部変更に関する覚書", "amendment_agreement"),
        ("ポイントプログラム利用規約", "point_rules"),
        ("ホテル宿泊約款", "lodging_terms"),
        ("レンタカー貸渡約款", "rental_terms"),
        ("オンラインショップご利用規約", "online_shop"),
        ("オークション利用規約", "marketplace_terms"),
        ("都市ガス供給約款", "utility_terms"),
        ("普通預金規定", "payment_terms"),
        ("金銭消費貸借契約書", "loan"),
        ("労働者派遣基本契約書", "dispatch"),
        ("共同研究契約書", "joint_research"),
        ("和解契約書", "settlement"),
        ("定款", "association_rules"),
    ],
)
def test_the_end_of_a_title_names_the_kind(title: str, kind: str) -> None:
    assert _kind(f"{title}\n\n第1条（目的）\n必要な事項を定める。\n") == kind


def test_the_text_tells_where_the_title_does_not() -> None:
    text = """契約書

第1条（使用目的）
賃借人は、本物件を店舗として使用する。

第2条（賃料）
賃借人は、賃貸人に対し、賃料月額金十万円及び共益費を毎月末日までに支払う。

第3条（敷金）
賃借人は、敷金として賃料の三か月分を賃貸人に預ける。

第4条（明渡し）
契約が終了したとき、賃借人は、本物件を原状回復し、賃貸人に明け渡す。転貸は認めない。
"""
    assert _kind(text) == "lease_contract"


def test_what_shows_no_kind_is_given_none() -> None:
    found = extract(document("お知らせ\n\n第1条\n空は青い。\n"))
    assert found.kind is None
    assert found.absent == ()


def test_what_is_expected_and_missing_is_absent() -> None:
    text = """秘密保持契約書

第1条（目的）
甲及び乙は、秘密情報の取扱いを定めることを目的として、本契約を締結する。

第2条（秘密保持）
受領者は、開示者の秘密情報を、事前の書面による承諾なく第三者に開示してはならない。

第3条（準拠法）
本契約は、日本法に準拠する。
"""
    found = extract(document(text))
    assert found.kind and found.kind.id == "nda"
    assert found.kind.confidence > 0.9
    types = [one.id for one in found.absent if one.what == "type"]
    assert "jurisdiction" in types
    assert not {"purpose", "confidentiality", "governing_law"} & set(types)
    assert "jurisdiction.court" in [one.id for one in found.absent if one.what == "field"]
    jurisdiction = next(one for one in found.absent if one.id == "jurisdiction")
    assert (jurisdiction.label, jurisdiction.question) == ("合意管轄", "訴訟はどこの裁判所か。専属か")
