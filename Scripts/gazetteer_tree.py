"""Writes the administrative tree as one binary file that is searched where it lies.

The file begins with b"GXPLACES", a version and the number of sections, then the offset and size in bytes of each section.
All numbers are little-endian and unsigned; names are UTF-16. Sources/Gazetteer/TreeFile.swift reads it.

  rows        provinces to townships, everything inside a division right behind it: level, flags, parent, end (the row
              behind its last one), name (u16 each from parent on), code (u32)
  names       of each name its place in the characters and its first reading (u32 each); one more row marks the ends
  characters  the names
  readings    what each name stands for, by row: row (u16), trust, flags
  slots       a hash table with open addressing: number of the name plus one, or 0 (u16)
  shorts      the short names of the rows, by row: row, name (u16 each)
  codes       the rows that have a code, by code (u16)
  townships   of each village the row in which it lies (u16); villages are sorted by name, then by row
  blocks      of every 16th village name its place in the village names and its first village (u32 each); one more at the end
  keys        the first two units of the first name of each block, the first one higher (u32)
  villages    the village names: length of what is shared with the name before and length of the rest (4 bits each; 15 for
              a rest of 15 or more means that its length follows in a byte), number of villages (7 bits a byte, the low
              ones first), the rest
"""

import struct

MAGIC = b"GXPLACES"
VERSION = 1
LEVELS = ["country", "province", "prefecture", "county", "township"]
LISTED = 1  # a flag of rows and readings
SHORT, OFFICIAL = 2, 3
NONE_16, NONE_32 = 0xFFFF, 0xFFFFFFFF
BLOCK = 16


class Row:
    """One division above the village, and the villages directly in it."""

    def __init__(self, level, name, code="", shorts=(), listed=True, aliases=(), villages=()):
        self.level, self.name, self.code, self.shorts, self.listed = level, name, code, list(shorts), listed
        #: Names that no lexicon should have.
        self.aliases = list(aliases)
        self.villages = set(villages)


def utf16(text):
    """The text's UTF-16, which must have one unit a character."""
    data = text.encode("utf-16-le")
    if len(data) != 2 * len(text):
        raise ValueError(f"a character outside the basic plane: {text}")
    return data


def name_hash(data):
    """FNV-1a over the units of a name, the high bits folded in."""
    value = 0xCBF29CE484222325
    for (unit,) in struct.iter_unpack("<H", data):
        value = (value ^ unit) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return (value ^ value >> 32) & 0xFFFFFFFF


def row_section(rows, number):
    """The rows with their parents and ends."""
    parents, ends, stack = [], [len(rows)] * len(rows), []
    for index, row in enumerate(rows):
        while stack and LEVELS.index(rows[stack[-1]].level) >= LEVELS.index(row.level):
            ends[stack.pop()] = index
        parents.append(stack[-1] if stack else NONE_16)
        stack.append(index)
    section = bytearray()
    for index, row in enumerate(rows):
        code = int(row.code) if row.code else NONE_32
        level = LEVELS.index(row.level)
        section += struct.pack(
            "<BBHHHI", level, LISTED * row.listed, parents[index], ends[index], number[row.name], code)
    return bytes(section)


def name_sections(rows):
    """The number of each name; and the sections names, characters, readings, slots and shorts."""
    number, readings, shorts = {}, [], bytearray()

    def add(name, index, trust, listed):
        if name not in number:
            number[name] = len(number)
            readings.append({})
        return readings[number[name]].setdefault(index, (trust, LISTED * listed))

    for index, row in enumerate(rows):
        add(row.name, index, OFFICIAL, row.listed)
        for short, listed in [(short, row.listed) for short in row.shorts] + [(alias, False) for alias in row.aliases]:
            if short != row.name:
                add(short, index, SHORT, listed)
                shorts += struct.pack("<HH", index, number[short])
    slot_count = 1
    while slot_count < 3 * len(number):
        slot_count *= 2
    slots = [0] * slot_count
    names, characters, reading_section, first = bytearray(), bytearray(), bytearray(), 0
    for name, index in number.items():
        names += struct.pack("<II", len(characters) // 2, first)
        characters += utf16(name)
        for row, (trust, flags) in sorted(readings[index].items()):
            reading_section += struct.pack("<HBB", row, trust, flags)
            first += 1
        slot = name_hash(utf16(name)) & (slot_count - 1)
        while slots[slot]:
            slot = (slot + 1) & (slot_count - 1)
        slots[slot] = index + 1
    names += struct.pack("<II", len(characters) // 2, first)
    slot_section = struct.pack(f"<{slot_count}H", *slots)
    return number, [bytes(names), bytes(characters), bytes(reading_section), slot_section, bytes(shorts)]


def village_sections(rows):
    """The sections townships, blocks, keys and villages."""
    bearers = {}
    for index, row in enumerate(rows):
        for name in row.villages:
            bearers.setdefault(name, []).append(index)
    townships, blocks, keys, pool, before = [], bytearray(), bytearray(), bytearray(), ""
    for position, name in enumerate(sorted(bearers)):
        if position % BLOCK == 0:
            blocks += struct.pack("<II", len(pool), len(townships))
            keys += struct.pack("<HH", ord(name[1]) if len(name) > 1 else 0, ord(name[0]))
            before = ""
        shared = 0
        while shared < min(len(name), len(before), 15) and name[shared] == before[shared]:
            shared += 1
        rest = utf16(name[shared:])
        length = len(rest) // 2
        pool.append(shared << 4 | min(length, 15))
        if length >= 15:
            pool.append(length)
        count = len(bearers[name])
        while count >= 0x80:
            pool.append(0x80 | count & 0x7F)
            count >>= 7
        pool.append(count)
        pool += rest
        townships += bearers[name]
        before = name
    blocks += struct.pack("<II", len(pool), len(townships))
    return [struct.pack(f"<{len(townships)}H", *townships), bytes(blocks), bytes(keys), bytes(pool)]


def tree_file(rows):
    """The file's bytes."""
    number, names = name_sections(rows)
    if max(len(rows), len(number)) >= NONE_16:
        raise ValueError("more rows or names than 16 bits can count")
    coded = sorted((int(row.code), index) for index, row in enumerate(rows) if row.code)
    codes = struct.pack(f"<{len(coded)}H", *(index for _, index in coded))
    sections = [row_section(rows, number), *names, codes, *village_sections(rows)]
    head, offset = bytearray(MAGIC + struct.pack("<II", VERSION, len(sections))), 16 + 8 * len(sections)
    body = bytearray()
    for section in sections:
        # Sections begin at multiples of four, so that a table of numbers is never split by a cache line.
        padding = -offset % 4
        body += bytes(padding) + section
        head += struct.pack("<II", offset + padding, len(section))
        offset += padding + len(section)
    return bytes(head + body)
