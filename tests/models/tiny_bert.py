"""A BERT of two layers over single characters, made here; no hub is asked."""

from pathlib import Path


def save(folder: Path, *, reads: int = 64, head: bool = False) -> str:
    """Writes model and tokenizer to folder; reads: positions it has; head: one number for a pair of texts."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertModel, BertTokenizerFast

    signs = sorted(set("検索クエリ文書: 会費を支払う退届出責任は負わないくらですか?querypassage。月額5千円"))
    folder.mkdir()
    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *signs, *(f"##{s}" for s in signs)]))
    config = BertConfig(
        vocab_size=5 + 2 * len(signs),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=reads,
        num_labels=1,
    )
    torch.manual_seed(0)
    (BertForSequenceClassification(config) if head else BertModel(config)).save_pretrained(folder)
    BertTokenizerFast(str(vocabulary), model_max_length=reads).save_pretrained(folder)
    return str(folder)
