"""Keys and ids: the same thing gets the same id in every database, whoever imports it and in whatever order.

An id is a positive 63-bit integer hashed from a key, so that it fits the integers of both databases. What a key
is made of is folded (see fold.py): spellings that differ in case or in the place of the tone mark are one thing.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from trichluc.fold import fold
from trichluc.record import Article, Record, to_json

# Part of every fingerprint: to be raised when the rows made from a record change, so that articles are imported anew.
LAYOUT = b"1"

_WORDS = re.compile(r"[^\W_]+")
# "Lý" and "Lí", "Mỹ" and "Mĩ" are one name in two spellings; in "Thúy" and "Duy" the y is a sound of its own.
_Y_ALONE = re.compile(r"(?<=[hklmstv])([yýỳỷỹỵ])$|(?<=qu)([yýỳỷỹỵ])$")
_Y_TO_I = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")


def id_of(*parts: str | None) -> int:
    """Return the id of a key given in parts; None and "" are one.

    >>> id_of("agency", "sở tài chính") == id_of("agency", "sở tài chính") != id_of("agencysở tài chính")
    True
    """
    key = "\x1f".join(part or "" for part in parts)
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big") >> 1


def article_key(article: Article) -> str:
    """Return what an article is known by: its URL where it has one, else its id."""
    return article.url or article.id


def fingerprint(record: Record) -> str:
    """Return a hash of all that a record says; an article whose fingerprint is stored need not be imported again."""
    return fingerprint_of(to_json(record))


def fingerprint_of(line: bytes) -> str:
    """Return the fingerprint of a record from its JSON."""
    return hashlib.blake2b(line, digest_size=16, key=LAYOUT).hexdigest()


@lru_cache(maxsize=65536)
def words(text: str) -> str:
    """Return the folded words of a text with one space between them, punctuation left out.

    >>> words("UBND tỉnh Thừa Thiên–Huế")
    'ubnd tỉnh thừa thiên huế'
    """
    return " ".join(_WORDS.findall(fold(unicodedata.normalize("NFC", text))))


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Return the key that all spellings of a person's name share.

    >>> name_key("Huỳnh Thuý Mỹ") == name_key("HUỲNH THÚY MĨ"), name_key("K’Thanh") == name_key("K' Thanh")
    (True, True)
    """
    return " ".join(_Y_ALONE.sub(lambda y: y.group().translate(_Y_TO_I), word) for word in words(name).split())


def unmarked(text: str) -> str:
    """Return the words of a text without any mark, đ as d: what a search compares.

    >>> unmarked("Trần Hồng Minh, Đắk Lắk")
    'tran hong minh dak lak'
    """
    decomposed = unicodedata.normalize("NFD", words(text).replace("đ", "d"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def post_name(title: str, agency: str | None) -> str:
    """Return a post with its body; words that end the one and begin the other are said once.

    >>> post_name("Phó Trưởng Ban", "Ban Kinh tế Trung ương"), post_name("Chủ tịch", "Hội Nông dân")
    ('Phó Trưởng Ban Kinh tế Trung ương', 'Chủ tịch Hội Nông dân')
    """
    if agency is None:
        return title
    first, second = title.split(), agency.split()
    for count in range(min(len(first), len(second)), 0, -1):
        if fold(" ".join(first[-count:])) == fold(" ".join(second[:count])):
            return " ".join(first + second[count:])
    return f"{title} {agency}"
