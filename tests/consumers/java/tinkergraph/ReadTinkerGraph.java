// SPDX-License-Identifier: Apache-2.0
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.tinkerpop.gremlin.process.traversal.IO;
import org.apache.tinkerpop.gremlin.structure.Element;
import org.apache.tinkerpop.gremlin.tinkergraph.structure.TinkerGraph;

/** TinkerPop's reader of GraphML. */
final class ReadTinkerGraph {
  public static void main(String[] arguments) throws Exception {
    for (Path file : Dump.files(arguments[0], ".graphml", 200)) {
      TinkerGraph graph = TinkerGraph.open();
      graph.traversal().io(file.toString()).with(IO.reader, IO.graphml).read().iterate();
      Dump dump = new Dump();
      graph.vertices().forEachRemaining(vertex -> dump.node(vertex.id().toString(), attributes(vertex, "entity_type", "vertex")));
      graph.edges().forEachRemaining(edge -> dump.edge(edge.id().toString(), edge.outVertex().id().toString(),
          edge.inVertex().id().toString(), attributes(edge, "relation", "edge")));
      dump.write(Path.of(file + ".read.json"));
    }
  }

  /** The label is what the type was. */
  private static Map<String, Object> attributes(Element element, String type, String none) {
    Map<String, Object> attributes = new HashMap<>();
    element.properties().forEachRemaining(property -> attributes.put(property.key(), property.value()));
    if (!element.label().equals(none)) attributes.put(type, element.label());
    return attributes;
  }
}
