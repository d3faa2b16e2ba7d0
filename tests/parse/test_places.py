import pytest

from pipeline.text.places import Places

SOURCE = "１．料金は、\n　　翌月 払う。\n- 3 -\n返さない。"


@pytest.mark.parametrize(
    ("words", "spans"),
    [
        ("料金は、", ((2, 6),)),
        ("料金は、\n　　翌月", ((2, 11),)),
        ("　　翌月 払う。", ((9, 15),)),  # without the white space before it
        ("\n　　", ()),
    ],
)
def test_of_one_piece_as_printed_each_place_is_one_span(words, spans):
    text = SOURCE[2:15]
    start = text.index(words)
    assert Places(text, ((2, 15),), SOURCE).spans(start, start + len(words)) == spans


def test_of_several_pieces_a_place_has_a_span_for_each():
    mended = "料金は、翌月 払う。返さない。"
    places = Places(mended, ((2, 6), (9, 15), (22, 27)), SOURCE)
    assert places.spans(2, 6) == ((4, 11),)  # only white space stands between
    assert places.spans(7, 12) == ((12, 15), (22, 24))


def test_no_words_have_no_place():
    assert Places("料金は、", ((2, 6),), SOURCE).spans(1, 1) == ()
    assert Places("", (), SOURCE).spans(0, 0) == ()
