"""spaCy: our tokenizer, and the stages as pipeline components that work in any pipeline.

The components are thin: each reads ``doc.text``, calls the stage's plain functions and stores what they find.
Spans go to ``doc.spans`` (``names``, ``posts``, ``agencies``, ``places``, ``figures``; all of them in ``sc``,
which displacy shows), their label is the kind, their ``id_`` the rule's id. ``doc._.record`` is the record.
The text must be in NFC for anything to be found in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import registry
from spacy.vocab import Vocab

from trichluc.entities.mentions import Entities
from trichluc.extract import Extractor
from trichluc.record import Record, from_json, to_json
from trichluc.rulebook import load_rules
from trichluc.tokens import Document, read

_RECORD = "trichluc_record"
_SPAN_KEYS = ("names", "posts", "agencies", "places", "figures")


class Tokenizer:
    """A spaCy tokenizer over :func:`trichluc.tokens.read`: every character of the text is in some token."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the text's ``Doc``; ``doc.text == text``."""
        words: list[str] = []
        spaces: list[bool] = []
        at = 0
        for start, end in read(text).bounds:
            _gap(text[at:start], words, spaces)
            words.append(text[start:end])
            spaces.append(False)
            at = end
        _gap(text[at:], words, spaces)
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_bytes(self, **_: Any) -> bytes:
        """Return nothing: the tokenizer has no state."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> Tokenizer:
        """Return itself."""
        return self

    def to_disk(self, _path: Path, **_: Any) -> None:
        """Write nothing."""

    def from_disk(self, _path: Path, **_: Any) -> Tokenizer:
        """Return itself."""
        return self


def _gap(gap: str, words: list[str], spaces: list[bool]) -> None:
    """Add white space between tokens: one space is the word's own, more is a token."""
    if gap.startswith(" ") and words and not spaces[-1]:
        spaces[-1] = True
        gap = gap[1:]
    if gap:
        words.append(gap)
        spaces.append(False)


@registry.tokenizers("trichluc.Tokenizer.v1")  # type: ignore[untyped-decorator]
def make_tokenizer() -> Any:
    """Return the factory that spaCy's config names."""
    return lambda nlp: Tokenizer(nlp.vocab)


@lru_cache(maxsize=2)
def _extractor(rules: str | None) -> Extractor:
    return Extractor(load_rules(rules))


class _Component:
    """What the components share: an extractor made on first use, so that a config loads in no time."""

    def __init__(self, rules: str | None) -> None:
        self._rules = rules

    @property
    def extractor(self) -> Extractor:
        """The extractor of this component's rules."""
        return _extractor(self._rules)

    def pipe(self, docs: Iterable[Doc], **_: Any) -> Iterator[Doc]:
        """Process documents as they come."""
        for doc in docs:
            yield self(doc)

    def __call__(self, doc: Doc) -> Doc:
        raise NotImplementedError


class Sentences(_Component):
    """Marks where sentences start."""

    def __call__(self, doc: Doc) -> Doc:
        """Set ``token.is_sent_start`` for every token."""
        document = read(doc.text)
        starts = {document.start(first) for first, _ in document.sentences}
        for token in doc:
            token.is_sent_start = token.i == 0 or token.idx in starts
        return doc


class EntitySpans(_Component):
    """Finds names, posts, agencies and places."""

    def __call__(self, doc: Doc) -> Doc:
        """Fill ``doc.spans``."""
        document = read(doc.text)
        found = self.extractor.entities(document)
        for key, spans in _entity_spans(doc, document, found).items():
            _store(doc, key, spans)
        return doc


class FigureSpans(_Component):
    """Finds figures."""

    def __call__(self, doc: Doc) -> Doc:
        """Fill ``doc.spans["figures"]``; the label of a span is the kind of its figure."""
        figures = self.extractor.figures(doc.text)
        _store(doc, "figures", [_span(doc, f.start, f.end, f.kind, f.rule) for f in figures])
        return doc


class RecordComponent(_Component):
    """Makes the record: ``doc._.record``."""

    def __call__(self, doc: Doc) -> Doc:
        """Store the record of the document's text; ``doc._.article`` may hold published, place and more."""
        record = self.extractor.of_text(doc.text, **(doc._.article or {}))
        doc.user_data[_RECORD] = to_json(record).decode("utf-8")
        return doc


def _entity_spans(doc: Doc, document: Document, found: Entities) -> dict[str, list[Span | None]]:
    def span(first: int, last: int, label: str, rule: str | None) -> Span | None:
        return _span(doc, document.start(first), document.end(last - 1), label, rule)

    return {
        "names": [span(name.first, name.last, "person", None) for name in found.names],
        "posts": [span(post.first, post.last, "post", post.title.id) for post in found.posts],
        "agencies": [span(agency.first, agency.last, "agency", agency.rule) for agency in found.agencies],
        "places": [span(place.first, place.last, "place", None) for place in found.places],
    }


def _span(doc: Doc, start: int, end: int, label: str, rule: str | None) -> Span | None:
    return doc.char_span(start, end, label=label, alignment_mode="expand", span_id=rule or "")


def _store(doc: Doc, key: str, spans: list[Span | None]) -> None:
    doc.spans[key] = [span for span in spans if span is not None]
    doc.spans["sc"] = [span for name in _SPAN_KEYS if name in doc.spans for span in doc.spans[name]]


def _stored_record(doc: Doc) -> Record | None:
    stored = doc.user_data.get(_RECORD)
    return None if stored is None else from_json(stored)


if not Doc.has_extension("record"):
    Doc.set_extension("record", getter=_stored_record)
    Doc.set_extension("article", default=None)


@Language.factory("trichluc_sentences")
def make_sentences(nlp: Language, name: str) -> Sentences:
    """Return the component that splits sentences."""
    return Sentences(None)


@Language.factory("trichluc_entities", default_config={"rules": None})
def make_entities(nlp: Language, name: str, rules: str | None) -> EntitySpans:
    """Return the component that finds names, posts, agencies and places; ``rules``: a folder of rules."""
    return EntitySpans(rules)


@Language.factory("trichluc_figures", default_config={"rules": None})
def make_figures(nlp: Language, name: str, rules: str | None) -> FigureSpans:
    """Return the component that finds figures; ``rules``: a folder of rules."""
    return FigureSpans(rules)


@Language.factory("trichluc_record", default_config={"rules": None})
def make_record(nlp: Language, name: str, rules: str | None) -> RecordComponent:
    """Return the component that makes the record; ``rules``: a folder of rules."""
    return RecordComponent(rules)


def load(rules: str | None = None) -> Language:
    """Return a pipeline of our tokenizer and all components; ``rules``: an edited copy of the rules."""
    nlp = spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": "trichluc.Tokenizer.v1"}}})
    nlp.add_pipe("trichluc_sentences")
    for name in ("trichluc_entities", "trichluc_figures", "trichluc_record"):
        nlp.add_pipe(name, config={"rules": rules})
    return nlp
