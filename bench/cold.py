"""What a cold start costs, beside loading the language pipeline alone.

    python -m bench.cold PAGE... [--runs N]

Runs each command N times in a fresh process, alternating, and prints CPU-seconds (median), the ratio to
loading the pipeline, and peak memory. CPU-seconds, so that a busy machine disturbs little.
"""

import argparse
import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

PIPELINE = Path("src/synoptic/understand/models/en_synoptic_sm")
LOAD = "import sys, spacy; spacy.load(sys.argv[1])"


class Cost(NamedTuple):
    """One process."""

    seconds: float
    """User and system CPU time."""
    megabytes: float
    """Peak resident memory."""


def cost(command: list[str]) -> Cost:
    """Run a command and see what it took."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"{' '.join(command)} failed")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", nargs="+")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    synoptic = [sys.executable, "-m", "synoptic"]
    commands = {
        "pipeline alone": [sys.executable, "-c", LOAD, str(PIPELINE)],
        "synoptic --help": [*synoptic, "--help"],
        "synoptic brief": [*synoptic, "brief", *arguments.pages, "--format", "json"],
    }
    runs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(arguments.runs):
        for name, command in commands.items():
            runs[name].append(cost(command))
    base = statistics.median(c.seconds for c in runs["pipeline alone"])
    print(f"{'':18} CPU s   ratio   peak MB")
    for name, costs in runs.items():
        seconds = statistics.median(c.seconds for c in costs)
        print(f"{name:18} {seconds:5.2f}   {seconds / base:5.2f}   {max(c.megabytes for c in costs):7.0f}")


if __name__ == "__main__":
    main()
