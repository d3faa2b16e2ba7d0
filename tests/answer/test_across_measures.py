import pytest

from pipeline.answer.across.measures import Condition, Relation


def met(relation, wanted, value):
    return Condition("", relation, (wanted,)).met(value)


@pytest.mark.parametrize(
    ("relation", "wanted", "value", "expected"),
    [
        (Relation.AT_MOST, "P1M", "P30D", True),
        (Relation.AT_MOST, "P30D", "P1M", True),
        (Relation.AT_MOST, "P1M", "P31D", False),
        (Relation.BELOW, "P1M", "P30D", False),
        (Relation.IS, "P1Y", "P12M", True),
        (Relation.IS, "P1Y", "P365D", True),
        (Relation.AT_LEAST, "P1Y", "P13M", True),
        (Relation.AT_MOST, "P1W", "5BD", True),
        (Relation.ABOVE, "10BD", "11BD", True),
        (Relation.AT_MOST, "P1D", "PT24H", True),
        (Relation.AT_MOST, "P1D", "PT25H", False),
        (Relation.ABOVE, "P3Y", "期間を限らず", True),
        (Relation.AT_MOST, "P3Y", "無期限", False),
        (Relation.AT_MOST, "P1M", "相当の期間", None),
        (Relation.IS, {"rate": 0.146, "per": "year"}, {"rate": 0.0004, "per": "day"}, True),
        (Relation.ABOVE, {"rate": 0.1, "per": "year"}, {"rate": 0.01, "per": "month"}, True),
        (Relation.AT_LEAST, {"amount": 1_000_000, "currency": "JPY"}, {"amount": 500_000, "currency": "JPY"}, False),
        (Relation.AT_LEAST, {"months": 6, "of": "fees"}, {"months": 12, "of": "fees"}, True),
        (Relation.AT_LEAST, {"months": 6, "of": "fees"}, {"amount": 500_000, "currency": "JPY"}, None),
        (Relation.AT_LEAST, {"months": 6, "of": "fees"}, "受領した対価の額", None),
        (Relation.AT_LEAST, "2025-04", "2025-04-01", True),
        (Relation.BELOW, "2025", "2025-04-01", False),
        (Relation.IS, "2025", "2025-04-01", True),
        (Relation.IS, False, True, False),
        (Relation.IS, "東京地方裁判所", "東京地方裁判所立川支部", True),
        (Relation.IS_NOT, "東京地方裁判所", "大阪地方裁判所", True),
        (Relation.IS_NOT, "東京地方裁判所", "被告の住所地を管轄する地方裁判所", None),
        (Relation.IS_NOT, "日本法", "日本法", False),
        (Relation.STATED, True, "P1M", True),
        (Relation.UNSTATED, True, "P1M", False),
    ],
)
def test_values_in_normal_form_are_measured(relation, wanted, value, expected):
    assert met(relation, wanted, value) is expected


def test_one_of_several_wanted_values_is_enough():
    either = Condition("返金する", Relation.IS, ("full", "partial"))
    assert (either.met("partial"), either.met("none")) == (True, False)


@pytest.mark.parametrize(
    ("wanted", "value", "estimated"),
    [("P1M", "P30D", True), ("P1M", "P1Y", False), ("P5D", "5BD", True), ("P1M", "相当の期間", False)],
)
def test_it_is_known_where_the_calendar_rule_decides(wanted, value, estimated):
    assert Condition("", Relation.AT_MOST, (wanted,)).estimates(value) is estimated
