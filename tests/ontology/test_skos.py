import json

import pytest
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import SKOS

from pipeline.ontology import load
from pipeline.ontology.skos import skos


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph().parse(data=json.dumps(skos(load())), format="json-ld")


def _of(kind: str, id_: str) -> URIRef:
    return URIRef(f"urn:yakkan:{kind}:{id_}")


def test_every_entry_is_a_concept_with_its_label(graph: Graph) -> None:
    ontology = load()
    for kind, entries in (("type", ontology.types), ("field", ontology.fields), ("kind", ontology.kinds)):
        for id_, entry in entries.items():
            assert (_of(kind, id_), RDF.type, SKOS.Concept) in graph
            assert (_of(kind, id_), SKOS.prefLabel, Literal(entry.label, "ja")) in graph
            assert (_of(kind, id_), SKOS.inScheme, URIRef(f"urn:yakkan:scheme:{kind}")) in graph


def test_counterparts_are_exact_or_close(graph: Graph) -> None:
    law = _of("type", "governing_law")
    assert (law, SKOS.exactMatch, URIRef("urn:yakkan:cuad:Governing%20Law")) in graph
    assert (law, SKOS.closeMatch, URIRef("urn:yakkan:ledgar:Applicable%20Laws")) in graph
    assert (URIRef("urn:yakkan:cuad:Governing%20Law"), SKOS.prefLabel, Literal("Governing Law", "en")) in graph


def test_the_rules_of_skos_hold(graph: Graph) -> None:
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        labels = list(graph.objects(concept, SKOS.prefLabel))
        assert len({label.language for label in labels}) == len(labels) >= 1
        assert not set(labels) & set(graph.objects(concept, SKOS.altLabel))
        assert not set(graph.objects(concept, SKOS.exactMatch)) & set(graph.objects(concept, SKOS.closeMatch))
        assert len(list(graph.objects(concept, SKOS.inScheme))) == 1


def test_every_link_leads_to_a_concept(graph: Graph) -> None:
    for relation in (SKOS.related, SKOS.exactMatch, SKOS.closeMatch):
        for target in graph.objects(None, relation):
            assert (target, RDF.type, SKOS.Concept) in graph, target


def test_what_is_out_is_noted(graph: Graph) -> None:
    notes = [str(note) for note in graph.objects(_of("type", "fees"), SKOS.scopeNote)]
    assert "料金を変えることは含まない（fee_change）" in notes
