// SPDX-License-Identifier: Apache-2.0
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.Entity;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Transaction;

/**
 * RunNeo4j FOLDER: Neo4j itself runs our Cypher, twice: the second time must change nothing.
 * RunNeo4j HOME FILE: what neo4j-admin has imported into a home of Neo4j's.
 */
final class RunNeo4j {
  public static void main(String[] arguments) throws Exception {
    boolean imported = arguments.length == 2;
    Path scratch = imported ? Path.of(arguments[0]) : Files.createTempDirectory("lacis-neo4j-");
    DatabaseManagementService service = new DatabaseManagementServiceBuilder(scratch).build();
    GraphDatabaseService database = service.database("neo4j");
    try {
      if (imported) {
        dump(database).write(Path.of(arguments[1]));
        return;
      }
      for (Path file : Dump.files(arguments[0], ".cypher", 20)) {
        run(database, file);
        run(database, file);
        dump(database).write(Path.of(file + ".read.json"));
        database.executeTransactionally("MATCH (n) DETACH DELETE n");
        for (String constraint : List.of("lacis_entity_id", "lacis_document_id")) {
          database.executeTransactionally("DROP CONSTRAINT " + constraint + " IF EXISTS");
        }
      }
    } finally {
      service.shutdown();
    }
  }

  private static void run(GraphDatabaseService database, Path script) throws Exception {
    for (String line : Files.readString(script, StandardCharsets.UTF_8).split(";\n")) {
      if (!line.isBlank()) database.executeTransactionally(line);
    }
  }

  private static Dump dump(GraphDatabaseService database) {
    Dump dump = new Dump();
    try (Transaction transaction = database.beginTx()) {
      for (var node : transaction.getAllNodes()) {
        Map<String, Object> attributes = attributes(node);
        boolean isEntity = false;
        for (var label : node.getLabels()) isEntity |= label.name().equals("Entity");
        if (isEntity) dump.node((String) attributes.get("id"), attributes);
      }
      for (var edge : transaction.getAllRelationships()) {
        Map<String, Object> attributes = attributes(edge);
        String id = (String) attributes.get("eid");
        dump.edge(id, (String) edge.getStartNode().getProperty("id"), (String) edge.getEndNode().getProperty("id"), attributes);
      }
    }
    return dump;
  }

  private static Map<String, Object> attributes(Entity entity) {
    return new HashMap<>(entity.getAllProperties());
  }
}
