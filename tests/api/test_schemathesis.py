"""Requests made by schemathesis from the generated document, against a live server over a real store."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.api.live import Live

pytestmark = pytest.mark.enable_socket

SHAPES = (f"{what}_conformance" for what in ("status_code", "content_type", "response_headers", "response_schema"))
CHECKS = ",".join(("not_a_server_error", *SHAPES))


def test_no_request_that_the_document_leads_to_breaks_the_server_or_gets_an_answer_of_another_shape(
    changeable: Live, tmp_path: Path
) -> None:
    address = str(changeable.client.base_url).rstrip("/")
    arguments = [
        *("run", f"{address}/api/v1/openapi.json", "--checks", CHECKS, "--phases", "examples,coverage,fuzzing"),
        *("--max-examples", "25", "--seed", "20260722", "--workers", "1", "--max-failures", "5", "--no-color"),
        *("--generation-database", "none", "--request-timeout", "20", "--suppress-health-check", "all"),
    ]
    ran = subprocess.run(
        [sys.executable, "-m", "schemathesis.cli", *arguments],
        cwd=tmp_path,
        env={**os.environ, "NO_PROXY": "*"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    assert ran.returncode == 0, ran.stdout[-6000:] + ran.stderr[-2000:]
    assert re.search(r"\d{3,} generated", ran.stdout), ran.stdout[-3000:]
