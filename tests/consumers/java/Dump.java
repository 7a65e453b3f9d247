// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a program has read, written out as JSON for compare_dump.py. */
final class Dump {
  private final Map<String, Object> nodes = new TreeMap<>();
  private final Map<String, Object> edges = new TreeMap<>();

  void node(String id, Map<String, Object> attributes) {
    nodes.put(id, attributes);
  }

  void edge(String id, String source, String target, Map<String, Object> attributes) {
    edges.put(id, List.of(source, target, attributes));
  }

  void write(Path file) throws IOException {
    StringBuilder out = new StringBuilder();
    append(out, Map.of("nodes", nodes, "edges", edges));
    Files.write(file, out.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The first `most` files of the folder with this ending, all of them after run.py --all; the hostile graphs come last. */
  static List<Path> files(String folder, String ending, int most) throws IOException {
    List<Path> files = new ArrayList<>();
    try (var listing = Files.list(Path.of(folder))) {
      listing.filter(path -> path.getFileName().toString().endsWith(ending)).forEach(files::add);
    }
    files.sort(Comparator.comparing((Path path) -> path.getFileName().toString().startsWith("hostile"))
        .thenComparing(Path::toString));
    return System.getenv("LACIS_READ_ALL") != null ? files : files.subList(0, Math.min(most, files.size()));
  }

  private static void append(StringBuilder out, Object value) {
    if (value == null) {
      out.append("null");
      return;
    }
    if (value instanceof Map<?, ?> map) {
      String separator = "{";
      for (var entry : map.entrySet()) {
        out.append(separator);
        append(out, entry.getKey());
        out.append(':');
        append(out, entry.getValue());
        separator = ",";
      }
      out.append(map.isEmpty() ? "{}" : "}");
    } else if (value instanceof List<?> list) {
      String separator = "[";
      for (Object each : list) {
        out.append(separator);
        append(out, each);
        separator = ",";
      }
      out.append(list.isEmpty() ? "[]" : "]");
    } else if (value.getClass().isArray()) {
      List<Object> list = new ArrayList<>();
      for (int i = 0; i < Array.getLength(value); i++) list.add(Array.get(value, i));
      append(out, list);
    } else if (value instanceof String text) {
      out.append('"');
      for (char c : text.toCharArray()) {
        if (c == '"' || c == '\\') out.append('\\').append(c);
        else if (c < 0x20) out.append(String.format("\\u%04x", (int) c));
        else out.append(c);
      }
      out.append('"');
    } else {
      out.append(value);
    }
  }
}
