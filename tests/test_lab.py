"""JupyterLab in a browser: a notebook of ours is opened and run by `claimbook lab`."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]
NOTEBOOK = "04_numbers.ipynb"
START_SECONDS, RUN_SECONDS = 90, 180


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a JupyterLab on a copy of the notebooks, with folders and token of its own."""
    home = tmp_path_factory.mktemp("lab")
    shutil.copytree(ROOT / "notebooks", home / "notebooks")
    (home / "data").symlink_to(ROOT / "data")
    # A module of the same name beside the notebook must not shadow the package.
    (home / "notebooks" / "analysis.py").write_text("raise RuntimeError('shadowed')\n")
    news = home / "settings" / "@jupyterlab" / "apputils-extension" / "notification.jupyterlab-settings"
    news.parent.mkdir(parents=True)
    news.write_text('{"fetchNews": "false", "checkForUpdates": false}')
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    token = secrets.token_hex(16)
    environment = os.environ | {
        "JUPYTER_TOKEN": token,
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "share"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
    }
    options = ["--no-browser", "--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
    options += ["--LabApp.expose_app_in_browser=True", "--ServerApp.terminals_enabled=False", "--allow-root"]
    with (home / "log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "analysis", "lab", "--folder", str(home / "notebooks"), "--", *options],
            env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True, cwd=home,
        )  # fmt: skip
        try:
            _wait(f"http://127.0.0.1:{port}/api/status?token={token}", process, home / "log")
            yield f"http://127.0.0.1:{port}/lab/tree/{NOTEBOOK}?token={token}&reset"
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=30)


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.5)
    pytest.fail(f"JupyterLab did not start: {log.read_text()[-2000:]}")


@pytest.mark.browser
@pytest.mark.skipif(sys.platform == "win32", reason="process groups are stopped by POSIX signals")
def test_a_notebook_runs_in_jupyterlab(browser: Browser, lab: str) -> None:
    page = browser.new_context(viewport={"width": 1400, "height": 1000}).new_page()
    page.goto(lab)
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=START_SECONDS * 1000)
    page.wait_for_function("() => window.jupyterapp && window.jupyterapp.shell.currentWidget", timeout=60_000)
    page.wait_for_timeout(2000)  # the kernel's session is made after the notebook is drawn
    page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells'); }")
    page.wait_for_function(
        """() => [...window.jupyterapp.shell.currentWidget.content.model.cells]
                 .filter(c => c.type === 'code').every(c => c.executionCount)""",
        timeout=RUN_SECONDS * 1000,
    )
    outputs = page.evaluate(
        """() => [...window.jupyterapp.shell.currentWidget.content.model.cells]
                 .filter(c => c.type === 'code').flatMap(c => c.outputs.toJSON())
                 .filter(o => o.output_type === 'error').map(o => o.ename + o.evalue)"""
    )
    assert outputs == []
    assert "Javascript Error" not in page.content()
    assert page.locator(".jp-OutputArea-output svg").count() > 0
