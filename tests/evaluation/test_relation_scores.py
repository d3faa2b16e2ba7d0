"""The measures of parties, definitions, references and norms, with values computed by hand."""

from dataclasses import dataclass

import pytest

from evaluation.gold import GoldDefinition, GoldNorm, GoldParty, GoldReference
from evaluation.scored import Scored
from evaluation.scoring import relations
from pipeline.types.address import Address
from pipeline.types.clause import Definition, Party, Reference, ReferenceStatus


def at(text: str) -> Address:
    return Address.parse(text)


def values(scored: Scored) -> dict[str, float | None]:
    return {name.partition(".")[2]: ratio.value for name, ratio in scored.figures.items()}


def missed(scored: Scored, measure: str) -> list[tuple[str, str, str]]:
    return [(miss.where, miss.wanted, miss.got) for miss in scored.misses if miss.measure == measure]


def test_a_party_is_its_term_and_its_role() -> None:
    gold = [
        GoldParty("甲", "みなと商事株式会社", "provider", at("前文")),
        GoldParty("乙", "さくら工業株式会社", "customer", at("前文")),
        GoldParty("会員", None, "customer", at("第2条")),
    ]
    found = [
        Party("甲", "みなと商事株式会社", "provider", at("前文")),
        Party("乙", "さくら", "provider", at("前文")),
    ]
    scored = relations.parties(found, gold)
    # 1 of 3 wanted and 2 found; the names of two are written, one was read
    assert values(scored) == {"f1": pytest.approx(2 * 1 / (3 + 2)), "names": pytest.approx(1 / 2)}
    assert missed(scored, "parties.f1") == [
        ("前文", "乙（customer）", ""),
        ("第2条", "会員（customer）", ""),
        ("前文", "", "乙（provider）"),
    ]
    assert missed(scored, "parties.names") == [("前文", "乙：さくら工業株式会社", "さくら")]


def test_a_definition_is_its_term_and_its_place_then_what_it_means() -> None:
    gold = [
        GoldDefinition("本サービス", "当社が提供する配送の役務", at("第2条第1号")),
        GoldDefinition("会員", "登録を終えた個人", at("第2条第2号")),
        GoldDefinition("料金", "第5条に定める額", at("第5条")),
    ]
    found = [
        Definition("本サービス", "当社が提供する配送の役務をいう", at("第2条第1号"), ()),
        Definition("会員", "次に掲げる者", at("第2条第2号"), ()),
        Definition("料金", "第5条に定める額", at("第6条"), ()),
        Definition("料金", "第5条に定める額", at("第6条"), ()),
    ]
    scored = relations.definitions(found, gold)
    # 2 of 3 wanted and 3 found (the fourth is the third again); pairs of the first 11 and 14, all 11 in common
    assert values(scored) == {"f1": pytest.approx(2 * 2 / (3 + 3)), "meaning": pytest.approx(1 / 2)}
    assert missed(scored, "definitions.meaning") == [("第2条第2号", "会員：登録を終えた個人", "次に掲げる者")]


def reference(address: str, text: str, *targets: str) -> Reference:
    status = ReferenceStatus.RESOLVED if targets else ReferenceStatus.EXTERNAL
    return Reference(at(address), text, (), tuple(map(at, targets)), status)


def test_references_are_paired_in_order_and_their_targets_are_sets() -> None:
    def gold(address: str, text: str, status: str, *targets: str) -> GoldReference:
        return GoldReference(at(address), text, tuple(map(at, targets)), status)

    wanted = [
        gold("第3条第2項", "前項", "resolved", "第3条第1項"),
        gold("第4条", "第５条及び第６条", "resolved", "第5条", "第6条"),
        gold("第7条", "第9条", "dangling"),
        gold("第8条", "別紙１", "resolved", "別紙1"),
        gold("第8条", "別紙１", "resolved", "別紙1"),
    ]
    found = [
        reference("第3条第2項", "前項", "第3条第1項"),
        reference("第4条", "第5条及び第6条", "第6条", "第5条"),
        reference("第7条", "第9条"),
        reference("第8条", "別紙1", "別紙2"),
        reference("第8条", "会社法"),
    ]
    scored = relations.references(found, wanted)
    # 4 of 5 wanted and 5 found; of those 4 the 別紙 leads elsewhere, and 第9条 is dangling, not external
    assert values(scored) == {
        "f1": pytest.approx(2 * 4 / (5 + 5)),
        "targets": pytest.approx(3 / 4),
        "status": pytest.approx(3 / 4),
    }
    assert missed(scored, "references.f1") == [("第8条", "別紙１ → 別紙1", ""), ("第8条", "", "会社法 → external")]
    assert missed(scored, "references.targets") == [("第8条", "別紙１ → 別紙1", "別紙1 → 別紙2")]
    assert missed(scored, "references.status") == [("第7条", "第9条：dangling", "第9条：external")]


@dataclass(frozen=True)
class Norm:
    """A norm as the product is to give it."""

    address: Address
    bearer: str
    modality: str
    action: str
    condition: str | None = None
    exception: str | None = None
    deadline: str | None = None


GOLD = [
    GoldNorm(at("第3条"), "customer", "obligation", "料金を支払わなければならない", None, None, "月末までに"),
    GoldNorm(at("第3条"), "provider", "permission", "利用を止めることができる", "支払が遅れたとき", None, None),
    GoldNorm(at("第4条"), "customer", "prohibition", "他人に…譲渡してはならない", None, "承諾を得たとき", None),
    GoldNorm(at("第5条"), "provider", "exemption", "責任を負わない", None, None, None),
]


def test_norms_meet_by_place_and_words_and_are_then_compared() -> None:
    found = [
        Norm(at("第3条"), "provider", "permission", "支払が遅れたときは利用を止めることができる", "支払が遅れたときは"),
        Norm(at("第3条"), "customer", "obligation", "料金を支払わなければならない", None, None, "翌月末"),
        Norm(at("第4条"), "both", "prohibition", "権利を譲渡してはならない"),
        Norm(at("第6条"), "provider", "exemption", "責任を負わない"),
    ]
    scored = relations.norms(found, GOLD)
    assert values(scored) == {
        "found": pytest.approx(2 * 3 / (4 + 4)),  # the one of 第6条 is of another place
        "f1": pytest.approx(2 * 2 / (4 + 4)),  # and that of 第4条 has another bearer
        "modality": 1,
        "bearer": pytest.approx(2 / 3),
        "condition": 1,
        "exception": 0,
        "deadline": 0,
    }
    assert missed(scored, "norms.found") == [
        ("第5条", "provider exemption「責任を負わない」", ""),
        ("第6条", "", "provider exemption「責任を負わない」"),
    ]
    assert missed(scored, "norms.bearer") == [
        ("第4条", "customer prohibition「他人に…譲渡してはならない」", "both prohibition「権利を譲渡してはならない」")
    ]
    assert missed(scored, "norms.f1")[0] == missed(scored, "norms.bearer")[0]
    assert missed(scored, "norms.deadline") == [("第3条", "月末までに", "翌月末"), ("第3条", "", "翌月末")]
    assert missed(scored, "norms.exception") == [("第4条", "承諾を得たとき", "")]


def test_one_sentence_counts_for_one_norm_that_with_the_longest_words_in_common() -> None:
    gold = [
        GoldNorm(at("第1条"), "customer", "obligation", "届け出る", None, None, None),
        GoldNorm(at("第1条"), "customer", "permission", "変更を取り消すことができる", None, None, None),
    ]
    sentence = "会員は、届け出ることにより、変更を取り消すことができる"
    scored = relations.norms([Norm(at("第1条"), "customer", "permission", sentence)], gold)
    assert values(scored)["found"] == pytest.approx(2 * 1 / (2 + 1))
    assert values(scored)["modality"] == 1
    assert missed(scored, "norms.found") == [("第1条", "customer obligation「届け出る」", "")]


def test_a_role_is_the_same_bearer_as_the_term_of_the_party_that_has_it() -> None:
    parties = [GoldParty("甲", None, "customer", at("前文")), GoldParty("乙", None, "provider", at("前文"))]
    gold = [
        GoldNorm(at("第1条"), "乙", "obligation", "成果物を納めなければならない", None, None, None),
        GoldNorm(at("第2条"), "customer", "obligation", "代金を支払わなければならない", None, None, None),
        GoldNorm(at("第3条"), "甲", "obligation", "費用を負担しなければならない", None, None, None),
        GoldNorm(at("第4条"), "甲", "obligation", "結果を知らせなければならない", None, None, None),
    ]
    bearers = ["provider", "甲", "乙", "provider"]
    found = [Norm(one.address, bearer, one.modality, one.quote) for one, bearer in zip(gold, bearers, strict=True)]
    scored = relations.norms(found, gold, parties)
    # 乙 is the provider and the customer is 甲; in 第3条 and 第4条 it is the other side
    assert (values(scored)["bearer"], values(scored)["f1"]) == (pytest.approx(2 / 4), pytest.approx(2 * 2 / (4 + 4)))
    assert [where for where, _, _ in missed(scored, "norms.bearer")] == ["第3条", "第4条"]


def test_no_norms_found_is_a_figure_of_nought() -> None:
    scored = relations.norms([], GOLD)
    assert (values(scored)["f1"], values(scored)["bearer"]) == (0, None)
    assert len(missed(scored, "norms.f1")) == len(GOLD)


def test_words_too_few_to_tell_are_no_match() -> None:
    assert values(relations.norms([Norm(at("第5条"), "provider", "exemption", "責任")], GOLD))["found"] == 0
    assert values(relations.norms([Norm(at("第5条"), "provider", "exemption", "")], GOLD))["found"] == 0
