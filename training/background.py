"""Cut the table of document frequencies that matching ships.

    python -m training.background --corpora FOLDER --out src/synoptic/match/data/background.json

Reads ECB+ (CC BY 3.0), MultiLing 2011 (CC BY 3.0) and the free genres of GUM (CC BY); only counts of
five-letter stems go into the file.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from synoptic.text import stem, words

#: a stem of fewer documents says nothing that the default does not
LEAST = 3


def texts(corpora: Path) -> Iterator[str]:
    """Every document of the corpora, one text each."""
    for name in ("ecbplus.train.jsonl",):
        for line in (corpora / "matching" / name).read_text("utf-8").splitlines():
            row = json.loads(line)
            yield f"{row['title']} {row['text']}"
    for line in (corpora / "telling" / "multiling11_english_dev.jsonl").read_text("utf-8").splitlines():
        for document in json.loads(line)["docs"]:
            yield " ".join([document["title"], *document["sents"]])
    with gzip.open(corpora / "understanding" / "gum" / "train.conllu.gz", "rt", encoding="utf-8") as file:
        document = []
        for line in file:
            if line.startswith("# newdoc") and document:
                yield " ".join(document)
                document = []
            elif line.startswith("# text = "):
                document.append(line.removeprefix("# text = "))
        yield " ".join(document)


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    counts: Counter[str] = Counter()
    total = 0
    for text in texts(arguments.corpora):
        counts.update({stem(word) for word in words(text)})
        total += 1
    kept = {term: n for term, n in sorted(counts.items()) if n >= LEAST and not term[0].isdigit()}
    arguments.out.write_text(json.dumps({"documents": total, "stems": kept}, ensure_ascii=False), "utf-8")
    print(f"{total} documents, {len(kept)} stems")


if __name__ == "__main__":
    main()
