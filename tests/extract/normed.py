"""The norms of a text written out in a test."""

from pipeline.extract import extract
from pipeline.types.clause import Norm
from tests.extract.extracted import articles
from tests.texts import document

_CONTRACT = (
    "保守契約書\n\n株式会社一（以下「甲」という。）は、乙に機器の保守を委託し、株式会社二（以下「乙」という。）はこれを受託する。"
    "甲と乙は、次のとおり契約を締結する。\n\n第1条（保守）\n甲は、乙に対し、機器の保守業務を委託し、乙は、これを受託する。\n\n第2条（定め）\n"
)
_EQUALS = (
    "提携契約書\n\n株式会社一（以下「甲」という。）と株式会社二（以下「乙」という。）は、次のとおり契約を締結する。\n\n"
    "第1条（目的）\n本契約は、甲及び乙の協力の条件を定めることを目的とする。\n\n第2条（定め）\n"
)


def in_terms(text: str) -> list[Norm]:
    """The norms of an article of terms: 当社 provides, 会員 is the customer."""
    return _second(articles("目的|この規約は、本サービスの利用の条件を定めることを目的とします。", f"定め|{text}"))


def in_contract(text: str) -> list[Norm]:
    """The norms of an article of a contract: 甲 commissions, 乙 serves."""
    return _second(_CONTRACT + text + "\n")


def between_equals(text: str) -> list[Norm]:
    """The norms of an article of a contract of which nothing tells who serves: their bearers are 甲 and 乙."""
    return _second(_EQUALS + text + "\n")


def _second(text: str) -> list[Norm]:
    return [norm for norm in extract(document(text)).norms if str(norm.address).startswith("第2条")]


def told(norms: list[Norm]) -> list[tuple[str, str, str]]:
    """Bearer, modality and action of each."""
    return [(norm.bearer, norm.modality, norm.action) for norm in norms]
