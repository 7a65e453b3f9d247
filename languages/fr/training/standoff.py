# SPDX-License-Identifier: Apache-2.0
"""Names and relations annotated on a treebank's sentences as gold data of documents of one sentence."""


def read_texts(treebanks):
    """The text of each sentence of CoNLL-U files, by its identifier."""
    texts, identifier = {}, None
    for treebank in treebanks:
        for line in treebank.read_text(encoding="utf-8").splitlines():
            key, _, value = line.partition(" = ")
            if key == "# sent_id":
                identifier = value
            elif key == "# text":
                texts[identifier] = value
    return texts


def gold_of(sentence, text):
    """The gold object of a line of annotations: mentions with the same words are one entity."""
    entities, ids = {}, []
    for mention in sentence["entities"]:
        name = text[mention["start"]:mention["end"]]
        if name != mention["text"]:
            raise ValueError(f"{sentence['sent_id']}: '{mention['text']}' is not at its place")
        entity = entities.setdefault(name, {"id": f"e{len(entities) + 1}", "type": mention["type"], "names": [name]})
        ids.append(entity["id"])
    relations = [dict(relation, source=ids[relation["source"]], target=ids[relation["target"]], evidence=text)
                 for relation in sentence["relations"]]
    return {"id": sentence["sent_id"], "language": "fr", "entities": list(entities.values()), "relations": relations}
