"""Whatever stands on the pages: every character comes out once, or is told as struck, and lines, spans and edges agree."""

from collections import Counter
from itertools import islice

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import SourceError
from pipeline.read.pdf import document
from tests.read.pdf.paper import MINCHO, Paper, check, read

_KANJI = [
    chr(code)
    for code in range(0x4E00, 0x9FA0)
    if len(chr(code).encode("shift_jis", "ignore")) == 2 and chr(code).encode("shift_jis")[0] <= 0x97
]
_X, _Y = st.integers(20, 560), st.integers(20, 820)
_RUN = st.tuples(
    _X,
    _Y,
    st.integers(1, 30),
    st.sampled_from([5.0, 8.0, 10.5, 10.5, 10.5, 12.0, 24.0, 60.0]),
    st.sampled_from([1.0, 1.0, 1.0, 1.4, 2.5]),
    st.sampled_from([0.0, 0.0, 0.8]),
    st.sampled_from([0, 0, 0, 0, 90, 180, 270, 45]),
)
_RULING = st.tuples(_X, _Y, st.integers(5, 500), st.booleans())


@settings(max_examples=150, deadline=None)
@given(
    pages=st.lists(st.tuples(st.lists(_RUN, max_size=25), st.lists(_RULING, max_size=12)), min_size=1, max_size=3),
    rotate=st.sampled_from([0, 90, 180, 270]),
)
def test_every_character_comes_out_once(
    pages: list[tuple[list[tuple[int, int, int, float, float, float, int]], list[tuple[int, int, int, bool]]]],
    rotate: int,
) -> None:
    paper = Paper()
    characters = iter(_KANJI)
    drawn: Counter[str] = Counter()
    for runs, rulings in pages:
        for x, y, length, lies in ((x, y, length, lies) for x, y, length, lies in rulings):
            paper.ruling(x, y, x + length * lies, y + length * (not lies))
        for x, y, count, size, step, gray, degrees in runs:
            paper.canvas.saveState()
            paper.canvas.translate(x, paper.height - y)
            paper.canvas.rotate(degrees)
            paper.canvas.setFont(MINCHO, size)
            paper.canvas.setFillGray(gray)
            for index, character in enumerate(islice(characters, count)):
                along = index * size * step
                if _on_page(x, y, along + size / 2, degrees):
                    paper.canvas.drawString(along, 0, character)
                    drawn[character] += 1
            paper.canvas.restoreState()
        paper.turn_page()
    data = paper.data().replace(b"/Rotate 0", b"/Rotate %d" % rotate)
    struck = [words for page in document.pages(data, "", password=None, max_pages=9) for words in page.struck]
    told = (read(data).text, *struck)
    assert Counter(character for text in told for character in text if not character.isspace()) == drawn


def _on_page(x: float, y: float, along: float, degrees: int) -> bool:
    """True where the middle of a character is on the page, and not near its edge."""
    right, down = {0: (1, 0), 90: (0, -1), 180: (-1, 0), 270: (0, 1), 45: (0.7, -0.7)}[degrees]
    return 15 < x + right * along < 580 and 15 < y + down * along < 825


@settings(max_examples=150, deadline=None)
@given(places=st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), min_size=1, max_size=30))
def test_a_damaged_file_is_read_or_refused(places: list[tuple[int, int]]) -> None:
    data = bytearray(_SAMPLE)
    for at, value in places:
        data[at % len(data)] = value
    try:
        draft = read(bytes(data))
    except SourceError as error:
        assert str(error).endswith("ください。")
    else:
        check(draft)


def _sample() -> bytes:
    paper = Paper(pageCompression=0)
    for page in range(2):
        paper.text(72, 100, f"第{page + 1}条　目的")
        paper.grid((72, 200, 300), (200, 230, 260))
        paper.text(80, 220, "項目")
        paper.text(210, 220, "内容")
        paper.turn_page()
    return paper.data()


_SAMPLE = _sample()
