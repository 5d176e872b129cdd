#!/usr/bin/env python3
"""Write the manual page, made of what 'guanxi --help' says of each command.

usage: make_manual.py GUANXI > guanxi.1
"""
import datetime
import json
import os
import re
import subprocess
import sys

ENVIRONMENT = [
    ("GUANXI_GRAPH", "the graph's file for commands that are given no \\-\\-graph; without it, graphs/guanxi.db"),
    ("NO_COLOR", "if it is not empty, nothing is coloured"),
]
EXIT = [("0", "found, or done"), ("1", "nothing was found"), ("2", "error; the message says what to do")]


def filled(text):
    """A paragraph in lines that are short enough for every reader of the source."""
    lines = [""]
    for word in text.split():
        # Readers write a Chinese character as \\[u0000] before they look at the length.
        if sum(1 if character.isascii() else 8 for character in f"{lines[-1]} {word}") > 78:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return "\n".join("\\&" + line if line[0] in ".'" else line for line in lines if line)


def escaped(text):
    """Text in which nothing is a command or a special character of roff."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga").replace("^", "\\(ha")
    return "\\&" + text if text.startswith(".") else text


def name_of(option):
    return f"{'--' if option['kind'] == 'long' else '-'}{option['name']}"


def value(argument):
    text = argument["valueName"]
    return text if text.isupper() or not text.isalpha() else text.upper()


def synopsis(argument):
    if argument["kind"] == "positional":
        text = f"\\fI{escaped(value(argument))}\\fR"
    else:
        text = f"\\fB{escaped(name_of(argument['preferredName']))}\\fR"
        if argument["kind"] == "option":
            text += f" \\fI{escaped(value(argument))}\\fR"
    if argument["isRepeating"]:
        text += " ..."
    return f"[{text}]" if argument["isOptional"] else text


def discussion(text):
    """Paragraphs; what follows 'Example:' or is indented stands as it is."""
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        lines = paragraph.split("\n")
        example = re.match(r"Examples?: *(.*)", lines[0])
        if example:
            yield ".PP\n" + ("Examples:" if len(lines) > 2 else "Example:")
            yield ".PP\n.nf\n.RS 4"
            yield from (escaped(line.strip()) for line in [example.group(1), *lines[1:]] if line.strip())
            yield ".RE\n.fi"
        else:
            yield ".PP\n" + filled(escaped(" ".join(line.strip() for line in lines)))


def options(arguments):
    for argument in arguments:
        names = [argument["preferredName"]] if argument["kind"] != "positional" else []
        names += [name for name in argument.get("names", []) if name not in names]
        title = ", ".join(f"\\fB{escaped(name_of(name))}\\fR" for name in names)
        if argument["kind"] != "flag":
            title += f"{' ' if title else ''}\\fI{escaped(value(argument))}\\fR"
        about = argument.get("abstract", "")
        if "defaultValue" in argument and argument["kind"] == "option":
            about += f" (default: {argument['defaultValue']})"
        yield f".TP\n{title}\n{filled(escaped(about or '(no description)'))}"


def command(parts, path):
    """A command and, below it, its own commands."""
    names = [*path, parts["commandName"]]
    shown = [a for a in parts.get("arguments", []) if a.get("shouldDisplay", True)]
    own = [a for a in shown if a.get("valueName") not in ("version", "help")]
    below = [c for c in parts.get("subcommands", []) if c.get("shouldDisplay", True) and c["commandName"] != "help"]
    yield f".SS {escaped(' '.join(names[1:]))}"
    yield filled(escaped(parts["abstract"]))
    if not below:
        yield ".PP\n" + filled(f"\\fB{escaped(' '.join(names))}\\fR {' '.join(map(synopsis, own))}".rstrip())
    for alias in parts.get("aliases", []):
        yield f".PP\nIt may also be written \\fB{escaped(alias)}\\fR."
    yield from discussion(parts.get("discussion", ""))
    yield from options(own)
    for part in below:
        yield from command(part, names)


def page(guanxi):
    dump = subprocess.run([guanxi, "--experimental-dump-help"], capture_output=True, check=True, text=True)
    version = subprocess.run([guanxi, "--version"], capture_output=True, check=True, text=True).stdout.strip()
    root = json.loads(dump.stdout)["command"]
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    date = datetime.datetime.fromtimestamp(int(seconds), datetime.timezone.utc) if seconds else datetime.datetime.now()
    yield f'.TH GUANXI 1 "{date:%Y-%m-%d}" "guanxi {escaped(version)}" "User Commands"'
    yield f".SH NAME\nguanxi \\- {escaped(root['abstract'].rstrip('.')[0].lower() + root['abstract'].rstrip('.')[1:])}"
    yield ".SH SYNOPSIS\n\\fBguanxi\\fR \\fICOMMAND\\fR [\\fIARGUMENT\\fR ...]\n.PP\n\\fBguanxi\\fR \\fICOMMAND\\fR \\fB\\-\\-help\\fR"
    yield ".SH DESCRIPTION"
    paragraphs = list(discussion(root.get("discussion", "")))
    yield "\n".join(paragraphs).removeprefix(".PP\n")
    yield ".SH COMMANDS"
    for part in root["subcommands"]:
        if part.get("shouldDisplay", True) and part["commandName"] != "help":
            yield from command(part, ["guanxi"])
    for title, rows in (("EXIT STATUS", EXIT), ("ENVIRONMENT", ENVIRONMENT)):
        yield f".SH {title}"
        for name, about in rows:
            yield f".TP\n\\fB{name}\\fR\n{filled(about)}"


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    print("\n".join(page(sys.argv[1])))


main()
