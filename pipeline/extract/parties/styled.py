"""A body that gives itself a name in its rules, この法人は、…と称する, and the word for those who belong to it."""

import re
from collections.abc import Sequence

from pipeline.extract.canonical import canonical
from pipeline.extract.parties.roles import is_mark
from pipeline.extract.parties.words import Texts, units_acting
from pipeline.text.normalize import fold
from pipeline.types.clause import Party

_STYLED = re.compile(
    r"^(?P<term>(?:この|本|当)(?:法人|会|団体|組合|協会|財団|学会|機構|クラブ|サークル|連盟|連合会?|協議会|委員会|研究会|同窓会|自治会|町内会|会社))は、?(?:その)?(?:名称を)?[「『]?"
    r"(?P<name>[^。、「」『』を]{2,60}?)[」』]?(?:\([^。]*\))?と(?:称(?:する|し)|号する|い(?:う|います)|呼(?:ぶ|びます)|名付け(?:る|ます))"
)
# Where it does: 前文, 第1条（名称）
_FIRST = re.compile(r"前文|第[1-3]条(?:#|$)")
_RUN = r"(?:運営|経営)(?!委員|協議|会議|規|方針)"
_MEMBERS = ("会員", "組合員", "社員", "株主")


def with_body(found: Sequence[Party], texts: Texts) -> list[Party]:
    """The parties with the body whose rules these are and its members, those that only look like a provider left out.

    As they are where nobody names a body, where two sides are introduced, where a named organisation runs the body, or
    another provides more than the body acts.
    """
    if any(is_mark(party.term) or party.role in ("party_a", "party_b") for party in found) or _two_named(found):
        return list(found)
    for address, form, original in texts:
        if _FIRST.match(address.parts[0]) and (named := _STYLED.match(form.text)):
            term, name = (fold(original[slice(*form.span(*named.span(part)))]) for part in ("term", "name"))
            others = [party for party in found if party.role != "provider"]
            acts = units_acting(canonical(term).text, texts)
            providing = [party for party in found if party.role == "provider"]
            if any(units_acting(one.term, texts) > acts or _runs(one, name.strip(), texts) for one in providing):
                break  # 本クラブは、見本クラブと称し、当社がこれを運営する
            return [Party(term, name.strip(), "provider", address), *others, *([] if others else _members(texts))]
    return list(found)


def _two_named(found: Sequence[Party]) -> bool:
    return sum(party.name is not None and party.role != "third_party" for party in found) > 1


def _runs(party: Party, body: str, texts: Texts) -> bool:
    """Whether a sentence that names the organisation, not the body itself, tells that it runs something: その運営は、見本株式会社が行う."""
    if party.name is None or party.name == body:
        return False
    name = re.escape(canonical(party.name).text)
    running = re.compile(rf"{name}[^。]*{_RUN}|{_RUN}[^。]*{name}")
    return any(running.search(form.text) for _, form, _ in texts)


def _members(texts: Texts) -> list[Party]:
    """Those who belong to it, by the word that acts most, from where one is said to become one of them."""
    acting = {word: units_acting(word, texts) for word in _MEMBERS}
    word = max(_MEMBERS, key=lambda one: acting[one])
    if acting[word] <= 1:
        return []
    become = re.compile(rf"{word}(?:に|と)な[るりっろ]")
    places = sorted(((not become.search(form.text), at) for at, (_, form, _) in enumerate(texts) if word in form.text))
    return [Party(word, None, "customer", texts[places[0][1]][0])]
