// SPDX-License-Identifier: Apache-2.0
#include "language/lemmatizer.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "support/utf8.hpp"

namespace lacis::language {
namespace {

constexpr std::size_t kTags = static_cast<std::size_t>(Upos::kX) + 1;
constexpr char kSeparator = '\x01';
constexpr std::size_t kLongestEnding = 7;  // bytes
constexpr std::uint32_t kLeastSupport = 3;

bool keeps_form(Upos upos) {
    return upos == Upos::kPropn || upos == Upos::kX || upos == Upos::kSym || upos == Upos::kPunct ||
           upos == Upos::kNum;
}

// Open classes, where endings of known words tell something about unknown ones.
bool has_endings(Upos upos) {
    return upos == Upos::kNoun || upos == Upos::kAdj || upos == Upos::kVerb || upos == Upos::kAdv ||
           upos == Upos::kAux;
}

// Numbers and acronyms in capitals stay as they are written unless the lexicon knows them.
bool is_acronym(const WordForm& form) {
    return form.lower_set == 0 && form.text.size() >= 2 && form.text.size() <= 6 && form.text != form.lower &&
           utf8::capitalize(form.lower) != form.text;
}

const std::string& base_of(const WordForm& form, Upos upos) {
    return keeps_form(upos) || is_acronym(form) ? form.text : form.lower;
}

char letter_of(Upos upos) {
    return static_cast<char>('A' + static_cast<int>(upos));
}

std::string word_key(const std::string& base, Upos upos) {
    return base + kSeparator + letter_of(upos);
}

std::string ending_key(std::string_view base, Upos upos) {
    std::string key(1, letter_of(upos));
    key.append(base.rbegin(),
               base.rbegin() + static_cast<std::ptrdiff_t>(std::min(base.size(), kLongestEnding)));
    return key;
}

std::string reading_key(Upos upos, std::string_view feats, std::string_view category, std::string_view tag) {
    std::string key(1, letter_of(upos));
    key.append(feats).append(1, kSeparator).append(category).append(1, kSeparator).append(tag);
    return key;
}

}  // namespace

Lemmatizer::Lemmatizer(const ModelFile& model, const Lexicon& lexicon)
    : lexicon_(&lexicon),
      words_(model.section("lemmas.words")),
      endings_(model.section("lemmas.endings")),
      readings_(model.section("lemmas.readings")) {
    SectionReader reader(model.section("lemmas.tables"));
    for (auto count = reader.number<std::uint32_t>(); count > 0; --count) {
        const auto cut = reader.number<std::uint32_t>();
        edits_.push_back({cut, std::string(reader.text())});
    }
    for (auto& weights : category_weights_) {
        for (auto count = reader.number<std::uint32_t>(); count > 0; --count) {
            weights.push_back(reader.number<std::uint32_t>());
        }
        weights.resize(lexicon.categories().size());
    }
}

const LemmaEdit* Lemmatizer::edit(std::uint32_t number) const {
    return number < edits_.size() ? &edits_[number] : nullptr;
}

std::string Lemmatizer::from_lexicon(const WordForm& form, Upos upos, std::string_view feats) const {
    const auto& weights = category_weights_[static_cast<std::size_t>(upos)];
    const std::string& base = form.lower;
    std::string best;
    std::pair<std::uint32_t, std::uint32_t> best_weight;
    for (const auto& analysis : lexicon_->analyses(form.lower_set)) {
        if (weights[analysis.category] == 0) continue;
        const std::string& category = lexicon_->categories()[analysis.category];
        const std::uint32_t seen =
            readings_.find(reading_key(upos, feats, category, lexicon_->tags()[analysis.tag]));
        const std::pair weight(seen == Automaton::kNone ? 0 : seen, weights[analysis.category]);
        if (weight <= best_weight) continue;
        best_weight = weight;
        best = lexicon_->lemma(base, analysis);
    }
    return best;
}

std::string Lemmatizer::lemma(const WordForm& form, Upos upos, std::string_view feats) const {
    const std::string& base = base_of(form, upos);
    std::string key = word_key(base, upos);
    const std::uint32_t general = words_.find(key);
    if (general != Automaton::kNone) {
        key += feats;
        const std::uint32_t special = words_.find(key);
        const LemmaEdit* found = edit(special != Automaton::kNone ? special : general);
        if (found != nullptr) return apply_edit(*found, base);
    }
    if (keeps_form(upos)) return base;
    std::string known = from_lexicon(form, upos, feats);
    if (!known.empty()) return known;
    if (!has_endings(upos) || is_acronym(form)) return base;
    const bool participle = upos == Upos::kVerb && feats.find("VerbForm=Part") != std::string_view::npos;
    std::string lemma = base;
    for (std::string ending = ending_key(base, upos); ending.size() > 1; ending.pop_back()) {
        const LemmaEdit* found = edit(endings_.find_longest_prefix(ending));
        if (found == nullptr) break;
        lemma = apply_edit(*found, base);
        // No participle is its own infinitive: "infondé" has taught the ending wrongly, a shorter one says
        // more.
        if (!participle || lemma != base) break;
    }
    return lemma;
}

/// Fills a Lemmatizer stage by stage, each stage learning only what the ones below it do not give.
class LemmaTrainer {
  public:
    LemmaTrainer(const std::vector<LemmaExample>& examples, const Lexicon& lexicon,
                 const std::vector<LexiconEntry>& entries)
        : examples_(examples), lexicon_(lexicon), entries_(entries) {}

    void train(ModelWriter& model) {
        weigh_categories();
        model.add("lemmas.readings", count_readings());
        model.add("lemmas.endings", learn_endings());
        model.add("lemmas.words", build_automaton({}));
        model.add("lemmas.tables", tables());
        const std::string lower_stages = model.finish();
        const ModelFile file(lower_stages, "model in training");
        model.add("lemmas.words", learn_words(Lemmatizer(file, lexicon_)));
        model.add("lemmas.tables", tables());
    }

  private:
    // A category is a reading of a part of speech if it gives the right lemma more often than a wrong one.
    void weigh_categories() {
        std::array<std::vector<std::int64_t>, kTags> balance;
        for (auto& list : balance) list.resize(lexicon_.categories().size());
        for (auto& list : right_) list.resize(lexicon_.categories().size());
        for (const LemmaExample& example : examples_) {
            for (const auto& analysis : lexicon_.analyses(example.form->lower_set)) {
                const bool good = lexicon_.lemma(example.form->lower, analysis) == example.lemma;
                const auto upos = static_cast<std::size_t>(example.upos);
                balance[upos][analysis.category] += good ? 1 : -1;
                right_[upos][analysis.category] += good ? 1U : 0U;
            }
        }
        for (std::size_t upos = 0; upos < kTags; ++upos) {
            for (std::size_t category = 0; category < balance[upos].size(); ++category) {
                if (balance[upos][category] <= 0) right_[upos][category] = 0;
            }
        }
    }

    [[nodiscard]] std::string count_readings() const {
        std::map<std::string, std::uint32_t> counts;
        for (const LemmaExample& example : examples_) {
            for (const auto& analysis : lexicon_.analyses(example.form->lower_set)) {
                if (right_[static_cast<std::size_t>(example.upos)][analysis.category] == 0) continue;
                if (lexicon_.lemma(example.form->lower, analysis) != example.lemma) continue;
                ++counts[reading_key(example.upos, example.feats, lexicon_.categories()[analysis.category],
                                     lexicon_.tags()[analysis.tag])];
            }
        }
        return build_automaton(counts);
    }

    // Shorter endings first, so that a longer one is kept only where it says something else.
    std::string learn_endings() {
        std::map<std::string, std::map<LemmaEdit, std::uint32_t>> counts;
        for (std::size_t tag = 0; tag < kTags; ++tag) {
            const auto upos = static_cast<Upos>(tag);
            if (!has_endings(upos)) continue;
            std::set<std::pair<std::string, std::string>> words;
            for (const LemmaExample& example : examples_) {
                if (example.upos == upos) words.emplace(example.form->lower, example.lemma);
            }
            std::set<std::string> readings;
            for (std::size_t c = 0; c < right_[tag].size(); ++c) {
                if (right_[tag][c] > 0) readings.insert(lexicon_.categories()[c]);
            }
            for (const LexiconEntry& entry : entries_) {
                if (readings.contains(entry.category)) words.emplace(entry.form, entry.lemma);
            }
            for (const auto& [form, lemma] : words) {
                const LemmaEdit edit = make_edit(form, lemma);
                const std::string key = ending_key(form, upos);
                for (std::size_t length = 1 + edit.cut; length <= key.size(); ++length) {
                    ++counts[key.substr(0, length)][edit];
                }
            }
        }
        std::map<std::string, std::uint32_t> kept;
        for (const auto& [key, edits] : counts) {  // sorted: an ending comes after all its own endings
            const auto best = std::max_element(
                edits.begin(), edits.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
            if (best->second < kLeastSupport) continue;
            const std::uint32_t number = number_of(best->first);
            std::uint32_t inherited = Automaton::kNone;
            for (std::size_t length = key.size() - 1; length > 0 && inherited == Automaton::kNone; --length) {
                const auto found = kept.find(key.substr(0, length));
                if (found != kept.end()) inherited = found->second;
            }
            if (number != inherited) kept[key] = number;
        }
        return build_automaton(kept);
    }

    std::string learn_words(const Lemmatizer& lower) {
        using Lemmas = std::map<std::string, std::uint32_t>;
        struct Seen {
            const WordForm* form = nullptr;
            Upos upos = Upos::kX;
            std::map<std::string, Lemmas> by_feats;
        };
        std::map<std::string, Seen> words;
        for (const LemmaExample& example : examples_) {
            Seen& seen = words[word_key(base_of(*example.form, example.upos), example.upos)];
            seen.form = example.form;
            seen.upos = example.upos;
            ++seen.by_feats[example.feats][example.lemma];
        }
        const auto most_frequent = [](const Lemmas& lemmas) {
            return std::max_element(lemmas.begin(), lemmas.end(),
                                    [](const auto& a, const auto& b) { return a.second < b.second; })
                ->first;
        };
        std::map<std::string, std::uint32_t> kept;
        for (const auto& [key, seen] : words) {
            const std::string& base = base_of(*seen.form, seen.upos);
            Lemmas all;
            bool already_right = true;
            for (const auto& [feats, lemmas] : seen.by_feats) {
                for (const auto& [lemma, count] : lemmas) all[lemma] += count;
                already_right =
                    already_right && lower.lemma(*seen.form, seen.upos, feats) == most_frequent(lemmas);
            }
            if (already_right) continue;
            const std::string usual = most_frequent(all);
            kept[key] = number_of(make_edit(base, usual));
            for (const auto& [feats, lemmas] : seen.by_feats) {
                const std::string special = most_frequent(lemmas);
                if (special != usual && !feats.empty())
                    kept[key + feats] = number_of(make_edit(base, special));
            }
        }
        return build_automaton(kept);
    }

    std::uint32_t number_of(const LemmaEdit& edit) {
        const auto [place, fresh] = numbers_.try_emplace(edit, static_cast<std::uint32_t>(edits_.size()));
        if (fresh) edits_.push_back(edit);
        return place->second;
    }

    [[nodiscard]] std::string tables() const {
        std::string section;
        store(section, static_cast<std::uint32_t>(edits_.size()));
        for (const LemmaEdit& edit : edits_) {
            store(section, edit.cut);
            store_text(section, edit.ending);
        }
        for (const auto& weights : right_) {
            store(section, static_cast<std::uint32_t>(weights.size()));
            for (const std::uint32_t weight : weights) store(section, weight);
        }
        return section;
    }

    const std::vector<LemmaExample>& examples_;
    const Lexicon& lexicon_;
    const std::vector<LexiconEntry>& entries_;
    std::array<std::vector<std::uint32_t>, kTags> right_;
    std::map<LemmaEdit, std::uint32_t> numbers_;
    std::vector<LemmaEdit> edits_;
};

void train_lemmatizer(const std::vector<LemmaExample>& examples, const Lexicon& lexicon,
                      const std::vector<LexiconEntry>& entries, ModelWriter& model) {
    LemmaTrainer(examples, lexicon, entries).train(model);
}

}  // namespace lacis::language
