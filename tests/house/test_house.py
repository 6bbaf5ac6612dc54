"""The house keeps its own rules: floors, types, style, length, words for every field."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
LONGEST = 400


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a tool of this environment in the project's folder."""
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_imports_only_go_down() -> None:
    tool = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([tool], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_types_are_strict() -> None:
    done = run("mypy")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("command", [("check",), ("format", "--check")], ids=["lint", "format"])
def test_style(command: tuple[str, ...]) -> None:
    done = run("ruff", *command, ".")
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_file_is_long() -> None:
    long = {
        str(p.relative_to(ROOT)): n
        for p in SOURCES
        if (n := len(p.read_text("utf-8").splitlines())) > LONGEST
    }
    assert not long


def test_no_drawer_of_odds_and_ends() -> None:
    assert not [p for p in SOURCES if p.stem in {"utils", "util", "helpers", "helper", "misc", "common"}]


def records(tree: ast.Module) -> list[ast.ClassDef]:
    """Classes that derive from Record or Struct."""
    return [
        node
        for node in tree.body
        if isinstance(node, ast.ClassDef)
        and any(getattr(base, "id", getattr(base, "attr", "")) in {"Record", "Struct"} for base in node.bases)
    ]


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT / "src")))
def test_every_field_of_a_record_says_what_it_means(path: Path) -> None:
    silent = []
    for record in records(ast.parse(path.read_text("utf-8"))):
        for here, after in zip(record.body, [*record.body[1:], None], strict=True):
            if isinstance(here, ast.AnnAssign) and not (
                isinstance(after, ast.Expr)
                and isinstance(after.value, ast.Constant)
                and isinstance(after.value.value, str)
            ):
                silent.append(f"{record.name}.{ast.unparse(here.target)}")
    assert not silent


def test_every_module_says_what_it_is_for() -> None:
    assert not [str(p) for p in SOURCES if not ast.get_docstring(ast.parse(p.read_text("utf-8")))]
