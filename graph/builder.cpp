// SPDX-License-Identifier: Apache-2.0
#include "graph/builder.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "graph/identifiers.hpp"
#include "support/error.hpp"
#include "support/utf8.hpp"

namespace lacis::graph {
namespace {

constexpr std::string_view kNameKind = "name";

/// How often a name was used.
struct NameUse {
    std::size_t as_label = 0;  ///< Documents in which it is the fullest name.
    std::size_t mentions = 0;
};

/// A node on its way: everything that the documents say about one identity.
struct Draft {
    std::map<std::string, NameUse, std::less<>> names;
    std::map<std::string, std::size_t, std::less<>> types;
    std::vector<Mention> mentions;
    const KnownNode* known = nullptr;
    bool byline = true;
    std::string label;
    std::string type;
    std::string id;
};

/// One statement, with its ends as numbers of drafts.
struct Statement {
    std::uint32_t source = 0;
    std::uint32_t target = 0;
    Text type;
    bool symmetric = false;
    Evidence evidence;
};

/// The text, with U+FFFD for every byte that is not UTF-8: what is in a graph can be written in every format.
std::string well_formed(std::string_view text) {
    if (!utf8::first_invalid_byte(text)) return std::string(text);
    std::string repaired;
    repaired.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) utf8::append(repaired, utf8::decode(text, at));
    return repaired;
}

class Builder {
  public:
    Builder(std::span<const ExtractedDocument> documents, const Identities& identities,
            const KnownNodes& known)
        : documents_(documents), identities_(identities), known_(known) {}

    KnowledgeGraph build() {
        sort_documents();
        for (std::uint32_t rank = 0; rank < order_.size(); ++rank) add_document(rank);
        for (Draft& draft : drafts_) settle_names(draft);
        assign_ids();
        add_nodes();
        add_edges();
        return KnowledgeGraph(std::move(parts_));
    }

  private:
    Text text(std::string_view text) {
        return utf8::first_invalid_byte(text) ? parts_.texts.intern(well_formed(text))
                                              : parts_.texts.intern(text);
    }

    void sort_documents() {
        order_.resize(documents_.size());
        std::iota(order_.begin(), order_.end(), 0U);
        const auto id = [this](std::uint32_t i) -> const std::string& { return documents_[i].info.id; };
        std::sort(order_.begin(), order_.end(),
                  [&](std::uint32_t a, std::uint32_t b) { return id(a) < id(b); });
        const auto twin = std::adjacent_find(
            order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) { return id(a) == id(b); });
        if (twin != order_.end()) throw Error("two documents have the id \"" + id(*twin) + '"');
        if (!order_.empty() && id(order_.front()).empty()) throw Error("a document has no id");
    }

    void add_document(std::uint32_t rank) {
        const ExtractedDocument& document = documents_[order_[rank]];
        const std::vector<std::uint32_t>& identities = identities_[order_[rank]];
        DocumentInfo info = document.info;
        for (std::string* field :
             {&info.id, &info.title, &info.source, &info.date, &info.language, &info.sha256}) {
            *field = well_formed(*field);
        }
        parts_.documents.push_back(std::move(info));
        std::vector<std::uint32_t> drafts;
        for (std::size_t i = 0; i < document.entities.size(); ++i) {
            drafts.push_back(add_entity(document.entities[i], rank, identities[i]));
        }
        for (const RelationRecord& relation : document.relations) {
            add_statement(relation, rank, drafts[relation.source], drafts[relation.target]);
        }
    }

    std::uint32_t add_entity(const EntityRecord& entity, std::uint32_t document, std::uint32_t identity) {
        const auto [entry, is_new] =
            draft_of_.try_emplace(identity, static_cast<std::uint32_t>(drafts_.size()));
        if (is_new) add_draft(identity);
        Draft& draft = drafts_[entry->second];
        draft.byline = draft.byline && entity.byline;
        draft.types[well_formed(entity.type)] += 1 + entity.mentions.size();
        draft.names[well_formed(entity.label)].as_label += 1;
        for (const std::string& name : entity.names) draft.names.try_emplace(well_formed(name));
        for (const MentionRecord& mention : entity.mentions) {
            if (mention.kind == kNameKind) {
                const auto name = draft.names.find(mention.text);
                if (name != draft.names.end()) name->second.mentions += 1;
            }
            draft.mentions.push_back(
                {document, mention.span, text(mention.text), text(mention.kind), text(mention.reason)});
        }
        return entry->second;
    }

    void add_draft(std::uint32_t identity) {
        Draft& draft = drafts_.emplace_back();
        const auto found = known_.find(identity);
        if (found == known_.end()) return;
        draft.known = &found->second;
        if (!draft.known->label.empty()) draft.names.try_emplace(well_formed(draft.known->label));
        for (const std::string& alias : draft.known->aliases) draft.names.try_emplace(well_formed(alias));
    }

    void add_statement(const RelationRecord& relation, std::uint32_t document, std::uint32_t source,
                       std::uint32_t target) {
        if (source == target) return;
        Evidence evidence;
        evidence.document = document;
        evidence.span = relation.sentence;
        evidence.source_span = relation.source_span;
        evidence.target_span = relation.target_span;
        evidence.status = relation.status;
        evidence.text = text(relation.text);
        evidence.attributed_to = text(relation.attributed_to);
        evidence.date = text(relation.date);
        evidence.role = text(relation.role);
        evidence.rule = text(relation.rule);
        if (relation.amount && std::isfinite(relation.amount->value)) {
            evidence.amount = relation.amount->value;
            evidence.currency = text(relation.amount->currency);
        }
        evidence.confidence = std::isnan(relation.confidence) ? 0 : std::clamp(relation.confidence, 0.0, 1.0);
        statements_.push_back({source, target, text(relation.type), relation.symmetric, evidence});
    }

    /// The label is the name that most documents hold for the fullest; of those the most mentioned, then the
    /// longest.
    static void settle_names(Draft& draft) {
        const auto rank = [](const auto& entry) {
            const auto& [name, use] = entry;
            return std::make_tuple(use.as_label, use.mentions, name.size());
        };
        draft.label =
            std::max_element(draft.names.begin(), draft.names.end(), [&](const auto& a, const auto& b) {
                return rank(a) < rank(b);
            })->first;
        draft.type =
            std::max_element(draft.types.begin(), draft.types.end(), [](const auto& a, const auto& b) {
                return a.second < b.second;
            })->first;
        if (draft.known == nullptr) return;
        if (!draft.known->label.empty()) draft.label = well_formed(draft.known->label);
        if (!draft.known->type.empty()) draft.type = well_formed(draft.known->type);
    }

    /// Known ids come first. The node that is spoken of most gets the plain id; namesakes get their type
    /// behind it, then a number.
    void assign_ids() {
        std::vector<Draft*> order;
        for (Draft& draft : drafts_) order.push_back(&draft);
        std::sort(order.begin(), order.end(),
                  [](const Draft* a, const Draft* b) { return precedes(*a, *b); });
        std::unordered_set<std::string> taken;
        for (Draft* draft : order) {
            if (draft->known == nullptr || !is_identifier(draft->known->id)) continue;
            if (taken.insert(draft->known->id).second) draft->id = draft->known->id;
        }
        for (Draft* draft : order) {
            if (!draft->id.empty()) continue;
            const std::string slug = slug_of(draft->label, draft->type);
            const std::string typed = slug + '-' + slug_of(draft->type, "type");
            draft->id = slug;
            if (taken.contains(draft->id)) draft->id = typed;
            for (int number = 2; taken.contains(draft->id); ++number)
                draft->id = typed + '-' + std::to_string(number);
            taken.insert(draft->id);
        }
    }

    static bool precedes(const Draft& a, const Draft& b) {
        if (a.mentions.size() != b.mentions.size()) return a.mentions.size() > b.mentions.size();
        if (std::tie(a.label, a.type) != std::tie(b.label, b.type))
            return std::tie(a.label, a.type) < std::tie(b.label, b.type);
        return std::lexicographical_compare(a.mentions.begin(), a.mentions.end(), b.mentions.begin(),
                                            b.mentions.end(), [](const Mention& x, const Mention& y) {
                                                return std::tie(x.document, x.span) <
                                                       std::tie(y.document, y.span);
                                            });
    }

    void add_nodes() {
        for (Draft& draft : drafts_) {
            Node node;
            node.id = text(draft.id);
            node.label = text(draft.label);
            node.type = text(draft.type);
            node.byline = draft.byline;
            std::vector<Text> aliases;
            for (const auto& [name, use] : draft.names) {
                if (name != draft.label && !name.empty()) aliases.push_back(text(name));
            }
            node.aliases = keep(aliases);
            node.mentions = keep(draft.mentions);
            if (draft.known != nullptr) node.external_ids = keep(sorted_texts(draft.known->external_ids));
            parts_.nodes.push_back(node);
        }
    }

    std::vector<Text> sorted_texts(const std::vector<std::string>& strings) {
        std::vector<Text> texts;
        for (const std::string& string : strings) texts.push_back(text(string));
        std::sort(texts.begin(), texts.end());
        texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
        return texts;
    }

    /// A relation without direction runs from the smaller id to the larger.
    void orient(Statement& statement) const {
        if (!statement.symmetric || drafts_[statement.source].id < drafts_[statement.target].id) return;
        std::swap(statement.source, statement.target);
        std::swap(statement.evidence.source_span, statement.evidence.target_span);
    }
    void add_edges() {
        for (Statement& statement : statements_) orient(statement);
        const auto ends = [](const Statement& s) {
            return std::make_tuple(s.source, s.target, s.type.view());
        };
        std::stable_sort(statements_.begin(), statements_.end(),
                         [&](const Statement& a, const Statement& b) { return ends(a) < ends(b); });
        for (auto begin = statements_.begin(); begin != statements_.end();) {
            const auto end = std::find_if(begin, statements_.end(), [&](const Statement& other) {
                return ends(other) != ends(*begin);
            });
            add_edge({begin, end});
            begin = end;
        }
    }

    void add_edge(std::span<const Statement> statements) {
        const Statement& first = statements.front();
        Edge edge;
        edge.source = first.source;
        edge.target = first.target;
        edge.type = first.type;
        edge.symmetric = first.symmetric;
        edge.id = unique_edge_id(edge_id(drafts_[edge.source].id, edge.type, drafts_[edge.target].id));
        std::vector<Evidence> evidence;
        for (const Statement& statement : statements) add_evidence(evidence, statement.evidence);
        edge.evidence = keep(evidence);
        edge.status = status_of(edge.evidence);
        parts_.edges.push_back(edge);
    }

    /// Two rules that find the same in the same words are one piece of evidence: the surer one's.
    static void add_evidence(std::vector<Evidence>& list, const Evidence& added) {
        const auto same_statement = [&added](Evidence other) {
            other.rule = added.rule;
            other.confidence = added.confidence;
            return other == added;
        };
        const auto twin = std::find_if(list.begin(), list.end(), same_statement);
        if (twin == list.end()) {
            list.push_back(added);
        } else if (std::tie(twin->confidence, added.rule) < std::tie(added.confidence, twin->rule)) {
            *twin = added;
        }
    }

    /// Types that differ only in signs ("a_b", "a-b") must not share an id.
    Text unique_edge_id(const std::string& wanted) {
        std::string id = wanted;
        for (int number = 2; !edge_ids_.insert(id).second; ++number)
            id = wanted + "--" + std::to_string(number);
        return text(id);
    }

    template <typename Record>
    std::span<const Record> keep(const std::vector<Record>& records) {
        return parts_.texts.arena().keep(std::span<const Record>(records));
    }

    std::span<const ExtractedDocument> documents_;
    const Identities& identities_;
    const KnownNodes& known_;
    std::vector<std::uint32_t> order_;  // of the documents, by id
    GraphParts parts_;
    std::unordered_map<std::uint32_t, std::uint32_t> draft_of_;  // identity to draft; never iterated
    std::vector<Draft> drafts_;
    std::vector<Statement> statements_;
    std::unordered_set<std::string> edge_ids_;
};

}  // namespace

KnowledgeGraph build_graph(std::span<const ExtractedDocument> documents, const Identities& identities,
                           const KnownNodes& known) {
    return Builder(documents, identities, known).build();
}

}  // namespace lacis::graph
