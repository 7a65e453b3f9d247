// SPDX-License-Identifier: Apache-2.0
#include "evaluation/gold.hpp"

#include <algorithm>
#include <initializer_list>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include "support/error.hpp"

namespace lacis::evaluation {
namespace {

using Json = rapidjson::Value;

rapidjson::Document parse(std::string_view contents, const std::string& file) {
    rapidjson::Document json;
    json.Parse<rapidjson::kParseIterativeFlag>(contents.data(), contents.size());
    if (json.HasParseError()) {
        throw Error(place_of(file, contents, std::min(json.GetErrorOffset(), contents.size())),
                    rapidjson::GetParseError_En(json.GetParseError()));
    }
    if (!json.IsObject()) throw Error(Place{file}, "expected a JSON object");
    return json;
}

const Json* member(const Json& object, const char* name) {
    if (!object.IsObject()) return nullptr;
    const auto found = object.FindMember(name);
    return found == object.MemberEnd() || found->value.IsNull() ? nullptr : &found->value;
}

std::string text_of(const Json& value) {
    if (value.IsString()) return {value.GetString(), value.GetStringLength()};
    if (value.IsInt64()) return std::to_string(value.GetInt64());
    return {};
}

/// The first of the members that holds a text that is not empty.
std::string text(const Json& object, std::initializer_list<const char*> names) {
    for (const char* name : names) {
        const Json* value = member(object, name);
        std::string found = value == nullptr ? std::string() : text_of(*value);
        if (!found.empty()) return found;
    }
    return {};
}

bool flag(const Json& object, const char* name) {
    const Json* value = member(object, name);
    return value != nullptr && value->IsBool() && value->GetBool();
}

std::vector<std::string> texts(const Json& object, const char* name) {
    std::vector<std::string> found;
    const Json* list = member(object, name);
    if (list == nullptr || !list->IsArray()) return found;
    for (const Json& value : list->GetArray()) found.push_back(text_of(value));
    return found;
}

const Json& list(const Json& object, const char* name, const std::string& file) {
    const Json* value = member(object, name);
    if (value == nullptr || !value->IsArray()) {
        throw Error(Place{file}, "expected a list '" + std::string(name) + "'");
    }
    return *value;
}

SystemNode read_node(const Json& json, std::string id) {
    SystemNode node;
    node.id = std::move(id);
    node.label = text(json, {"label", "name"});
    if (node.label.empty()) node.label = node.id;
    node.type = text(json, {"type", "kind"});
    node.aliases = texts(json, "aliases");
    return node;
}

SystemEdge read_edge(const Json& json) {
    SystemEdge edge;
    edge.source = text(json, {"source"});
    edge.type = text(json, {"type", "label"});
    edge.target = text(json, {"target"});
    edge.negated = flag(json, "negated") || text(json, {"status"}) == "negated";
    return edge;
}

}  // namespace

GoldArticle read_gold(std::string_view contents, const std::string& file) {
    const rapidjson::Document json = parse(contents, file);
    GoldArticle article;
    for (const Json& entity : list(json, "entities", file).GetArray()) {
        article.entities.push_back({text(entity, {"id"}), text(entity, {"type"}), texts(entity, "names"),
                                    texts(entity, "accept_types"), flag(entity, "optional")});
        if (article.entities.back().names.empty()) {
            throw Error(Place{file}, "the entity '" + article.entities.back().id + "' has no names");
        }
    }
    for (const Json& relation : list(json, "relations", file).GetArray()) {
        article.relations.push_back({text(relation, {"source"}), text(relation, {"type"}),
                                     text(relation, {"target"}), texts(relation, "accept"),
                                     flag(relation, "optional"), flag(relation, "negated"),
                                     text(relation, {"evidence"})});
        for (const std::string& id : {article.relations.back().source, article.relations.back().target}) {
            const bool known = std::any_of(article.entities.begin(), article.entities.end(),
                                           [&id](const GoldEntity& entity) { return entity.id == id; });
            if (!known)
                throw Error(Place{file}, "a relation names the entity '" + id + "', which is not listed");
        }
    }
    return article;
}

SystemGraph read_system_graph(std::string_view contents, const std::string& file) {
    const rapidjson::Document json = parse(contents, file);
    const Json* root = &json;
    if (member(json, "nodes") == nullptr && member(json, "graph") != nullptr) root = member(json, "graph");
    SystemGraph graph;
    const Json* nodes = member(*root, "nodes");
    if (nodes != nullptr && nodes->IsObject()) {
        for (const auto& [id, node] : nodes->GetObject()) graph.nodes.push_back(read_node(node, text_of(id)));
    } else {
        for (const Json& node : list(*root, "nodes", file).GetArray()) {
            graph.nodes.push_back(read_node(node, text(node, {"id"})));
        }
    }
    for (const char* name : {"edges", "links", "relations"}) {
        const Json* edges = member(*root, name);
        if (edges == nullptr || !edges->IsArray() || edges->Empty()) continue;
        for (const Json& edge : edges->GetArray()) graph.edges.push_back(read_edge(edge));
        break;
    }
    return graph;
}

}  // namespace lacis::evaluation
