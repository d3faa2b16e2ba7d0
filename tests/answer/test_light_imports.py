import subprocess
import sys

HEAVY = ("torch", "sentence_transformers", "spacy", "sklearn", "scipy.optimize", "transformers")


def test_asking_needs_no_heavy_library(tmp_path):
    terms = tmp_path / "terms.txt"
    terms.write_text("第1条（会費）\n会費は月額500円とします。\n第2条（退会）\n会員はいつでも退会できます。\n", "utf-8")
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from models import question_types, static_embedder\n"
        "from pipeline import run\n"
        f"documents = run.parse_file(Path({str(terms)!r}))\n"
        "run.ask(['会費はいくらですか'], documents, question_types=question_types.default(), embedders=static_embedder.default())\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
