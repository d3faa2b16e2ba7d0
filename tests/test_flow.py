import doctest
from pathlib import Path


def test_the_flow_document_is_true() -> None:
    failed, tried = doctest.testfile(
        str(Path(__file__).parents[1] / "docs" / "flow.md"), module_relative=False, encoding="utf-8"
    )
    assert tried > 15
    assert failed == 0


def test_examples_in_docstrings_are_true() -> None:
    import pipeline.parse.marks
    import pipeline.text.sentences
    import pipeline.types.address

    for module in (pipeline.types.address, pipeline.parse.marks, pipeline.text.sentences):
        failed, tried = doctest.testmod(module)
        assert tried and not failed
