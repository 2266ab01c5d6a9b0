"""A PostgreSQL server for the tests: the one that TRICHLUC_TEST_POSTGRES names, else one of our own, for this run."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

VARIABLE = "TRICHLUC_TEST_POSTGRES"  # a URL: postgresql://user@host/database, whose user may create databases


@contextmanager
def server() -> Iterator[str]:
    """Give the URL of a server's own database; skip without one, but fail where CI should have one."""
    named = os.environ.get(VARIABLE)
    if named:
        yield named.replace("postgresql+psycopg://", "postgresql://")
        return
    binaries = _binaries()
    if binaries is None:
        reason = f"no PostgreSQL server: install postgresql, or name one in {VARIABLE}"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    folder = Path(tempfile.mkdtemp(prefix="trichluc-pg-"))
    try:
        with _started(binaries, folder):
            yield f"postgresql://postgres@/postgres?host={folder}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def database(of_server: str) -> Iterator[str]:
    """Give the URL of a new, empty database of a server."""
    name = f"trichluc_{uuid.uuid4().hex}"
    with psycopg.connect(of_server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'".encode())
    path, _, options = of_server.partition("?")
    url = f"{path.rpartition('/')[0]}/{name}" + (f"?{options}" if options else "")
    yield url.replace("postgresql://", "postgresql+psycopg://")
    with psycopg.connect(of_server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def _binaries() -> Path | None:
    """Return the folder of initdb and pg_ctl: on PATH, where pg_config says, or where Debian has them."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda place: int(place.parent.name), reverse=True)
    config = shutil.which("pg_config")
    if config:
        said = subprocess.run([config, "--bindir"], capture_output=True, text=True, check=True)
        places.insert(0, Path(said.stdout.strip()))
    return next((place for place in places if (place / "initdb").exists()), None)


@contextmanager
def _started(binaries: Path, folder: Path) -> Iterator[None]:
    data = folder / "data"
    prefix: list[str] = []
    if os.geteuid() == 0:  # the server refuses to run as root
        shutil.chown(folder, "postgres", "postgres")
        prefix = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    options = f"-k '{folder}' -c listen_addresses='' -c fsync=off -c full_page_writes=off -c synchronous_commit=off"
    control = [*prefix, str(binaries / "pg_ctl"), "-D", str(data), "-w", "-s"]

    def run(*command: str) -> None:
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL)

    run(*prefix, str(binaries / "initdb"), "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8",
        "--locale=C", "--no-sync")  # fmt: skip
    run(*control, "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield
    finally:
        run(*control, "-m", "immediate", "stop")
