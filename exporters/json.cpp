// SPDX-License-Identifier: Apache-2.0
#include "graph/json.hpp"

#include "exporters/writers.hpp"

namespace lacis::exporters {

void write_native_json(const graph::KnowledgeGraph& graph, const Options&, Sink& sink) {
    graph::write_json(graph, sink);
}

}  // namespace lacis::exporters
