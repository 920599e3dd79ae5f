"""A page on disk → a headless Chromium that shows it, driven over WebDriver with the standard library alone.

As a script: one line that says whether the browser checks can run.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.request import Request, urlopen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CURE = "sudo apt-get install --no-install-recommends chromium chromium-driver"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_PATIENCE = 60.0
_KEY = "element-6066-11e4-a52e-4f735466cecf"
"""By which WebDriver (W3C 12.1) names an element."""


def missing() -> list[str]:
    """Name what is missing, with its cure; empty where the browser checks can run."""
    if shutil.which("chromedriver") and any(map(shutil.which, _BROWSERS)):
        return []
    return [f"没有 Chromium 和 chromedriver（Debian、Ubuntu：{CURE}）"]


class Browser:
    """A session of WebDriver."""

    def __init__(self, address: str) -> None:
        self._address = address

    def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """Send a command; return its value."""
        data = None if body is None else json.dumps(body).encode()
        request = Request(self._address + path, data, {"Content-Type": "application/json"}, method=method)  # noqa: S310 - our own driver
        with urlopen(request, timeout=_PATIENCE) as answer:  # noqa: S310 - our own driver
            return json.loads(answer.read())["value"]

    def open(self, page: Path) -> None:
        """Show a page."""
        self.call("POST", "/url", {"url": page.as_uri()})

    def run(self, script: str) -> Any:
        """Return what the body of a function returns in the page."""
        return self.call("POST", "/execute/sync", {"script": script, "args": []})

    def click(self, selector: str) -> None:
        """Click the first element of a selector, as a user does."""
        found = self.call("POST", "/element", {"using": "css selector", "value": selector})
        self.call("POST", f"/element/{found[_KEY]}/click", {})

    def type(self, selector: str, keys: str) -> None:
        """Press keys in an element."""
        found = self.call("POST", "/element", {"using": "css selector", "value": selector})
        self.call("POST", f"/element/{found[_KEY]}/value", {"text": keys})

    def complaints(self) -> list[str]:
        """Return what the console of the page said."""
        return [entry["message"] for entry in self.call("POST", "/se/log", {"type": "browser"})]


@contextmanager
def browsing(folder: Path, *switches: str) -> Iterator[Browser]:
    """Give a browser with a profile of its own in ``folder``; it is closed in the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (folder / "driver.log").open("wb") as log:
        driver = subprocess.Popen(["chromedriver", f"--port={port}"], stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        root = Browser(address)
        _await(root)
        session = root.call("POST", "/session", {"capabilities": {"alwaysMatch": _wishes(folder, switches)}})
        browser = Browser(f"{address}/session/{session['sessionId']}")
        try:
            yield browser
        finally:
            browser.call("DELETE", "")
    finally:
        driver.terminate()
        driver.wait(_PATIENCE)


def _wishes(folder: Path, switches: tuple[str, ...]) -> dict[str, Any]:
    """Return how the browser is to run: without a window, without the network."""
    arguments = [
        "--headless", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage",
        "--window-size=1200,900", "--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={folder / 'profile'}",
        *(["--no-sandbox"] if os.geteuid() == 0 or os.environ.get("CI") else []), *switches,
    ]  # fmt: skip
    binary = next(path for name in _BROWSERS if (path := shutil.which(name)))
    return {"goog:chromeOptions": {"args": arguments, "binary": binary}, "goog:loggingPrefs": {"browser": "ALL"}}


def _await(root: Browser) -> None:
    """Wait until the driver answers."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            if root.call("GET", "/status")["ready"]:
                return
        except (URLError, OSError):
            if time.monotonic() > end:
                raise
        time.sleep(0.05)


def main() -> None:
    """Say on standard output what was skipped, and how to get it."""
    if gaps := missing():
        print("注意：网页报告没有在浏览器里检查。" + "；".join(gaps) + "。装好后再运行 make test。")
    else:
        print("网页报告已用 Chromium 检查。")


if __name__ == "__main__":
    main()
