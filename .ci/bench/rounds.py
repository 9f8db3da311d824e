#!/usr/bin/env python3
"""Runs the tools in turn, round after round, and prints medians and ratios.

    rounds.py WORK N...

Cold is a whole process from its start to its last file, divided by the
letters: by the clock, and by what it used of all processors. Warm is what a
tool uses of the processors for a letter after a warm-up, in memory. The
environment comes from run.
"""
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROUNDS = int(os.environ["ROUNDS"])
PEERS = os.environ["PEERS"].split()
LIBREOFFICE_LETTERS = 34  # it needs a tenth of a second and more for each


def spent(command, **options):
    """Runs a command; returns wall and processor time in seconds."""
    log = open(os.environ["BENCH_LOG"], "ab")
    before = os.times()
    start = time.perf_counter()
    status = subprocess.run(command, stdout=log, stderr=log, **options).returncode
    wall = time.perf_counter() - start
    log.close()
    after = os.times()
    if status != 0:
        sys.exit(f"rounds.py: {' '.join(map(str, command))}: exit status {status}, see {log.name}")
    cpu = after.children_user - before.children_user + after.children_system - before.children_system
    return wall, cpu


def vanban(formats):
    def run(work, n, out):
        return spent([os.environ["BENCH_VANBAN"], "merge", work / "model" / "model.vb.yaml", "--data", work / f"rows-{n}.csv",
                      "--name", "{so}", "-o", out, "--format", formats])
    return run


def adapter(file):
    interpreter = "node" if file.endswith(".mjs") else os.environ["BENCH_PYTHON"]

    def run(work, n, out):
        return spent([interpreter, HERE / file, "cold", work, work / f"rows-{n}.json", out])

    def warm(work, n):
        told = subprocess.run([interpreter, HERE / file, "warm", work, work / f"rows-{n}.json"],
                              check=True, capture_output=True, text=True)
        return float(told.stdout)
    return run, warm


def libreoffice(work, n, out):
    files = sorted((work / "word").glob("[0-9]*.docx"))[:n]
    return spent(["soffice", f"-env:UserInstallation=file://{work}/office", "--headless", "--convert-to", "pdf",
                  "--outdir", out, *files])


def vanban_warm(what):
    """A benchmark of the pipeline: many letters less one, by the processor time of both."""
    def warm(work, n):
        def run(letters):
            return spent([os.environ["BENCH_TEST"], "-test.run=^$", f"-test.bench=^BenchmarkLetters$/^{what}$",
                          f"-test.benchtime={letters}x"], cwd=HERE.parent.parent / "internal" / "pipeline")[1]
        return (run(n + 201) - run(1)) * 1000 / (n + 200)
    return warm


def tools():
    """Name, what it makes, the cold run and the warm one, if it has any."""
    both, pdf, docx = "DOCX + PDF", "PDF", "DOCX"
    list_ = [
        ("vanban", both, vanban("docx,pdf"), vanban_warm("both")),
        ("vanban", docx, vanban("docx"), vanban_warm("docx")),
        ("vanban", pdf, vanban("pdf"), vanban_warm("pdf")),
    ]
    for name, makes, file in [
        ("docxtemplater", docx, "docxtemplater.mjs"),
        ("docx-templates", docx, "docx-templates.mjs"),
        ("python3-docxtpl", docx, "docxtpl.py"),
        ("typst", pdf, "typst.mjs"),
    ]:
        if name in PEERS:
            list_.append((name, makes, *adapter(file)))
    if "libreoffice" in PEERS:
        list_.append(("libreoffice", "PDF of our DOCX", libreoffice, None))
    return list_


def measure(work, n):
    """All tools in turn, as often as there are rounds."""
    cold, cpu, warm = {}, {}, {}
    for r in range(ROUNDS):
        for name, makes, run, keep in tools():
            key = name, makes
            if name == "libreoffice" and n > LIBREOFFICE_LETTERS:
                continue
            if run:
                wall, used = run(work, n, work / "out" / f"{n}-{r}-{name}-{makes}".replace(" ", "-"))
                cold.setdefault(key, []).append(wall * 1000 / n)
                cpu.setdefault(key, []).append(used * 1000 / n)
            if keep:
                warm.setdefault(key, []).append(keep(work, n))
    return cold, cpu, warm


def show(n, cold, cpu, warm):
    print(f"\n{n} letters, {os.cpu_count()} processors, medians of {ROUNDS} rounds, milliseconds a letter;"
          " ratios: how many times what vanban takes for DOCX + PDF\n")
    columns = ["tool", "makes", "cold, clock", "ratio", "cold, CPU", "ratio", "warm, CPU", "ratio"]
    print("| " + " | ".join(columns) + " |\n|---|---|" + "---:|" * 6)
    base = "vanban", "DOCX + PDF"

    def cell(table, key):
        return f"{statistics.median(table[key]):.2f}" if key in table else "–"

    def ratio(table, key):
        return f"{statistics.median(table[key]) / statistics.median(table[base]):.2f}" if key in table else "–"

    for name, makes, *_ in tools():
        key = name, makes
        if key in cold or key in warm:
            print("| " + " | ".join([name, makes, cell(cold, key), ratio(cold, key), cell(cpu, key), ratio(cpu, key), cell(warm, key), ratio(warm, key)]) + " |")


def main(work, *numbers):
    work = Path(work)
    (work / "out").mkdir()
    for n in map(int, numbers):
        show(n, *measure(work, n))


main(*sys.argv[1:])
