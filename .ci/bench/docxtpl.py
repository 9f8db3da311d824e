#!/usr/bin/env python3
"""Letters by python-docx-template, as its manual shows.

    docxtpl.py cold|warm WORK DATA.json [OUT]

As tool.mjs says.
"""
import io
import json
import os
import sys
import time

# The name of this file is that of the library.
sys.path.pop(0)
from docxtpl import DocxTemplate  # noqa: E402


def make(template, row, out):
    doc = DocxTemplate(template)
    doc.render(row)
    doc.save(out)


def main(mode, work, data, folder=None):
    with open(data, encoding="utf-8") as file:
        rows = json.load(file)
    template = os.path.join(work, "docxtpl.docx")
    if mode == "cold":
        os.makedirs(folder, exist_ok=True)
        for row in rows:
            make(template, row, os.path.join(folder, row["so"] + ".docx"))
        return
    for row in rows:
        make(template, row, io.BytesIO())
    start = time.process_time()
    for row in rows:
        make(template, row, io.BytesIO())
    print((time.process_time() - start) * 1000 / len(rows))


main(*sys.argv[1:])
