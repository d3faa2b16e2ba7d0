"""`python -m evaluation.stages QUESTION FILE`: what an answer needs from a cold start, as JSON; imports nothing before it measures."""

import json
import sys
import time
from pathlib import Path


def stages(question: str, path: Path) -> dict[str, float]:
    """Seconds of each stage of an answer, in a process that has done nothing before.

    The index is built together with a second extraction; what a third one needs is taken off again.
    """
    marks = [time.perf_counter()]

    def mark() -> float:
        marks.append(time.perf_counter())
        return marks[-1] - marks[-2]

    from models import clause_types, question_types, static_embedder
    from pipeline import answer, extract, index, run  # noqa: F401  what the command imports
    from pipeline.types.index import Models

    found = {"imports": mark()}
    models = Models(question_types.default(), clause_types.default(), static_embedder.default())
    found["models"] = mark()
    documents = run.parse_file(path)
    found["reading"] = mark()
    for document in documents:
        run.extract(document, clause_types=models.clause_types)
    found["extraction"] = mark()
    built = run.index_of(documents, models)
    both = mark()
    for document in documents:
        run.extract(document, clause_types=models.clause_types)
    found["index"] = max(0.0, both - mark())
    run.answers([question], built)
    return found | {"answer": mark()}


if __name__ == "__main__":
    print(json.dumps(stages(sys.argv[1], Path(sys.argv[2]))))
