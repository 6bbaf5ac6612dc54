"""Cut WordNet down to what comparing needs: which common words are near in sense, and which oppose.

Usage::

    apt-get download wordnet-base && dpkg -x wordnet-base_*.deb wordnet
    python -m training.cut_wordnet wordnet/usr/share/wordnet src/synoptic/compare/data/senses.en.txt

Source: WordNet 3.0 (Princeton University, WordNet 3.0 licence), as packaged by Debian ``wordnet-base``.
Kept are the single words that are commonest in spaCy's general word list (``spacy-lookups-data``, MIT) or
were counted in WordNet's sense-tagged texts; of each the first senses only. A word *means* its synsets fully
and the synsets above them in part, as long as what stands above is specific: shell and round meet in
ammunition, shell and table meet nowhere.
"""

import sys
from collections import Counter, defaultdict
from itertools import islice
from pathlib import Path

import msgspec
import spacy_lookups_data
import srsly

FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
#: senses kept by part of speech; later ones are rare and mislead
SENSES = {"n": 3, "v": 4, "a": 3, "r": 1}
#: weight of the first, second, ... sense
RANK = (9, 8, 6, 5)
#: of so many first senses the derived words count too
DERIVING = 2
#: what of a sense's weight its neighbours get: derived words, one step up, two steps up
DERIVED, ABOVE, TWICE_ABOVE = 0.85, 0.7, 0.5
#: a synset above is specific if it has at most so many synsets under it, in all; up to ten times as many, its
#: own word is still near (worker and employee), but two words under it are not (employee and waiter)
MOST_UNDER = {"n": 120, "v": 45}
WIDE = 0.45
#: how many words are kept
MOST_WORDS = 20_000
LEAST_COUNT = 1
#: weights are one digit; below this a meaning is dropped
LEAST = 3
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

HEAD = """\
# Which common English words are near in sense, and which oppose: cut from WordNet 3.0 by
# training/cut_wordnet.py. WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved.
# Permission to use, copy, modify and distribute this database for any purpose and without fee or royalty
# is granted under the WordNet 3.0 licence (https://wordnet.princeton.edu/license-and-commercial-use),
# which asks that this notice appear on all copies, including modifications. The database is provided
# "as is"; Princeton University makes no representations or warranties, express or implied.
# Lines: "word meaning:weight ..." (weight 1-9); "< form word" an irregular form; "! word word" opposites.
"""


class Synset(msgspec.Struct, frozen=True):
    """One meaning: its words, and pointers as (sign, part of speech, offset, source and target word)."""

    words: tuple[str, ...]
    pointers: tuple[tuple[str, str, str, str], ...]


Key = tuple[str, str]


def synsets(folder: Path) -> dict[Key, Synset]:
    """All synsets by part of speech and offset."""
    found: dict[Key, Synset] = {}
    for part, name in FILES.items():
        for line in (folder / f"data.{name}").read_text("latin-1").splitlines():
            if line.startswith(" "):
                continue
            cells = line.partition("|")[0].split()
            size = int(cells[3], 16)
            words = tuple(cells[4 + 2 * i].partition("(")[0] for i in range(size))
            at = 4 + 2 * size
            pointers = tuple(
                (cells[k], cells[k + 2], cells[k + 1], cells[k + 3])
                for k in range(at + 1, at + 1 + 4 * int(cells[at]), 4)
            )
            found[part, cells[0]] = Synset(words, pointers)
    return found


def index(folder: Path) -> dict[Key, tuple[str, ...]]:
    """Senses of every word, most frequent first, by word and part of speech."""
    found: dict[Key, tuple[str, ...]] = {}
    for part, name in FILES.items():
        for line in (folder / f"index.{name}").read_text("latin-1").splitlines():
            if not line.startswith(" "):
                cells = line.split()
                found[cells[0], part] = tuple(cells[-int(cells[2]) :])
    return found


def common(known: set[str], most: int = MOST_WORDS) -> set[str]:
    """The commonest of the known words."""
    path = Path(spacy_lookups_data.__file__).parent / "data" / "en_lexeme_prob.json.gz"
    likely: dict[str, float] = srsly.read_gzip_json(path)
    ranked = (
        word
        for word in sorted(likely, key=lambda word: (-likely[word], word))
        if word in known and word.isascii() and word.isalpha() and len(word) > 2
    )
    return set(islice(ranked, most))


def counted(folder: Path) -> set[str]:
    """Words that occur at least twice in the sense-tagged texts."""
    tallies: Counter[str] = Counter()
    for line in (folder / "cntlist.rev").read_text("latin-1").splitlines():
        sense, _, count = line.split()
        tallies[sense.partition("%")[0]] += int(count)
    return {word for word, n in tallies.items() if n >= LEAST_COUNT and word.isalpha() and len(word) > 2}


def under(all_synsets: dict[Key, Synset]) -> Counter[Key]:
    """How many synsets stand below each, in all."""
    above: dict[Key, list[Key]] = {
        key: [(p, o) for sign, p, o, _ in one.pointers if sign in ("@", "@i")]
        for key, one in all_synsets.items()
    }
    sizes: Counter[Key] = Counter()
    for key in all_synsets:
        seen: set[Key] = set()
        todo = list(above[key])
        while todo:
            parent = todo.pop()
            if parent not in seen:
                seen.add(parent)
                todo += above[parent]
        sizes.update(seen)
    return sizes


def meanings(
    word: str, senses: dict[Key, tuple[str, ...]], all_synsets: dict[Key, Synset], sizes: Counter[Key]
) -> dict[Key, float]:
    """The synsets that a word means, with weights up to 9."""
    found: dict[Key, float] = defaultdict(float)

    def mean(key: Key, weight: float) -> None:
        found[key] = max(found[key], weight)

    def up(key: Key, weight: float, steps: tuple[float, ...]) -> None:
        for sign, part, offset, _ in all_synsets[key].pointers:
            if not steps or sign != "@":
                continue
            if sizes[part, offset] <= MOST_UNDER.get(part, 0):
                mean((part, offset), weight * steps[0])
                up((part, offset), weight, steps[1:])
            elif sizes[part, offset] <= 10 * MOST_UNDER.get(part, 0) and len(steps) == 2:
                mean((part, offset), weight * WIDE)

    for part in FILES:
        for rank, offset in enumerate(senses.get((word, part), ())[: SENSES[part]]):
            key, weight = (part, offset), RANK[rank]
            mean(key, weight)
            up(key, weight, (ABOVE, TWICE_ABOVE))
            for sign, other, there, words in all_synsets[key].pointers:
                mine = int(words[:2], 16)
                # a derivation joins two words of the two meanings; only the word's own ones count
                if sign == "+" and rank < DERIVING and all_synsets[key].words[mine - 1].lower() == word:
                    mean((other, there), weight * DERIVED)
                if sign == ">":
                    mean((other, there), weight * ABOVE)
                if sign == "&" and part == "a":
                    mean((other, there), weight * ABOVE)
    return found


def opposites(
    vocabulary: set[str], senses: dict[Key, tuple[str, ...]], all_synsets: dict[Key, Synset]
) -> list[tuple[str, str]]:
    """Pairs of words with opposed first senses."""
    found: set[tuple[str, str]] = set()
    for word in vocabulary:
        for part in ("v", "a", "n"):
            for offset in senses.get((word, part), ())[:2]:
                here = all_synsets[part, offset]
                for sign, other, there, words in here.pointers:
                    if sign == "!" and here.words[int(words[:2], 16) - 1].lower() == word:
                        facing = all_synsets[other, there].words[int("0x" + words[2:], 0) - 1].lower()
                        if facing in vocabulary:
                            found.add((min(word, facing), max(word, facing)))
    return sorted(found)


def irregular(folder: Path, vocabulary: set[str]) -> list[tuple[str, str]]:
    """Irregular forms of the kept words."""
    found = set()
    for name in FILES.values():
        for line in (folder / f"{name}.exc").read_text("latin-1").splitlines():
            form, *bases = line.split()
            found.update((form, base) for base in bases if base in vocabulary and form.isalpha())
    return sorted(found)


def short(number: int) -> str:
    """A number in base 36."""
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = DIGITS[digit] + digits
        if not number:
            return digits


def cut(folder: Path) -> str:
    """The data file's text."""
    all_synsets, senses = synsets(folder), index(folder)
    sizes = under(all_synsets)
    vocabulary = common({word for word, _ in senses}) | counted(folder)
    found = {word: meanings(word, senses, all_synsets, sizes) for word in sorted(vocabulary)}
    found = {w: {k: v for k, v in kept.items() if round(v) >= LEAST} for w, kept in found.items()}
    shared = Counter(key for kept in found.values() for key in kept)
    order = {key: short(i) for i, (key, n) in enumerate(shared.most_common()) if n > 1}
    lines = []
    for word, kept in found.items():
        cells = [f"{order[key]}:{round(weight)}" for key, weight in sorted(kept.items()) if key in order]
        if cells:
            lines.append(f"{word} {' '.join(cells)}")
    lines += [f"< {form} {base}" for form, base in irregular(folder, set(found))]
    lines += [f"! {a} {b}" for a, b in opposites(vocabulary, senses, all_synsets)]
    return HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    text = cut(Path(sys.argv[1]))
    Path(sys.argv[2]).write_text(text, "utf-8")
    print(f"{len(text.splitlines())} lines, {len(text.encode()) / 1e6:.2f} MB")
