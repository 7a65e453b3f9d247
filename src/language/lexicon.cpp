// SPDX-License-Identifier: Apache-2.0
#include "language/lexicon.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "support/error.hpp"

namespace lacis::language {
namespace {

constexpr std::size_t kSetSize = 8;
constexpr std::size_t kAnalysisSize = 5;

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xc0U) == 0x80U;
}

// Tags that begin with a capital are those of verbs, and the capital is tense and mood, infinitive or
// participle.
std::string subcategory(const LexiconEntry& entry) {
    const bool verbal = !entry.tag.empty() && entry.tag[0] >= 'A' && entry.tag[0] <= 'Z';
    return verbal ? entry.category + '/' + entry.tag[0] : entry.category;
}

// Numbers things in the order of their first appearance.
template <class Key>
class Numbering {
  public:
    std::uint32_t operator()(const Key& key) {
        const auto [place, fresh] = numbers_.try_emplace(key, static_cast<std::uint32_t>(numbers_.size()));
        if (fresh) keys_.push_back(key);
        return place->second;
    }
    [[nodiscard]] const std::vector<Key>& keys() const { return keys_; }

  private:
    std::map<Key, std::uint32_t> numbers_;
    std::vector<Key> keys_;
};

}  // namespace

LemmaEdit make_edit(std::string_view form, std::string_view lemma) {
    std::size_t shared = 0;
    while (shared < form.size() && shared < lemma.size() && form[shared] == lemma[shared]) ++shared;
    while (shared > 0 && ((shared < form.size() && is_continuation(form[shared])) ||
                          (shared < lemma.size() && is_continuation(lemma[shared])))) {
        --shared;
    }
    return {static_cast<std::uint32_t>(form.size() - shared), std::string(lemma.substr(shared))};
}

std::string apply_edit(const LemmaEdit& edit, std::string_view form) {
    if (edit.cut > form.size()) return std::string(form);
    return std::string(form.substr(0, form.size() - edit.cut)) + edit.ending;
}

std::vector<LexiconEntry> read_lexicon(std::string_view contents, const std::string& file) {
    std::vector<LexiconEntry> entries;
    std::uint32_t number = 0;
    for (std::size_t at = 0; at < contents.size();) {
        const std::size_t end = std::min(contents.find('\n', at), contents.size());
        const std::string_view line = contents.substr(at, end - at);
        at = end + 1;
        ++number;
        if (line.empty()) continue;
        std::array<std::string_view, 4> fields;
        std::size_t count = 0;
        for (std::size_t from = 0; from <= line.size(); ++count) {
            const std::size_t tab = std::min(line.find('\t', from), line.size());
            if (count < fields.size()) fields[count] = line.substr(from, tab - from);
            from = tab + 1;
        }
        if (count != fields.size() || fields[0].empty()) {
            throw Error(Place{file, number, 1},
                        "a lexicon line has form, category, lemma and tag, separated by tabs");
        }
        entries.push_back(
            {std::string(fields[0]), std::string(fields[1]), std::string(fields[2]), std::string(fields[3])});
    }
    return entries;
}

Lexicon::Lexicon(const ModelFile& model) {
    if (!model.has("lexicon.forms")) return;
    forms_ = Automaton(model.section("lexicon.forms"));
    const std::string_view sets = model.section("lexicon.sets");
    SectionReader reader(sets);
    set_count_ = reader.number<std::uint32_t>();
    sets_ = reader.rest().data();
    if (reader.rest().size() < (std::size_t{set_count_} + 1) * kSetSize)
        throw Error("the model's lexicon is cut off");
    analyses_ = sets_ + (std::size_t{set_count_} + 1) * kSetSize;

    SectionReader names(model.section("lexicon.names"));
    for (auto count = names.number<std::uint32_t>(); count > 0; --count)
        categories_.emplace_back(names.text());
    for (auto count = names.number<std::uint32_t>(); count > 0; --count) tags_.emplace_back(names.text());
    for (auto count = names.number<std::uint32_t>(); count > 0; --count) {
        const auto cut = names.number<std::uint32_t>();
        edits_.push_back({cut, std::string(names.text())});
    }
}

std::uint32_t Lexicon::find(std::string_view form) const {
    const std::uint32_t set = forms_.find(form);
    return set == Automaton::kNone || set >= set_count_ ? 0 : set;
}

std::vector<Lexicon::Analysis> Lexicon::analyses(std::uint32_t set) const {
    std::vector<Analysis> list;
    if (set == 0) return list;
    const char* entry = sets_ + std::size_t{set} * kSetSize;
    const char* end = analyses_ + load<std::uint32_t>(entry + kSetSize);
    for (const char* at = analyses_ + load<std::uint32_t>(entry); at != end; at += kAnalysisSize) {
        list.push_back(
            {static_cast<std::uint8_t>(at[0]), load<std::uint16_t>(at + 1), load<std::uint16_t>(at + 3)});
    }
    return list;
}

std::uint16_t Lexicon::ambiguity_class(std::uint32_t set) const {
    return set == 0 ? std::uint16_t{0} : load<std::uint16_t>(sets_ + std::size_t{set} * kSetSize + 4);
}

std::uint16_t Lexicon::inflection_class(std::uint32_t set) const {
    return set == 0 ? std::uint16_t{0} : load<std::uint16_t>(sets_ + std::size_t{set} * kSetSize + 6);
}

std::string Lexicon::lemma(std::string_view form, const Analysis& analysis) const {
    return apply_edit(edits_[analysis.edit], form);
}

void compile_lexicon(const std::vector<LexiconEntry>& entries, ModelWriter& model) {
    using Line = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;
    struct Form {
        std::set<Line> lines;
        std::set<std::string> subcategories;
        std::set<std::pair<std::string, std::string>> inflections;
    };
    Numbering<std::string> categories;
    Numbering<std::string> tags;
    Numbering<LemmaEdit> edits;
    std::map<std::string, Form> forms;
    for (const LexiconEntry& entry : entries) {
        Form& form = forms[entry.form];
        form.lines.emplace(categories(entry.category), tags(entry.tag),
                           edits(make_edit(entry.form, entry.lemma)));
        form.subcategories.insert(subcategory(entry));
        form.inflections.emplace(entry.category, entry.tag);
    }

    Numbering<std::set<Line>> sets;
    Numbering<std::set<std::string>> ambiguity_classes;
    Numbering<std::set<std::pair<std::string, std::string>>> inflection_classes;
    sets({});
    ambiguity_classes({});
    inflection_classes({});
    std::map<std::string, std::uint32_t> numbers;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> classes(1);
    for (const auto& [text, form] : forms) {
        const std::uint32_t set = sets(form.lines);
        numbers[text] = set;
        if (set == classes.size()) {
            classes.emplace_back(ambiguity_classes(form.subcategories), inflection_classes(form.inflections));
        }
    }

    std::string table;
    std::string analyses;
    store(table, static_cast<std::uint32_t>(sets.keys().size()));
    for (std::size_t set = 0; set < sets.keys().size(); ++set) {
        store(table, static_cast<std::uint32_t>(analyses.size()));
        store(table, static_cast<std::uint16_t>(classes[set].first));
        store(table, static_cast<std::uint16_t>(classes[set].second));
        for (const auto& [category, tag, edit] : sets.keys()[set]) {
            store(analyses, static_cast<std::uint8_t>(category));
            store(analyses, static_cast<std::uint16_t>(tag));
            store(analyses, static_cast<std::uint16_t>(edit));
        }
    }
    store(table, static_cast<std::uint32_t>(analyses.size()));
    store(table, std::uint32_t{0});

    std::string names;
    for (const auto* list : {&categories.keys(), &tags.keys()}) {
        store(names, static_cast<std::uint32_t>(list->size()));
        for (const std::string& name : *list) store_text(names, name);
    }
    store(names, static_cast<std::uint32_t>(edits.keys().size()));
    for (const LemmaEdit& edit : edits.keys()) {
        store(names, edit.cut);
        store_text(names, edit.ending);
    }
    model.add("lexicon.forms", build_automaton(numbers));
    model.add("lexicon.sets", table + analyses);
    model.add("lexicon.names", names);
}

}  // namespace lacis::language
