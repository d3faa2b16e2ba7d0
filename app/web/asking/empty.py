"""What is shown before anything is asked, and before anything is stored."""

from collections.abc import Sequence

from app.web import links
from app.web.markup import Html, tag

_EXAMPLES = (
    "解約はいつまでに申し出る？",
    "支払いが遅れたらどうなる？",
    "損害賠償の上限はいくら？",
    "再委託はできる？",
    "契約は自動で更新される？",
    "準拠法と裁判所はどこ？",
)
PAST = 12
"""Earlier questions that are offered again."""
_OVER_MANY = ("各契約の解約の申出期限を比べて", "自動更新の契約はどれ？")


def nothing_stored(is_busy: bool, *, may_add: bool = True) -> Html:
    """The first sight of an empty workspace. is_busy: files are being read; may_add: by who looks at it."""
    if not may_add:
        told = "あなたに見える文書は、まだ登録されていません。登録は、担当者か管理者が行います。"
        return tag("div", tag("h2", "まだ文書がありません"), tag("p", told), class_="empty")
    said = (
        "文書を読んでいます。終わるとここで質問できます。"
        if is_busy
        else "契約書や利用規約を登録すると、根拠の条項を示して質問に答えます。"
    )
    return tag(
        "div",
        tag("h2", "まだ文書がありません"),
        tag("p", said),
        tag(
            "p",
            tag("a", "文書を登録する", href=links.documents().href, data_go=True),
            "か、見本の利用規約で試せます。文書はこの機械の外に出ません。",
        ),
        class_="empty",
    )


def examples(count: int, before: Sequence[str], within: Sequence[str] = ()) -> Html:
    """Questions to begin with; count: of documents; before: what was asked earlier, newest first; within: the documents chosen."""
    asked = (*_EXAMPLES, *(_OVER_MANY if (len(within) or count) > 1 else ()))
    which = f"選んだ {len(within)} 件" if within else f"{count} 件"
    return tag(
        "div",
        tag(
            "p",
            f"{which}の文書に、ふだんの言葉で質問できます。答えには必ず根拠の条項が付き、定めがなければそう答えます。",
        ),
        tag("h3", "たとえば"),
        _questions(asked, within),
        tag("h3", "これまでの質問") if before else None,
        _questions(before, within) if before else None,
        class_="empty",
    )


def past(before: Sequence[str], now: str) -> Html:
    """Earlier questions, folded."""
    others = [one for one in before if one != now]
    if not others:
        return tag("p")
    return tag("details", tag("summary", "これまでの質問"), _questions(others), id="past", class_="past")


def _questions(asked: Sequence[str], within: Sequence[str] = ()) -> Html:
    return tag(
        "ul",
        *(tag("li", tag("a", one, href=links.question(one, within).href, data_go=True)) for one in asked),
        class_="examples",
    )
