"""What is extracted from a text written out in a test."""

from pipeline.extract import extract
from pipeline.types.clause import Extraction, Value
from tests.texts import document

COMPANY = "株式会社うみべ（以下「当社」といいます。）が提供する会員サービス（以下「本サービス」といいます。）を利用する方（以下「会員」といいます。）に適用されます。\n"


def articles(*written: str) -> str:
    """Terms with a preamble that names the parties; each argument is 「見出し|本文」."""
    lines = ["見本規約", "", "この規約は、" + COMPANY]
    for number, article in enumerate(written, 1):
        caption, _, text = article.partition("|")
        lines += [f"第{number}条（{caption}）" if caption else f"第{number}条", text, ""]
    return "\n".join(lines)


def extracted(*written: str) -> Extraction:
    """The extraction of such terms."""
    return extract(document(articles(*written)))


def values(field: str, *written: str) -> list[Value]:
    """The values of a field, in order."""
    return [fact.value for fact in extracted(*written).facts if fact.field == field]


_CONTRACT = (
    "業務委託契約書\n\n株式会社うみべ（以下「甲」という。）と株式会社やまべ（以下「乙」という。）は、甲が乙に業務（以下「本業務」という。）を"
    "委託することについて、次のとおり業務委託契約（以下「本契約」という。）を締結する。\n\n第1条（{caption}）\n{text}\n"
)


def of_contract(field: str, caption: str, text: str) -> list[Value]:
    """The values of a field in a contract with that article."""
    facts = extract(document(_CONTRACT.format(caption=caption, text=text))).facts
    return [fact.value for fact in facts if fact.field == field]


def placed(field: str, *written: str) -> list[tuple[Value, str, str]]:
    """Value, address and quote of each fact of a field."""
    return [
        (fact.value, str(fact.addresses[0]), fact.quote) for fact in extracted(*written).facts if fact.field == field
    ]


def types(*written: str) -> dict[str, tuple[str, ...]]:
    """Clause types by address, 前文 left out."""
    return {
        str(clause.address): clause.types for clause in extracted(*written).clauses if str(clause.address) != "前文"
    }
