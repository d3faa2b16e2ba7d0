from hypothesis import HealthCheck, given, settings

from tests.parse.generated import Written, documents
from tests.texts import document


@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(documents())
def test_a_printed_tree_is_read_back(written: Written) -> None:
    found = document(written.text)
    units = [
        (str(u.address), u.text.replace("\n", ""), u.caption, u.wrap_up.replace("\n", ""))
        for u in found.walk()
        if u.kind.value in _LEVELS
    ]
    assert units == [(unit.address, unit.text, unit.caption, unit.wrap_up) for unit in written.units]


_LEVELS = {"article", "paragraph", "item", "subitem"}
