#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes sentences of press French with their dependency trees (CoNLL-U, conventions of UD French Sequoia) to standard output.

usage: press_treebank.py [--sentences N] [--seed N]

The treebanks hold few of the constructions that press articles live on: "le patron de X, Y,", "X, patron de Y,", "…, a déclaré
X", "fondée en 2010 par X et Y", "selon X". A small grammar makes such sentences with their trees, from the word lists of this
language. They teach the parser attachments, not words; the same seed gives the same bytes.
"""
import argparse
import pathlib
import random

FOLDER = pathlib.Path(__file__).resolve().parent.parent
VOWELS = "aeiouyàâäéèêëîïôöûüœæhAEIOUYÀÂÄÉÈÊËÎÏÔÖÛÜŒÆH"


class Word:
    def __init__(self, form, lemma, upos, feats="_", deprel="_"):
        self.form, self.lemma, self.upos, self.feats, self.deprel, self.head = form, lemma, upos, feats, deprel, None


class Phrase:
    """Words in order; `head` is the one that the outside attaches."""

    def __init__(self, words, head, feminine=False, plural=False):
        self.words, self.head, self.feminine, self.plural = words, head, feminine, plural

    def under(self, head, deprel):
        self.head.head, self.head.deprel = head, deprel
        return self.words


def chance(probability):
    return random.random() < probability


def of(*pairs):
    """One of the values, by weight: of((3, a), (1, b))."""
    weights, values = zip(*pairs)
    return random.choices(values, weights)[0]


def punct(form, head):
    word = Word(form, form, "PUNCT", "_", "punct")
    word.head = head
    return word


def function(form, lemma, upos, head, deprel, feats="_"):
    word = Word(form, lemma, upos, feats, deprel)
    word.head = head
    return word


def agreement(feminine, plural=False):
    return f"Gender={'Fem' if feminine else 'Masc'}|Number={'Plur' if plural else 'Sing'}"


def article(head, feminine, plural=False):
    form = "les" if plural else "la" if feminine else "le"
    number = "Number=Plur" if plural else agreement(feminine)
    return function(form, "le", "DET", head, "det", f"Definite=Def|{number}|PronType=Art")


def indefinite(head, feminine):
    return function("une" if feminine else "un", "un", "DET", head, "det",
                    f"Definite=Ind|{agreement(feminine)}|PronType=Art")


def possessive(head, feminine, next_form):
    form = "son" if not feminine or next_form[0] in VOWELS else "sa"
    return function(form, "son", "DET", head, "det", f"{agreement(feminine)}|Person=3|Poss=Yes|PronType=Prs")


def case(form, head):
    return function(form, form, "ADP", head, "case")


# --- words ---

def read_list(name):
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


GIVEN = [(row[0], row[1]) for row in read_list("entities/first-names.tsv") if len(row) > 1 and row[1] in "fm" and
         " " not in row[0]]
CITIES = [row[0] for row in read_list("entities/places.tsv") if row[1] == "city" and " " not in row[0]]
KNOWN = [row[0] for row in read_list("entities/organisations.tsv") if row[1] == "Organization" and " " not in row[0] and
         "'" not in row[0]]
ONSETS = "B Br C Cl D Dr F Fr G Gl H J K L M N P Pr R S St T Tr V W Z Sch Ch Del Gar Mar Ber Vas Lam Cor Al Or Er".split()
MIDDLES = "a e i o u an el er on ar in or and ill ett ass ou ai ".split(" ")
ENDS = "ard eau et ier on in ot ec ez ski er mann son elli etti ov enko a i o as is court mont val lin rac nier vel dis".split()
ADJECTIVES = [("français", "française"), ("américain", "américaine"), ("allemand", "allemande"), ("britannique",) * 2,
              ("italien", "italienne"), ("chinois", "chinoise"), ("suisse",) * 2, ("belge",) * 2, ("japonais", "japonaise"),
              ("parisien", "parisienne"), ("lyonnais", "lyonnaise"), ("nantais", "nantaise"), ("européen", "européenne")]
POSTS = [("patron", "patronne"), ("directeur", "directrice"), ("président", "présidente"), ("PDG", "PDG"), ("fondateur", "fondatrice"),
         ("cofondateur", "cofondatrice"), ("porte-parole", "porte-parole"), ("avocat", "avocate"), ("chef", "cheffe"), ("maire", "maire"),
         ("ministre", "ministre"), ("député", "députée"), ("sénateur", "sénatrice"), ("secrétaire", "secrétaire"), ("dirigeant", "dirigeante"),
         ("propriétaire", "propriétaire"), ("actionnaire", "actionnaire"), ("rédacteur", "rédactrice"), ("entraîneur", "entraîneuse"),
         ("héritier", "héritière"), ("responsable", "responsable"), ("associé", "associée"), ("conseiller", "conseillère"),
         ("économiste", "économiste"), ("chercheur", "chercheuse"), ("analyste", "analyste"), ("fils", "fille"), ("frère", "sœur"), ("rival", "rivale")]
OFFICES = [("Justice", 1), ("Économie", 1), ("Culture", 1), ("Intérieur", 0), ("Santé", 1), ("Défense", 1), ("commission", 1), ("région", 1),
           ("conseil", 0), ("fédération", 1), ("République", 1), ("parquet", 0), ("ville", 1), ("gouvernement", 0), ("chambre", 1)]
POST_ADJECTIVES = [("général", "générale"), ("exécutif", "exécutive"), ("adjoint", "adjointe"), ("financier", "financière"),
                   ("artistique",) * 2, ("technique",) * 2, ("délégué", "déléguée"), ("sportif", "sportive"), ("historique",) * 2]
COMPANIES = [("groupe", 0), ("société", 1), ("entreprise", 1), ("start-up", 1), ("fonds", 0), ("banque", 1), ("association", 1), ("fondation", 1),
             ("syndicat", 0), ("parti", 0), ("quotidien", 0), ("éditeur", 0), ("constructeur", 0), ("club", 0), ("chaîne", 1), ("filiale", 1),
             ("agence", 1), ("laboratoire", 0), ("opérateur", 0), ("distributeur", 0), ("magazine", 0), ("géant", 0), ("réseau", 0), ("holding", 1)]
THINGS = [("projet", 0), ("décision", 1), ("politique", 1), ("réforme", 1), ("accord", 0), ("plan", 0), ("offre", 1), ("rachat", 0),
          ("gestion", 1), ("candidature", 1), ("nomination", 1), ("soutien", 0), ("campagne", 1), ("site", 0), ("logiciel", 0), ("usine", 1),
          ("contrat", 0), ("rapport", 0), ("enquête", 1), ("fusion", 1), ("départ", 0), ("stratégie", 1), ("budget", 0), ("stade", 0)]
REGULAR = ("critiquer dénoncer financer quitter accuser diriger contrôler soutenir# attaquer fonder cofonder présider rencontrer "
           "remplacer nommer rejeter# épingler saluer défendre# lancer dévoiler licencier poursuivre# recruter céder# acheter# racheter# "
           "absorber créer piloter reprendre# intégrer épouser assigner contester féliciter subventionner conseiller convoquer "
           "doubler recevoir# embaucher parrainer fustiger administrer railler administrer publier négocier détenir#").split()
REGULAR = [verb for verb in dict.fromkeys(REGULAR) if not verb.endswith("#")]
IRREGULAR = {  # present, past participle, future stem
    "soutenir": ("soutient", "soutenu", "soutiendr"), "rejeter": ("rejette", "rejeté", "rejetter"),
    "défendre": ("défend", "défendu", "défendr"), "poursuivre": ("poursuit", "poursuivi", "poursuivr"),
    "céder": ("cède", "cédé", "céder"), "acheter": ("achète", "acheté", "achèter"), "racheter": ("rachète", "racheté", "rachèter"),
    "reprendre": ("reprend", "repris", "reprendr"), "recevoir": ("reçoit", "reçu", "recevr"), "détenir": ("détient", "détenu", "détiendr"),
    "élire": ("élit", "élu", "élir"), "vendre": ("vend", "vendu", "vendr"), "acquérir": ("acquiert", "acquis", "acquerr"),
    "démentir": ("dément", "démenti", "démentir"), "investir": ("investit", "investi", "investir")}
FRAMES = {"gift": "donner verser prêter accorder octroyer".split(), "invest": "injecter placer investir".split(),
          "reproach": ["reprocher"]}
SAY = ("déclarer affirmer expliquer assurer ajouter indiquer estimer souligner préciser annoncer confier regretter raconter "
       "insister rappeler confirmer reconnaître# juger résumer dénoncer ironiser s'indigner#").split()
SAY = [verb for verb in SAY if not verb.endswith("#")]
DAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()


def surname():
    name = random.choice(ONSETS) + random.choice(MIDDLES) + random.choice(ENDS)
    return name if not chance(0.06) else name + "-" + random.choice(ONSETS) + random.choice(ENDS)


def proper(form, deprel="_"):
    return Word(form, form, "PROPN", "_", deprel)


def person(full=True):
    given, gender = random.choice(GIVEN)
    feminine = gender == "f"
    if not full or chance(0.12):
        if chance(0.25):
            title = Word("Mme" if feminine else "M.", "Mme" if feminine else "M.", "NOUN", agreement(feminine))
            name = proper(surname(), "nmod")
            name.head = title
            return Phrase([title, name], title, feminine)
        name = proper(surname())
        return Phrase([name], name, feminine)
    first = proper(given)
    words = [first]
    if chance(0.1):
        words.append(proper(random.choice(["de", "van", "von", "Le", "Ben", "El", "da"])))
    words.append(proper(surname()))
    for word in words[1:]:
        word.head, word.deprel = first, "flat:name"
    return Phrase(words, first, feminine)


def company_name():
    kind = of((4, "known"), (5, "made"), (2, "two"), (1, "acronym"), (1, "inner"))
    if kind == "known":
        word = proper(random.choice(KNOWN))
    elif kind == "acronym":
        word = proper("".join(random.choice("ABCDEFGILMNOPRSTU") for _ in range(random.choice((2, 3, 3, 4)))))
    elif kind == "inner":
        word = proper(random.choice(ONSETS) + random.choice(MIDDLES) + random.choice(("Tech", "Bank", "Pay", "Lab", "Soft", "AI")))
    else:
        word = proper(random.choice(ONSETS) + random.choice(MIDDLES) + random.choice(("ia", "ys", "ix", "o", "eo", "ium", "ance", "al", "is")))
    words = [word]
    if kind == "two":
        second = proper(random.choice("Capital Group Énergie Industries Partners Bank Finance Médias Ventures Films Santé Motors".split()),
                        "flat:name")
        second.head = word
        words.append(second)
    return Phrase(words, word)


def place():
    word = proper(random.choice(CITIES))
    return Phrase([word], word)


def noun(form, feminine, plural=False, lemma=None):
    return Word(form, lemma or form, "NOUN", agreement(feminine, plural))


def starts_with_vowel(words):
    return words[0].form[0] in VOWELS and words[0].form[0] not in "hHyY"


def with_case(preposition, phrase, head, deprel):
    """The words of `preposition` + phrase below head; de, le and que are elided when the sentence is written."""
    return [case(preposition, phrase.head)] + phrase.under(head, deprel)


def described_company():
    """'le groupe X', 'la start-up nantaise X'."""
    form, feminine = random.choice(COMPANIES)
    head = noun(form, bool(feminine))
    words = [article(head, feminine), head]
    if chance(0.45):
        words.append(function(random.choice(ADJECTIVES)[feminine], "_", "ADJ", head, "amod", agreement(feminine)))
        words[-1].lemma = next(pair[0] for pair in ADJECTIVES if words[-1].form in pair)
    if chance(0.8):
        words += company_name().under(head, "appos")
    return Phrase(words, head, bool(feminine))


def company(apposed=0.15):
    if chance(0.3):
        return described_company()
    name = company_name()
    if chance(apposed):
        form, feminine = random.choice(COMPANIES)
        head = noun(form, bool(feminine))
        inner = [article(head, feminine) if chance(0.6) else indefinite(head, feminine), head]
        if chance(0.5):
            inner += adjective_of(head, feminine)
        if chance(0.4):
            inner += with_case("de", place(), head, "nmod")
        inner.insert(0, punct(",", head))
        head.head, head.deprel = name.head, "appos"
        return Phrase(name.words + inner + [punct(",", head)], name.head)
    return name


def adjective_of(head, feminine):
    pair = random.choice(ADJECTIVES)
    return [function(pair[feminine], pair[0], "ADJ", head, "amod", agreement(feminine))]


def post(feminine, determiner):
    """'le directeur général de X', 'ancien ministre', 'sa présidente'; determiner: le, un, son or ''."""
    pair = random.choice(POSTS)
    head = noun(pair[feminine], feminine, lemma=pair[0])
    before, after = [], []
    if chance(0.2):
        old = random.choice((("ancien", "ancienne"), ("nouveau", "nouvelle"), ("actuel", "actuelle"), ("futur", "future"), ("ex-", "ex-")))
        if old[0] != "ex-":
            form = "nouvel" if old[0] == "nouveau" and not feminine and head.form[0] in VOWELS else old[feminine]
            before.append(function(form, old[0], "ADJ", head, "amod", agreement(feminine)))
    if chance(0.25):
        pair = random.choice(POST_ADJECTIVES)
        after.append(function(pair[feminine], pair[0], "ADJ", head, "amod", agreement(feminine)))
    if determiner != "son" and chance(0.85):
        target = of((5, company(0)), (2, place()), (2, office()))
        after += with_case("de", target, head, "nmod")
        if chance(0.1):
            other = company_name()
            after += [function("et", "et", "CCONJ", other.head, "cc")] + with_case("de", other, target.head, "conj")
    words = before + [head] + after
    if determiner == "le":
        words.insert(0, article(head, feminine))
    elif determiner == "un":
        words.insert(0, indefinite(head, feminine))
    elif determiner == "son":
        words.insert(0, possessive(head, feminine, words[0].form))
    return Phrase(words, head, feminine)


def office():
    form, feminine = random.choice(OFFICES)
    head = noun(form, bool(feminine))
    return Phrase([article(head, feminine), head], head, bool(feminine))


def thing():
    form, feminine = random.choice(THINGS)
    head = noun(form, bool(feminine))
    words = [article(head, feminine), head]
    if chance(0.2):
        words += adjective_of(head, feminine)
    if chance(0.55):
        words += with_case("de", of((3, company(0)), (2, person()), (1, place())), head, "nmod")
    return Phrase(words, head, bool(feminine))


def introduced_person():
    """A person with what the press says of him or her, before or after the name."""
    name = person()
    kind = of((5, "bare"), (4, "post, name,"), (4, "name, post,"), (3, "post name"), (2, "name, post of his,"), (1, "name (X)"), (1, "old post name"),
              (1, "name - post -"), (1, "relative"), (1, "age"))
    if kind == "post, name,":
        title = post(name.feminine, of((8, "le"), (1, "son")))
        words = title.words + [punct(",", name.head)] + name.under(title.head, "appos")
        if chance(0.9):
            words.append(punct(",", name.head))
        return Phrase(words, title.head, name.feminine)
    if kind in ("name, post,", "name, post of his,"):
        title = post(name.feminine, of((4, ""), (3, "le"), (1, "un")) if kind == "name, post," else "son")
        words = name.words + [punct(",", title.head)] + title.under(name.head, "appos")
        if chance(0.2):
            second = post(name.feminine, "")
            words += [function("et", "et", "CCONJ", second.head, "cc")] + second.under(title.head, "conj")
        return Phrase(words + [punct(",", title.head)], name.head, name.feminine)
    if kind in ("post name", "old post name"):
        title = post(name.feminine, "le")
        return Phrase(title.words + name.under(title.head, "appos"), title.head, name.feminine)
    if kind == "name (X)":
        inner = company_name()
        words = name.words + [punct("(", inner.head)] + inner.under(name.head, "appos") + [punct(")", inner.head)]
        return Phrase(words, name.head, name.feminine)
    if kind == "name - post -":
        title = post(name.feminine, "le")
        words = name.words + [punct("–", title.head)] + title.under(name.head, "appos") + [punct("–", title.head)]
        return Phrase(words, name.head, name.feminine)
    if kind == "relative":
        verb, words = active(relative=True)
        verb.head, verb.deprel = name.head, "acl:relcl"
        return Phrase(name.words + [punct(",", verb)] + words + [punct(",", verb)], name.head, name.feminine)
    if kind == "age":
        years = noun("ans", False, True, "an")
        number = function(str(random.randint(24, 85)), "_", "NUM", years, "nummod", "Number=Plur|NumType=Card")
        number.lemma = number.form
        words = name.words + [punct(",", years), number] + [years] + [punct(",", years)]
        years.head, years.deprel = name.head, "nmod"
        return Phrase(words, name.head, name.feminine)
    return name


def coordinated(make):
    """'A et B', 'A, B et C'."""
    first = make()
    words = list(first.words)
    count = of((3, 2), (1, 3))
    for index in range(1, count):
        other = make()
        link = function("et", "et", "CCONJ", other.head, "cc") if index == count - 1 else punct(",", other.head)
        words += [link] + other.under(first.head, "conj")
    return Phrase(words, first.head, first.feminine, True)


def actor():
    return of((5, introduced_person), (4, company), (1, lambda: coordinated(lambda: person())), (1, lambda: coordinated(company_name)),
              (1, thing))()


def name_of_any():
    return of((3, person), (3, company_name), (1, described_company))()


# --- verbs ---

def verb_forms(lemma):
    if lemma in IRREGULAR:
        return IRREGULAR[lemma]
    stem = lemma[:-2]
    return stem + "e", stem + "é", lemma


def participle(lemma, feminine=False, plural=False, passive=False):
    form = verb_forms(lemma)[1] + ("e" if feminine else "") + ("s" if plural and not verb_forms(lemma)[1].endswith("s") else "")
    voice = "|Voice=Pass" if passive else ""
    return Word(form, lemma, "VERB", f"{agreement(feminine, plural)}|Tense=Past|VerbForm=Part{voice}")


def auxiliary(lemma, mood, verb, deprel, plural=False):
    forms = {"avoir": {"Ind": ("a", "ont"), "Cnd": ("aurait", "auraient"), "Fut": ("aura", "auront"), "Imp": ("avait", "avaient")},
             "être": {"Ind": ("est", "sont"), "Cnd": ("serait", "seraient"), "Fut": ("sera", "seront"), "Imp": ("était", "étaient")}}
    tense = {"Ind": "Mood=Ind|Number={}|Person=3|Tense=Pres", "Cnd": "Mood=Cnd|Number={}|Person=3|Tense=Pres",
             "Fut": "Mood=Ind|Number={}|Person=3|Tense=Fut", "Imp": "Mood=Ind|Number={}|Person=3|Tense=Imp"}[mood]
    return function(forms[lemma][mood][plural], lemma, "AUX", verb, deprel,
                    tense.format("Plur" if plural else "Sing") + "|VerbForm=Fin")


def finite(lemma, tense, plural=False):
    present, _, stem = verb_forms(lemma)
    number = "Plur" if plural else "Sing"
    if tense == "Fut":
        return Word(stem + ("ont" if plural else "a"), lemma, "VERB", f"Mood=Ind|Number={number}|Person=3|Tense=Fut|VerbForm=Fin")
    if tense == "Cnd":
        return Word(stem + ("aient" if plural else "ait"), lemma, "VERB", f"Mood=Cnd|Number={number}|Person=3|Tense=Pres|VerbForm=Fin")
    if plural:
        present = present + "nt" if present.endswith("e") else None
    return Word(present, lemma, "VERB", f"Mood=Ind|Number={number}|Person=3|Tense=Pres|VerbForm=Fin") if present else None


def circumstance(head):
    kind = of((3, "day"), (2, "year"), (2, "place"), (1, "month"), (1, "since"), (1, "amount"), (1, "date"), (1, "source"))
    if kind == "day":
        word = noun(random.choice(DAYS), False)
        word.head, word.deprel = head, "obl:mod"
        return [word]
    if kind in ("year", "since"):
        year = str(random.randint(1950, 2025))
        return [case("en" if kind == "year" else "depuis", None)] + [function(year, year, "NUM", head, "obl:mod", "Number=Plur|NumType=Card")]
    if kind == "place":
        return with_case("à", place(), head, "obl:mod")
    if kind == "month":
        word = noun(random.choice(MONTHS), False)
        words = [case("en", word), word]
        word.head, word.deprel = head, "obl:mod"
        if chance(0.5):
            year = str(random.randint(1990, 2025))
            words.append(function(year, year, "NUM", word, "nmod", "Number=Plur|NumType=Card"))
        return words
    if kind == "amount":
        return [case("pour", None)] + amount(head, "obl:mod")
    if kind == "source":
        return with_case("selon", name_of_any(), head, "obl:mod")
    day = noun(random.choice(DAYS), False)
    number = str(random.randint(1, 31))
    month = noun(random.choice(MONTHS), False)
    day.head, day.deprel = head, "obl:mod"
    month.head, month.deprel = day, "nmod"
    numeral = function(number, number, "NUM", day, "nmod", "Number=Plur|NumType=Card")
    month.head = numeral
    return [day, numeral, month]


def settle(words):
    """A case that was made before its noun belongs to the word behind it."""
    for index, word in enumerate(words):
        if word.head is None and word.deprel == "case":
            word.head = next(other for other in words[index + 1:] if other.deprel not in ("nummod", "det"))
    return words


def amount(head, deprel):
    number = random.choice(("2", "3", "10", "12", "50", "100", "250", "1,5", "4,2", "80"))
    unit = noun(random.choice(("millions", "millions", "milliards")), False, True)
    unit.lemma = unit.form[:-1]
    unit.head, unit.deprel = head, deprel
    numeral = function(number, number, "NUM", unit, "nummod", "Number=Plur|NumType=Card")
    money = noun(random.choice(("euros", "euros", "dollars")), False, True)
    money.lemma = money.form[:-1]
    money.head, money.deprel = unit, "nmod"
    return [numeral, unit, case("de", money), money]


def predicate(plural, lemmas=None):
    """(root, words, the verb that governs the objects): a transitive verb in some tense, or a modal over it."""
    lemma = random.choice(lemmas or REGULAR + list(IRREGULAR))
    kind = of((6, "past"), (3, "present"), (1, "future"), (1, "conditional"), (1, "pluperfect"), (2, "modal"), (1, "negated"), (1, "has decided"))
    if kind == "present":
        verb = finite(lemma, "Pres", plural)
        if verb:
            return verb, [verb], verb
        kind = "past"
    if kind in ("future", "conditional"):
        verb = finite(lemma, "Fut" if kind == "future" else "Cnd", plural)
        return verb, [verb], verb
    if kind == "modal":
        modal, forms = random.choice((("vouloir", ("veut", "veulent")), ("devoir", ("doit", "doivent")), ("pouvoir", ("peut", "peuvent")),
                                      ("pouvoir", ("pourrait", "pourraient"))))
        mood = "Cnd" if forms[0] == "pourrait" else "Ind"
        main = Word(forms[plural], modal, "VERB",
                    f"Mood={mood}|Number={'Plur' if plural else 'Sing'}|Person=3|Tense=Pres|VerbForm=Fin")
        inner = Word(lemma, lemma, "VERB", "VerbForm=Inf", "xcomp")
        inner.head = main
        return main, [main, inner], inner
    if kind == "has decided":
        governing, preposition = random.choice((("décider", "de"), ("accepter", "de"), ("refuser", "de"), ("promettre", "de")))
        main = participle(governing) if governing != "promettre" else Word("promis", "promettre", "VERB",
                                                                         f"{agreement(False)}|Tense=Past|VerbForm=Part")
        inner = Word(lemma, lemma, "VERB", "VerbForm=Inf", "xcomp")
        inner.head = main
        return main, [auxiliary("avoir", "Ind", main, "aux:tense", plural), main, function(preposition, preposition, "ADP", inner, "mark"),
                      inner], inner
    verb = participle(lemma)
    mood = {"past": of((6, "Ind"), (1, "Cnd")), "pluperfect": "Imp", "negated": "Ind"}[kind]
    words = [auxiliary("avoir", mood, verb, "aux:tense", plural), verb]
    if kind == "negated":
        words = [function("ne", "ne", "ADV", verb, "advmod", "Polarity=Neg"), words[0],
                 function("pas", "pas", "ADV", verb, "advmod", "Polarity=Neg"), verb]
    elif chance(0.2):
        adverb = random.choice(("également", "aussi", "récemment", "vivement", "longtemps", "officiellement", "déjà"))
        words.insert(1, function(adverb, adverb, "ADV", verb, "advmod"))
    return verb, words, verb


def active(relative=False, subject=None):
    """(root verb, words) of an active clause; with relative=True "qui" is its subject."""
    if relative:
        who = Word("qui", "qui", "PRON", "PronType=Rel")
        subject = Phrase([who], who)
    subject = subject or actor()
    kind = of((16, "object"), (1, "pronoun"), (2, "gift"), (1, "invest"), (1, "reproach"))
    root, words, governor = predicate(subject.plural, FRAMES.get(kind))
    opening = []
    clause = subject.under(root, "nsubj") + words
    goal = of((4, company), (4, introduced_person), (3, thing), (1, lambda: coordinated(company_name)), (1, lambda: coordinated(person)))()
    if kind == "gift":
        clause += amount(governor, "obj") + with_case("à", name_of_any(), governor, "obl:arg")
    elif kind == "invest":
        clause += amount(governor, "obj") + with_case("dans", company(), governor, "obl:arg")
    elif kind == "reproach":
        clause += with_case("à", name_of_any(), governor, "obl:arg") + of_his(governor)
    elif kind == "pronoun" and not relative:
        place_of_verb = clause.index(next(w for w in clause if w is governor))
        at = next((i for i, w in enumerate(clause) if w.head is governor and w.deprel == "aux:tense"), place_of_verb)
        clause.insert(at, function(random.choice(("le", "la", "les")), "le", "PRON", governor, "obj", "Person=3|PronType=Prs"))
    else:
        clause += goal.under(governor, "obj")
    for _ in range(of((3, 0), (3, 1), (1, 2))):
        clause += circumstance(governor)
    if not relative and chance(0.15):
        opening = circumstance(root) + [punct(",", root)]
    if chance(0.1):
        clause += gerund(root)
    return root, settle(opening + clause)


def of_his(head):
    form, feminine = random.choice((("silence", 0), ("attitude", 1), ("gestion", 1), ("absence", 1), ("choix", 0)))
    word = noun(form, bool(feminine))
    word.head, word.deprel = head, "obj"
    return [possessive(word, bool(feminine), form), word]


def gerund(head):
    lemma = random.choice(REGULAR)
    stem = lemma[:-2]
    stem += "e" if stem.endswith("g") else ""
    stem = stem[:-1] + "ç" if stem.endswith("c") else stem
    verb = Word(stem + "ant", lemma, "VERB", "Tense=Pres|VerbForm=Part", "advcl")
    verb.head = head
    words = [punct(",", verb), verb] + name_of_any().under(verb, "obj")
    if chance(0.4):
        words.insert(1, case("en", verb))
        words[1].deprel = "mark"
        words.pop(0)
    return words


def passive():
    subject = of((3, company), (2, introduced_person), (1, thing))()
    lemma = random.choice(REGULAR + list(IRREGULAR))
    verb = participle(lemma, subject.feminine, subject.plural, True)
    words = subject.under(verb, "nsubj:pass")
    if chance(0.6):
        words += [auxiliary("avoir", of((4, "Ind"), (1, "Cnd"), (1, "Imp")), verb, "aux:tense", subject.plural),
                  function("été", "être", "AUX", verb, "aux:pass", "Tense=Past|VerbForm=Part"), verb]
    else:
        words += [auxiliary("être", of((4, "Ind"), (1, "Cnd"), (2, "Imp"), (1, "Fut")), verb, "aux:pass", subject.plural), verb]
    if chance(0.3):
        words += circumstance(verb)
    if chance(0.8):
        agent = of((2, company), (2, introduced_person), (1, lambda: coordinated(person)))()
        words += with_case("par", agent, verb, "obl:agent")
    if chance(0.4):
        words += circumstance(verb)
    return verb, settle(words)


def reduced(head, feminine, plural=False):
    """A participle clause of the head: 'fondée en 2010 par X et Y'."""
    verb = participle(random.choice(REGULAR + list(IRREGULAR)), feminine, plural, True)
    words = [verb]
    if chance(0.6):
        words += circumstance(verb)
    if chance(0.8):
        words += with_case("par", of((2, company_name), (2, person), (1, lambda: coordinated(person)))(), verb, "obl:agent")
    verb.head = head
    return verb, settle(words)


def with_participle():
    """'X, fondée en 2010 par Y, a …', 'Fondée en 2010 par Y, X a …', 'Interrogé par X, Y a …'."""
    subject = of((2, company_name), (1, person), (1, described_company))()
    root, rest = active(subject=Phrase([], subject.head))
    subject.head.head, subject.head.deprel = root, "nsubj"
    if chance(0.5):
        verb, words = reduced(subject.head, subject.feminine)
        verb.deprel = "acl"
        return root, subject.words + [punct(",", verb)] + words + [punct(",", verb)] + rest
    verb, words = reduced(root, subject.feminine)
    verb.deprel = "advcl"
    return root, words + [punct(",", verb)] + subject.words + rest


def front_apposition():
    """'Ancien ministre de X, Y a …'."""
    name = person()
    title = post(name.feminine, "")
    root, rest = active(subject=Phrase([], name.head))
    name.head.head, name.head.deprel = root, "nsubj"
    return root, title.under(root, "advcl") + [punct(",", title.head)] + name.words + rest


def copular():
    name = of((3, person), (1, company_name))()
    title = post(name.feminine, of((3, "le"), (2, "un"), (2, "")))
    kind = of((3, "est"), (2, "était"), (1, "devient"), (1, "nommé"))
    if kind in ("est", "était"):
        copula = auxiliary("être", "Ind" if kind == "est" else "Imp", title.head, "cop")
        words = name.under(title.head, "nsubj") + [copula]
        if chance(0.2):
            words.append(function("aussi", "aussi", "ADV", title.head, "advmod"))
        words += title.words
        if chance(0.4):
            words += circumstance(title.head)
        return title.head, settle(words)
    if kind == "devient":
        verb = Word("devient", "devenir", "VERB", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin")
        return verb, settle(name.under(verb, "nsubj") + [verb] + title.under(verb, "xcomp") + circumstance(verb))
    title = post(name.feminine, "")
    verb = participle("nommer", name.feminine, False, True)
    return verb, settle(name.under(verb, "nsubj:pass") + [
        auxiliary("avoir", "Ind", verb, "aux:tense"), function("été", "être", "AUX", verb, "aux:pass", "Tense=Past|VerbForm=Part"),
        verb] + title.under(verb, "xcomp") + circumstance(verb))


def any_clause():
    return of((6, active), (3, passive), (2, with_participle), (1, front_apposition), (2, copular))()


def reported():
    """Speech: before an inverted verb, behind "que", with "selon"."""
    kind = of((5, "inverted"), (3, "que"), (2, "selon"), (1, "inverted middle"))
    if kind == "que":
        root, clause = any_clause()
        speaker = actor()
        verb = participle(random.choice(SAY))
        words = speaker.under(verb, "nsubj") + [auxiliary("avoir", "Ind", verb, "aux:tense", speaker.plural), verb,
                                                function("que", "que", "SCONJ", root, "mark")] + clause
        root.head, root.deprel = verb, "ccomp"
        return verb, words
    if kind == "selon":
        root, clause = any_clause()
        source = of((2, company), (2, introduced_person), (1, thing))()
        words = with_case(random.choice(("selon", "selon", "pour")), source, root, "obl:mod")
        if chance(0.7):
            comma = [] if words[-1].form == "," else [punct(",", source.head)]
            return root, words + comma + clause
        return root, clause + [punct(",", source.head)] + words
    root, clause = any_clause()
    speaker = of((5, introduced_person), (2, company))()
    if chance(0.6):
        verb = participle(random.choice(SAY))
        said = [auxiliary("avoir", "Ind", verb, "aux:tense", speaker.plural), verb]
    else:
        verb = finite(random.choice(SAY), "Pres")
        said = [verb]
    if chance(0.3):
        said += circumstance(verb) if chance(0.5) else []
        said = settle(said)
    said += speaker.under(verb, "nsubj")
    verb.head, verb.deprel = root, "parataxis:insert"
    opening, closing = of((4, ("«", "»")), (2, ('"', '"')), (1, ("", "")))
    quoted = [punct(opening, root)] + clause + [punct(closing, root)] if opening else clause
    if quoted[-1].form == ",":
        quoted.pop()
    return root, quoted + [punct(",", verb)] + said


def title():
    """A heading without a verb: 'Rachat de X par Y', 'X : Y, nouveau patron'."""
    if chance(0.5):
        form, feminine = random.choice((("rachat", 0), ("nomination", 1), ("départ", 0), ("critique", 1), ("soutien", 0), ("procès", 0), ("fusion", 1)))
        head = noun(form, bool(feminine))
        words = [head] + with_case("de", name_of_any(), head, "nmod")
        if chance(0.5):
            words += with_case(random.choice(("par", "à", "avec", "contre")), name_of_any(), head, "nmod")
        return head, words
    topic = of((2, company_name), (1, place))()
    root, clause = any_clause()
    return root, topic.under(root, "dislocated") + [punct(":", root)] + clause


def coordinated_clauses():
    root, clause = active()
    second, more = predicate_only()
    second.head, second.deprel = root, "conj"
    if clause[-1].form == ",":
        clause.pop()
    return root, clause + [function("et", "et", "CCONJ", second, "cc")] + more


def predicate_only():
    verb, words, governor = predicate(False)
    words = words + of((2, company), (2, person), (2, thing))().under(governor, "obj")
    if chance(0.4):
        words += circumstance(governor)
    return verb, settle(words)


# --- writing ---

ELIDED = {"le": "l'", "la": "l'", "de": "d'", "que": "qu'", "ne": "n'"}
CONTRACTED = {("de", "le"): "du", ("de", "les"): "des", ("à", "le"): "au", ("à", "les"): "aux"}
NO_BLANK_AFTER, NO_BLANK_BEFORE = {"(", "l'", "d'", "qu'", "n'"}, {",", ".", ")"}


def tidy(words):
    """Without a comma before another mark of punctuation, and none at the start."""
    kept = []
    for word in words:
        if word.deprel == "punct" and word.form == "," and (not kept or kept[-1].form in (",", "«", "–", "(")):
            continue
        if word.deprel == "punct" and word.form in ("»", ".", ":") and kept and kept[-1].form == ",":
            kept.pop()
        kept.append(word)
    return kept


def write_sentence(number, root, words):
    words = tidy(words + [punct(random.choice((".", ".", ".", ".", "")) or ".", root)])
    root.head, root.deprel = None, "root"
    quotes = 0
    for index, word in enumerate(words[:-1]):
        following = words[index + 1].form
        if word.form in ELIDED and word.upos in ("DET", "ADP", "SCONJ", "ADV", "PRON") and following[0] in VOWELS and following[0] not in "yY":
            word.form = ELIDED[word.form]
    order = {id(word): index for index, word in enumerate(words, 1)}
    first = next(word for word in words if word.form not in "«\"–(")
    first.form = first.form[0].upper() + first.form[1:]
    lines, text, skip = [], "", False
    for index, word in enumerate(words):
        following = words[index + 1] if index + 1 < len(words) else None
        contracted = following and CONTRACTED.get((word.form.lower(), following.form)) if word.upos == "ADP" and following and \
            following.upos == "DET" else None
        surface = word.form
        if contracted:
            surface = contracted.capitalize() if word.form[0].isupper() else contracted
            after = words[index + 2] if index + 2 < len(words) else None
        else:
            after = following
        blank = after is not None and after.form not in NO_BLANK_BEFORE and surface.lower() not in NO_BLANK_AFTER
        if word.form == '"':
            quotes += 1
            blank = blank and quotes % 2 == 0
        elif after is not None and after.form == '"' and quotes % 2 == 1:
            blank = False
        misc = "_" if blank or after is None else "SpaceAfter=No"
        if contracted:
            lines.append(f"{index + 1}-{index + 2}\t{surface}\t_\t_\t_\t_\t_\t_\t_\t{misc}")
        if not skip:
            text += surface + (" " if blank else "")
        head = 0 if word.head is None else order[id(word.head)]
        own = "_" if contracted or skip else misc
        lines.append(f"{index + 1}\t{word.form}\t{word.lemma}\t{word.upos}\t_\t{word.feats}\t{head}\t{word.deprel}\t_\t{own}")
        skip = bool(contracted)
    print(f"# sent_id = press-{number}\n# text = {text.strip()}")
    print("\n".join(lines) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random.seed(options.seed)
    for number in range(1, options.sentences + 1):
        make = of((5, active), (3, passive), (3, with_participle), (2, front_apposition), (2, copular), (5, reported), (1, title),
                  (1, coordinated_clauses))
        while True:
            root, words = make()
            if len(words) <= 45:
                break
        write_sentence(number, root, words)


if __name__ == "__main__":
    main()
