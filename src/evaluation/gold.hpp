// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// The two sides of an evaluation: what annotators found in an article, and what a system says it found.
namespace lacis::evaluation {

struct GoldEntity {
    std::string id;
    std::string type;
    std::vector<std::string> names;
    std::vector<std::string> accepted_types;  ///< Other types that are right as well.
    bool optional = false;                    ///< Finding it is neither rewarded nor punished.
};

struct GoldRelation {
    std::string source;  ///< Ids of entities.
    std::string type;
    std::string target;
    std::vector<std::string> accepted_types;
    bool optional = false;
    bool negated = false;  ///< The text denies it.
    std::string evidence;  ///< A few words of the text.
};

struct GoldArticle {
    std::vector<GoldEntity> entities;
    std::vector<GoldRelation> relations;
};

/// Reads the JSON of an annotated article. Throws Error naming the file, and line and column where there is
/// one.
[[nodiscard]] GoldArticle read_gold(std::string_view contents, const std::string& file);

struct SystemNode {
    std::string id;
    std::string label;
    std::string type;
    std::vector<std::string> aliases;
};

struct SystemEdge {
    std::string source;  ///< Ids of nodes.
    std::string type;
    std::string target;
    bool negated = false;
};

struct SystemGraph {
    std::vector<SystemNode> nodes;
    std::vector<SystemEdge> edges;
};

/// Reads the graph of any system, as leniently as it can be understood: lacis's own JSON, node-link JSON,
/// "links" or "relations" for the edges, "name" for the label, "kind" for a node's type, nodes as an object
/// with their ids as keys, all of it inside "graph". Throws Error as read_gold() does.
[[nodiscard]] SystemGraph read_system_graph(std::string_view contents, const std::string& file);

}  // namespace lacis::evaluation
