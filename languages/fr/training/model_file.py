"""Writes model files in lacis's format (src/language/model_file.hpp)."""
import struct

MASK = (1 << 64) - 1
FACTOR = 0x9E3779B97F4A7C15


def _rotl(number, bits):
    return ((number << bits) | (number >> (64 - bits))) & MASK


def _checksum(data):
    lanes = [1, 2, 3, 4]
    whole = len(data) // 32 * 32
    for at, number in enumerate(struct.unpack(f"<{whole // 8}Q", data[:whole])):
        lanes[at % 4] = _rotl(((lanes[at % 4] ^ number) * FACTOR) & MASK, 29)
    total = len(data)
    for lane in lanes:
        total = _rotl(((total ^ lane) * FACTOR) & MASK, 31)
    for byte in data[whole:]:
        total = _rotl(((total ^ byte) * FACTOR) & MASK, 31)
    return total


def _padded(data):
    return data + b"\0" * (-len(data) % 64)


def model_file(sections):
    """The bytes of a file with these sections: a dictionary of names to bytes."""
    start = (24 + 40 * len(sections) + 63) // 64 * 64
    table = body = b""
    for name, data in sorted(sections.items()):
        table += struct.pack("<24sQQ", name.encode(), start + len(body), len(data))
        body += data
        body = _padded(body)
    rest = table.ljust(start - 24, b"\0") + body
    return struct.pack("<8sIIQ", b"LACISMDL", 1, len(sections), _checksum(rest)) + rest


def hash_string(text):
    """src/language/feature_hash.hpp"""
    number = 0xCBF29CE484222325
    for byte in text.encode():
        number = ((number ^ byte) * 0x100000001B3) & MASK
    number ^= number >> 32
    return (number * FACTOR) & MASK
