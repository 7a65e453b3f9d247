// SPDX-License-Identifier: Apache-2.0
import java.io.File;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.EdgeMergeStrategy;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/** Gephi's own importers of GEXF and GraphML; edges are not to be merged, as a user has to tell it, too. */
final class ReadGephi {
  public static void main(String[] arguments) throws Exception {
    ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
    ImportController imports = Lookup.getDefault().lookup(ImportController.class);
    projects.newProject();
    for (String ending : new String[] {".gexf", ".graphml"}) {
      for (Path file : Dump.files(arguments[0], ending, 30)) {
        Workspace workspace = projects.newWorkspace(projects.getCurrentProject());
        projects.openWorkspace(workspace);
        Container container = imports.importFile(new File(file.toString()));
        container.getLoader().setEdgesMergeStrategy(EdgeMergeStrategy.NO_MERGE);
        imports.process(container, new DefaultProcessor(), workspace);
        GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
        Dump dump = new Dump();
        for (Node node : model.getGraph().getNodes().toArray()) {
          Map<String, Object> attributes = attributes(node, model);
          if (node.getLabel() != null) attributes.put("label", node.getLabel());
          dump.node(node.getId().toString(), attributes);
        }
        for (Edge edge : model.getGraph().getEdges().toArray()) {
          Map<String, Object> attributes = attributes(edge, model);
          if (edge.getLabel() != null) attributes.put("label", edge.getLabel());
          if (edge.getTypeLabel() != null) attributes.put("kind", edge.getTypeLabel());
          attributes.put("weight", edge.getWeight());
          dump.edge(edge.getId().toString(), edge.getSource().getId().toString(), edge.getTarget().getId().toString(), attributes);
        }
        dump.write(Path.of(file + ".gephi.read.json"));
        projects.deleteWorkspace(workspace);
      }
    }
    System.exit(0);
  }

  private static Map<String, Object> attributes(Element element, GraphModel model) {
    Map<String, Object> attributes = new HashMap<>();
    for (Column column : element.getAttributeColumns()) {
      if (column.isProperty()) continue;
      Object value = element.getAttribute(column);
      if (value != null) attributes.put(column.getTitle(), value);
    }
    return attributes;
  }
}
