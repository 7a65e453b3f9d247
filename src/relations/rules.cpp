// SPDX-License-Identifier: Apache-2.0
#include "relations/rules.hpp"

#include <algorithm>
#include <array>

#include "relations/opinions.hpp"
#include "relations/toml_file.hpp"
#include "support/utf8.hpp"

namespace lacis::relations {
namespace {

constexpr std::string_view kFolder = "relations/";

struct RoleName {
    std::string_view name;
    Role role;
};
constexpr std::array<RoleName, 18> kRoleNames = {{{"agent", Role::kAgent},
                                                  {"patient", Role::kPatient},
                                                  {"recipient", Role::kRecipient},
                                                  {"holder", Role::kHolder},
                                                  {"receiver", Role::kReceiver},
                                                  {"possessive", Role::kPossessive},
                                                  {"attribute", Role::kAttribute},
                                                  {"causer", Role::kCauser},
                                                  {"content", Role::kContent},
                                                  {"left", Role::kLeft},
                                                  {"right", Role::kRight},
                                                  {"outer", Role::kOuter},
                                                  {"outer-object", Role::kOuterObject},
                                                  {"namer", Role::kNamer},
                                                  {"purpose", Role::kPurpose},
                                                  {"topic", Role::kTopic},
                                                  {"post", Role::kPost},
                                                  {"adjective", Role::kAdjective}}};

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == separator) {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    return parts;
}

Step read_step(const std::string& text, const Grammar& grammar, const TableReader& rule,
               const toml::node& node) {
    for (const RoleName& known : kRoleNames) {
        if (text == known.name) return {known.role, {}};
    }
    std::string preposition = canonical_preposition(text);
    if (!grammar.prepositions.contains(preposition)) {
        std::vector<std::string> known;
        for (const RoleName& name : kRoleNames) known.emplace_back(name.name);
        known.insert(known.end(), grammar.prepositions.begin(), grammar.prepositions.end());
        const std::string near = nearest(text, known);
        rule.fail(node, "'" + text + "' is neither a role nor a preposition of clauses/words.toml" +
                            (near.empty() ? std::string() : "; did you mean '" + near + "'?"));
    }
    return {Role::kOblique, std::move(preposition)};
}

std::vector<ArgumentSpec> read_arguments(TableReader& rule, std::string_view key, const Grammar& grammar) {
    std::vector<ArgumentSpec> specs;
    for (const TableReader::Item& item : rule.texts(key)) {
        ArgumentSpec spec;
        for (const std::string& step : split(item.text, '.')) {
            spec.push_back(read_step(step, grammar, rule, *item.node));
        }
        specs.push_back(std::move(spec));
    }
    return specs;
}

TypeSet read_types(TableReader& table, std::string_view key) {
    const std::vector<TableReader::Item> items = table.texts(key);
    if (items.empty()) return kAnyType;
    TypeSet set = 0;
    for (const TableReader::Item& item : items) {
        const auto type = entities::entity_type_from_string(item.text);
        if (!type) {
            const std::vector<std::string> known(entities::kEntityTypeNames.begin(),
                                                 entities::kEntityTypeNames.end());
            table.fail(*item.node, unknown_name("entity type", item.text, known));
        }
        set = static_cast<TypeSet>(set | (1U << static_cast<unsigned>(*type)));
    }
    return set;
}

/// Words of a trigger: split at spaces and after apostrophes, lower case.
std::vector<std::string> words_of(std::string_view phrase) {
    std::vector<std::string> words;
    std::string word;
    const std::string lowered = utf8::lower(phrase);
    for (std::size_t byte = 0; byte < lowered.size();) {
        const char32_t c = utf8::decode(lowered, byte);
        if (!utf8::is_space(c)) utf8::append(word, c);
        const bool ends = utf8::is_space(c) || c == U'\'' || c == U'’';
        if (ends && !word.empty()) words.push_back(std::exchange(word, {}));
    }
    if (!word.empty()) words.push_back(std::move(word));
    return words;
}

/// Contractions as the analysis has them, without their article: "du" is "de", "aux" is "à".
std::string without_article(std::string word) {
    if (word == "du" || word == "des") return "de";
    if (word == "au" || word == "aux") return "à";
    return word;
}

std::vector<Trigger> read_triggers(TableReader& rule, std::string_view key) {
    std::vector<Trigger> triggers;
    for (const TableReader::Item& item : rule.texts(key)) {
        Trigger trigger;
        for (std::string& word : words_of(item.text)) {
            if (!trigger.head.empty()) {
                trigger.words.push_back(without_article(std::move(word)));
            } else if (word == "se" || word == "s'" || word == "s’") {
                trigger.reflexive = true;
            } else if (word == "en" || word == "y") {
                trigger.clitics.push_back(std::move(word));
            } else {
                trigger.head = std::move(word);
            }
        }
        if (trigger.head.empty()) rule.fail(*item.node, "empty trigger '" + item.text + "'");
        triggers.push_back(std::move(trigger));
    }
    return triggers;
}

/// "@blame" stands for a list of the opinions.
WordSet read_words(TableReader& rule, std::string_view key,
                   const std::map<std::string, WordSet, std::less<>>& lists = {}) {
    WordSet words;
    for (const TableReader::Item& item : rule.texts(key)) {
        if (!item.text.starts_with('@')) {
            words.insert(utf8::lower(item.text));
        } else if (const auto list = lists.find(item.text.substr(1)); list != lists.end()) {
            words.insert(list->second.begin(), list->second.end());
        } else {
            rule.fail(*item.node, "unknown list '" + item.text + "'");
        }
    }
    return words;
}

std::vector<Example> read_examples(TableReader& rule, const std::string& file) {
    std::vector<Example> examples;
    for (const toml::node* node : rule.tables("examples")) {
        TableReader table(*node, file, "example");
        Example example;
        example.text = table.required_text("text");
        example.source = table.required_text("source");
        example.target = table.required_text("target");
        example.status = table.text("status", "asserted");
        example.place = table.place();
        static const std::vector<std::string> kStatus = {"asserted", "hedged", "negated"};
        if (std::find(kStatus.begin(), kStatus.end(), example.status) == kStatus.end()) {
            throw Error(table.place(), unknown_name("status", example.status, kStatus));
        }
        table.finish();
        examples.push_back(std::move(example));
    }
    return examples;
}

}  // namespace

/// Reads one file into a rule set.
class RuleSet::Reader {
  public:
    Reader(RuleSet& set, std::string file) : set_(set), file_(std::move(file)) {}
    void read(std::string_view contents);

  private:
    void add_relation(std::string_view name, const toml::node& node);
    void add_rule(Rule rule);
    Rule read_rule(std::uint32_t relation, const toml::node& node);

    RuleSet& set_;
    std::string file_;
};

bool has_role(const std::vector<ArgumentSpec>& specs, Role role) {
    return std::any_of(specs.begin(), specs.end(), [&](const ArgumentSpec& spec) {
        return spec.size() == 1 && spec.front().role == role;
    });
}

RuleSet::RuleSet(const language::Pack& pack, const Grammar& grammar) : grammar_(&grammar) {
    const Opinions opinions = Opinions::from_pack(pack);
    lists_ = {{"blame", opinions.blame}, {"praise", opinions.praise}};
    for (const std::string& path : pack.files_below(kFolder)) {
        if (!path.ends_with(".toml")) continue;
        add(pack.file(path), std::string(pack.code()) + "/" + path);
    }
}

std::optional<std::uint32_t> RuleSet::find_relation(std::string_view name) const {
    for (std::uint32_t i = 0; i < relations_.size(); ++i) {
        if (relations_[i].name == name) return i;
    }
    return std::nullopt;
}

void RuleSet::Reader::add_relation(std::string_view name, const toml::node& node) {
    TableReader table(node, file_, "relation '" + std::string(name) + "'");
    const auto known = set_.find_relation(name);
    RelationType relation = known ? set_.relations_[*known] : RelationType{std::string(name), {}, {}};
    const bool described = table.find("description") != nullptr;
    if (!known && !described)
        throw Error(table.place(), "relation '" + std::string(name) + "' has no 'description'");
    relation.description = table.text("description", relation.description);
    relation.inverse = table.text("inverse", relation.inverse);
    relation.symmetric = table.flag("symmetric", relation.symmetric);
    relation.alike = table.flag("alike", relation.alike);
    relation.amount = table.flag("amount", relation.amount);
    relation.post = table.flag("post", relation.post);
    if (const std::string speech = table.text("speech"); speech == "praise") {
        relation.speech = Speech::kPraise;
    } else if (speech == "blame") {
        relation.speech = Speech::kBlame;
    } else if (!speech.empty()) {
        table.fail(*table.find("speech"), unknown_name("kind of speech", speech, {"praise", "blame"}));
    }
    const TypeSet source = read_types(table, "source");
    const TypeSet target = read_types(table, "target");
    if (!known || source != kAnyType) relation.source = source;
    if (!known || target != kAnyType) relation.target = target;
    (void)table.find("rules");
    table.finish();
    if (known) {
        set_.relations_[*known] = std::move(relation);
    } else {
        set_.relations_.push_back(std::move(relation));
    }
}

Rule RuleSet::Reader::read_rule(std::uint32_t relation, const toml::node& node) {
    const std::string& relation_name = set_.relations_[relation].name;
    TableReader table(node, file_, "rule of '" + relation_name + "'");
    Rule rule;
    rule.relation = relation;
    rule.name = relation_name + "/" + table.required_text("name");
    rule.file = file_;
    rule.verbs = read_triggers(table, "verbs");
    rule.nouns = read_triggers(table, "nouns");
    rule.adjectives = read_triggers(table, "adjectives");
    for (const TableReader::Item& item : table.texts("between")) {
        rule.between.emplace_back();
        for (const std::string& word : words_of(item.text)) {
            if (const std::string canonical = canonical_preposition(word); !canonical.empty()) {
                rule.between.back().push_back(canonical);
            }
        }
        if (rule.between.back().empty()) table.fail(*item.node, "empty connector");
    }
    rule.source = read_arguments(table, "source", *set_.grammar_);
    rule.target = read_arguments(table, "target", *set_.grammar_);
    rule.companions = read_arguments(table, "companions", *set_.grammar_);
    rule.source_types = read_types(table, "source_types");
    rule.target_types = read_types(table, "target_types");
    rule.reciprocal = table.flag("reciprocal");
    rule.implicit = read_words(table, "implicit");
    rule.lasting = table.flag("lasting");
    rule.hedged = table.flag("hedged");
    rule.title = table.flag("title");
    rule.foretold = table.flag("foretold");
    rule.confidence = table.number("confidence", rule.confidence);
    rule.unless = read_words(table, "unless", set_.lists_);
    rule.with = read_words(table, "with", set_.lists_);
    for (const std::string& word : read_words(table, "through")) {
        if (word == "any") {
            rule.through_any = true;
        } else {
            rule.through.insert(word);
        }
    }
    const std::string several = table.text("several");
    if (!several.empty()) {
        const auto found = set_.find_relation(several);
        if (!found) {
            std::vector<std::string> known;
            for (const RelationType& one : set_.relations_) known.push_back(one.name);
            table.fail(*table.find("several"), unknown_name("relation", several, known));
        }
        rule.several = *found;
    }
    const std::string needs = table.text("needs");
    if (needs == "amount") rule.needs = Need::kAmount;
    if (needs == "share") rule.needs = Need::kShare;
    if (!needs.empty() && rule.needs == Need::kNothing) {
        table.fail(*table.find("needs"), unknown_name("need", needs, {"amount", "share"}));
    }
    const std::string voice = table.text("voice");
    if (voice == "active") rule.voice = VoiceNeed::kActive;
    if (voice == "passive") rule.voice = VoiceNeed::kPassive;
    if (!voice.empty() && rule.voice == VoiceNeed::kAny) {
        table.fail(*table.find("voice"), unknown_name("voice", voice, {"active", "passive"}));
    }
    const std::string part = table.text("part");
    if (part == "may") rule.part = PartNeed::kMay;
    if (part == "must") rule.part = PartNeed::kMust;
    if (!part.empty() && rule.part == PartNeed::kNever) {
        table.fail(*table.find("part"), unknown_name("need", part, {"may", "must"}));
    }
    rule.exclusive = table.flag("exclusive");
    rule.beside = table.flag("beside");
    rule.site = table.flag("site");
    rule.opening = table.flag("opening");
    rule.former = table.flag("former");
    rule.within = table.flag("within");
    if (table.find("acronym") != nullptr) rule.acronym = table.flag("acronym");
    rule.examples = read_examples(table, file_);
    for (const TableReader::Item& item : table.texts("counterexamples")) {
        rule.counterexamples.push_back({item.text, {}, {}, {}, place_of_node(*item.node, file_)});
    }
    table.finish();

    const bool triggered =
        !rule.verbs.empty() || !rule.nouns.empty() || !rule.adjectives.empty() || !rule.between.empty();
    if (!triggered && !rule.within) {
        throw Error(table.place(),
                    "rule '" + rule.name + "' has no trigger: 'verbs', 'nouns', 'adjectives' or 'between'");
    }
    if (rule.source.empty() && !rule.within)
        throw Error(table.place(), "rule '" + rule.name + "' has no 'source'");
    if (rule.target.empty() && !rule.reciprocal && !rule.within)
        throw Error(table.place(), "rule '" + rule.name + "' has no 'target'");
    if (rule.confidence <= 0 || rule.confidence > 1) {
        throw Error(table.place(), "'confidence' of rule '" + rule.name + "' must lie in 0 … 1");
    }
    return rule;
}

void RuleSet::Reader::add_rule(Rule rule) {
    const auto same = std::find_if(set_.rules_.begin(), set_.rules_.end(),
                                   [&](const Rule& known) { return known.name == rule.name; });
    if (same != set_.rules_.end()) {
        *same = std::move(rule);
    } else {
        set_.rules_.push_back(std::move(rule));
    }
}

void RuleSet::Reader::read(std::string_view contents) {
    const toml::table root = parse_toml(contents, file_);
    // Relations first: a rule may name one that stands further down.
    for (auto&& [key, node] : root) add_relation(key.str(), node);
    for (auto&& [key, node] : root) {
        TableReader table(node, file_, "relation '" + std::string(key.str()) + "'");
        const std::uint32_t relation = *set_.find_relation(key.str());
        for (const toml::node* rule : table.tables("rules")) add_rule(read_rule(relation, *rule));
    }
}

void RuleSet::add(std::string_view contents, const std::string& file) {
    Reader(*this, file).read(contents);
}

void RuleSet::finish() {
    for (auto& table : index_) table.clear();
    const auto add_all = [&](std::uint32_t rule, TriggerClass kind, const std::vector<Trigger>& triggers) {
        auto& table = index_[static_cast<std::size_t>(kind)];
        for (const Trigger& trigger : triggers) {
            table[trigger.head].push_back({rule, &trigger});
            if (kind == TriggerClass::kVerb) continue;
            for (const std::string& form : feminine_forms(trigger.head))
                table[form].push_back({rule, &trigger});
        }
    };
    for (std::uint32_t i = 0; i < rules_.size(); ++i) {
        add_all(i, TriggerClass::kVerb, rules_[i].verbs);
        add_all(i, TriggerClass::kNoun, rules_[i].nouns);
        add_all(i, TriggerClass::kAdjective, rules_[i].adjectives);
    }
}

WordSet RuleSet::titles() const {
    WordSet heads;
    for (const Rule& rule : rules_) {
        if (!rule.title) continue;
        for (const Trigger& trigger : rule.nouns) {
            heads.insert(trigger.head);
            for (const std::string& form : feminine_forms(trigger.head)) heads.insert(form);
        }
    }
    return heads;
}

const std::vector<TriggerRef>& RuleSet::triggers(TriggerClass trigger_class, const std::string& head) const {
    static const std::vector<TriggerRef> kNothing;
    const auto& table = index_[static_cast<std::size_t>(trigger_class)];
    const auto found = table.find(head);
    return found == table.end() ? kNothing : found->second;
}

}  // namespace lacis::relations
