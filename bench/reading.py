"""How fast pages of HTML are read, beside trafilatura and resiliparse in the same run, and in what memory.

    python -m bench.reading FOLDER [--sample N] [--runs N] [--pages N]

FOLDER holds pages (``.html``, ``.htm``, also ``.gz``), in folders inside it too; ``--sample`` takes so many
of them, spread over all. The readers take turns, run by run, each over all pages in this one process. Printed
are pages per CPU-second (median of the runs), so that a busy machine disturbs little, and how many times the
first one's that is. Ours makes documents (title, authors, date, comments, roles); the peers, with their
defaults, text. ``--pages`` also reads so many pages in a fresh process, the sample over and over with class
names and words changed, and prints its memory on the way.
"""

import argparse
import gzip
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from synoptic.config import Config
from synoptic.errors import PageError
from synoptic.model import RawPage

ENDINGS = (".html", ".htm", ".html.gz", ".htm.gz")
STEPS = 10
"""Times that memory is printed on the way."""

Reader = Callable[[bytes], object]


def sample(folder: Path, count: int) -> list[bytes]:
    """Pages of a folder, spread evenly over their paths in order."""
    files = sorted(file for file in folder.rglob("*") if file.name.lower().endswith(ENDINGS))
    if not files:
        raise SystemExit(f"{folder}: no pages ({', '.join(ENDINGS)}) in it")
    chosen = files[:: max(1, len(files) // count)][:count]
    return [gzip.decompress(f.read_bytes()) if f.suffix == ".gz" else f.read_bytes() for f in chosen]


def synoptic_reader() -> Reader:
    """Ours: bytes to a document."""
    from synoptic.read import read

    config = Config()

    def one(body: bytes) -> object:
        try:
            return read(RawPage(name="page", address="https://site.example/page", body=body), config)
        except PageError as error:
            return error

    return one


def trafilatura_reader() -> Reader:
    """Trafilatura with its defaults."""
    import trafilatura

    def one(body: bytes) -> object:
        return trafilatura.extract(body)

    return one


def resiliparse_reader() -> Reader:
    """Resiliparse's main content."""
    from resiliparse.extract.html2text import extract_plain_text

    def one(body: bytes) -> object:
        return extract_plain_text(body.decode("utf-8", "replace"), main_content=True)

    return one


READERS: dict[str, Callable[[], Reader]] = {
    "trafilatura": trafilatura_reader,
    "synoptic": synoptic_reader,
    "resiliparse": resiliparse_reader,
}


def readers() -> dict[str, Reader]:
    """The readers that are installed."""
    found = {}
    for name, make in READERS.items():
        try:
            found[name] = make()
        except ImportError:
            print(f"{name}: not installed (pip install 'synoptic-news[bench]')", file=sys.stderr)
    return found


def speeds(pages: list[bytes], runs: int) -> dict[str, float]:
    """Pages per CPU-second of every reader."""
    taken: dict[str, list[float]] = {}
    each = readers()
    for name, one in each.items():
        for page in pages[:10]:  # what is loaded or filled once is not counted
            one(page)
        taken[name] = []
    for _ in range(runs):
        for name, one in each.items():
            began = time.process_time()
            for page in pages:
                one(page)
            taken[name].append(time.process_time() - began)
    return {name: len(pages) / statistics.median(seconds) for name, seconds in taken.items()}


def varied(pages: list[bytes], count: int) -> Iterator[bytes]:
    """So many pages: those given over and over, each time with class names and words of its own."""
    for number in range(count):
        mark = b"%d" % (number // len(pages))
        page = pages[number % len(pages)].replace(b'class="', b'class="v' + mark + b" ")
        yield page.replace(b"</p>", b" word" + mark + b"x%d.</p>" % number, 50)


def megabytes() -> float:
    """Memory of this process now; where that cannot be told, at most."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    return peak()


def peak() -> float:
    """Most memory that this process ever had."""
    status = Path("/proc/self/status")
    if status.exists():  # what resource tells counts the process that this one was forked from
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(lines["VmHWM"].split()[0]) / 2**10
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def memory(pages: list[bytes], count: int) -> None:
    """Read so many pages and print the memory of this process on the way."""
    one = synoptic_reader()
    base = sum(map(len, pages)) / 2**20
    print(f"{'pages':>8}  MB, of them {base:.0f} the sample itself")
    for number, page in enumerate(varied(pages, count), start=1):
        one(page)
        if number % max(1, count // STEPS) == 0:
            print(f"{number:8}  {megabytes():.0f}", flush=True)
    print(f"    peak  {peak():.0f}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sample", type=int, default=100)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--pages", type=int, default=0)
    parser.add_argument("--memory-only", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    pages = sample(given.folder, given.sample)
    if given.memory_only:
        memory(pages, given.pages)
        return
    size = statistics.mean(map(len, pages)) / 1000
    print(f"{len(pages)} pages of {size:.0f} kB, {given.runs} runs")
    print(f"{'':12} pages per CPU-second   times the first")
    measured = speeds(pages, given.runs)
    first = next(iter(measured.values()))
    for name, speed in measured.items():
        print(f"{name:12} {speed:20.1f}   {speed / first:15.2f}")
    if given.pages:
        again = ["--sample", str(given.sample), "--pages", str(given.pages), "--memory-only"]
        subprocess.run([sys.executable, "-m", "bench.reading", str(given.folder), *again], check=True)


if __name__ == "__main__":
    main()
