"""Every measure by its name: what it is called and what it says, in Japanese for the reports."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure is called, what it says in a sentence, and whether more of it is better."""

    label: str
    definition: str
    higher_is_better: bool = True


MEASURES: Mapping[str, Measure] = {
    "structure.addresses": Measure(
        "条項号 F1",
        "条・項・号とその下の単位の番号の集合について、再現率と適合率の調和平均。前文・附則・別紙は数えない。",
    ),
    "structure.text": Measure("本文", "正解の単位のうち、本文が正しい12字で始まり、正しい12字で終わるものの割合。"),
    "structure.length": Measure(
        "長さ", "正解の単位のうち、本文の字数が原文と1%（短いものは1字）以内で一致するものの割合。"
    ),
    "structure.captions": Measure("見出し", "正解の条のうち、見出しが一致するもの（ないものはないと読むこと）の割合。"),
    "structure.chapters": Measure("章", "章・節に属する条のうち、属する章・節の名が一致するものの割合。"),
    "structure.whole": Measure(
        "全文",
        "文のある単位（前文・附則・別紙を含む）のうち、本文と列記の後の文が一字も違わないものの割合。空白と全角・半角の別は問わない。",
    ),
    "clauses.f1": Measure(
        "種類 F1",
        "（条、条項の種類）の組の集合について、再現率と適合率の調和平均。項や号の種類はその条のものとして数える。",
    ),
    "clauses.main": Measure("主な種類", "正解の条のうち、主な種類が一致するものの割合。"),
    "clauses.units": Measure(
        "項・号の種類 F1",
        "条とは別に種類が付けられた項・号について、（項・号、条項の種類）の組の再現率と適合率の調和平均。",
    ),
    "facts.recall": Measure("事実 再現率", "正規形のある項目の（項目、値）のうち、取り出せたものの割合。"),
    "facts.precision": Measure("事実 適合率", "取り出した正規形の（項目、値）のうち、正解にあるものの割合。"),
    "facts.free_recall": Measure("文言 再現率", "文言のままの事実のうち、引用が重なるものを取り出せた割合。"),
    "facts.free_precision": Measure("文言 適合率", "取り出した文言のままの事実のうち、正解の引用と重なるものの割合。"),
    "facts.cited": Measure("事実の根拠", "取り出せた事実のうち、根拠の初めの三つに正しい単位があるものの割合。"),
    "parties.f1": Measure("当事者 F1", "（呼び名、立場）の組の集合について、再現率と適合率の調和平均。"),
    "parties.names": Measure("当事者の名", "名の書かれた当事者のうち、その呼び名と名を正しく読んだものの割合。"),
    "definitions.f1": Measure("定義 F1", "（定義語、単位）の組の集合について、再現率と適合率の調和平均。"),
    "definitions.meaning": Measure(
        "定義の意味",
        "取り出せた定義のうち、意味の文言が正解とおおむね同じもの（連なる2字の半分以上が共通のもの）の割合。",
    ),
    "references.f1": Measure("参照 F1", "（単位、参照の文言）の組について、再現率と適合率の調和平均。"),
    "references.targets": Measure("参照先", "取り出せた参照のうち、参照先の単位の集合が一致するものの割合。"),
    "references.status": Measure(
        "参照の状態", "取り出せた参照のうち、解決・行き先なし・文書の外の別が一致するものの割合。"
    ),
    "norms.f1": Measure(
        "規範 F1", "同じ単位で文言の重なる規範のうち、様相と主体も一致するものについて、再現率と適合率の調和平均。"
    ),
    "norms.found": Measure("規範の発見 F1", "同じ単位で文言の重なる規範について、再現率と適合率の調和平均。"),
    "norms.modality": Measure(
        "様相", "見つけた規範のうち、様相（義務・禁止・許容・免責・みなし・宣言）が一致するものの割合。"
    ),
    "norms.bearer": Measure("主体", "見つけた規範のうち、誰の義務・権利かが一致するものの割合。"),
    "norms.condition": Measure("条件 F1", "見つけた規範の条件の文言が重なるものについて、再現率と適合率の調和平均。"),
    "norms.exception": Measure("例外 F1", "見つけた規範の例外の文言が重なるものについて、再現率と適合率の調和平均。"),
    "norms.deadline": Measure("期限 F1", "見つけた規範の期限の文言が重なるものについて、再現率と適合率の調和平均。"),
    "issues.planted_recall": Measure(
        "誤りの指摘",
        "書き手がわざと入れた誤りのうち、校正がその単位で、その種類の誤りとして警告か誤りの段階で知らせたものの割合。",
    ),
    "issues.false_alarms": Measure(
        "余分な指摘",
        "誤りを入れた単位を除いた本文の1万字あたりの、校正が警告か誤りの段階で知らせた指摘の数。当たっているものも含む。",
        False,
    ),
    "retrieval.article_at_1": Measure("条@1", "答えのある問いのうち、最初の検索結果が正しい条にあるものの割合。"),
    "retrieval.unit_at_1": Measure(
        "単位@1", "答えのある問いのうち、最初の検索結果が正しい単位かその下にあるものの割合。"
    ),
    "retrieval.unit_at_5": Measure(
        "単位@5", "答えのある問いのうち、初めの五つに正しい単位かその下の単位があるものの割合。"
    ),
    "retrieval.characters": Measure(
        "字の再現", "根拠の単位の文字のうち、初めの三つの検索結果に含まれるものの割合（問いごとに求めて平均）。"
    ),
    "retrieval.precise": Measure(
        "字の適合", "最初の検索結果の文字のうち、根拠の単位とその下にあるものの割合（問いごとに求めて平均）。"
    ),
    "whole.document_at_1": Measure(
        "文書@1", "題名も社名もない問いのうち、全文書を合わせた検索の最初の結果が正しい文書にあるものの割合。"
    ),
    "whole.unit_at_1": Measure(
        "単位@1", "同じ問いのうち、最初の結果が正しい文書の正しい単位かその下にあるものの割合。"
    ),
    "whole.unit_at_5": Measure("単位@5", "同じ問いのうち、初めの五つに正しい単位かその下の単位があるものの割合。"),
    "answers.right": Measure("正答", "答えのある問いのうち、答えが正しく、確かな引用で裏付けられているものの割合。"),
    "answers.answer": Measure("答え", "答えのある問いのうち、必要な語をすべて含み、長すぎない答えの割合。"),
    "answers.cited": Measure(
        "根拠", "答えのある問いのうち、数えられる引用が正しい単位にあり、原文どおりであるものの割合。"
    ),
    "answers.verbatim": Measure(
        "原文どおり", "返した答えのうち、引用があり、そのすべてが引用元の原文どおりであるものの割合。"
    ),
    "answers.complete": Measure(
        "充足", "答えのある問いが求める語のうち、答えに含まれるものの割合。拒んだ問いの語は含まれないと数える。"
    ),
    "answers.length": Measure(
        "長さの守り", "答えのある問いに返した答えのうち、400字と模範解答の4倍の長いほうを超えないものの割合。"
    ),
    "answers.false_refusal": Measure("誤った拒否", "答えのある問いのうち、書かれていないとしたものの割合。", False),
    "answers.false_answer": Measure("誤った回答", "書かれていないことの問いのうち、答えてしまったものの割合。", False),
    "revisions.alignment_f1": Measure(
        "対応 F1", "変更の（旧の単位、新の単位）の対応について、再現率と適合率の調和平均。"
    ),
    "revisions.changes_f1": Measure("変更 F1", "（種別、旧の単位、新の単位）の組について、再現率と適合率の調和平均。"),
    "revisions.kind": Measure(
        "変更の種別",
        "対応の合った変更のうち、追加・削除・変更・移動・番号の繰り下げ・分割・統合の別が一致するものの割合。",
    ),
    "revisions.effects_f1": Measure(
        "影響 F1", "対応の合った変更の影響（数値・様相・主体など）の集合について、再現率と適合率の調和平均。"
    ),
    "revisions.substantive": Measure(
        "実質の変更", "対応の合った変更のうち、内容が変わるかどうかの判断が一致するものの割合。"
    ),
    "revisions.favours": Measure("有利な側", "対応の合った変更のうち、どちらに有利かの判断が一致するものの割合。"),
    "revisions.lossless": Measure("欠落なし", "番地ごとに見て異なる旧と新の文字のうち、変更の一覧が伝えるものの割合。"),
}
"""In the order in which reports show them; the part before the dot is the group."""
