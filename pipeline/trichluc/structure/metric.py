"""What an amount measures: clause rules, tried in the order of ``MetricReader._rules``; the first that speaks wins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from trichluc.numbers import Amount
from trichluc.structure.change import change, estimated, of_growth
from trichluc.structure.clause import CHANGES, Piece, Sentence
from trichluc.structure.objects import about, behind, deed, direct, doing
from trichluc.structure.phrase import SUMS, VERBS, Tokens, chunks, phrase, refers_back, since_amount
from trichluc.structure.setting import Setting
from trichluc.structure.subject import brings_sum, open_subject, subject

_REMEMBERED = 3  # sentences for which a metric can go unnamed


@dataclass(frozen=True, slots=True)
class Reading:
    """What the clause says of one amount.

    ``metric`` is the token range of the phrase that names what is measured, None where none is stated; ``change``
    increase or decrease; ``estimated`` whether a word apart from the number makes it an estimate; ``rule`` which
    clause rule named the metric.
    """

    metric: Tokens | None = None
    change: str | None = None
    estimated: bool = False
    rule: str | None = None


class MetricReader:
    """Reads the amounts of an article sentence by sentence; ``readings`` holds what was read, by amount."""

    def __init__(self, amounts: Sequence[Amount]) -> None:
        self._amounts = amounts
        self.readings: dict[int, Reading] = {}
        self._topic: Tokens | None = None
        self._rates: dict[tuple[str, str | None], Tokens] = {}
        self._told = 0
        self._rules: tuple[Callable[[Setting], Reading | None], ...] = (
            self._restated,
            self._bracketed,
            self._shared,
            self._continued,
            self._named,
            self._part,
            self._counted,
            self._rated,
        )

    def read(self, sentence: Sentence, number: int) -> None:
        """Add the readings of a sentence's amounts, in place of those they may have; ``number`` is the sentence's."""
        topic = self._topic_of(number)
        for amount, place in sentence.amounts.items():
            setting = Setting(sentence, place, self._amounts[amount])
            reading = next(filter(None, (rule(setting) for rule in self._rules)), None) or self._bare(setting, topic)
            if reading.rule in (None, "topic"):  # a reading from words joined too boldly does not undo the one before
                reading = self.readings.get(amount, reading)
            self.readings[amount] = reading
            topic = reading.metric or topic
            if setting.amount.per and reading.metric and reading.rule in ("subject", "object"):
                self._rates[setting.amount.unit, setting.amount.per] = reading.metric

    def close(self, sentence: Sentence, number: int) -> None:
        """Let the last metric of a sentence be the topic of the few behind it; ``number`` counts all sentences."""
        metrics = [self.readings[amount].metric for amount in sentence.amounts]
        if metric := next(filter(None, reversed(metrics)), None):
            self._topic, self._told = metric, number

    def _topic_of(self, number: int) -> Tokens | None:
        """Return what was measured last before a sentence, None where that is too far back."""
        return self._topic if number - self._told <= _REMEMBERED else None

    def doubtful(self, sentence: Sentence) -> list[Tokens]:
        """Return the metrics of money and percent that hang on a syllable that may be no word of its own."""
        found = [
            self.readings[number].metric
            for number in sentence.amounts
            if self._amounts[number].kind in ("money", "percent")
        ]
        return [metric for metric in dict.fromkeys(found) if metric and sentence.doubtful(metric)]

    def _restated(self, setting: Setting) -> Reading | None:
        """Take over from the amount that this one says again: "3 triệu USD (tương đương 70 tỷ đồng)"."""
        amount, before = setting.amount, setting.before()
        source = self.readings.get(amount.restates) if amount.restates is not None else None
        if source is None and before and not setting.percent and any(p.kind == "restate" for p in setting.ties):
            source = self.readings[before.number] if setting.tail in ("none", "comma", "amount") else None
        return source and Reading(source.metric, source.change, source.estimated, "restated")

    def _bracketed(self, setting: Setting) -> Reading | None:
        """Take the phrase that a bracket explains: "đạt 69% |dự toán |(11.410 tỷ đồng)"."""
        if setting.opened is None or setting.core or setting.ties:
            return None
        if setting.percent and (setting.before() or behind(setting.behind, measures=False)):
            return None
        outer = since_amount(setting.sentence.clause(setting.opened))[-8:]
        whole = next((phrase(outer, place) for place, piece in enumerate(outer) if piece.change == "whole"), None)
        found = whole or direct(outer)[0]
        head = next((n for n, p in enumerate(outer) if found and p.first == found[0]), 0)
        if 0 < head < len(outer) - 1 and outer[head].kind in VERBS and outer[head - 1].kind == "word":
            return None  # part of a name: "Công ty Hàng |xuất khẩu| Miền Tây (5 tỷ đồng)"
        return found and Reading(found, None, False, "bracketed")

    def _shared(self, setting: Setting) -> Reading | None:
        """Take the noun behind, of which the amount is a share or part: "|100%| các thủ tục", "giảm 30% |giá đất"."""
        if setting.percent and (found := about(setting.behind)):
            return Reading(found, change(setting), estimated(setting), "shared")
        changes = any(piece.change in CHANGES for piece in setting.ties)
        objects = ("noun", "empty", "sum", "payer", "verb") if setting.percent else ("noun", "empty", "sum")
        linked = setting.linked and not (setting.percent and setting.placed)
        told = (
            setting.tail in SUMS and setting.behind[:1] and setting.behind[0].kind == "noun"
        )  # "số 5 tỷ đồng |vốn vay|"
        if linked or (setting.tail in objects and not changes and not told):
            return None
        found = behind(setting.behind, measures=not setting.percent or (changes and setting.goes_on))
        if not found and setting.brought:
            found = deed(setting.behind)
        return found and Reading(found, change(setting), estimated(setting), "shared")

    def _continued(self, setting: Setting) -> Reading | None:
        """Take over from the amount before, where the clause goes on about it: "giải ngân 5 tỷ đồng, đạt 87%"."""
        before = self._goes_on_from(setting)
        if before is None:
            return None
        source, amount = self.readings[before.number], self._amounts[before.number]
        if setting.amount.kind == "money" and source.rule == "counted":
            return None
        again = not setting.copular or any(piece.kind == "restate" for piece in setting.ties)
        more = setting.counted and change(setting) and source.rule != "continued"  # "thụ lý 9 vụ, tăng 3 vụ"
        share = amount.kind in ("count", "quantity") and (setting.percent or more)
        metric = self._of_count(setting, before, source) if share else source.metric
        expected = estimated(setting) or source.estimated or amount.modifier == "estimated"
        return Reading(metric, change(setting) or (source.change if again else None), expected, "continued")

    def _goes_on_from(self, setting: Setting) -> Piece | None:
        if setting.core and setting.goes_on:
            money = setting.copular and setting.amount.kind == "money"
            if setting.tail == "amount" and money and self._is_count(setting.core[-1]):
                return None  # "xe dưới |12 chỗ| là 5 nghìn đồng": the count is part of the subject
            return next((piece for piece in reversed(setting.core) if piece.kind == "amount"), None)
        near = next(iter(chunks(setting.clause)), []) if setting.copular else []
        back = any(refers_back(near, n) for n in range(len(near)))  # "nợ là 9%, |con số này| năm sau là 8%"
        if (back or setting.compared) and (before := setting.before()) and not self._is_count(before):
            return before
        if setting.opened is not None and (setting.percent or setting.copular) and not subject(setting.core):
            return setting.before()
        return None

    def _is_count(self, piece: Piece) -> bool:
        """Say whether an amount is a count or a quantity."""
        return self._amounts[piece.number].kind in ("count", "quantity")

    def _named(self, setting: Setting) -> Reading | None:
        """Take the subject of the clause, or the noun or verb whose object the amount is."""
        changed, rule = None, "subject" if setting.copular else "object"
        if setting.copular:
            of_count = setting.clause[:1] and setting.clause[0].kind == "of"  # "giá |1 kg| của hàng A là"
            found = (not of_count and subject(setting.clause)) or subject(self._over_counts(setting))
            if not found and brings_sum(setting.clause):
                found, changed = direct(setting.core)
            elif not found and not self._is_part(setting):
                found, rule = open_subject(setting.clause), "open"
        else:
            found, changed = direct(setting.core)
            found = setting.told(found) or found
        if not found:
            return None
        changed = change(setting) or changed or of_growth(setting, found)
        return Reading(found, changed, estimated(setting), rule)

    def _over_counts(self, setting: Setting) -> list[Piece]:
        """Return the clause from its last amount of money or percent on: "|tổng vốn của 15 dự án| là ..."."""
        core = setting.core
        for place in range(len(core) - 1, -1, -1):
            if core[place].kind == "amount" and self._amounts[core[place].number].kind in ("money", "percent"):
                return core[place + 1 :]
        return core

    def _is_part(self, setting: Setting) -> bool:
        """Say whether a subject that measures nothing itself is a part of what was measured before it.

        "giá tại chợ là 9 nghìn đồng; |tại ruộng| là 5 nghìn đồng", or behind "trong đó".
        """
        before = self._alike(setting) or setting.before()
        source = self.readings[before.number] if before else None
        if before is None or source is None or any(piece.kind == "part" for piece in setting.clause):
            return source is not None
        amount = self._amounts[before.number]
        if (amount.unit, amount.per) != (setting.amount.unit, setting.amount.per):
            return False
        if setting.exists:  # "giá đất tăng 30%, |có khu vực| tăng 70%"
            return source.metric is not None
        if amount.kind == "percent":  # "nợ xấu ở A là 3%, B |là| 2%", but "giá tăng 3%, xuất khẩu |tăng| 2%"
            levels = source.change is None and change(setting) is None
            return levels and setting.linked and source.rule in ("subject", "part")
        return amount.kind == "money" and source.rule in ("subject", "object", "part", "continued")

    def _part(self, setting: Setting) -> Reading | None:
        """Take over from the amount before for a part of it: "tổng chi 9 tỷ đồng, trong đó huyện A 5 tỷ đồng"."""
        money = setting.amount.kind == "money"  # which measures no things counted
        before = next((p for p in setting.earlier() if not (money and self._is_count(p))), None)
        source = self.readings[before.number] if before else Reading()
        if source.metric is None:
            return None
        return Reading(source.metric, change(setting), estimated(setting), "part")

    def _alike(self, setting: Setting) -> Piece | None:
        """Return the nearest amount before one in its sentence of the same money: "A |5 tỷ đồng|, tăng 2%; B"."""
        amount = setting.amount
        alike = ((self._amounts[p.number], p) for p in setting.earlier())
        return next((p for a, p in alike if a.kind == amount.kind == "money" and a.unit == amount.unit), None)

    def _counted(self, setting: Setting) -> Reading | None:
        """Take the noun of a count, for a share of it that may follow."""
        noun = _noun(setting)
        return noun and Reading(noun, change(setting), estimated(setting), "counted")

    def _bare(self, setting: Setting, topic: Tokens | None) -> Reading:
        """Read an amount whose clause names nothing: the noun behind, the last metric, or the word of change itself."""
        if setting.percent and (found := behind(setting.behind, measures=False)):
            return Reading(found, change(setting), estimated(setting), "shared")
        back = any(refers_back(setting.core, place) for place in range(len(setting.core)))
        if topic and (back or not setting.core):
            return Reading(topic, change(setting), estimated(setting), "topic")
        word = next((p for p in setting.ties if p.change in CHANGES or p.change == "growth"), None)
        metric = (word.first, word.last) if word else None
        return Reading(metric, change(setting), estimated(setting), "change" if word else None)

    def _rated(self, setting: Setting) -> Reading | None:
        """Take over from the last amount of money per the same: "giá vé ... 5 nghìn đồng/lượt. Xe con ..."."""
        amount = setting.amount
        metric = self._rates.get((amount.unit, amount.per)) if amount.kind == "money" and amount.per else None
        return metric and Reading(metric, change(setting), estimated(setting), "topic")

    def _of_count(self, setting: Setting, piece: Piece, source: Reading) -> Tokens | None:
        """Return what a share of things counted says of them: "31/33 em |ra lớp|, đạt 92%", "|kết nạp| 5 đảng viên"."""
        at = setting.sentence.amounts[piece.number]
        counted = Setting(setting.sentence, at, self._amounts[piece.number])
        said = setting.sentence.pieces[at + 1 : min(setting.place, at + 12)]
        end = next((n for n, p in enumerate(said) if p.kind in ("comma", "open", "and")), len(said))
        start = next((n for n in range(end) if said[n].kind not in ("link", "with", "have", "filler", "time")), end)
        if start < end and (start or counted.amount.of is not None):
            return said[start].first, said[min(end - 1, start + 5)].last
        if counted.amount.kind == "quantity" and not source.metric and not doing(counted.clause) and end:
            return said[0].first, said[min(end, 6) - 1].last
        if counted.amount.kind == "quantity" or (counted.copular and source.rule != "part"):
            return source.metric or doing(counted.clause)
        noun = _noun(counted)
        if noun and noun[1] - noun[0] > 1 and any(p.kind == "have" for p in counted.ties):
            return noun
        return doing(counted.clause) or noun or source.metric


def _noun(setting: Setting) -> Tokens | None:
    """Return the tokens of the noun of a count."""
    piece = setting.piece
    first = max(piece.first + 1, piece.last - len(setting.amount.unit.split()))
    return (first, piece.last) if setting.amount.kind == "count" and first < piece.last else None
