import java.io.IOException;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.*;
import org.apache.hadoop.hbase.client.*;
import org.apache.hadoop.hbase.exceptions.MergeRegionException;
import org.apache.hadoop.hbase.util.Bytes;

/** hbase-client 2.6.1 through splits and merges: those it asks for, those that happen by themselves, and writers and readers that go on meanwhile. */
public class SplitSuite {
  interface Check { void run() throws Exception; }
  static int passed, failed;
  static Connection connection;
  static Admin admin;
  static final byte[] F = Bytes.toBytes("f"), Q = Bytes.toBytes("q");

  static void check(String name, Check check) {
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
  static void fails(Class<? extends Throwable> type, Check check) throws Exception {
    try { check.run(); } catch (Throwable e) {
      for (Throwable c = e; c != null; c = c.getCause()) if (type.isInstance(c)) return;
      throw new AssertionError("expected " + type.getName() + ", was " + e, e);
    }
    throw new AssertionError("expected " + type.getName());
  }
  static byte[] b(String s) { return Bytes.toBytes(s); }
  static Put put(String row, String value) { return new Put(b(row)).addColumn(F, Q, b(value)); }
  static String ranges(TableName t) throws IOException {
    StringJoiner all = new StringJoiner(" ");
    for (RegionInfo r : admin.getRegions(t)) all.add(Bytes.toStringBinary(r.getStartKey()) + "-" + Bytes.toStringBinary(r.getEndKey()));
    return all.toString();
  }
  static int scanned(Table t, boolean reversed, Map<String, String> expected) throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (ResultScanner scanner = t.getScanner(new Scan().setReversed(reversed).setCaching(17))) {
      for (Result r : scanner)
        if (found.put(Bytes.toString(r.getRow()), Bytes.toString(r.getValue(F, Q))) != null) throw new AssertionError(r + " twice");
    }
    if (expected != null) same(expected, found);
    return found.size();
  }
  static void until(Callable<Boolean> condition) throws Exception {
    for (int i = 0; i < 600; i++) {
      if (condition.call()) return;
      Thread.sleep(50);
    }
    throw new AssertionError("never came true");
  }
  static boolean isClean(TableName t) throws IOException {
    admin.runCatalogJanitor();
    try (Table meta = connection.getTable(TableName.META_TABLE_NAME); ResultScanner s = meta.getScanner(HConstants.CATALOG_FAMILY)) {
      for (Result r : s) for (Cell c : r.rawCells()) {
        String q = Bytes.toString(CellUtil.cloneQualifier(c));
        if (Bytes.toString(r.getRow()).startsWith(t + ",") && (q.equals("splitA") || q.startsWith("merge0"))) return false;
      }
    }
    return true;
  }

  public static void main(String[] args) throws Exception {
    Configuration conf = HBaseConfiguration.create();
    String[] quorum = args[0].split(":");
    conf.set("hbase.zookeeper.quorum", quorum[0]);
    conf.set("hbase.zookeeper.property.clientPort", quorum[1]);
    conf.setInt("hbase.client.retries.number", 12);
    conf.setInt("hbase.client.pause", 20);
    try (Connection c = ConnectionFactory.createConnection(conf)) {
      connection = c;
      admin = c.getAdmin();
      byHand();
      underLoad();
      byThemselves();
    }
    System.out.println(passed + " passed, " + failed + " failed");
    System.exit(failed == 0 ? 0 : 1);
  }

  static void byHand() throws Exception {
    TableName n = TableName.valueOf("split_suite");
    admin.createTable(TableDescriptorBuilder.newBuilder(n).setColumnFamily(ColumnFamilyDescriptorBuilder.newBuilder(F).setBlocksize(1024).build()).build());
    try (Table t = connection.getTable(n)) {
      Map<String, String> rows = new TreeMap<>();
      for (int i = 0; i < 100; i++) {
        String row = String.format("r%02d", i);
        rows.put(row, "v" + i);
        t.put(put(row, "v" + i));
        if (i == 49) admin.flush(n);
      }
      admin.flush(n);
      check("split at a row, with rows read and written", () -> {
        RegionInfo parent = admin.getRegions(n).get(0);
        admin.splitRegionAsync(parent.getRegionName(), b("r30")).get(30, TimeUnit.SECONDS);
        same("-r30 r30-", ranges(n));
        scanned(t, false, rows);
        scanned(t, true, rows);
        t.put(put("r00", "again"));
        rows.put("r00", "again");
        t.delete(new Delete(b("r99")));
        rows.remove("r99");
        scanned(t, false, rows);
        fails(IOException.class, () -> admin.splitRegionAsync(parent.getRegionName(), b("r10")).get(30, TimeUnit.SECONDS));
      });
      check("what can't be is refused", () -> {
        RegionInfo upper = admin.getRegions(n).get(1);
        fails(DoNotRetryIOException.class, () -> admin.splitRegionAsync(upper.getRegionName(), b("a")).get(30, TimeUnit.SECONDS));
        fails(IOException.class, () -> admin.splitRegionAsync(upper.getRegionName(), b("r30")).get(30, TimeUnit.SECONDS));
        same(true, admin.splitSwitch(false, true));
        fails(DoNotRetryIOException.class, () -> admin.splitRegionAsync(upper.getRegionName(), b("r50")).get(30, TimeUnit.SECONDS));
        same(false, admin.splitSwitch(true, true));
        fails(DoNotRetryIOException.class, () -> admin.createTable(TableDescriptorBuilder.newBuilder(TableName.valueOf("no_such_policy"))
          .setColumnFamily(ColumnFamilyDescriptorBuilder.of("f")).setRegionSplitPolicyClassName("no.such.Policy").build()));
      });
      check("the parent goes when nothing refers to it", () -> {
        until(() -> isClean(n));
        scanned(t, false, rows);
      });
      check("merge", () -> {
        List<RegionInfo> both = admin.getRegions(n);
        admin.mergeRegionsAsync(new byte[][] { both.get(0).getEncodedNameAsBytes(), both.get(1).getEncodedNameAsBytes() }, false).get(30, TimeUnit.SECONDS);
        same("-", ranges(n));
        scanned(t, false, rows);
        scanned(t, true, rows);
        until(() -> isClean(n));
        scanned(t, false, rows);
      });
      check("split of the table, where the server likes", () -> {
        admin.split(n);
        until(() -> admin.getRegions(n).size() == 2);
        until(() -> admin.getClusterMetrics(EnumSet.of(ClusterMetrics.Option.REGIONS_IN_TRANSITION)).getRegionStatesInTransition().isEmpty());
        scanned(t, false, rows);
      });
      check("merges of regions that are no neighbours", () -> {
        until(() -> isClean(n));
        admin.split(n, b("r05"));
        until(() -> admin.getRegions(n).size() == 3);
        until(() -> isClean(n));
        List<RegionInfo> all = admin.getRegions(n);
        byte[][] ends = { all.get(0).getEncodedNameAsBytes(), all.get(2).getEncodedNameAsBytes() };
        fails(MergeRegionException.class, () -> admin.mergeRegionsAsync(ends, false).get(30, TimeUnit.SECONDS));
        byte[][] three = all.stream().map(RegionInfo::getEncodedNameAsBytes).toArray(byte[][]::new);
        admin.mergeRegionsAsync(three, false).get(30, TimeUnit.SECONDS);
        same("-", ranges(n));
        scanned(t, false, rows);
      });
    }
  }

  /** A writer with a mutator, one with single puts, a reader: all go on while regions are split and merged under them. */
  static void underLoad() throws Exception {
    TableName n = TableName.valueOf("split_load");
    admin.createTable(TableDescriptorBuilder.newBuilder(n).setColumnFamily(ColumnFamilyDescriptorBuilder.of("f")).build());
    check("writers and readers go on through splits and merges", () -> {
      AtomicBoolean stop = new AtomicBoolean();
      Map<String, String> rows = new ConcurrentSkipListMap<>();
      ExecutorService pool = Executors.newFixedThreadPool(3);
      List<Future<?>> work = new ArrayList<>();
      work.add(pool.submit(() -> {
        try (BufferedMutator m = connection.getBufferedMutator(n)) {
          for (int i = 0; !stop.get(); i++) {
            Map<String, String> some = new HashMap<>();
            for (int j = 0; j < 20; j++) some.put(String.format("%03d-m", (i * 37 + j * 11) % 1000), "m" + i);
            for (Map.Entry<String, String> e : some.entrySet()) m.mutate(put(e.getKey(), e.getValue()));
            m.flush();
            rows.putAll(some);
          }
        }
        return null;
      }));
      work.add(pool.submit(() -> {
        try (Table t = connection.getTable(n)) {
          for (int i = 0; !stop.get(); i++) {
            String row = String.format("%03d-p", (i * 91) % 1000);
            t.put(put(row, "p" + i));
            rows.put(row, "p" + i);
            same("p" + i, Bytes.toString(t.get(new Get(b(row))).getValue(F, Q)));
          }
        }
        return null;
      }));
      work.add(pool.submit(() -> {
        try (Table t = connection.getTable(n)) {
          for (int i = 0; !stop.get(); i++) {
            Set<String> before = new HashSet<>(rows.keySet());
            Set<String> seen = new HashSet<>();
            try (ResultScanner scanner = t.getScanner(new Scan().setCaching(50).setReversed(i % 2 == 1))) {
              for (Result r : scanner) if (!seen.add(Bytes.toString(r.getRow()))) throw new AssertionError(r + " twice");
            }
            before.removeAll(seen);
            if (!before.isEmpty()) throw new AssertionError("not scanned: " + before);
          }
        }
        return null;
      }));
      try {
        for (String key : new String[] { "500", "250", "750" }) {
          Thread.sleep(300);
          admin.flush(n);
          RegionInfo region = null;
          for (RegionInfo r : admin.getRegions(n)) if (r.containsRow(b(key))) region = r;
          RegionInfo wanted = region;
          until(() -> {
            try { admin.splitRegionAsync(wanted.getRegionName(), b(key)).get(30, TimeUnit.SECONDS); return true; }
            catch (ExecutionException | IOException e) { if (String.valueOf(e).contains("NOT splittable")) return false; throw e; }
          });
        }
        same("-250 250-500 500-750 750-", ranges(n));
        until(() -> isClean(n));
        List<RegionInfo> all = admin.getRegions(n);
        admin.mergeRegionsAsync(new byte[][] { all.get(1).getEncodedNameAsBytes(), all.get(2).getEncodedNameAsBytes() }, false).get(30, TimeUnit.SECONDS);
        same("-250 250-750 750-", ranges(n));
        Thread.sleep(300);
      } finally {
        stop.set(true);
        pool.shutdown();
      }
      for (Future<?> f : work) f.get(60, TimeUnit.SECONDS);
      try (Table t = connection.getTable(n)) {
        scanned(t, false, rows);
        scanned(t, true, rows);
        System.out.println("     " + rows.size() + " rows");
      }
    });
  }

  static void byThemselves() throws Exception {
    TableName n = TableName.valueOf("split_auto");
    admin.createTable(TableDescriptorBuilder.newBuilder(n).setColumnFamily(ColumnFamilyDescriptorBuilder.of("f"))
      .setMemStoreFlushSize(1 << 20).setRegionSplitPolicyClassName("org.apache.hadoop.hbase.regionserver.KeyPrefixRegionSplitPolicy")
      .setValue("KeyPrefixRegionSplitPolicy.prefix_length", "4").build());
    check("a table that grows is split by itself, between prefixes", () -> {
      byte[] value = new byte[10_000];
      new Random(1).nextBytes(value);
      try (BufferedMutator m = connection.getBufferedMutator(n)) {
        for (int i = 0; i < 900; i++) m.mutate(new Put(b(String.format("%04d-%04d", i / 10, i))).addColumn(F, Q, value));
      }
      admin.flush(n);
      until(() -> admin.getRegions(n).size() >= 2);
      for (RegionInfo r : admin.getRegions(n)) same(true, r.getStartKey().length == 0 || r.getStartKey().length == 4);
      try (Table t = connection.getTable(n)) { same(900, scanned(t, false, null)); }
    });
  }
}
