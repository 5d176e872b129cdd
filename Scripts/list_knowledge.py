#!/usr/bin/env python3
"""Write Sources/CKnowledge/CKnowledge.c: the list of the files of the knowledge folder that are built in.

usage: list_knowledge.py [--check]      run after adding a file under Sources/CKnowledge/data; --check only compares.
"""
import pathlib
import sys

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "Sources" / "CKnowledge"
HEAD = """// Made by Scripts/list_knowledge.py: run it after adding a file under data.
#include "CKnowledge.h"

// #embed is C23; the toolchain's clang has it in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

"""


def source():
    names = sorted(p.relative_to(FOLDER / "data").as_posix() for p in (FOLDER / "data").rglob("*") if p.is_file())
    text = HEAD
    for number, name in enumerate(names):
        text += f'static const unsigned char file_{number}[] = {{\n#embed "data/{name}"\n}};\n'
    text += "\nstatic const struct knowledge_file files[] = {\n"
    for number, name in enumerate(names):
        text += f'    {{"{name}", file_{number}, sizeof file_{number}}},\n'
    text += "};\n\nsize_t knowledge_file_count(void) { return sizeof files / sizeof files[0]; }\n"
    return text + "\nstruct knowledge_file knowledge_file_at(size_t index) { return files[index]; }\n"


def main():
    path = FOLDER / "CKnowledge.c"
    if sys.argv[1:] == ["--check"]:
        if path.read_text(encoding="utf-8") != source():
            raise SystemExit(f"{path} does not list the files under data: run Scripts/list_knowledge.py")
    else:
        path.write_text(source(), encoding="utf-8")


main()
