// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <span>
#include <tuple>

#include "relations/line.hpp"
#include "relations/matcher.hpp"
#include "relations/name_units.hpp"
#include "relations/pair_features.hpp"
#include "relations/relation_model.hpp"
#include "relations/relations.hpp"
#include "relations/repeated_posts.hpp"
#include "relations/speech.hpp"
#include "relations/sum_units.hpp"
#include "relations/surface.hpp"
#include "support/utf8.hpp"

namespace lacis::relations {
namespace {

/// Findings below it are guesses and are left out.
constexpr double kLeastConfidence = 0.4;

std::string read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw Error("cannot read the relation file " + path);
    std::string contents((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (in.bad()) throw Error("cannot read the relation file " + path);
    if (const auto byte = utf8::first_invalid_byte(contents)) {
        throw Error(place_of(path, contents, *byte), "the relation file is not UTF-8");
    }
    return contents;
}

std::vector<const std::string*> labels_of(const entities::DocumentEntities& entities,
                                          const std::vector<Referent>& all) {
    std::vector<const std::string*> labels;
    for (const Referent& referent : all) labels.push_back(&entities.entities[referent.entity].name);
    return labels;
}

/// Puts a finding of one sentence into the words of an Assertion.
class Wording {
  public:
    Wording(const utf8::Index& text, const Sentence& sentence, const Referents& referents,
            const RuleSet& rules)
        : text_(text), sentence_(sentence), referents_(referents), rules_(rules) {}

    [[nodiscard]] const RelationType& relation(std::uint32_t index) const {
        return rules_.relations()[index];
    }

    [[nodiscard]] Assertion word(const Finding& finding) const {
        Assertion assertion;
        const RelationType& type = rules_.relations()[finding.relation];
        assertion.type = type.name;
        assertion.symmetric = type.symmetric;
        assertion.source = finding.source.entity;
        assertion.target = finding.target.entity;
        assertion.source_mention = finding.source.mention;
        assertion.target_mention = finding.target.mention;
        assertion.sentence = referents_.sentence_index();
        assertion.status = status_of(finding, type);
        if (finding.stance.source) assertion.attributed_to = name_of(*finding.stance.source);
        assertion.date = finding.date;
        assertion.amount = finding.amount;
        if (finding.title) assertion.role = text_of(*finding.title);
        assertion.rule = finding.rule;
        assertion.confidence = std::clamp(finding.confidence, 0.0, 1.0);
        return assertion;
    }

  private:
    /// Who says that he stands by somebody does so ("« Je soutiens X », affirme Y"), and so does who speaks
    /// up in order to ("est sorti du silence pour défendre X").
    [[nodiscard]] Status status_of(const Finding& finding, const RelationType& type) const {
        Stance stance = finding.stance;
        if (type.speech != Speech::kNothing) {
            const std::vector<Referent> speakers =
                stance.source ? referents_.resolve(*stance.source) : std::vector<Referent>{};
            if (std::find(speakers.begin(), speakers.end(), finding.source) != speakers.end())
                stance.claimed = false;
            stance.aimed = false;
        }
        return stance.status();
    }

    [[nodiscard]] std::string text_of(WordRange range) const {
        const Span span{sentence_.words[range.begin].span.begin, sentence_.words[range.end - 1].span.end};
        return std::string(text_.slice(span));
    }

    /// The entity that the phrase names, or its words.
    [[nodiscard]] std::string name_of(WordIndex phrase) const {
        const std::vector<const std::string*> labels =
            labels_of(referents_.document(), referents_.resolve(phrase));
        if (!labels.empty()) return *labels.front();
        const Word& head = sentence_.words[phrase];
        if (head.upos == Upos::kPron) return {};
        WordRange range = phrase_range(sentence_, phrase);
        while (range.begin < phrase && sentence_.words[range.begin].upos == Upos::kAdp) ++range.begin;
        return text_of(range);
    }

    const utf8::Index& text_;
    const Sentence& sentence_;
    const Referents& referents_;
    const RuleSet& rules_;
};

/// One assertion for each sentence, type and pair: the surest, raised where others agree; what it lacks is
/// taken from them. Symmetric relations are the same in both directions.
std::vector<Assertion> merged(std::vector<Assertion> all) {
    const auto key = [](const Assertion& a) {
        const bool swap = a.symmetric && a.target < a.source;
        return std::tuple(a.sentence, a.type, swap ? a.target : a.source, swap ? a.source : a.target);
    };
    std::stable_sort(all.begin(), all.end(), [&](const Assertion& a, const Assertion& b) {
        if (key(a) != key(b)) return key(a) < key(b);
        return a.confidence > b.confidence;
    });
    std::vector<Assertion> kept;
    for (Assertion& assertion : all) {
        if (kept.empty() || key(kept.back()) != key(assertion)) {
            kept.push_back(std::move(assertion));
            continue;
        }
        Assertion& best = kept.back();
        if (best.rule != assertion.rule && best.status == assertion.status) {
            best.confidence = 1 - (1 - best.confidence) * (1 - assertion.confidence / 2);
        }
        if (best.date.empty()) best.date = assertion.date;
        if (!best.amount) best.amount = assertion.amount;
        if (best.role.empty()) best.role = assertion.role;
        if (best.attributed_to.empty() && best.status == assertion.status)
            best.attributed_to = assertion.attributed_to;
    }
    return kept;
}

/// An assertion on its way, with the word that states it.
struct Located {
    Assertion assertion;
    WordIndex at = 0;
};

/// A departure whose text does not say from where: "X, le patron de Y, a démissionné."
struct Departure {
    Located located;
    Finding finding;
};

/// A judgement in a quotation that names nobody.
struct Unaimed {
    Located located;
    std::uint32_t first_sentence = 0;  ///< Of the quotation.
    bool answers = false;              ///< The speaker answers somebody.
    bool pointed = false;              ///< It is of what was just said: "c'est une honte".
};

/// What is said between quotation marks has a speaker, and only he stands for it; whom he himself supports or
/// criticizes nobody knows better.
void attribute(const std::vector<std::pair<QuotedWords, std::string>>& spoken, const RuleSet& rules,
               const entities::DocumentEntities& document, std::vector<Located>& all) {
    for (Located& one : all) {
        for (const auto& [words, speaker] : spoken) {
            if (words.sentence != one.assertion.sentence || one.at < words.words.begin ||
                one.at >= words.words.end)
                continue;
            if (one.assertion.attributed_to.empty()) one.assertion.attributed_to = speaker;
            const auto relation = rules.find_relation(one.assertion.type);
            const bool attitude = relation && rules.relations()[*relation].speech != Speech::kNothing;
            const bool own = attitude && document.entities[one.assertion.source].name == speaker;
            if (one.assertion.status == Status::kAsserted && !own) one.assertion.status = Status::kHedged;
            break;
        }
    }
}

}  // namespace

struct RelationFinder::Rules {
    Rules(const language::Pack& pack, const std::vector<std::string>& user_files)
        : grammar(Grammar::from_pack(pack)),
          opinions(Opinions::from_pack(pack)),
          quantities(pack),
          rules(pack, grammar),
          matcher(rules) {
        for (const std::string& file : user_files) rules.add(read_file(file), file);
        rules.finish();
        grammar.titles = rules.titles();
        for (const Rule& rule : rules.rules()) {
            if (rule.several != kNone) of_several.insert(rule.several);
            if (std::find(user_files.begin(), user_files.end(), rule.file) != user_files.end())
                user_rules.insert(rule.name);
        }
        if (pack.has("clusters.lacis")) clusters = language::WordClusters(pack.file("clusters.lacis"));
        if (pack.has("relations.model")) model = RelationModel(pack.file("relations.model"), rules);
    }

    Grammar grammar;
    Opinions opinions;
    Quantities quantities;
    RuleSet rules;
    Matcher matcher;
    std::set<std::string, std::less<>> user_rules;  ///< The model knows nothing of them.
    std::set<std::uint32_t> of_several;             ///< Relations that several sources make of another.
    language::WordClusters clusters;
    RelationModel model;
};

RelationFinder::RelationFinder(const language::Pack& pack, const std::vector<std::string>& user_files)
    : rules_(std::make_unique<const Rules>(pack, user_files)) {}
RelationFinder::~RelationFinder() = default;
RelationFinder::RelationFinder(RelationFinder&&) noexcept = default;
RelationFinder& RelationFinder::operator=(RelationFinder&&) noexcept = default;

/// The way of one document through the rules.
class RelationFinder::Reading {
  public:
    /// With `pairs`, these are collected and the model is not asked.
    Reading(const Rules& rules, const corpus::Document& document, const std::vector<Sentence>& sentences,
            const entities::DocumentEntities& entities, std::vector<EntityPair>* pairs = nullptr)
        : rules_(rules),
          pairs_(pairs),
          document_(document),
          sentences_(sentences),
          entities_(entities),
          text_(document.text),
          local_(rules.quantities.local_currencies(sentences)) {}

    std::vector<Assertion> read() {
        std::vector<Quotation> quotations = find_quotations(sentences_, rules_.grammar);
        std::vector<std::vector<Quotation*>> spoken_in(sentences_.size());
        for (Quotation& quotation : quotations) {
            if (quotation.verb || quotation.holder || stands_alone(quotation, sentences_))
                spoken_in[quotation.sentence].push_back(&quotation);
        }
        for (std::uint32_t i = 0; i < sentences_.size(); ++i) read_sentence(i, spoken_in[i]);
        settle_departures();
        read_names();
        settle_currencies();
        drop_words_of_own();
        aim_judgements();
        attribute(spoken_, rules_.rules, entities_, found_);
        std::vector<Assertion> assertions;
        for (Located& one : found_) assertions.push_back(std::move(one.assertion));
        return merged(std::move(assertions));
    }

  private:
    void read_sentence(std::uint32_t index, const std::vector<Quotation*>& quotations) {
        const bool related = !mentions_in(entities_, index).empty();
        if (!related && quotations.empty()) return;
        Sentence sentence = with_names_as_units(sentences_[index], entities_, index, rules_.grammar);
        const std::vector<Quantity> amounts = rules_.quantities.amounts(sentence, local_);
        make_sums_units(sentence, amounts, rules_.grammar);
        const Referents referents(index, sentence, entities_, rules_.grammar);
        FrameBuilder frames(sentence, rules_.grammar);
        const std::vector<Moment> moments = rules_.quantities.moments(sentence, document_.date);
        const SentenceView view{frames, referents, amounts, moments};
        const Wording wording(text_, sentence, referents, rules_.rules);
        note_actor(index, frames, referents);
        const std::size_t first = found_.size();
        const auto keep = [&](const std::vector<Finding>& findings) {
            for (const Finding& finding : findings) {
                if (finding.confidence < kLeastConfidence) continue;
                Located located{wording.word(finding), finding.at};
                if (finding.target_is_post) {
                    departures_.push_back({std::move(located), finding});
                } else {
                    found_.push_back(std::move(located));
                }
            }
        };
        std::vector<Finding> findings = rules_.matcher.match(view);
        if (related) {
            std::vector<Finding> appositions = match_appositions(view, rules_.rules, rules_.matcher);
            keep_nearest_holders(findings, appositions);
            const std::vector<Finding> neighbours = match_neighbours(view, rules_.rules, rules_.matcher);
            keep_exclusive(findings, neighbours);
            keep_exclusive(appositions, neighbours);
            keep(appositions);
            keep(match_party_adjectives(view, rules_.rules, rules_.matcher));
            keep(match_repeated_posts(view, rules_.rules, rules_.matcher, held_posts()));
            keep(match_posts_of_places(view, rules_.rules, rules_.matcher));
            keep(neighbours);
            keep(match_claims(view, rules_.rules, rules_.opinions));
        }
        keep(findings);
        for (Quotation* quotation : quotations) {
            note_voice(*quotation, view);
            const std::vector<Referent> speakers = speakers_of(*quotation, view);
            if (!speakers.empty() && !quotation->unmarked) {
                for (const QuotedWords& part : quotation->parts) {
                    spoken_.emplace_back(part, entities_.entities[speakers.front().entity].name);
                }
            }
            const SpokenJudgements judgements =
                match_speech(*quotation, sentences_, view, rules_.rules, rules_.opinions);
            keep(judgements.findings);
            for (const Finding& finding : judgements.unaimed) {
                unaimed_.push_back({{wording.word(finding), finding.at},
                                    quotation->parts.front().sentence,
                                    judgements.answers,
                                    judgements.pointed});
            }
        }
        if (related && (pairs_ != nullptr || !rules_.model.empty())) judge(view, wording, first);
    }

    /// Asks the model about the sentence's pairs: findings from `first` on that it does not believe are
    /// dropped, unless a user's own rule made them, and relations that no rule found are added.
    void judge(const SentenceView& view, const Wording& wording, std::size_t first) {
        std::vector<RuleVote> votes;
        for (std::size_t i = first; i < found_.size(); ++i) {
            const Assertion& finding = found_[i].assertion;
            votes.push_back({*rules_.rules.find_relation(finding.type), finding.source, finding.target,
                             finding.rule, finding.confidence});
        }
        std::vector<EntityPair> pairs =
            entity_pairs(view, rules_.rules, rules_.matcher, rules_.clusters, votes);
        if (pairs_ != nullptr) {
            std::move(pairs.begin(), pairs.end(), std::back_inserter(*pairs_));
            return;
        }
        std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, double> likely;
        std::vector<Located> added;
        for (const EntityPair& pair : pairs) {
            const std::vector<double> probabilities = rules_.model.probabilities(pair);
            for (std::uint32_t relation = 0; relation < probabilities.size(); ++relation) {
                const double probability = probabilities[relation];
                if (probability < 0) continue;
                double& known = likely[{relation, pair.source.entity, pair.target.entity}];
                known = std::max(known, probability);
                if (rules_.rules.relations()[relation].symmetric) {
                    double& turned = likely[{relation, pair.target.entity, pair.source.entity}];
                    turned = std::max(turned, probability);
                }
                // To what the rules say of two it adds nothing, and it does not count founders.
                const bool left_to_rules = !pair.voted.empty() || rules_.of_several.contains(relation);
                if (!left_to_rules && probability >= static_cast<double>(rules_.model.settings().add))
                    added.push_back(located(pair, relation, probability, view, wording));
            }
        }
        std::size_t vote = 0;
        const auto begin = found_.begin() + static_cast<std::ptrdiff_t>(first);
        const auto doubtful = [&](Located& one) {
            const RuleVote& finding = votes[vote++];
            if (rules_.user_rules.contains(finding.rule.substr(0, finding.rule.find('+')))) return false;
            const auto found = likely.find({finding.relation, finding.source, finding.target});
            if (found == likely.end()) return false;
            one.assertion.confidence = found->second;
            return found->second < static_cast<double>(rules_.model.settings().keep);
        };
        std::vector<Located> kept;
        for (auto one = begin; one != found_.end(); ++one) {
            if (!doubtful(*one)) kept.push_back(std::move(*one));
        }
        found_.erase(begin, found_.end());
        std::move(kept.begin(), kept.end(), std::back_inserter(found_));
        std::move(added.begin(), added.end(), std::back_inserter(found_));
    }

    /// A relation that only the model sees, in the words of the clause that joins its entities.
    static Located located(const EntityPair& pair, std::uint32_t relation, double probability,
                           const SentenceView& view, const Wording& wording) {
        const Sentence& sentence = view.frames.sentence();
        Finding finding;
        finding.relation = relation;
        finding.source = pair.source;
        finding.target = pair.target;
        finding.rule = wording.relation(relation).name + "/model";
        finding.confidence = probability;
        finding.at = pair.at;
        // Of another word's clause the verb or noun above it says how sure it is.
        WordIndex carrier = pair.at;
        const auto carries = [&] {
            const Upos upos = sentence.words[carrier].upos;
            return upos == Upos::kVerb || upos == Upos::kNoun;
        };
        while (!carries() && sentence.words[carrier].head >= 0)
            carrier = static_cast<WordIndex>(sentence.words[carrier].head);
        if (sentence.words[pair.at].upos == Upos::kPropn) {
            // "…, dit X, qui dirige Y": what is said of a name beside it holds whatever its clause says.
        } else if (sentence.words[carrier].upos == Upos::kVerb) {
            finding.stance = stance_of(view.frames, view.frames.verb_frame(carrier));
        } else if (carries()) {
            finding.stance = stance_of(view.frames, view.frames.noun_frame(carrier));
            // "n'a pas reçu un sou de X": the verb denies it of its object.
            const Word& noun = sentence.words[carrier];
            if (noun.head >= 0 && noun.is("obj")) {
                const Stance above =
                    stance_of(view.frames, view.frames.verb_frame(static_cast<WordIndex>(noun.head)));
                finding.stance.negated = finding.stance.negated || above.negated;
                finding.stance.hedged = finding.stance.hedged || above.open();
            }
        }
        // "ne comprend pas la stratégie de X": the denial may be the judgement itself.
        if (finding.stance.negated && wording.relation(relation).speech != Speech::kNothing) {
            finding.stance.negated = false;
            finding.stance.hedged = true;
        }
        if (!sentence.words.empty() && sentence.words.back().form == "?") finding.stance.hedged = true;
        const Pair mentions{pair.source.mention, pair.target.mention};
        finding.date = date_of_event(view, pair.at, mentions, finding.stance.foretold);
        if (wording.relation(relation).amount) finding.amount = amount_of_event(view, pair.at, mentions);
        return {wording.word(finding), pair.at};
    }

    /// The posts that the sentences so far have given to somebody.
    [[nodiscard]] std::vector<HeldPost> held_posts() const {
        std::vector<HeldPost> held;
        for (const Located& one : found_) {
            const Assertion& assertion = one.assertion;
            const auto relation = rules_.rules.find_relation(assertion.type);
            if (assertion.role.empty() || !relation || !rules_.rules.relations()[*relation].post) continue;
            held.push_back({assertion.source, *relation, assertion.rule.substr(0, assertion.rule.find('+'))});
        }
        return held;
    }

    /// Who left a post without the text saying where left the organisation at which the document has just
    /// given him one.
    void settle_departures() {
        const std::size_t stated = found_.size();
        for (Departure& departure : departures_) {
            const Assertion* post = nullptr;
            for (std::size_t i = 0; i < stated; ++i) {
                const Assertion& other = found_[i].assertion;
                const auto relation = rules_.rules.find_relation(other.type);
                if (other.source != departure.located.assertion.source || other.status == Status::kNegated)
                    continue;
                if (!relation || !rules_.rules.relations()[*relation].post) continue;
                if (!allows(departure.finding.target_types, entities_.entities[other.target].type)) continue;
                if (is_label(other)) continue;
                const std::uint32_t here = departure.located.assertion.sentence;
                // "ont démissionné X, présidente de Y, et …": behind the departure only a post in words is
                // the one left.
                const bool behind = other.sentence == here && found_[i].at >= departure.located.at;
                const bool left = other.sentence <= here && (!behind || !other.role.empty());
                if (left && here - other.sentence <= kPostMemory) post = &other;
            }
            if (post == nullptr) continue;
            Located located = departure.located;
            located.assertion.target = post->target;
            located.assertion.target_mention = post->target_mention;
            located.assertion.confidence *= kAtPost;
            if (located.assertion.confidence >= kLeastConfidence) found_.push_back(std::move(located));
        }
    }

    /// "Corvatek présente la [Corvatek] Skandor": whose name opens with that of another entity stands in the
    /// relation to it, where a sentence speaks of both.
    void read_names() {
        for (const Rule& rule : rules_.rules.rules()) {
            if (!rule.within) continue;
            const RelationType& type = rules_.rules.relations()[rule.relation];
            for (std::uint32_t target = 0; target < entities_.entities.size(); ++target) {
                if (!allows(type.target & rule.target_types, entities_.entities[target].type)) continue;
                for (std::uint32_t source = 0; source < entities_.entities.size(); ++source) {
                    const entities::Entity& maker = entities_.entities[source];
                    if (source == target || !allows(type.source & rule.source_types, maker.type)) continue;
                    if (const auto mentions = named_after(target, maker))
                        add_named(rule, source, target, *mentions);
                }
            }
        }
    }

    /// The first mention by a name that begins with one of the maker's, and goes on with a word that opens
    /// with a capital or a digit, and a mention of the maker in its sentence.
    [[nodiscard]] std::optional<std::pair<std::uint32_t, std::uint32_t>> named_after(
        std::uint32_t entity, const entities::Entity& maker) const {
        for (const std::uint32_t mention : entities_.entities[entity].mentions) {
            if (entities_.mentions[mention].kind != entities::MentionKind::kName) continue;
            const std::string_view name = text_.slice(entities_.mentions[mention].span);
            const bool opens =
                std::any_of(maker.names.begin(), maker.names.end(), [&](const std::string& own) {
                    if (!name.starts_with(own) || name.size() < own.size() + 2 || name[own.size()] != ' ')
                        return false;
                    // "Corvatek", "Corvatek AG", not "Musée Corvatek" or "Corvatek C8"
                    if (!maker.name.starts_with(own)) return false;
                    const std::string_view more = std::string_view(maker.name).substr(own.size());
                    if (std::count(more.begin(), more.end(), ' ') > 1 ||
                        more.find_first_of("0123456789") != std::string_view::npos)
                        return false;
                    const std::string_view rest = name.substr(own.size() + 1);
                    return utf8::lower(rest) != rest ||
                           rest.find_first_of("0123456789") != std::string_view::npos;
                });
            if (!opens) continue;
            const auto beside =
                std::find_if(maker.mentions.begin(), maker.mentions.end(), [&](std::uint32_t other) {
                    return entities_.mentions[other].sentence == entities_.mentions[mention].sentence;
                });
            if (beside != maker.mentions.end()) return std::pair(*beside, mention);
        }
        return std::nullopt;
    }

    void add_named(const Rule& rule, std::uint32_t source, std::uint32_t target,
                   std::pair<std::uint32_t, std::uint32_t> mentions) {
        const entities::Mention& place = entities_.mentions[mentions.second];
        const RelationType& type = rules_.rules.relations()[rule.relation];
        const bool known = std::any_of(found_.begin(), found_.end(), [&](const Located& one) {
            return one.assertion.type == type.name && one.assertion.source == source &&
                   one.assertion.target == target;
        });
        if (known) return;
        Assertion assertion;
        assertion.type = type.name;
        assertion.source = source;
        assertion.target = target;
        assertion.source_mention = mentions.first;
        assertion.target_mention = mentions.second;
        assertion.sentence = place.sentence;
        assertion.rule = rule.name;
        assertion.confidence = rule.confidence;
        found_.push_back({std::move(assertion), place.head});
    }

    /// "X (UDR)", "le député UDR X": the party beside a name is no post that one resigns from.
    [[nodiscard]] bool is_label(const Assertion& post) const {
        const std::string_view name = std::string_view(post.rule).substr(0, post.rule.find('+'));
        const std::vector<Rule>& rules = rules_.rules.rules();
        const auto rule =
            std::find_if(rules.begin(), rules.end(), [&](const Rule& r) { return r.name == name; });
        if (rule == rules.end()) return false;
        const bool beside = has_role(rule->source, Role::kHolder) && has_role(rule->target, Role::kHolder);
        return beside || (!rule->between.empty() && rule->between.front().front() == "(");
    }

    /// "les 85 milliards": a sum without a currency has that of the same sum elsewhere in the document, or
    /// the only one that the document knows.
    void settle_currencies() {
        const auto lacks = [](const Located& one) {
            return one.assertion.amount && one.assertion.amount->currency.empty();
        };
        if (std::none_of(found_.begin(), found_.end(), lacks)) return;
        std::vector<Amount> sums;
        std::set<std::string> currencies;
        for (const Sentence& sentence : sentences_) {
            for (const Quantity& quantity : rules_.quantities.amounts(sentence, local_)) {
                if (quantity.is_share() || quantity.amount.currency.empty()) continue;
                sums.push_back(quantity.amount);
                currencies.insert(quantity.amount.currency);
            }
        }
        for (Located& one : found_) {
            if (!lacks(one)) continue;
            Amount& amount = *one.assertion.amount;
            const auto same = std::find_if(sums.begin(), sums.end(),
                                           [&](const Amount& other) { return other.value == amount.value; });
            if (same != sums.end()) {
                amount.currency = same->currency;
            } else if (currencies.size() == 1) {
                amount.currency = *currencies.begin();
            }
        }
    }

    /// Who speaks for an organisation judges others: what his words say of his own is left out.
    void drop_words_of_own() {
        const auto& relations = rules_.rules.relations();
        const auto type_of = [&](const Located& one) -> const RelationType& {
            return relations[*rules_.rules.find_relation(one.assertion.type)];
        };
        std::set<std::pair<std::uint32_t, std::uint32_t>> posts;
        for (const Located& one : found_) {
            if (type_of(one).post && one.assertion.status != Status::kNegated)
                posts.emplace(one.assertion.source, one.assertion.target);
        }
        std::erase_if(found_, [&](const Located& one) {
            return one.assertion.rule.ends_with(kSpeechRule) &&
                   posts.contains({one.assertion.source, one.assertion.target});
        });
    }

    /// « Affligeant spectacle », a déploré X: whom a quotation judges without a name is whoever the document
    /// has already judged so by others, the most of all, if the sentences around speak of him; or whom X
    /// answers.
    void aim_judgements() {
        const std::size_t stated = found_.size();
        for (Unaimed& one : unaimed_) {
            Assertion& judgement = one.located.assertion;
            const std::uint32_t first =
                one.first_sentence > kThemeMemory ? one.first_sentence - kThemeMemory : 0;
            std::map<std::uint32_t, std::set<std::uint32_t>> judged_by;
            std::set<std::uint32_t> tied{judgement.source};
            std::optional<std::uint32_t> answered;
            bool aimed = false;
            for (std::size_t i = 0; i < stated; ++i) {
                const Assertion& other = found_[i].assertion;
                if (other.status == Status::kNegated) continue;
                const bool same = other.type == judgement.type;
                if (same && other.sentence == judgement.sentence && other.source == judgement.source)
                    aimed = true;
                if (same && other.source != judgement.source && other.target != judgement.source)
                    judged_by[other.target].insert(other.source);
                if (one.answers && same && other.target == judgement.source && other.sentence >= first &&
                    other.sentence <= judgement.sentence)
                    answered = other.source;
                if (same || other.symmetric) continue;
                if (other.source == judgement.source) tied.insert(other.target);
                if (other.target == judgement.source) tied.insert(other.source);
            }
            if (aimed) continue;
            std::optional<std::uint32_t> target = answered;
            if (!target) {
                std::size_t most = 0;
                for (const auto& [entity, sources] : judged_by) {
                    if (tied.contains(entity) || !is_theme(entity) ||
                        !spoken_of(entity, first, judgement.sentence))
                        continue;
                    if (sources.size() == most) target.reset();
                    if (sources.size() > most) target = entity;
                    most = std::max(most, sources.size());
                }
            }
            const auto relation = rules_.rules.find_relation(judgement.type);
            if (!target && one.pointed) target = actor_before(one.first_sentence, judgement, stated);
            if (!target && relation && rules_.rules.relations()[*relation].speech == Speech::kPraise)
                target = person_of(first, judgement.sentence, judgement.source);
            if (!target) continue;
            const std::optional<std::uint32_t> mention = last_mention(*target, judgement.sentence);
            if (!mention) continue;
            judgement.target = *target;
            judgement.target_mention = *mention;
            found_.push_back(std::move(one.located));
        }
    }

    /// Whoever was quoted last goes on where "il" speaks of whom nothing else is known, or right behind it
    /// without anybody being said to speak.
    void note_voice(Quotation& quotation, const SentenceView& view) {
        const std::vector<Referent> speakers = speakers_of(quotation, view);
        const std::uint32_t first = quotation.parts.front().sentence;
        if (speakers.empty()) {
            if (!voice_) return;
            const entities::Entity& known = entities_.entities[voice_->entity];
            const bool alone = !quotation.verb && !quotation.holder;
            const bool person = known.type == entities::EntityType::kPerson;
            if (!person || first > voiced_in_ + (alone ? 1 : kVoiceMemory) ||
                !(alone || goes_on(quotation, view, known.gender))) {
                // Somebody unknown speaks.
                if (!alone && !quotation.embedded) voice_.reset();
                return;
            }
            quotation.speakers = {*voice_};
            quotation.speakers.front().reliability = kSameVoice;
        } else if (speakers.size() == 1) {
            voice_ = speakers.front();
        }
        voiced_in_ = std::max(quotation.sentence, quotation.parts.back().sentence);
    }

    /// Who does what the sentence says: its subject, a person or an organization.
    void note_actor(std::uint32_t index, FrameBuilder& frames, const Referents& referents) {
        const Sentence& sentence = frames.sentence();
        actors_.resize(sentences_.size());
        for (WordIndex word = 0; word < sentence.words.size(); ++word) {
            if (sentence.words[word].head >= 0 || sentence.words[word].upos != Upos::kVerb) continue;
            // "X est parti" is nothing that one judges.
            const bool does = child_with(sentence, word, {"obj", "ccomp", "xcomp", "iobj"}) != nullptr ||
                              is_one_of(sentence.words[word], rules_.grammar.speech);
            if (!does) return;
            for (const Argument& subject : frames.subjects(word)) {
                const std::vector<Referent> found = referents.resolve(subject.word);
                if (found.size() != 1) continue;
                const auto type = entities_.entities[found.front().entity].type;
                if (type == entities::EntityType::kPerson || type == entities::EntityType::kOrganization)
                    actors_[index] = found.front().entity;
                return;
            }
        }
    }

    /// « C'est une honte »: of what whoever the sentence before speaks of has done; if he judges somebody
    /// likewise there, it is that one who is judged again.
    [[nodiscard]] std::optional<std::uint32_t> actor_before(std::uint32_t first, const Assertion& judgement,
                                                            std::size_t stated) const {
        if (first == 0) return std::nullopt;
        const std::uint32_t before = first - 1;
        for (std::size_t i = 0; i < stated; ++i) {
            const Assertion& other = found_[i].assertion;
            if (other.type == judgement.type && other.sentence == before && other.target != judgement.source)
                return other.target;
        }
        const bool near = sentences_[first].paragraph - sentences_[before].paragraph <= 1;
        const auto actor = near && before < actors_.size() ? actors_[before] : std::nullopt;
        return actor != judgement.source ? actor : std::nullopt;
    }

    /// « C'était un immense artiste »: the person of whom the document speaks most, if the sentences around
    /// do, too.
    [[nodiscard]] std::optional<std::uint32_t> person_of(std::uint32_t first, std::uint32_t last,
                                                         std::uint32_t speaker) const {
        std::optional<std::uint32_t> most;
        bool alone = true;
        for (std::uint32_t i = 0; i < entities_.entities.size(); ++i) {
            if (entities_.entities[i].type != entities::EntityType::kPerson) continue;
            const std::size_t count = entities_.entities[i].mentions.size();
            const std::size_t known = most ? entities_.entities[*most].mentions.size() : 0;
            alone = count == known ? false : count > known || alone;
            if (count > known) most = i;
        }
        const bool fits =
            most && alone && *most != speaker && is_theme(*most) && spoken_of(*most, first, last);
        return fits ? most : std::nullopt;
    }

    /// Is the document about it: no other of its type stands there twice as often?
    [[nodiscard]] bool is_theme(std::uint32_t entity) const {
        const entities::Entity& theme = entities_.entities[entity];
        return theme.mentions.size() >= kLeastOfTheme &&
               std::none_of(entities_.entities.begin(), entities_.entities.end(), [&](const auto& other) {
                   return other.type == theme.type && other.mentions.size() > 2 * theme.mentions.size();
               });
    }

    /// No further on than the sentence.
    [[nodiscard]] std::optional<std::uint32_t> last_mention(std::uint32_t entity,
                                                            std::uint32_t sentence) const {
        const std::vector<std::uint32_t>& mentions = entities_.entities[entity].mentions;
        const auto behind = std::partition_point(
            mentions.begin(), mentions.end(),
            [&](std::uint32_t mention) { return entities_.mentions[mention].sentence <= sentence; });
        return behind == mentions.begin() ? std::nullopt : std::optional(*std::prev(behind));
    }

    [[nodiscard]] bool spoken_of(std::uint32_t entity, std::uint32_t first, std::uint32_t last) const {
        const std::optional<std::uint32_t> mention = last_mention(entity, last);
        return mention && entities_.mentions[*mention].sentence >= first;
    }

    static constexpr std::size_t kLeastOfTheme = 3;   ///< Mentions.
    static constexpr std::uint32_t kThemeMemory = 3;  ///< Sentences.
    static constexpr std::uint32_t kVoiceMemory = 3;  ///< Sentences.
    static constexpr double kSameVoice = 0.9;
    static constexpr double kAtPost = 0.8;
    static constexpr std::uint32_t kPostMemory = 3;  ///< Sentences.

    const Rules& rules_;
    std::vector<EntityPair>* pairs_;
    const corpus::Document& document_;
    const std::vector<Sentence>& sentences_;
    const entities::DocumentEntities& entities_;
    utf8::Index text_;
    LocalCurrencies local_;
    std::vector<Located> found_;
    std::vector<Departure> departures_;
    std::vector<Unaimed> unaimed_;
    std::vector<std::optional<std::uint32_t>> actors_;  ///< Of each sentence.
    std::optional<Referent> voice_;                     ///< Who was quoted last …
    std::uint32_t voiced_in_ = 0;                       ///< … in this sentence.
    std::vector<std::pair<QuotedWords, std::string>> spoken_;
};

std::vector<Assertion> RelationFinder::find(const corpus::Document& document,
                                            const std::vector<language::Sentence>& sentences,
                                            const entities::DocumentEntities& entities) const {
    std::vector<Assertion> assertions = Reading(*rules_, document, sentences, entities).read();
    std::stable_sort(assertions.begin(), assertions.end(), [](const Assertion& a, const Assertion& b) {
        return std::tuple(a.sentence, std::min(a.source_mention, a.target_mention)) <
               std::tuple(b.sentence, std::min(b.source_mention, b.target_mention));
    });
    return assertions;
}

std::vector<EntityPair> RelationFinder::pairs(const corpus::Document& document,
                                              const std::vector<language::Sentence>& sentences,
                                              const entities::DocumentEntities& entities) const {
    std::vector<EntityPair> pairs;
    static_cast<void>(Reading(*rules_, document, sentences, entities, &pairs).read());
    return pairs;
}

const RuleSet& RelationFinder::rules() const {
    return rules_->rules;
}

}  // namespace lacis::relations
