#!/usr/bin/env python3
"""Seatlock's benchmark: one command, a table and a JSON file.

    tests/bench/run.py [--seconds S] [--only NAME,...] [--seed N] [--json FILE] [--build DIR]

Needs a release build (cmake --build --preset release). Each scenario runs against a freshly
started engine with a fresh event on its own embedded PostgreSQL, durable commits on; load
generator, engine and database share the machine. It measures and asserts nothing.
"""
import argparse
import json
import os
import platform
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

# name, seats of the plain event, arguments of rush, what it shows
SCENARIOS = [
    ("fresh-64", 600_000, ["--pattern", "sell-out", "--buyers", "64"],
     "fresh seats, 64 connections"),
    ("fresh-1000", 600_001, ["--pattern", "sell-out", "--buyers", "1000"],
     "fresh seats, 1,000 connections"),
    ("taken-64", 1_000, ["--pattern", "hot", "--buyers", "64"],
     "seats already taken, 64 connections"),
    ("taken-1000", 1_001, ["--pattern", "hot", "--buyers", "1000"],
     "seats already taken, 1,000 connections"),
    ("mixed-10000", 200_000, ["--pattern", "spread", "--buyers", "10000"],
     "fresh and taken mixed, 10,000 connections"),
    ("calm-1k-seats", 1_002, ["--pattern", "spread", "--buyers", "16", "--rate", "100",
                              "--requests", "500"],
     "hold in a 1,000-seat event, 100 requests/s"),
    ("calm-1m-seats", 1_000_000, ["--pattern", "spread", "--buyers", "16", "--rate", "100",
                                  "--requests", "500"],
     "hold in a 1,000,000-seat event, 100 requests/s"),
    ("best-100k-seats", 100_000, ["--pattern", "best-available", "--buyers", "16", "--rate",
                                  "200", "--requests", "1500"],
     "best available in a 100,000-seat event, 200 requests/s"),
    # The engine inside the window, the map of the event on show, drawn off screen.
    ("console-64", 600_002, ["--pattern", "sell-out", "--buyers", "64"],
     "fresh seats, 64 connections, engine in the console"),
    ("console-taken-64", 1_003, ["--pattern", "hot", "--buyers", "64"],
     "seats already taken, 64 connections, engine in the console"),
]
BEATS = re.compile(r"the window's loop: (\d+) beats, late p99 (\d+) us, worst (\d+) us, "
                   r"stalls (\d+)")


def machine():
    model = next((line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo")
                  if line.startswith("model name")), platform.machine())
    memory = next(int(line.split()[1]) // 1024 for line in open("/proc/meminfo")
                  if line.startswith("MemTotal"))
    return {"cpu": model, "cores": os.cpu_count(), "memory_mb": memory,
            "kernel": platform.release(), "load_before": os.getloadavg()[0]}


class Engine:
    """seatlockd serve, or the console, on a data directory of its own."""

    def __init__(self, build, seats, console):
        self.directory = tempfile.mkdtemp(prefix="seatlock-bench-")
        self.home = tempfile.mkdtemp(prefix="seatlock-bench-home-")
        command = [f"{build}/bin/seatlock"] if console else [f"{build}/bin/seatlockd", "serve"]
        environment = dict(os.environ, QT_QPA_PLATFORM="offscreen",
                           XDG_CONFIG_HOME=f"{self.home}/config")
        if console:  # opens on the map
            os.makedirs(f"{self.home}/config/seatlock")
            with open(f"{self.home}/config/seatlock/seatlock.conf", "w",
                      encoding="utf-8") as file:
                file.write("[window]\npage=sale\n")
        self.messages = open(f"{self.home}/messages", "w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [*command, "--data-dir", self.directory, "--listen", "127.0.0.1:0",
             "--demo-plain", str(seats)], stdout=subprocess.PIPE, stderr=self.messages,
            text=True, env=environment)
        for line in self.process.stdout:
            if line.startswith("ready "):
                self.url = line.split()[1]
                return
        self.messages.seek(0)
        raise SystemExit("the engine did not start: " + self.messages.read())

    def peak_rss_mb(self):
        for line in open(f"/proc/{self.process.pid}/status"):
            if line.startswith("VmHWM"):
                return round(int(line.split()[1]) / 1024, 1)
        return None

    def cpu_s(self):
        fields = open(f"/proc/{self.process.pid}/stat").read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.communicate()
        self.messages.seek(0)
        beats = BEATS.search(self.messages.read())
        self.messages.close()
        for directory in (self.directory, self.home):
            shutil.rmtree(directory, ignore_errors=True)
        if not beats:
            return None
        count, p99, worst, stalls = (int(figure) for figure in beats.groups())
        return {"beats": count, "late_p99_ms": p99 / 1000, "late_worst_ms": worst / 1000,
                "stalls_over_50_ms": stalls}


def run(build, scenario, seconds, seed):
    name, seats, arguments, title = scenario
    program = f"{build}/bin/seatlockd"
    engine = Engine(build, seats, name.startswith("console"))
    result = {}
    try:
        cpu = engine.cpu_s()
        rush = subprocess.run(
            [program, "rush", "--url", engine.url, "--data-dir", engine.directory,
             "--event",
             f"plain-{seats}", "--duration", str(seconds), "--seed", str(seed), "--json",
             *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        result = json.loads(rush.stdout)
        result.update(name=name, title=title, seats=seats, arguments=arguments,
                      engine_peak_rss_mb=engine.peak_rss_mb(),
                      engine_cpu_s=round(engine.cpu_s() - cpu, 2), exit_code=rush.returncode)
        return result
    finally:
        window = engine.stop()
        if window:
            result["window"] = window


def row(result):
    latency = result["latency_ms"]
    window = result.get("window")
    statuses = " ".join(f"{code}:{count}" for code, count in sorted(result["status"].items()))
    return (f"{result['name']:<16}{result['requests_per_s']:>9.0f}{latency['p50']:>9.2f}"
            f"{latency['p99']:>9.2f}{latency['max']:>9.1f}{result['engine_peak_rss_mb']:>8.1f}"
            f"{result['double_bookings']:>7}{result['lost']:>6}  {statuses}" +
            (f"\n{'':<16}window: late p99 {window['late_p99_ms']:.1f} ms, worst "
             f"{window['late_worst_ms']:.1f} ms, {window['stalls_over_50_ms']} stalls"
             if window else ""))


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="")
    parser.add_argument("--json", default="bench.json")
    parser.add_argument("--build", default="build/release")
    options = parser.parse_args()
    program = os.path.join(options.build, "bin", "seatlockd")
    if not os.path.exists(program):
        sys.exit(f"{program} is not there; build it: cmake --preset release && "
                 "cmake --build --preset release")
    wanted = set(filter(None, options.only.split(",")))
    unknown = wanted - {scenario[0] for scenario in SCENARIOS}
    if unknown:
        sys.exit(f"no scenario {', '.join(sorted(unknown))}; there are: "
                 + ", ".join(scenario[0] for scenario in SCENARIOS))
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], stdout=subprocess.PIPE,
                            text=True, check=False).stdout.strip()
    report = {"machine": machine(), "commit": commit, "build": options.build,
              "seconds": options.seconds, "seed": options.seed, "time": time.strftime("%FT%TZ",
                                                                                      time.gmtime()),
              "settings": "defaults: fsync, full_page_writes and synchronous_commit on",
              "results": []}
    print(json.dumps({key: report[key] for key in ("machine", "commit", "seconds", "seed")}))
    print(f"{'scenario':<16}{'req/s':>9}{'p50 ms':>9}{'p99 ms':>9}{'max ms':>9}{'RSS MB':>8}"
          f"{'double':>7}{'lost':>6}  statuses")
    for scenario in SCENARIOS:
        if wanted and scenario[0] not in wanted:
            continue
        report["results"].append(run(options.build, scenario, options.seconds, options.seed))
        print(row(report["results"][-1]), flush=True)
    with open(options.json, "w", encoding="utf-8") as file:
        json.dump(report, file, indent=1)
    print(f"written to {options.json}")


if __name__ == "__main__":
    main()
