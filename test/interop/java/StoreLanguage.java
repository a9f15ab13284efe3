package org.apache.hadoop.hbase.regionserver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.*;
import org.apache.hadoop.hbase.client.*;
import org.apache.hadoop.hbase.filter.ParseFilter;
import org.apache.hadoop.hbase.util.*;
import org.apache.hadoop.hbase.wal.WAL;
import org.apache.hadoop.hbase.wal.WALFactory;

/**
 * The language of test/support/store-language.ts, spoken to HBase's own HRegion over a local folder. Arguments: a folder, then files. Each
 * file is run line by line, and what each line says is written to the same name with `.out`. A command that HBase does not finish ends
 * its file with HANG and the process with 3: some raw scans of 2.6.1 go round in circles.
 */
public class StoreLanguage {
  private static final byte[] TYPES = {4, 8, 12, 14, 10};
  private static final List<String> NAMES =
      Arrays.asList("put", "delete", "delete-column", "delete-family", "delete-family-version");
  private static long now;
  private static Configuration conf;
  private static org.apache.hadoop.fs.Path root;
  private static WAL wal;
  private static int tables;
  private HRegion region;
  private final Map<String, Long> marks = new HashMap<>();

  /** Without Hadoop's native library each file's permissions are set by a process of its own. */
  public static class WithoutPermissions extends org.apache.hadoop.fs.LocalFileSystem {
    public WithoutPermissions() {
      super(
          new org.apache.hadoop.fs.RawLocalFileSystem() {
            @Override
            public void setPermission(
                org.apache.hadoop.fs.Path path, org.apache.hadoop.fs.permission.FsPermission permission) {}
          });
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  public static void main(String[] arguments) throws Exception {
    conf = HBaseConfiguration.create();
    root = new org.apache.hadoop.fs.Path("file://" + Files.createTempDirectory(Paths.get(arguments[0]), "hbase"));
    conf.set("hbase.rootdir", root.toString());
    conf.set("fs.defaultFS", "file:///");
    conf.setClass("fs.file.impl", WithoutPermissions.class, org.apache.hadoop.fs.FileSystem.class);
    conf.set("hbase.wal.provider", "filesystem");
    conf.setBoolean("hbase.unsafe.stream.capability.enforce", false);
    conf.setInt("hbase.hstore.compaction.min", 2);
    conf.setBoolean("hbase.hregion.memstore.mslab.enabled", false);
    CommonFSUtils.setRootDir(conf, root);
    ChunkCreator.initialize(2 << 20, false, 0, 0, 0, null, 0.1f);
    EnvironmentEdgeManager.injectEdge(() -> now);
    for (String file : Arrays.asList(arguments).subList(1, arguments.length)) {
      Path out = Paths.get(file + ".out");
      if (!Files.exists(out)) new StoreLanguage().runFile(Paths.get(file), out);
    }
    // Threads of the log keep the JVM alive.
    Runtime.getRuntime().halt(0);
  }

  private void runFile(Path in, Path out) throws Exception {
    List<String> lines = Files.readAllLines(in);
    List<String> answers = Collections.synchronizedList(new ArrayList<>());
    Thread thread = new Thread(() -> lines.forEach(line -> answers.add(answer(line))));
    thread.setDaemon(true);
    thread.start();
    boolean hangs = false;
    while (thread.isAlive() && !hangs) {
      int before = answers.size();
      thread.join(15_000);
      hangs = thread.isAlive() && answers.size() == before;
    }
    if (hangs) answers.add("HANG\n");
    StringBuilder said = new StringBuilder();
    for (int i = 0; i < answers.size(); i++) said.append("> ").append(lines.get(i)).append('\n').append(answers.get(i));
    Files.write(out, bytes(said.toString()));
    if (hangs) Runtime.getRuntime().halt(3);
  }

  private String answer(String line) {
    try {
      return command(line.trim());
    } catch (Throwable error) {
      return "ERROR " + error.getClass().getSimpleName() + "\n";
    }
  }

  private String command(String line) throws Exception {
    String[] words = line.split("\\s+");
    switch (words[0]) {
      case "table":
        table(line.substring("table".length()));
        return "";
      case "later":
        now += Long.parseLong(words[1]);
        return "";
      case "mark":
        marks.put(words[1], region.getReadPoint(IsolationLevel.READ_COMMITTED));
        return "";
      case "flush":
      case "compact":
        RegionScanner reader = reader(words);
        if (words[0].equals("flush")) region.flush(true);
        else region.compact(Arrays.asList(words).contains("major"));
        if (reader != null) reader.close();
        return "";
      case "scan":
        return scan(line.substring("scan".length()), new Scan());
      case "get":
        byte[] row = bytes(words[1]);
        return scan(
            line.substring("get ".length() + words[1].length()),
            new Scan().withStartRow(row, true).withStopRow(row, true));
      case "files":
        return files();
      default:
        write(line);
        return "";
    }
  }

  private void table(String text) throws IOException {
    if (region != null) region.close(true);
    marks.clear();
    now = 1_000_000;
    TableDescriptorBuilder table = TableDescriptorBuilder.newBuilder(TableName.valueOf("t" + tables++));
    for (String part : text.split(";")) {
      String[] words = part.trim().split("\\s+");
      ColumnFamilyDescriptorBuilder family = ColumnFamilyDescriptorBuilder.newBuilder(bytes(words[0]));
      for (int i = 1; i < words.length; i++) {
        String[] pair = words[i].split("=");
        family.setValue(pair[0], pair[1]);
      }
      table.setColumnFamily(family.build());
    }
    TableDescriptor descriptor = table.build();
    RegionInfo info = RegionInfoBuilder.newBuilder(descriptor.getTableName()).build();
    if (wal == null) wal = new WALFactory(conf, "test").getWAL(info);
    region = HRegion.createHRegion(info, root, conf, descriptor, wal);
  }

  private void write(String line) throws IOException {
    List<Mutation> mutations = new ArrayList<>();
    for (String part : line.split("&")) mutations.add(mutation(part.trim().split("\\s+")));
    for (OperationStatus status : region.batchMutate(mutations.toArray(new Mutation[0])))
      if (status.getOperationStatusCode() != HConstants.OperationStatusCode.SUCCESS)
        throw new IOException(status.getExceptionMsg());
  }

  private static Mutation mutation(String[] words) throws IOException {
    byte type = TYPES[NAMES.indexOf(words[0])];
    byte[] row = bytes(words[1]);
    String[] column = words[2].split(":", 2);
    List<Tag> tags = new ArrayList<>();
    String value = "";
    for (String word : Arrays.asList(words).subList(4, words.length)) {
      if (word.startsWith("ttl="))
        tags.add(new ArrayBackedTag(TagType.TTL_TAG_TYPE, Bytes.toBytes(Long.parseLong(word.substring(4)))));
      else value = word;
    }
    KeyValue cell =
        new KeyValue(
            row,
            bytes(column[0]),
            bytes(column.length > 1 ? column[1] : ""),
            Long.parseLong(words[3]),
            KeyValue.Type.codeToType(type),
            bytes(value),
            tags);
    Mutation mutation = type == 4 ? new Put(row).add(cell) : new Delete(row).add(cell);
    return mutation.setDurability(Durability.SKIP_WAL);
  }

  /** A scanner at the mark that `keep=` names: what it may need stays. */
  private RegionScanner reader(String[] words) throws IOException {
    for (String word : words)
      if (word.startsWith("keep=")) return region.getScanner(at(new Scan(), word.substring(5)));
    return null;
  }

  private Scan at(Scan scan, String mark) {
    PackagePrivateFieldAccessor.setMvccReadPoint(scan, marks.get(mark));
    return scan;
  }

  private String scan(String text, Scan scan) throws IOException {
    scan.readVersions(1);
    int filter = text.indexOf("filter=");
    if (filter >= 0) scan.setFilter(new ParseFilter().parseFilterString(text.substring(filter + 7).trim()));
    for (String word : (filter < 0 ? text : text.substring(0, filter)).trim().split("\\s+"))
      if (!word.isEmpty()) option(scan, word);
    StringBuilder out = new StringBuilder();
    try (RegionScanner scanner = region.getScanner(scan)) {
      for (boolean more = true; more; ) {
        List<Cell> cells = new ArrayList<>();
        more = scanner.nextRaw(cells);
        if (cells.isEmpty()) continue;
        out.append(text(CellUtil.cloneRow(cells.get(0))));
        for (Cell cell : cells) print(cell, out);
        out.append('\n');
      }
    }
    return out.length() == 0 ? "nothing\n" : out.toString();
  }

  private void option(Scan scan, String word) throws IOException {
    String[] pair = word.split("=", 2);
    String value = pair.length > 1 ? pair[1] : "";
    if (pair[0].startsWith("time.")) {
      String[] range = value.split(",");
      scan.setColumnFamilyTimeRange(bytes(pair[0].substring(5)), Long.parseLong(range[0]), Long.parseLong(range[1]));
      return;
    }
    switch (pair[0]) {
      case "start":
      case "start-after":
        scan.withStartRow(bytes(value), pair[0].equals("start"));
        break;
      case "stop":
      case "stop-at":
        scan.withStopRow(bytes(value), pair[0].equals("stop-at"));
        break;
      case "reversed":
        scan.setReversed(true);
        break;
      case "raw":
        scan.setRaw(true);
        break;
      case "versions":
        scan.readVersions(Integer.parseInt(value));
        break;
      case "time":
        String[] range = value.split(",");
        scan.setTimeRange(Long.parseLong(range[0]), Long.parseLong(range[1]));
        break;
      case "columns":
        for (String column : value.split(",")) {
          String[] parts = column.split(":", 2);
          if (parts[1].equals("*")) scan.addFamily(bytes(parts[0]));
          else scan.addColumn(bytes(parts[0]), bytes(parts[1]));
        }
        break;
      case "at":
        at(scan, value);
        break;
      case "limit":
        scan.setMaxResultsPerColumnFamily(Integer.parseInt(value));
        break;
      case "offset":
        scan.setRowOffsetPerColumnFamily(Integer.parseInt(value));
        break;
      default:
        throw new IllegalArgumentException(word);
    }
  }

  private static void print(Cell cell, StringBuilder out) {
    out.append(' ').append(text(CellUtil.cloneFamily(cell)));
    out.append(':').append(text(CellUtil.cloneQualifier(cell))).append('@').append(cell.getTimestamp());
    int type = 0;
    while (TYPES[type] != cell.getTypeByte()) type++;
    if (type == 0) out.append('=').append(text(CellUtil.cloneValue(cell)));
    else out.append('!').append(NAMES.get(type));
  }

  private String files() {
    StringBuilder out = new StringBuilder();
    for (HStore store : region.getStores())
      for (HStoreFile file : store.getStorefiles())
        out.append(store.getColumnFamilyName()).append(": ").append(file.getReader().getEntries()).append(" cells\n");
    return out.length() == 0 ? "no files\n" : out.toString();
  }
}
