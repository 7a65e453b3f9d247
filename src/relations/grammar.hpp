// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "language/pack.hpp"
#include "relations/words.hpp"

namespace lacis::relations {

/// The words of a language that steer clauses whatever the relation: who controls an infinitive, which verbs
/// only carry a noun, what negates, what puts at a distance, what introduces speech. From
/// `clauses/words.toml`, which explains every list.
struct Grammar {
    // Verbs and their subjects.
    WordSet unaccusative;    ///< Conjugated with "être": their participle alone is active ("parti de X").
    WordSet object_control;  ///< The infinitive's subject is the object ("accuser X d'avoir …").
    WordSet copular;         ///< Their attribute says what the subject is ("devenir", "rester").
    WordSet naming;          ///< Their attribute says what the object becomes ("nommer", "élire").
    WordSet giving;          ///< Light: the subject does what the object noun names ("faire un don").
    WordSet receiving;       ///< Light: the subject undergoes it ("recevoir le soutien de").
    WordSet failing;         ///< The noun that is their subject did not take place ("capoter").
    WordSet concluding;      ///< Of the event that is their subject: said of one to come, it is not so yet.
    WordSet disputing;       ///< The event that they attack took place.
    WordSet enacting;        ///< The event that they take part in or carry out is as real as they are.
    WordSet causative;       ///< "faire", "laisser".

    // Nouns.
    WordSet bodies;       ///< "le président du club" holds his post at the one spoken of.
    WordSet transparent;  ///< "le gouvernement de X" acts as X.
    WordSet powers;       ///< "le gouvernement chilien" acts as the country.
    WordSet collectives;  ///< Act as their members: "un consortium mené par X".
    WordSet measures;     ///< "une aide d'un montant de 3 millions": what follows belongs to "aide".
    WordSet parts;        ///< Open a part of a sum: "un million, dont 200 000 euros à X".
    WordSet
        other_parties;  ///< Prepositions before the other party of what a noun names: "une rencontre avec X".
    WordSet state_titles;      ///< "le président X" heads the country, unless the text says what else.
    WordSet state_qualities;   ///< … and so does "le président socialiste X".
    WordSet mayors;            ///< "la maire X" heads the town that the text speaks of.
    WordSet feminine_endings;  ///< Of posts that have another form of men: "la directrice".
    WordSet
        home_countries;     ///< Of the language's press: a text that names one may mean it without saying so.
    WordSet ministers;      ///< Posts with a portfolio: "le ministre des Finances chilien".
    WordSet kinds;          ///< "le fabricant de puces X": the name is the maker's.
    WordSet content_nouns;  ///< Nouns with a clause of their own: "l'idée que …".
    WordSet counterparts;   ///< "son homologue suisse" holds the same post elsewhere …
    WordSet demonstratives;  ///< … and so does "celui de X".
    WordSet titles;          ///< What somebody is; taken from RuleSet::titles().
    WordSet sides;           ///< "élu d'opposition": likewise.
    WordSet labelled;        ///< "le député apparenté UDR": likewise.
    WordSet tenures;         ///< "par intérim": goes on with a post and changes nothing of where it is held.
    WordSet address;         ///< "M.", "Mme": belongs to the name behind it.
    WordSet times;           ///< "lundi", "année": no object of a verb.
    WordSet humans;          ///< What a person is called who is judged: "c'était un grand artiste".
    WordSet offices;         ///< "le poste de directeur": what follows is what the subject is.
    WordSet exemplifying;    ///< Prepositions before examples: "des organisations comme X".
    WordSet pairs;           ///< "le couple": the two whom a sentence before names side by side.
    WordSet listing;         ///< "parmi les soutiens de X, on trouve Y": Y is one of them.
    WordSet intransitive;    ///< Have no object: the noun behind them is their subject.
    WordSet complex_prepositions;  ///< Canonical: "à sein de".
    WordSet prepositions;          ///< All that rules may name, complex ones included; canonical.

    // Negation.
    WordSet negative_adverbs;
    WordSet negative_determiners;
    WordSet negative_pronouns;
    WordSet negative_prepositions;  ///< "sans", "au lieu de".
    WordSet negative_with_ne;  ///< Adverbs that negate beside "ne" alone: "point par point" denies nothing.
    WordSet no_longer;         ///< "plus": it was so before.
    WordSet negating;  ///< Verbs and nouns whose complement is not so: "refuser", "démentir", "échec".
    WordSet almost;    ///< "failli", "presque".
    WordSet implying;  ///< Negated or not, their complement holds: "n'a cessé de", "n'a pas manqué de".

    // Distance.
    WordSet wishing;   ///< Verbs and nouns whose complement is not (yet) so: "vouloir", "projet".
    WordSet pledging;  ///< Money that they give is not given yet: "promettre".
    WordSet modal;     ///< Their conditional, and with an infinitive their present, leave it open: "pouvoir".
    WordSet claiming;  ///< Speech for whose content only the speaker stands: "affirmer", "accuser".
    WordSet reporting;   ///< Speech that commits the text too: "annoncer", "confirmer".
    WordSet doubtful;    ///< Adjectives and adverbs: "présumé", "peut-être".
    WordSet sources;     ///< Prepositions before a source: "selon", "d'après".
    WordSet purpose;     ///< Markers of what is intended: "pour", "afin de".
    WordSet conditions;  ///< "si", "au cas où".

    // Speech.
    WordSet speech;      ///< Every verb that can introduce a quotation, those above included.
    WordSet praising;    ///< Speech verbs that praise what is quoted: "se féliciter", "applaudir".
    WordSet blaming;     ///< … and that blame it: "fustiger", "railler".
    WordSet asking;      ///< What a speaker was asked: "interrogé sur X".
    WordSet topics;      ///< Prepositions before what he was asked about …
    WordSet occasions;   ///< … before what he reacts to …
    WordSet addressing;  ///< … and before whom he speaks of or to; canonical.
    WordSet aiming;      ///< Whom a speaker means: "visant X".
    WordSet relating;    ///< "…, écrit X": an organization passes on what others think.
    WordSet answering;   ///< "répliquer": verbs of those who answer a reproach.
    WordSet deeds;       ///< What speakers react to: "après la décision de X".

    /// Throws Error naming the file and place if a list is missing or unknown.
    static Grammar from_pack(const language::Pack& pack);
    static Grammar from_toml(std::string_view contents, const std::string& file);
};

}  // namespace lacis::relations
