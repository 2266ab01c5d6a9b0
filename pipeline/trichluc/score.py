"""Compare records with hand-made gold: precision, recall and F1 of each layer, accuracy of each attribute.

Gold is one ``<id>.json`` an article (corpus/README.md tells the form). Names are compared folded; figures are
paired by the overlap of their places, found again line by line where gold and record differ in dropped lines.
"""

from __future__ import annotations

import difflib
import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from trichluc.errors import InputError
from trichluc.fold import fold
from trichluc.record import Figure, Record

LAYERS = ("officials", "positions", "agencies", "figures.money", "figures.percent", "figures.count", "figures.quantity")
_SEPARATORS = re.compile(r"[^\w%/]+")


@dataclass(slots=True)
class Tally:
    """How many of the gold were found, and how many findings are none of it."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of findings that are right; 0 without findings."""
        return self.right / found if (found := self.right + self.wrong) else 0.0

    @property
    def recall(self) -> float:
        """Share of gold that was found; 0 without gold."""
        return self.right / gold if (gold := self.right + self.missed) else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class Score:
    """Tallies by layer, (right, asked) by attribute, and a line for each error."""

    layers: dict[str, Tally] = field(default_factory=lambda: {layer: Tally() for layer in LAYERS})
    attributes: dict[str, list[int]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def attribute(self, name: str, ok: bool, message: str) -> None:
        """Count one attribute of something that was found."""
        counts = self.attributes.setdefault(name, [0, 0])
        counts[0] += ok
        counts[1] += 1
        if not ok:
            self.errors.append(f"{name}: {message}")

    def accuracy(self, name: str) -> float:
        """Share of an attribute's values that are right; 1 where none was asked."""
        right, asked = self.attributes.get(name, (0, 0))
        return right / asked if asked else 1.0

    def compare(self, layer: str, gold: Iterable[str], found: Iterable[str], article: str) -> None:
        """Count keys of gold and findings of a layer."""
        want, got = set(gold), set(found)
        tally = self.layers[layer]
        tally.right += len(want & got)
        tally.missed += len(want - got)
        tally.wrong += len(got - want)
        self.errors += [f"{layer} missed [{article}]: {key}" for key in sorted(want - got)]
        self.errors += [f"{layer} wrong [{article}]: {key}" for key in sorted(got - want)]


def read_gold(folder: Path) -> dict[str, dict[str, Any]]:
    """Return the gold of a folder by id; raises InputError naming a file that is not JSON."""
    gold = {}
    for path in sorted(folder.glob("*.json")):
        try:
            gold[path.stem] = json.loads(path.read_text(encoding="utf-8"))
        except ValueError as error:
            raise InputError(f"{path}: {error}") from None
    if not gold:
        raise InputError(f"{folder}: no gold (*.json) in this folder")
    return gold


def score(gold: dict[str, dict[str, Any]], records: Iterable[Record], texts: dict[str, str] | None = None) -> Score:
    """Score records against gold. ``texts``: the text that gold offsets point into, where it is not the record's."""
    by_id = {Path(record.article.id).name: record for record in records}
    result = Score()
    for name, want in gold.items():
        record = by_id.get(name)
        _officials(result, name, want, record)
        _agencies(result, name, want, record)
        _figures(result, name, want, record, (texts or {}).get(name))
    return result


def _key(text: str | None) -> str:
    return _SEPARATORS.sub(" ", fold(text or "")).strip()


def _officials(result: Score, name: str, gold: dict[str, Any], record: Record | None) -> None:
    want = {_key(one["name"]): {_key(p["text"]): p for p in one["positions"]} for one in gold["officials"]}
    officials = record.officials if record else ()
    got = {_key(one.name): {_key(p.text): p for p in one.positions} for one in officials}
    result.compare("officials", want, got, name)
    result.compare(
        "positions",
        [f"{who}: {post}" for who, posts in want.items() for post in posts],
        [f"{who}: {post}" for who, posts in got.items() for post in posts],
        name,
    )
    same = {_key(f): {_key(x) for x in (*a["forms"], a.get("full"))} for a in gold["agencies"] for f in a["forms"]}
    for who, posts in want.items():
        for post in posts.keys() & got.get(who, {}).keys():
            agency, found = _key(posts[post].get("agency")), _key(got[who][post].agency)
            if agency:
                ok = agency == found or found in same.get(agency, ())
                result.attribute("position.agency", ok, f"[{name}] {post}: {found!r}, not {agency!r}")
            status = posts[post].get("status", "current")
            if "checks" in gold or "status" in posts[post]:
                given = got[who][post].status
                result.attribute("position.status", status == given, f"[{name}] {who}, {post}: {given}, not {status}")


def _agencies(result: Score, name: str, gold: dict[str, Any], record: Record | None) -> None:
    free = list(gold["agencies"])
    tally = result.layers["agencies"]
    for agency in record.agencies if record else ():
        names = {_key(agency.name), *(_key(mention.text) for mention in agency.mentions)}
        hit = next((one for one in free if names & {_key(form) for form in one["forms"]}), None)
        if hit is None:
            tally.wrong += 1
            result.errors.append(f"agencies wrong [{name}]: {agency.name}")
            continue
        free.remove(hit)
        tally.right += 1
        if hit.get("full"):
            ok = _key(agency.full_name) == _key(hit["full"])
            result.attribute("agency.full_name", ok, f"[{name}] {agency.full_name!r}, not {hit['full']!r}")
    tally.missed += len(free)
    result.errors += [f"agencies missed [{name}]: {one['forms'][0]}" for one in free]


def _figures(result: Score, name: str, gold: dict[str, Any], record: Record | None, text: str | None) -> None:
    figures = list(record.figures) if record else []
    place = _same_place(record.article.text, text) if record and text is not None else lambda offset: offset
    spans = [(place(f.start), f) for f in figures]
    for want in gold["figures"]:
        start, end = want["start"], want["start"] + len(want["text"])
        near = [
            (min(end, at + f.end - f.start) - max(start, at), f)
            for at, f in spans
            if at is not None and f.kind == want["kind"] and at < end and at + f.end - f.start > start
        ]
        tally = result.layers[f"figures.{want['kind']}"]
        if not near:
            tally.missed += 1
            result.errors.append(f"figures missed [{name}]: {want['kind']} {want['text']!r}")
            continue
        tally.right += 1
        best = max(near, key=lambda pair: pair[0])[1]
        spans = [(at, f) for at, f in spans if f is not best]
        _figure(result, name, want, best)
    for _, figure in spans:
        result.layers[f"figures.{figure.kind}"].wrong += 1
        result.errors.append(f"figures wrong [{name}]: {figure.kind} {figure.text!r}")


def _figure(result: Score, name: str, want: dict[str, Any], got: Figure) -> None:
    at = f"[{name}] {want['text']!r}: "
    pairs = [(want.get(key), getattr(got, key)) for key in ("value", "high", "of")]
    value = all((None if w is None else Decimal(w)) == g for w, g in pairs)
    result.attribute("figure.value", value, at + f"{got.value}..{got.high} of {got.of}")
    unit = _key(want.get("unit")) == _key(got.unit) and _key(want.get("per")) == _key(got.per)
    if want["kind"] == "count":
        unit = _shared_words(want.get("unit"), got.unit) >= 0.5
    result.attribute("figure.unit", unit, at + f"{got.unit} per {got.per}")
    modifier = want.get("modifier") == got.modifier
    result.attribute("figure.modifier", modifier, at + f"{got.modifier}, not {want.get('modifier')}")
    if want["kind"] not in ("money", "percent"):
        return
    metric = _shared_words(want.get("metric"), got.metric) >= 0.5
    result.attribute("figure.metric", metric, at + f"{got.metric!r}, not {want.get('metric')!r}")
    change = want.get("change")
    result.attribute("figure.change", change == got.change, at + f"change {got.change}, not {change}")
    times = {want[key] for key in ("as_of", "period") if want.get(key)}
    if times:
        ok = bool(times & {got.as_of, got.period})
        result.attribute("figure.time", ok, at + f"{got.as_of or got.period}, not {sorted(times)}")
    if want["kind"] == "money":
        result.attribute("figure.money_all", value and unit and modifier and metric, at + "not all right")


def _shared_words(one: str | None, other: str | None) -> float:
    """Return the F1 of two phrases' words; 1 where both are empty."""
    a, b = Counter(_key(one).split()), Counter(_key(other).split())
    if not a and not b:
        return 1.0
    return 2 * (a & b).total() / (a.total() + b.total())


def _same_place(text: str, other: str) -> Callable[[int], int | None]:
    """Return a function from an offset in one text to the offset of the same line and column in another."""
    if text == other:
        return lambda offset: offset
    a, b = _lines(text), _lines(other)
    matcher = difflib.SequenceMatcher(None, [line for _, line in a], [line for _, line in b], autojunk=False)
    pairs = {i + k: j + k for i, j, size in matcher.get_matching_blocks() for k in range(size)}
    starts = [start for start, _ in a]

    def place(offset: int) -> int | None:
        line = bisect_right(starts, offset) - 1
        return b[pairs[line]][0] + offset - starts[line] if line in pairs else None

    return place


def _lines(text: str) -> list[tuple[int, str]]:
    return [(match.start(), match.group()) for match in re.finditer(r"\S(?:[^\n]*\S)?", text)]
