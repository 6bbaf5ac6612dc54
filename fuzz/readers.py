"""Coverage-guided fuzzing of reading, HTML and plain text alike, with atheris.

    python -m fuzz.readers [--seconds 600 | --runs N] [--seed N] [FOUND...]

Starts from the pages in ``fuzz/seeds``. Whatever breaks a promise (:mod:`fuzz.invariants`), raises what it
should not, takes more than ``--slow`` seconds or too much memory is kept in ``--found``; name such a file to
try it again.
"""

import argparse
import importlib
import pkgutil
import shutil
import sys
import tempfile
from pathlib import Path

SEEDS = Path(__file__).parent / "seeds"
MEGABYTES = 2_000


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("again", nargs="*", type=Path, metavar="FOUND", help="files to try again, alone")
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--runs", type=int, help="pages to try, instead of seconds")
    parser.add_argument("--seed", type=int, default=0, help="0: another one each time")
    parser.add_argument("--longest", type=int, default=8_000, help="bytes of a page")
    parser.add_argument("--slow", type=int, default=20, help="seconds after which a page counts as a find")
    parser.add_argument("--found", type=Path, default=Path("fuzz-found"))
    return parser.parse_args()


def main() -> None:
    """Fuzz until the time is up or something is found."""
    given = arguments()
    import atheris

    with atheris.instrument_imports(include=["synoptic.read"]):
        import synoptic.read

        for module in pkgutil.walk_packages(synoptic.read.__path__, "synoptic.read."):
            importlib.import_module(module.name)
    from fuzz.invariants import hold

    if given.again:
        for file in given.again:
            hold(file.read_bytes())
            print(f"{file}: nothing found")
        return
    given.found.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for media in range(3):  # every seed as each kind of page
            for seed in SEEDS.iterdir():
                if seed.suffix != ".dict":
                    Path(folder, f"{media}-{seed.name}").write_bytes(bytes([media]) + seed.read_bytes())
        until = f"-runs={given.runs}" if given.runs else f"-max_total_time={given.seconds}"
        flags = [
            until,
            f"-seed={given.seed}",
            f"-max_len={given.longest}",
            f"-timeout={given.slow}",
            f"-rss_limit_mb={MEGABYTES}",
            f"-artifact_prefix={given.found}/",
            f"-dict={SEEDS / 'words.dict'}",
            "-print_final_stats=1",
        ]

        def one(data: bytes) -> None:
            hold(data)

        atheris.Setup([sys.argv[0], *flags, folder], one)
        try:
            atheris.Fuzz()
        finally:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
