"""The chain of numbers among what may be articles: it tells a heading from a reference at the start of a line."""

from pipeline.parse.articles import Article

_LOOKBACK = 80
_GOES_ON = 2.0  # what numbers that go on tell, the most of all that two headings tell of each other
_CLEAR = 2.9  # evidence of a number with its caption in brackets, on a line of its own


def strongest(candidates: list[Article], restarts: list[int]) -> tuple[float, list[Article]]:
    """The evidence of the strongest subsequence of candidates and the subsequence itself; 0 and [] where there are none.

    Evidence is each heading's own and that of the numbers going on; restarts: the lines behind which they begin again.
    """
    best: list[float] = []
    back: list[int] = []
    for index, article in enumerate(candidates):
        score, origin = article.evidence + _start(article), -1
        # The heading right before is nearly always the one: most others are left out by what they could tell at the most.
        known = best[-1] + _step(candidates[index - 1], article, restarts) + article.evidence if index else score
        for earlier in range(max(0, index - _LOOKBACK), index):
            if best[earlier] + _GOES_ON + article.evidence < known:
                continue
            step = _step(candidates[earlier], article, restarts)
            if best[earlier] + step + article.evidence > score:
                score, origin = best[earlier] + step + article.evidence, earlier
        best.append(score)
        back.append(origin)
    if not best:
        return 0.0, []
    at = best.index(max(best))
    total, chain = best[at], []
    while at >= 0:
        chain.append(candidates[at])
        at = back[at]
    return total, chain[::-1]


def _start(article: Article) -> float:
    if not article.numbers:
        return 0.0
    return 2.0 if article.numbers == (1,) else -1.0


def _step(before: Article, article: Article, restarts: list[int]) -> float:
    restarted = any(before.line < line <= article.line for line in restarts)
    if restarted:
        return 1.0 if article.numbers == (1,) else 0.0
    if not before.numbers or not article.numbers:
        return 0.5
    last, now = before.until or before.numbers[0], article.numbers[0]
    if now == last and article.numbers != before.numbers and article.numbers > before.numbers:
        return _GOES_ON
    if now == last + 1:
        return _GOES_ON
    if now == last:
        return -1.5
    if now > last:
        return -0.6 - 0.1 * min(now - last, 10)
    return -6.0


def with_strays(chain: list[Article], found: list[Article]) -> list[Article]:
    """The chain with the clear headings that go back: 第4条 printed after 第5条 where no other 第4条 is."""
    taken = {article.numbers for article in chain}
    first, last = chain[0].line, chain[-1].line
    strays = [
        article
        for article in found
        if article.evidence >= _CLEAR and article.numbers not in taken and first < article.line < last
    ]
    for stray in strays:
        near = [one for one in chain if one.line < stray.line][-1]
        if near.numbers and stray.numbers and 0 < near.numbers[0] - stray.numbers[0] <= 2:
            chain = sorted([*chain, stray], key=lambda article: article.line)
    return chain
