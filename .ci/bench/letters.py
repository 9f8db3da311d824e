#!/usr/bin/env python3
"""Makes what every tool of the benchmark starts from.

    letters.py rows FOLDER N                 N rows of data, as CSV for us and as JSON for the others
    letters.py model DEFINITION FOLDER       the definition with marks where letters differ
    letters.py templates MODEL.docx FOLDER   the templates of the other tools, from our Word file

The letter is one of the examples; the letters differ in number and recipient.
The templates of the others are our own Word file with their tags in the place
of the marks, so that all tools write the same text with the same styles.
"""
import csv
import json
import re
import sys
import zipfile
from pathlib import Path

NUMBER, RECIPIENT = "98765", "Ủy ban nhân dân tỉnh Nơi Nhận Mẫu"
DOCUMENT = "word/document.xml"


# Syllables that names of provinces are made of, so that letters differ in the
# characters they need as real ones do.
SYLLABLES = (
    "Hà Nội Huế Lai Châu Điện Biên Sơn La Lạng Quảng Ninh Thanh Hóa Nghệ An Tĩnh Cao Bằng Tuyên Quang Lào Cai Thái Nguyên Phú Thọ "
    "Bắc Hưng Yên Hải Phòng Bình Trị Đà Nẵng Ngãi Gia Khánh Đắk Lắk Lâm Đồng Nai Tây Vĩnh Long Tháp Mau Giang Cần Thơ"
).split()


def row(i):
    """What is special about letter i."""
    rest, first = divmod(i, len(SYLLABLES))
    third, second = divmod(rest, len(SYLLABLES))
    name = [SYLLABLES[n] for n in (third, second, first)]
    return {"so": str(2000 + i), "noi_gui": "Ủy ban nhân dân tỉnh " + " ".join(name)}


def definition(text, data):
    """The example with the number and the recipient of a letter."""
    for old, new in [
        (r"(?m)^so: .*$", f"so: {data['so']}"),
        (r"(?m)^  noi_gui: .*$", f"  noi_gui: {data['noi_gui']}"),
        (r"(?m)^  - (Bộ|Thứ) trưởng \S.*\n", ""),
    ]:
        text, n = re.subn(old, new, text)
        if n == 0:
            sys.exit(f"letters.py: the example has no {old}")
    return text


def rows(folder, n):
    data = [row(i) for i in range(int(n))]
    file = Path(folder) / f"rows-{n}"
    file.with_suffix(".json").write_text(json.dumps(data), encoding="utf-8")
    with open(file.with_suffix(".csv"), "w", encoding="utf-8", newline="") as out:
        table = csv.DictWriter(out, data[0].keys())
        table.writeheader()
        table.writerows(data)


def model(source, folder):
    text = Path(source).read_text(encoding="utf-8")
    folder = Path(folder)
    folder.mkdir(parents=True)
    marks = {"so": NUMBER, "noi_gui": RECIPIENT}
    (folder / "model.vb.yaml").write_text(definition(text, marks), encoding="utf-8")


def retag(file, target, number, recipient):
    """Copies a Word file with tags in the place of the marks."""
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == DOCUMENT:
                text = data.decode()
                if NUMBER not in text or RECIPIENT not in text:
                    sys.exit("letters.py: the model has no marks")
                data = text.replace(NUMBER, number).replace(RECIPIENT, recipient).encode()
            out.writestr(entry.filename, data)


def templates(file, folder):
    folder = Path(folder)
    retag(file, folder / "docxtemplater.docx", "{so}", "{noi_gui}")
    retag(file, folder / "docx-templates.docx", "+++so+++", "+++noi_gui+++")
    retag(file, folder / "docxtpl.docx", "{{ so }}", "{{ noi_gui }}")
    with zipfile.ZipFile(file) as source:
        xml = source.read(DOCUMENT).decode()
    # The head and the signature are tables; letter.typ draws them itself.
    middle = xml.split("</w:tbl>", 1)[1].rsplit("<w:tbl>", 1)[0]
    paragraphs = ["".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", p)) for p in re.findall(r"<w:p>.*?</w:p>", middle, re.S)]
    body = [p for p in paragraphs if p and not p.startswith("Kính gửi")]
    (folder / "letter.json").write_text(json.dumps({"mark": RECIPIENT, "body": body}, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    {"rows": rows, "model": model, "templates": templates}[sys.argv[1]](*sys.argv[2:])
