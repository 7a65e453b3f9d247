// SPDX-License-Identifier: Apache-2.0
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jgrapht.nio.Attribute;
import org.jgrapht.nio.graphml.GraphMLEventDrivenImporter;

/** JGraphT's reader of GraphML, which validates the file first: its archive has the official XML Schema of GraphML 1.0. */
final class ReadJgrapht {
  public static void main(String[] arguments) throws Exception {
    for (Path file : Dump.files(arguments[0], ".strict.graphml", Integer.MAX_VALUE)) {
      Map<String, Map<String, Object>> nodes = new HashMap<>();
      // By identity: parallel edges are equal to one another.
      Map<Object, Map<String, Object>> edges = new IdentityHashMap<>();
      Map<Object, String[]> ends = new IdentityHashMap<>();
      GraphMLEventDrivenImporter importer = new GraphMLEventDrivenImporter();
      importer.setSchemaValidation(true);
      importer.addVertexConsumer(node -> nodes.put(node, new HashMap<>()));
      importer.addVertexAttributeConsumer((place, value) -> nodes.get(place.getFirst()).put(place.getSecond(), value(value)));
      importer.addEdgeConsumer(edge -> {
        edges.put(edge, new HashMap<>());
        ends.put(edge, new String[] {edge.getFirst(), edge.getSecond()});
      });
      importer.addEdgeAttributeConsumer((place, value) -> edges.get(place.getFirst()).put(place.getSecond(), value(value)));
      try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        importer.importInput(reader);
      }
      Dump dump = new Dump();
      nodes.forEach(dump::node);
      edges.forEach((edge, values) -> dump.edge((String) values.get("eid"), ends.get(edge)[0], ends.get(edge)[1], values));
      dump.write(Path.of(file + ".read.json"));
    }
  }

  private static Object value(Attribute attribute) {
    return switch (attribute.getType()) {
      case BOOLEAN -> Boolean.valueOf(attribute.getValue());
      case DOUBLE -> Double.valueOf(attribute.getValue());
      case LONG -> Long.valueOf(attribute.getValue());
      default -> attribute.getValue();
    };
  }
}
