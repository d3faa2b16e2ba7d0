"""Trains the models that have not seen one half of the single clauses, see models.made_up: python -m models.train_apart."""

import numpy as np

from corpus import catalog
from models import train_clause_types, train_embedder, train_question_types
from models.made_up import FOLDER

_TRAINERS = {
    "static_embedder": train_embedder.trained,
    "question_types": train_question_types.trained,
    "clause_types": train_clause_types.trained,
}


def main() -> None:
    """Trains on all single clauses but those of each half, writes the models to FOLDER and prints their names."""
    for number, half in enumerate(catalog.APART):
        folder = FOLDER / str(number)
        folder.mkdir(parents=True, exist_ok=True)
        clauses = catalog.single_clauses(without=half)
        for name, trained in _TRAINERS.items():
            np.savez_compressed(folder / f"{name}.npz", **trained(clauses))
            print(number, name, flush=True)


if __name__ == "__main__":
    main()
