"""A short run of the fuzzers: what must hold of every page holds of the seeds and of pages made from them."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz.invariants import hold
from fuzz.readers import SEEDS

ROOT = Path(__file__).parents[2]
PAGES = sorted(file for file in SEEDS.iterdir() if file.suffix != ".dict")
TOKENS = [
    b"<p>", b"</p>", b"<div class=comment>", b"</div>", b"<br>", b"<table><tr><td>", b"<pre>", b"<script>",
    b"<!--", b"<blockquote>", b"<a href=x>", b"<h1>", b" hidden>", b"&#xD800;", b"\0", b"\xff\xfe",
    b"\xc2\xa0", b"\n\n", b"Reply", b"By ", b" said: ", b"3 hours ago", b"2026-03-05T09:00:00Z",
    b"\xe3\x80\x82", b"> ", b'{"@type":',
]  # fmt: skip


@pytest.mark.parametrize("media", range(3), ids=["undeclared", "html", "text"])
@pytest.mark.parametrize("seed", PAGES, ids=lambda file: str(file.name))
def test_seeds_hold(seed: Path, media: int) -> None:
    hold(bytes([media]) + seed.read_bytes())


@st.composite
def changed_pages(draw: st.DrawFn) -> bytes:
    """A seed with stretches taken out, doubled, or moved, and tokens put in."""
    data = draw(st.sampled_from(PAGES)).read_bytes()
    for _ in range(draw(st.integers(1, 12))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 200)))
        kept = draw(
            st.sampled_from([b"", data[start:end] * 2, data[start:end][::-1]]) | st.sampled_from(TOKENS)
        )
        data = data[:start] + kept + data[end:]
    return bytes([draw(st.integers(0, 2))]) + data


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(changed_pages())
def test_pages_made_from_seeds_hold(data: bytes) -> None:
    hold(data)


@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="atheris is not installed")
def test_a_short_coverage_guided_run_finds_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "fuzz.readers", "--runs", "300", "--seed", "7", "--slow", "100"]
    done = subprocess.run(
        [*command, "--found", tmp_path], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert "Done 300 runs" in done.stderr
    assert not list(tmp_path.iterdir())
