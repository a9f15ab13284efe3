import java.io.IOException;
import java.util.*;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.*;
import org.apache.hadoop.hbase.*;
import org.apache.hadoop.hbase.client.*;
import org.apache.hadoop.hbase.io.encoding.DataBlockEncoding;
import org.apache.hadoop.hbase.io.compress.Compression;
import org.apache.hadoop.hbase.io.hfile.*;
import org.apache.hadoop.hbase.regionserver.BloomType;
import org.apache.hadoop.hbase.regionserver.StoreFileWriter;
import org.apache.hadoop.hbase.tool.BulkLoadHFilesTool;
import org.apache.hadoop.hbase.tool.BulkLoadHFiles;
import org.apache.hadoop.hbase.util.Bytes;

/** HBase's own bulk load tool, with files of HBase's own writer: several families, files over region boundaries, regions that split meanwhile. */
public class BulkSuite {
  interface Check { void run() throws Exception; }
  static int passed, failed;
  static Configuration conf;
  static FileSystem fs;
  static Path root;
  static Connection connection;
  static Admin admin;
  static final byte[] Q = Bytes.toBytes("q");

  /** With what the checks begin that are made. */
  static String only = "";

  static void check(String name, Check check) {
    if (!name.startsWith(only)) return;
    long start = System.nanoTime();
    try {
      check.run();
      passed++;
      System.out.println("ok   " + name + " (" + (System.nanoTime() - start) / 1_000_000 + " ms)");
    } catch (Throwable e) {
      failed++;
      System.out.println("FAIL " + name + ": " + e);
      e.printStackTrace();
    }
  }
  static void same(Object expected, Object actual) {
    if (!Objects.equals(expected, actual)) throw new AssertionError("expected " + expected + ", was " + actual);
  }
  static byte[] b(String s) { return Bytes.toBytes(s); }
  static String row(int i) { return String.format("r%05d", i); }

  static TableName table(String name, String[] families, String... splits) throws IOException {
    TableName t = TableName.valueOf(name);
    TableDescriptorBuilder table = TableDescriptorBuilder.newBuilder(t);
    for (String f : families) table.setColumnFamily(ColumnFamilyDescriptorBuilder.newBuilder(b(f)).setMaxVersions(3).build());
    byte[][] keys = new byte[splits.length][];
    for (int i = 0; i < splits.length; i++) keys[i] = b(splits[i]);
    if (keys.length == 0) admin.createTable(table.build()); else admin.createTable(table.build(), keys);
    return t;
  }

  /** Rows from..to of one family, with the value given. */
  static void file(Path dir, String family, int from, int to, String value, DataBlockEncoding encoding, Compression.Algorithm codec) throws IOException {
    HFileContext context = new HFileContextBuilder().withDataBlockEncoding(encoding).withCompression(codec).withIncludesTags(true).build();
    StoreFileWriter w = new StoreFileWriter.Builder(conf, new CacheConfig(conf), fs)
      .withOutputDir(new Path(dir, family)).withBloomType(BloomType.ROW).withFileContext(context).build();
    for (int i = from; i < to; i++) w.append(new KeyValue(b(row(i)), b(family), Q, 5L, b(value + i)));
    w.appendFileInfo(HStoreFileKeys.BULKLOAD_TIME, Bytes.toBytes(System.currentTimeMillis()));
    w.close();
  }
  static class HStoreFileKeys { static final byte[] BULKLOAD_TIME = Bytes.toBytes("BULKLOAD_TIMESTAMP"); }

  static Map<String, String> scan(TableName t, String family) throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Table table = connection.getTable(t); ResultScanner s = table.getScanner(new Scan().addFamily(b(family)).setCaching(1000))) {
      for (Result r : s) found.put(Bytes.toString(r.getRow()), Bytes.toString(r.value()));
    }
    return found;
  }
  static Map<String, String> rows(int from, int to, String value) {
    Map<String, String> all = new TreeMap<>();
    for (int i = from; i < to; i++) all.put(row(i), value + i);
    return all;
  }
  /** HBase splits no region that still has references. */
  static void split(TableName t, String at) throws IOException {
    try { admin.split(t, b(at)); } catch (DoNotRetryIOException e) {
      if (!String.valueOf(e.getMessage()).contains("NOT splittable")) throw e;
    }
  }
  static int tool(Configuration conf, Path dir, TableName t) throws Exception {
    return new BulkLoadHFilesTool(conf).run(new String[] { dir.toString(), t.getNameAsString() });
  }
  /** The tool refuses a table of which hbase:meta has a region without a server, as daughters are until they are open. */
  static int toolWhenAvailable(Configuration conf, Path dir, TableName t) throws Exception {
    for (long end = System.currentTimeMillis() + 60_000; ; Thread.sleep(20))
      try {
        return tool(conf, dir, t);
      } catch (TableNotFoundException e) {
        if (!e.getMessage().contains("not currently available") || System.currentTimeMillis() > end) throw e;
      }
  }

  public static void main(String[] args) throws Exception {
    if (args.length > 4) only = args[4];
    conf = HBaseConfiguration.create();
    conf.set("hbase.zookeeper.quorum", args[0].split(":")[0]);
    conf.set("hbase.zookeeper.property.clientPort", args[0].split(":")[1]);
    conf.set("fs.defaultFS", "file:///");
    conf.setInt("hbase.client.retries.number", 5);
    fs = FileSystem.getLocal(conf);
    root = new Path(args[1]);
    connection = ConnectionFactory.createConnection(conf);
    admin = connection.getAdmin();

    check("two families, files over region boundaries", () -> {
      TableName t = table("bulk1", new String[] { "f", "g" }, row(100), row(200), row(300));
      Path dir = new Path(root, "bulk1");
      file(dir, "f", 0, 400, "f", DataBlockEncoding.NONE, Compression.Algorithm.NONE);
      file(dir, "g", 50, 250, "g", DataBlockEncoding.FAST_DIFF, Compression.Algorithm.GZ);
      same(0, tool(conf, dir, t));
      same(rows(0, 400, "f"), scan(t, "f"));
      same(rows(50, 250, "g"), scan(t, "g"));
    });
    check("a load over what was written, and written over", () -> {
      TableName t = TableName.valueOf("bulk1");
      try (Table table = connection.getTable(t)) {
        table.put(new Put(b(row(1))).addColumn(b("f"), Q, 5L, b("before")));
        Path dir = new Path(root, "bulk2");
        file(dir, "f", 1, 3, "again", DataBlockEncoding.NONE, Compression.Algorithm.NONE);
        same(0, tool(conf, dir, t));
        table.put(new Put(b(row(2))).addColumn(b("f"), Q, 5L, b("after")));
        same("again1", Bytes.toString(table.get(new Get(b(row(1)))).getValue(b("f"), Q)));
        same("after", Bytes.toString(table.get(new Get(b(row(2)))).getValue(b("f"), Q)));
      }
    });
    check("create.table makes the table from the files", () -> {
      Path dir = new Path(root, "bulk3");
      file(dir, "x", 0, 50, "a", DataBlockEncoding.NONE, Compression.Algorithm.NONE);
      file(dir, "x", 50, 100, "b", DataBlockEncoding.NONE, Compression.Algorithm.NONE);
      TableName t = TableName.valueOf("bulk3");
      same(0, tool(conf, dir, t));
      same(100, scan(t, "x").size());
      same(2, admin.getRegions(t).size());
    });
    check("always.copy.files, and not replicated", () -> {
      TableName t = table("bulk4", new String[] { "f" });
      Path dir = new Path(root, "bulk4");
      file(dir, "f", 0, 10, "f", DataBlockEncoding.NONE, Compression.Algorithm.NONE);
      Configuration copying = new Configuration(conf);
      copying.setBoolean(BulkLoadHFiles.ALWAYS_COPY_FILES, true);
      BulkLoadHFilesTool tool = new BulkLoadHFilesTool(copying);
      tool.disableReplication();
      tool.bulkLoad(t, dir);
      same(rows(0, 10, "f"), scan(t, "f"));
      same(1, fs.listStatus(new Path(dir, "f")).length);
    });
    check("a family that the table has not", () -> {
      Path dir = new Path(root, "bulk5");
      file(dir, "nope", 0, 10, "f", DataBlockEncoding.NONE, Compression.Algorithm.NONE);
      try {
        tool(conf, dir, TableName.valueOf("bulk4"));
        throw new AssertionError("loaded");
      } catch (IOException e) {
        if (!e.getMessage().contains("Unmatched family names")) throw e;
      }
    });
    check("while regions split, seen whole by readers of both families", () -> {
      TableName t = table("bulk6", new String[] { "f", "g" });
      AtomicBoolean done = new AtomicBoolean();
      List<Throwable> problems = Collections.synchronizedList(new ArrayList<>());
      Thread reader = new Thread(() -> {
        try (Table table = connection.getTable(t)) {
          while (!done.get())
            try (ResultScanner s = table.getScanner(new Scan().setCaching(50))) {
              for (Result r : s) {
                String f = Bytes.toString(r.getValue(b("f"), Q)), g = Bytes.toString(r.getValue(b("g"), Q));
                if (!Objects.equals(f, g)) throw new AssertionError(Bytes.toString(r.getRow()) + ": " + f + " and " + g);
              }
            }
        } catch (Throwable e) { problems.add(e); }
      });
      reader.start();
      for (int round = 0; round < 4; round++) {
        Path dir = new Path(root, "bulk6-" + round);
        for (String f : new String[] { "f", "g" }) file(dir, f, 0, 500, "v" + round + "-", DataBlockEncoding.NONE, Compression.Algorithm.NONE);
        if (round % 2 == 1) split(t, row(50 + 70 * round));
        same(0, toolWhenAvailable(conf, dir, t));
      }
      done.set(true);
      reader.join();
      if (!problems.isEmpty()) throw new AssertionError(problems.get(0));
      same(rows(0, 500, "v3-"), scan(t, "f"));
      same(rows(0, 500, "v3-"), scan(t, "g"));
    });
    if (args.length > 2) check("files of colonnade importtsv: read by the printer, loaded by the tool", () -> {
      Path dir = new Path(args[2]);
      TableName t = table("imported", new String[] { "f", "g" }, "row3", "row6");
      for (String family : new String[] { "f", "g" })
        for (FileStatus file : fs.listStatus(new Path(dir, family))) {
          HFilePrettyPrinter printer = new HFilePrettyPrinter(conf);
          if (file.isFile()) same(0, printer.run(new String[] { "-m", "-k", "-a", "-s", "-f", file.getPath().toString() }));
        }
      Configuration copying = new Configuration(conf);
      copying.setBoolean(BulkLoadHFiles.ALWAYS_COPY_FILES, true);
      same(0, tool(copying, dir, t));
      same(Integer.parseInt(args[3]), scan(t, "f").size());
      same(Integer.parseInt(args[3]), scan(t, "g").size());
    });
    connection.close();
    System.out.println(passed + " passed, " + failed + " failed");
    System.exit(failed == 0 ? 0 : 1);
  }
}
