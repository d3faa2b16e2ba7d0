"""Trains the models that have not seen the single clauses kept apart, see models.made_up: python -m models.train_apart."""

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
    """Trains on all single clauses but those kept apart, writes the models to FOLDER and prints their names."""
    FOLDER.mkdir(exist_ok=True)
    clauses = catalog.single_clauses(without=catalog.APART)
    for name, trained in _TRAINERS.items():
        np.savez_compressed(FOLDER / f"{name}.npz", **trained(clauses))
        print(name, flush=True)


if __name__ == "__main__":
    main()
