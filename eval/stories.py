"""Score whole stories against gold.

    python -m eval.stories SET... [--verbose] [--json]

A SET is a folder as :mod:`eval.gold` describes it. Prints a table, one column a set and their sum.
"""

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path

from eval.gold import addresses, load, raw_pages
from eval.rows import Judge, Score
from synoptic import engine
from synoptic.config import Config


def judge(folder: Path) -> list[Score]:
    """The rows of one set."""
    pages, gold = load(folder)
    config = Config()
    brief = engine.brief(raw_pages(folder, pages, config), config)
    return list(Judge(brief, gold, addresses(folder, pages)).scores())


def summed(sets: dict[str, list[Score]]) -> dict[str, tuple[float, int]]:
    """Rows added over sets."""
    total: defaultdict[str, tuple[float, int]] = defaultdict(lambda: (0.0, 0))
    for scores in sets.values():
        for score in scores:
            right, of = total[score.name]
            total[score.name] = (right + score.right, of + score.of)
    return dict(total)


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--verbose", action="store_true", help="say what was missed, on standard error")
    parser.add_argument("--json", action="store_true", help="print the sums as JSON")
    arguments = parser.parse_args()
    sets = {folder.name: judge(folder) for folder in arguments.sets}
    if arguments.verbose:
        for name, scores in sets.items():
            for score in scores:
                for miss in score.misses:
                    print(f"{name}: {score.name}: {miss}", file=sys.stderr)
    total = summed(sets)
    if arguments.json:
        print(json.dumps(total))
        return
    width = max(map(len, total))
    for name, (right, of) in total.items():
        columns = [
            next((f"{s.right:g}/{s.of}" for s in scores if s.name == name), "") for scores in sets.values()
        ]
        share = f"{right / of:.3f}" if of else "-"
        print(f"{name:<{width}}  {right:g}/{of}  {share}  " + "  ".join(columns))


if __name__ == "__main__":
    main()
