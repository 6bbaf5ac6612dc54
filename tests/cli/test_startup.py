"""``synoptic --help`` answers at once: what is heavy is imported by the command that needs it."""

import resource
import subprocess
import sys

HEAVY = (
    "spacy",
    "numpy",
    "rich",
    "trafilatura",
    "htmldate",
    "py3langid",
    "selectolax",
    "jinja2",
    "fastwarc",
    "sqlite3",
)


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from synoptic.cli import run; code = run(['--help']); "
        f"print('loaded', *[name for name in {HEAVY} if name in sys.modules]); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "loaded"
    assert "Commands:" in done.stdout


def test_help_takes_little_more_than_python_itself() -> None:
    def seconds(*command: str) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *command], stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    bare = min(seconds("-c", "pass") for _ in range(3))
    assert min(seconds("-m", "synoptic", "--help") for _ in range(3)) - bare < 0.15
