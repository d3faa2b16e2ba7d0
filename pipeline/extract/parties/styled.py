"""A body that gives itself a name in its rules, この法人は、…と称する, and the word for those who belong to it."""

import re
from collections.abc import Sequence

from pipeline.extract.canonical import canonical
from pipeline.extract.parties.words import Texts, units_acting
from pipeline.text.normalize import fold
from pipeline.types.clause import Party

_STYLED = re.compile(
    r"^(?P<term>(?:この|本|当)(?:法人|会|団体|組合|協会|財団|学会|機構|クラブ|サークル|連盟|連合会?|協議会|委員会|研究会|同窓会|自治会|町内会|会社))は、?(?:その)?(?:名称を)?[「『]?"
    r"(?P<name>[^。、「」『』]{2,60}?)[」』]?(?:\([^。]*\))?と(?:称(?:する|し)|号する|い(?:う|います)|呼(?:ぶ|びます)|名付け(?:る|ます))"
)
_MEMBERS = ("会員", "組合員", "社員", "株主")


def with_body(found: Sequence[Party], texts: Texts) -> list[Party]:
    """The parties with the body whose rules these are and its members, those that only look like a provider left out.

    As they are where nobody names a body, or another provides more than the body acts.
    """
    for address, form, original in texts:
        if named := _STYLED.match(form.text):
            term, name = (fold(original[slice(*form.span(*named.span(part)))]) for part in ("term", "name"))
            others = [party for party in found if party.role != "provider"]
            acts = units_acting(canonical(term).text, texts)
            if any(units_acting(one.term, texts) > acts for one in found if one.role == "provider"):
                break  # 本クラブは、見本クラブと称し、当社がこれを運営する
            return [Party(term, name.strip(), "provider", address), *others, *([] if others else _members(texts))]
    return list(found)


def _members(texts: Texts) -> list[Party]:
    """Those who belong to it, by the word that acts most, from where one is said to become one of them."""
    acting = {word: units_acting(word, texts) for word in _MEMBERS}
    word = max(_MEMBERS, key=lambda one: acting[one])
    if acting[word] <= 1:
        return []
    become = re.compile(rf"{word}(?:に|と)な[るりっろ]")
    places = sorted(((not become.search(form.text), at) for at, (_, form, _) in enumerate(texts) if word in form.text))
    return [Party(word, None, "customer", texts[places[0][1]][0])]
