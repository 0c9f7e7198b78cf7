"""A Spark cluster of one master and two workers on this machine: `python tests/benchmarks/spark_cluster.py TABLE.parquet`.

Starts it from the PySpark package on loopback, asks the questions of `bench_engines.py` there and of DuckDB, says whether
the answers are equal, and stops it. `--connect` asks through Spark Connect, of a server that runs on the cluster.
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pyspark
from bench_engines import ask_another

from events.engines import start_spark

HOME = Path(pyspark.__file__).parent
PATIENCE = 180  # seconds for a server to listen
SERVERS = {
    "master": "org.apache.spark.deploy.master.Master",
    "worker": "org.apache.spark.deploy.worker.Worker",
    "connect": "org.apache.spark.sql.connect.service.SparkConnectServer",
}


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(name: str, command: list[str], folder: Path, port: int) -> Iterator[None]:
    """Run a server until the block ends; raise `RuntimeError` with what it said where it does not listen in time."""
    log = folder / f"{name}-{port}.log"
    environment = {**os.environ, "SPARK_HOME": str(HOME), "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
    with log.open("w") as output:
        server = subprocess.Popen(command, stdout=output, stderr=output, env=environment, cwd=folder)
    try:
        until = time.monotonic() + PATIENCE
        while not listens(port):
            if server.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"The Spark {name} does not listen at port {port}. It said:\n{log.read_text()[-2_000:]}")
            time.sleep(0.3)
        yield
    finally:
        server.terminate()
        server.wait(30)


def listens(port: int) -> bool:
    """Return whether somebody listens on a port of this machine."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def cluster(workers: int = 2) -> Iterator[tuple[str, Path]]:
    """Run a master and workers of one core each; give the master's address and the folder of their logs."""
    spark_class = str(HOME / "bin" / "spark-class")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        port = free_port()
        address = f"spark://127.0.0.1:{port}"
        here = ["--host", "127.0.0.1", "--webui-port", "0", "--port"]
        stack.enter_context(running("master", [spark_class, SERVERS["master"], *here, str(port)], folder, port))
        for _ in range(workers):
            own = free_port()
            size = ["--cores", "1", "--memory", "1g", "--work-dir", str(folder)]
            command = [spark_class, SERVERS["worker"], *here, str(own), *size, address]
            stack.enter_context(running("worker", command, folder, own))
        yield address, folder


@contextmanager
def connect_server(master: str, folder: Path) -> Iterator[str]:
    """Run a Spark Connect server on a cluster; give its address."""
    port = free_port()
    submit = [str(HOME / "bin" / "spark-submit"), "--master", master, "--class", SERVERS["connect"]]
    settings = ["--conf", f"spark.connect.grpc.binding.port={port}", "--conf", "spark.driver.host=127.0.0.1"]
    with running("connect", [*submit, *settings, "--conf", "spark.ui.enabled=false", "spark-internal"], folder, port):
        yield f"sc://127.0.0.1:{port}"


def main() -> None:
    """Ask a table's questions of a cluster of this machine."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", type=Path)
    parser.add_argument("--connect", action="store_true")
    given = parser.parse_args()
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    with cluster() as (master, folder), ExitStack() as stack:
        address = stack.enter_context(connect_server(master, folder)) if given.connect else master
        print(f"asking {address}: one master, two workers", file=sys.stderr)
        ask_another(given.table, "spark", address, 1)
        start_spark(address).stop()


if __name__ == "__main__":
    main()
