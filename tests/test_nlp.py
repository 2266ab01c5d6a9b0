"""The spaCy side: the tokenizer keeps every character, the components work in any pipeline."""

from __future__ import annotations

from importlib.metadata import entry_points

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import trichluc
from tests.strategies import vietnamese_text

TEXT = "Ngày 3/3/2024, Chủ tịch UBND tỉnh Lai Châu Lò Văn Panh tiếp công dân. Sở Tài chính chi 1,5 tỷ đồng."


@pytest.fixture(scope="module")
def nlp() -> Language:
    return trichluc.load()


def test_factories_are_entry_points() -> None:
    names = {point.name for point in entry_points(group="spacy_factories")}
    assert {"trichluc_sentences", "trichluc_entities", "trichluc_figures", "trichluc_record"} <= names


def test_record(nlp: Language) -> None:
    record = nlp(TEXT)._.record
    assert [official.name for official in record.officials] == ["Lò Văn Panh"]
    assert record == trichluc.Extractor().of_text(TEXT)


def test_spans_lie_on_the_text(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert [span.text for span in doc.spans["names"]] == ["Lò Văn Panh"]
    assert [span.text for span in doc.spans["agencies"]] == ["UBND tỉnh Lai Châu", "Sở Tài chính"]
    assert [(span.text, span.label_) for span in doc.spans["figures"]] == [("1,5 tỷ đồng", "money")]
    assert len(list(doc.sents)) == 2
    assert len(doc.spans["sc"]) == sum(len(doc.spans[key]) for key in doc.spans if key != "sc")


def test_a_component_in_a_users_own_pipeline() -> None:
    own = spacy.blank("xx")
    own.add_pipe("trichluc_figures")
    doc = own(TEXT)
    assert "1,5 tỷ đồng" in [span.text for span in doc.spans["figures"]]


def test_docbin_keeps_spans_and_record(nlp: Language) -> None:
    store = DocBin(store_user_data=True, docs=[nlp(TEXT)])
    (doc,) = DocBin(store_user_data=True).from_bytes(store.to_bytes()).get_docs(nlp.vocab)
    assert doc.text == TEXT
    assert [span.text for span in doc.spans["names"]] == ["Lò Văn Panh"]
    assert doc._.record.officials[0].name == "Lò Văn Panh"


def test_pipe_and_metadata(nlp: Language) -> None:
    plain = nlp.make_doc("UBND tỉnh họp.")
    plain._.article = {"place": "tỉnh Cao Bằng"}
    docs = list(nlp.pipe([plain, nlp.make_doc(TEXT)]))
    assert docs[0]._.record.agencies[0].full_name == "Ủy ban nhân dân tỉnh Cao Bằng"
    assert docs[1]._.record.officials[0].name == "Lò Văn Panh"


def test_displacy(nlp: Language) -> None:
    page = displacy.render(nlp(TEXT), style="span", page=True, jupyter=False)
    assert "agency" in page
    assert "person" in page


def test_saved_and_loaded(nlp: Language, tmp_path: object) -> None:
    nlp.to_disk(str(tmp_path))
    assert spacy.load(str(tmp_path))(TEXT)._.record.officials[0].name == "Lò Văn Panh"


@settings(max_examples=60, deadline=None)
@given(st.one_of(vietnamese_text(), st.text()))
def test_tokenizer_keeps_every_character(nlp: Language, text: str) -> None:
    doc: Doc = nlp.make_doc(text)
    assert doc.text == text
