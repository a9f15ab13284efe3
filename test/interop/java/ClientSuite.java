// Every data and schema call of this release through the unmodified HBase client. Prints `ok <name>` or `FAIL <name>: why` a check and ends
// with `<passed> passed, <failed> failed`. Arguments: `zk host:port` or `rpc host:port[,host:port]`.
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellBuilderFactory;
import org.apache.hadoop.hbase.CellBuilderType;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.HRegionLocation;
import org.apache.hadoop.hbase.KeepDeletedCells;
import org.apache.hadoop.hbase.NamespaceDescriptor;
import org.apache.hadoop.hbase.ServerName;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.*;
import org.apache.hadoop.hbase.filter.*;
import org.apache.hadoop.hbase.util.Bytes;
import org.apache.hadoop.hbase.util.Pair;

public class ClientSuite {
  interface Check { void run() throws Exception; }
  static int passed, failed;
  static Connection connection;
  static Admin admin;
  static final byte[] F = b("f"), G = b("g"), Q = b("q");
  static final String RUN = Long.toString(System.nanoTime() & 0xffffff, 36);

  static byte[] b(String s) { return Bytes.toBytesBinary(s); }

  static void check(String name, Check check) {
    try {
      check.run();
      passed++;
      System.out.println("ok " + name);
    } catch (Throwable t) {
      failed++;
      System.out.println("FAIL " + name + ": " + t);
      StackTraceElement[] trace = t.getStackTrace();
      for (int i = 0; i < Math.min(6, trace.length); i++) System.out.println("     at " + trace[i]);
      if (t.getCause() != null) System.out.println("     cause " + t.getCause());
    }
  }

  static void same(Object expected, Object actual) {
    if (expected instanceof byte[] && actual instanceof byte[] ? !Arrays.equals((byte[]) expected, (byte[]) actual) : !java.util.Objects.equals(expected, actual))
      throw new AssertionError("expected " + show(expected) + " but got " + show(actual));
  }
  static String show(Object o) { return o instanceof byte[] ? Bytes.toStringBinary((byte[]) o) : String.valueOf(o); }

  static <T extends Throwable> T fails(Class<T> type, Check check) throws Exception {
    try {
      check.run();
    } catch (Throwable t) {
      for (Throwable c = t; c != null; c = c.getCause()) if (type.isInstance(c)) return type.cast(c);
      if (t instanceof RetriesExhaustedWithDetailsException)
        for (Throwable c : ((RetriesExhaustedWithDetailsException) t).getCauses()) if (type.isInstance(c)) return type.cast(c);
      throw new AssertionError("expected " + type.getName() + " but got " + t, t);
    }
    throw new AssertionError("expected " + type.getName() + " but nothing was thrown");
  }

  /** Cells as `row/f:q@ts=value` (ts only when below 10^12, so that server times do not show). */
  static String cells(Result r) {
    if (r.isEmpty()) return "";
    return Arrays.stream(r.rawCells()).map(c -> Bytes.toStringBinary(CellUtil.cloneRow(c)) + "/" + Bytes.toString(CellUtil.cloneFamily(c)) + ":" + Bytes.toStringBinary(CellUtil.cloneQualifier(c))
      + (c.getTimestamp() < 1_000_000_000_000L ? "@" + c.getTimestamp() : "") + (c.getType() == Cell.Type.Put ? "" : "!" + c.getType()) + "=" + Bytes.toStringBinary(CellUtil.cloneValue(c))).collect(Collectors.joining(" "));
  }
  static String scan(Table t, Scan s) throws IOException {
    List<String> out = new ArrayList<>();
    try (ResultScanner scanner = t.getScanner(s)) { for (Result r : scanner) out.add(cells(r)); }
    return String.join(" | ", out);
  }
  static String rows(Table t, Scan s) throws IOException {
    List<String> out = new ArrayList<>();
    try (ResultScanner scanner = t.getScanner(s)) { for (Result r : scanner) out.add(Bytes.toStringBinary(r.getRow())); }
    return String.join(" ", out);
  }

  static Table table(String name, ColumnFamilyDescriptor... families) throws IOException { return table(name, null, families); }
  static Table table(String name, byte[][] splits, ColumnFamilyDescriptor... families) throws IOException {
    TableName n = TableName.valueOf(name + RUN);
    TableDescriptorBuilder builder = TableDescriptorBuilder.newBuilder(n);
    for (ColumnFamilyDescriptor f : families) builder.setColumnFamily(f);
    if (splits == null) admin.createTable(builder.build()); else admin.createTable(builder.build(), splits);
    return connection.getTable(n);
  }
  static ColumnFamilyDescriptorBuilder family(byte[] name) { return ColumnFamilyDescriptorBuilder.newBuilder(name); }
  static void drop(Table t) throws IOException { admin.disableTable(t.getName()); admin.deleteTable(t.getName()); t.close(); }
  static Put put(String row, String... qv) {
    Put p = new Put(b(row));
    for (int i = 0; i < qv.length; i += 2) p.addColumn(F, b(qv[i]), b(qv[i + 1]));
    return p;
  }

  /** Those of HBase 3 renew in the background, and always answer false. */
  static final boolean RENEWS_LEASES = org.apache.hadoop.hbase.util.VersionInfo.getVersion().startsWith("2.");

  public static void main(String[] args) throws Exception {
    Configuration conf = HBaseConfiguration.create();
    if (args[0].equals("zk")) {
      conf.set("hbase.client.registry.impl", "org.apache.hadoop.hbase.client.ZKConnectionRegistry");
      // With its port: HBase takes an IPv6 address that has none for one with a port.
      conf.set("hbase.zookeeper.quorum", args[1]);
      conf.set("hbase.zookeeper.property.clientPort", args[1].substring(args[1].lastIndexOf(':') + 1));
    } else {
      conf.set("hbase.client.registry.impl", "org.apache.hadoop.hbase.client.RpcConnectionRegistry");
      conf.set("hbase.client.bootstrap.servers", args[1]);
    }
    conf.setInt("hbase.client.retries.number", 6);
    conf.setInt("hbase.rpc.timeout", 20000);
    conf.setInt("hbase.client.operation.timeout", 60000);
    connection = ConnectionFactory.createConnection(conf);
    admin = connection.getAdmin();
    schema();
    namespaces();
    data();
    deletes();
    counters();
    conditions();
    batches();
    scans();
    versions();
    filters();
    bad();
    maintenance();
    async(conf);
    admin.close();
    connection.close();
    System.out.println(passed + " passed, " + failed + " failed");
    System.exit(failed == 0 ? 0 : 1);
  }

  static void schema() {
    TableName n = TableName.valueOf("schema" + RUN);
    check("create, exists, list, describe", () -> {
      same(false, admin.tableExists(n));
      admin.createTable(TableDescriptorBuilder.newBuilder(n).setColumnFamily(family(F).setMaxVersions(5).setTimeToLive(86400).build()).setColumnFamily(ColumnFamilyDescriptorBuilder.of("g")).setValue("owner", "me").build());
      same(true, admin.tableExists(n));
      same(true, Arrays.asList(admin.listTableNames()).contains(n));
      same(true, admin.listTableDescriptors().stream().anyMatch(d -> d.getTableName().equals(n)));
      TableDescriptor d = admin.getDescriptor(n);
      same(2, d.getColumnFamilyCount());
      same(5, d.getColumnFamily(F).getMaxVersions());
      same(86400, d.getColumnFamily(F).getTimeToLive());
      same("me", d.getValue("owner"));
      same(true, admin.isTableEnabled(n));
      same(true, admin.isTableAvailable(n));
    });
    check("create again is TableExistsException", () -> fails(org.apache.hadoop.hbase.TableExistsException.class, () -> admin.createTable(TableDescriptorBuilder.newBuilder(n).setColumnFamily(ColumnFamilyDescriptorBuilder.of("f")).build())));
    check("add, modify and delete a family", () -> {
      admin.addColumnFamily(n, ColumnFamilyDescriptorBuilder.of("h"));
      admin.modifyColumnFamily(n, family(F).setMaxVersions(7).build());
      admin.deleteColumnFamily(n, G);
      TableDescriptor d = admin.getDescriptor(n);
      same(7, d.getColumnFamily(F).getMaxVersions());
      same(true, d.hasColumnFamily(b("h")));
      same(false, d.hasColumnFamily(G));
      fails(org.apache.hadoop.hbase.InvalidFamilyOperationException.class, () -> admin.deleteColumnFamily(n, b("nope")));
      fails(org.apache.hadoop.hbase.InvalidFamilyOperationException.class, () -> admin.addColumnFamily(n, ColumnFamilyDescriptorBuilder.of("h")));
    });
    check("modify a table", () -> {
      admin.modifyTable(TableDescriptorBuilder.newBuilder(admin.getDescriptor(n)).setMaxFileSize(1L << 31).setValue("owner", "you").build());
      same(1L << 31, admin.getDescriptor(n).getMaxFileSize());
      same("you", admin.getDescriptor(n).getValue("owner"));
    });
    check("disable, enable", () -> {
      admin.disableTable(n);
      same(true, admin.isTableDisabled(n));
      fails(org.apache.hadoop.hbase.TableNotEnabledException.class, () -> admin.disableTable(n));
      try (Table t = connection.getTable(n)) { fails(org.apache.hadoop.hbase.TableNotEnabledException.class, () -> t.get(new Get(b("r")))); }
      admin.enableTable(n);
      same(true, admin.isTableEnabled(n));
      fails(org.apache.hadoop.hbase.TableNotDisabledException.class, () -> admin.enableTable(n));
      fails(org.apache.hadoop.hbase.TableNotDisabledException.class, () -> admin.deleteTable(n));
    });
    check("truncate", () -> {
      try (Table t = connection.getTable(n)) {
        t.put(put("r", "q", "v"));
        admin.disableTable(n);
        admin.truncateTable(n, false);
        same("", scan(t, new Scan()));
        t.put(put("r", "q", "again"));
        same("r/f:q=again", cells(t.get(new Get(b("r")))));
      }
    });
    check("delete", () -> {
      admin.disableTable(n);
      admin.deleteTable(n);
      same(false, admin.tableExists(n));
      fails(org.apache.hadoop.hbase.TableNotFoundException.class, () -> admin.deleteTable(n));
      try (Table t = connection.getTable(n)) { fails(org.apache.hadoop.hbase.TableNotFoundException.class, () -> t.get(new Get(b("r")))); }
    });
    check("create with split keys, regions, truncate preserving them", () -> {
      Table t = table("split", new byte[][] {b("d"), b("m"), b("t")}, family(F).build());
      try (RegionLocator locator = connection.getRegionLocator(t.getName())) {
        List<HRegionLocation> all = locator.getAllRegionLocations();
        same(4, all.size());
        same("m", Bytes.toString(locator.getRegionLocation(b("p")).getRegion().getStartKey()));
        same("[, d, m, t]", Arrays.stream(locator.getStartKeys()).map(Bytes::toString).collect(Collectors.toList()).toString());
      }
      same(4, admin.getRegions(t.getName()).size());
      for (String r : "a c d e m p t z".split(" ")) t.put(put(r, "q", r));
      same("a c d e m p t z", rows(t, new Scan()));
      same("z t p m e d c a", rows(t, new Scan().setReversed(true)));
      same("e m p", rows(t, new Scan().withStartRow(b("e")).withStopRow(b("p"), true)));
      admin.disableTable(t.getName());
      admin.truncateTable(t.getName(), true);
      same(4, admin.getRegions(t.getName()).size());
      drop(t);
    });
  }

  static void namespaces() {
    String ns = "ns" + RUN;
    check("namespaces: create, list, tables in one, alter, delete", () -> {
      admin.createNamespace(NamespaceDescriptor.create(ns).addConfiguration("k", "v").build());
      same("v", admin.getNamespaceDescriptor(ns).getConfigurationValue("k"));
      same(true, Arrays.asList(admin.listNamespaces()).containsAll(Arrays.asList("default", "hbase", ns)));
      fails(org.apache.hadoop.hbase.NamespaceExistException.class, () -> admin.createNamespace(NamespaceDescriptor.create(ns).build()));
      admin.modifyNamespace(NamespaceDescriptor.create(ns).addConfiguration("k", "w").build());
      same("w", admin.getNamespaceDescriptor(ns).getConfigurationValue("k"));
      TableName n = TableName.valueOf(ns, "t");
      admin.createTable(TableDescriptorBuilder.newBuilder(n).setColumnFamily(ColumnFamilyDescriptorBuilder.of("f")).build());
      same(1, admin.listTableNamesByNamespace(ns).length);
      same(1, admin.listTableDescriptorsByNamespace(b(ns)).size());
      try (Table t = connection.getTable(n)) { t.put(put("r", "q", "v")); same("r/f:q=v", cells(t.get(new Get(b("r"))))); }
      // A ConstraintException: a client that does not have the class (3.0) says so, and has the text in the cause.
      IOException full = fails(IOException.class, () -> admin.deleteNamespace(ns));
      Throwable told = full;
      while (told != null && !String.valueOf(told.getMessage()).contains("Only empty namespaces can be removed")) told = told.getCause();
      if (told == null) throw new AssertionError(full);
      admin.disableTable(n);
      admin.deleteTable(n);
      admin.deleteNamespace(ns);
      fails(org.apache.hadoop.hbase.NamespaceNotFoundException.class, () -> admin.getNamespaceDescriptor(ns));
    });
    check("a table in a missing namespace", () -> fails(org.apache.hadoop.hbase.NamespaceNotFoundException.class, () -> admin.createTable(TableDescriptorBuilder.newBuilder(TableName.valueOf("nope" + RUN, "t")).setColumnFamily(ColumnFamilyDescriptorBuilder.of("f")).build())));
  }

  static void data() throws IOException {
    Table t = table("data", family(F).setMaxVersions(3).build(), family(G).build());
    check("put and get", () -> {
      t.put(new Put(b("r1")).addColumn(F, Q, 100, b("v1")).addColumn(F, b("q2"), 100, b("")).addColumn(G, b(""), 100, b("\\x00\\xFF")));
      same("r1/f:q@100=v1 r1/f:q2@100= r1/g:@100=\\x00\\xFF", cells(t.get(new Get(b("r1")))));
      same("r1/g:@100=\\x00\\xFF", cells(t.get(new Get(b("r1")).addFamily(G))));
      same("r1/f:q@100=v1", cells(t.get(new Get(b("r1")).addColumn(F, Q))));
      same("", cells(t.get(new Get(b("none")))));
    });
    check("exists, existsAll, multi get", () -> {
      same(true, t.exists(new Get(b("r1"))));
      same(false, t.exists(new Get(b("r0"))));
      same("[true, false]", Arrays.toString(t.exists(Arrays.asList(new Get(b("r1")), new Get(b("r0"))))));
      Result[] r = t.get(Arrays.asList(new Get(b("r0")), new Get(b("r1")).addFamily(G)));
      same(true, r[0].isEmpty());
      same("r1/g:@100=\\x00\\xFF", cells(r[1]));
    });
    check("binary rows, qualifiers and large values", () -> {
      byte[] big = new byte[3 << 20];
      Arrays.fill(big, (byte) 7);
      t.put(new Put(b("\\x00\\xFF\\x2C")).addColumn(F, b("\\x00"), big));
      same(big, t.get(new Get(b("\\x00\\xFF\\x2C"))).getValue(F, b("\\x00")));
    });
    check("durabilities", () -> {
      for (Durability d : Durability.values()) t.put(put("dur", "q", d.name()).setDurability(d));
      same("FSYNC_WAL", Bytes.toString(t.get(new Get(b("dur"))).getValue(F, Q)));
    });
    check("attributes and cell TTL", () -> {
      t.put(put("ttl", "q", "gone").setTTL(1));
      Thread.sleep(20);
      same("", cells(t.get(new Get(b("ttl")))));
      t.put(put("ttl", "q", "kept").setTTL(600000).setAttribute("x", b("y")));
      same("ttl/f:q=kept", cells(t.get(new Get(b("ttl")))));
    });
    drop(t);
  }

  static void deletes() throws IOException {
    Table t = table("del", family(F).setMaxVersions(10).build(), family(G).setMaxVersions(10).build());
    check("the five kinds of delete", () -> {
      for (String row : new String[] {"a", "b", "c", "d", "e", "z"}) {
        for (long ts = 1; ts <= 4; ts++) t.put(new Put(b(row)).addColumn(F, Q, ts, b("v" + ts)).addColumn(F, b("p"), ts, b("p" + ts)).addColumn(G, Q, ts, b("g" + ts)));
      }
      Get all = new Get(b("a")).addColumn(F, Q).readAllVersions();
      t.delete(new Delete(b("a")).addColumn(F, Q, 3));
      same("a/f:q@4=v4 a/f:q@2=v2 a/f:q@1=v1", cells(t.get(all)));
      t.delete(new Delete(b("a")).addColumn(F, Q));
      same("a/f:q@2=v2 a/f:q@1=v1", cells(t.get(all)));
      t.delete(new Delete(b("b")).addColumns(F, Q, 3));
      same("b/f:q@4=v4", cells(t.get(new Get(b("b")).addColumn(F, Q).readAllVersions())));
      t.delete(new Delete(b("c")).addFamily(F, 2));
      same("c/f:p@4=p4 c/f:p@3=p3 c/f:q@4=v4 c/f:q@3=v3", cells(t.get(new Get(b("c")).addFamily(F).readAllVersions())));
      t.delete(new Delete(b("d")).addFamilyVersion(F, 4));
      same("d/f:p@3=p3 d/f:q@3=v3", cells(t.get(new Get(b("d")).addFamily(F))));
      t.delete(new Delete(b("e")));
      same("", cells(t.get(new Get(b("e")))));
      same("z/f:p@4=p4 z/f:q@4=v4 z/g:q@4=g4", cells(t.get(new Get(b("z")))));
    });
    check("a put after a delete of the row is what is read", () -> {
      for (int i = 0; i < 50; i++) {
        t.put(put("w", "q", "v" + i));
        t.delete(new Delete(b("w")));
        same("", cells(t.get(new Get(b("w")))));
      }
      t.put(put("w", "q", "last"));
      same("w/f:q=last", cells(t.get(new Get(b("w")))));
    });
    check("raw scan shows markers", () -> same(true, scan(t, new Scan().setRaw(true).withStartRow(b("d")).withStopRow(b("d"), true).readAllVersions()).contains("!DeleteFamilyVersion")));
    check("deletes survive flush and major compaction", () -> {
      admin.flush(t.getName());
      same("b/f:q@4=v4", cells(t.get(new Get(b("b")).addColumn(F, Q).readAllVersions())));
      admin.majorCompact(t.getName());
      for (int i = 0; i < 2400 && admin.getCompactionState(t.getName()) != CompactionState.NONE; i++) Thread.sleep(50);
      same("b/f:q@4=v4", cells(t.get(new Get(b("b")).addColumn(F, Q).readAllVersions())));
      same("d/f:p@3=p3 d/f:q@3=v3", cells(t.get(new Get(b("d")).addFamily(F))));
      same("", cells(t.get(new Get(b("e")))));
    });
    drop(t);
  }

  static void counters() throws IOException {
    Table t = table("cnt", family(F).build());
    check("increment", () -> {
      same(5L, t.incrementColumnValue(b("r"), F, Q, 5));
      same(3L, t.incrementColumnValue(b("r"), F, Q, -2));
      Result r = t.increment(new Increment(b("r")).addColumn(F, Q, 10).addColumn(F, b("q2"), 1));
      same(13L, Bytes.toLong(r.getValue(F, Q)));
      same(1L, Bytes.toLong(r.getValue(F, b("q2"))));
      same(13L, Bytes.toLong(t.get(new Get(b("r"))).getValue(F, Q)));
      same(true, t.increment(new Increment(b("r")).addColumn(F, Q, 1).setReturnResults(false)).isEmpty());
    });
    check("increment of what is not a number", () -> {
      t.put(put("s", "q", "abc"));
      fails(org.apache.hadoop.hbase.DoNotRetryIOException.class, () -> t.incrementColumnValue(b("s"), F, Q, 1));
      same("s/f:q=abc", cells(t.get(new Get(b("s")))));
    });
    check("append", () -> {
      same("x", Bytes.toString(t.append(new Append(b("a")).addColumn(F, Q, b("x"))).getValue(F, Q)));
      same("xyz", Bytes.toString(t.append(new Append(b("a")).addColumn(F, Q, b("yz"))).getValue(F, Q)));
    });
    check("200 increments from 4 threads", () -> {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Thread th = new Thread(() -> { try { for (int k = 0; k < 50; k++) t.incrementColumnValue(b("many"), F, Q, 1); } catch (IOException e) { throw new RuntimeException(e); } });
        th.start();
        threads.add(th);
      }
      for (Thread th : threads) th.join();
      same(200L, Bytes.toLong(t.get(new Get(b("many"))).getValue(F, Q)));
    });
    drop(t);
  }

  static void conditions() throws IOException {
    Table t = table("cas", family(F).setMaxVersions(3).build());
    check("checkAndMutate: value, absence, comparison", () -> {
      CheckAndMutateResult r = t.checkAndMutate(CheckAndMutate.newBuilder(b("r")).ifNotExists(F, Q).build(put("r", "q", "5")));
      same(true, r.isSuccess());
      same(false, t.checkAndMutate(CheckAndMutate.newBuilder(b("r")).ifNotExists(F, Q).build(put("r", "q", "6"))).isSuccess());
      same(true, t.checkAndMutate(CheckAndMutate.newBuilder(b("r")).ifEquals(F, Q, b("5")).build(put("r", "q", "7"))).isSuccess());
      same(true, t.checkAndMutate(CheckAndMutate.newBuilder(b("r")).ifMatches(F, Q, CompareOperator.LESS, b("6")).build(put("r", "q", "8"))).isSuccess());
      // The condition reads "expected OP actual": 9 > 8 holds, 7 > 8 does not.
      same(false, t.checkAndMutate(CheckAndMutate.newBuilder(b("r")).ifMatches(F, Q, CompareOperator.GREATER, b("7")).build(new Delete(b("r")))).isSuccess());
      same("r/f:q=8", cells(t.get(new Get(b("r")))));
      same(true, t.checkAndMutate(CheckAndMutate.newBuilder(b("r")).ifMatches(F, Q, CompareOperator.GREATER, b("9")).build(new Delete(b("r")))).isSuccess());
      same("", cells(t.get(new Get(b("r")))));
    });
    check("checkAndMutate: delete, increment, append, row mutations, filter", () -> {
      t.put(put("m", "q", "v"));
      RowMutations rm = RowMutations.of(Arrays.asList(put("m", "a", "1"), new Delete(b("m")).addColumns(F, Q)));
      same(true, t.checkAndMutate(CheckAndMutate.newBuilder(b("m")).ifEquals(F, Q, b("v")).build(rm)).isSuccess());
      same("m/f:a=1", cells(t.get(new Get(b("m")))));
      CheckAndMutateResult inc = t.checkAndMutate(CheckAndMutate.newBuilder(b("m")).ifMatches(new SingleColumnValueFilter(F, b("a"), CompareOperator.EQUAL, b("1"))).build(new Increment(b("m")).addColumn(F, b("n"), 4)));
      same(true, inc.isSuccess());
      same(4L, Bytes.toLong(inc.getResult().getValue(F, b("n"))));
      CheckAndMutateResult app = t.checkAndMutate(CheckAndMutate.newBuilder(b("m")).ifEquals(F, b("a"), b("1")).build(new Append(b("m")).addColumn(F, b("a"), b("2"))));
      same("12", Bytes.toString(app.getResult().getValue(F, b("a"))));
      same(true, t.checkAndMutate(CheckAndMutate.newBuilder(b("m")).ifEquals(F, b("a"), b("12")).build(new Delete(b("m")))).isSuccess());
      same("", cells(t.get(new Get(b("m")))));
    });
    check("checkAndMutate in a list", () -> {
      List<CheckAndMutateResult> r = t.checkAndMutate(Arrays.asList(
        CheckAndMutate.newBuilder(b("l1")).ifNotExists(F, Q).build(put("l1", "q", "1")),
        CheckAndMutate.newBuilder(b("l2")).ifEquals(F, Q, b("x")).build(put("l2", "q", "2"))));
      same("[true, false]", r.stream().map(CheckAndMutateResult::isSuccess).collect(Collectors.toList()).toString());
      same("l1/f:q=1", cells(t.get(new Get(b("l1")))));
    });
    check("mutateRow is atomic and may mix", () -> {
      t.put(put("x", "a", "1", "b", "2"));
      t.mutateRow(RowMutations.of(Arrays.asList(put("x", "c", "3"), new Delete(b("x")).addColumns(F, b("a")))));
      same("x/f:b=2 x/f:c=3", cells(t.get(new Get(b("x")))));
      Result r = t.mutateRow(RowMutations.of(Arrays.asList(new Append(b("x")).addColumn(F, b("c"), b("4")), new Increment(b("x")).addColumn(F, b("n"), 2))));
      same(2L, Bytes.toLong(r.getValue(F, b("n"))));
      same("34", Bytes.toString(r.getValue(F, b("c"))));
    });
    drop(t);
  }

  static void batches() throws IOException {
    Table t = table("bat", new byte[][] {b("m")}, family(F).build());
    check("batch of everything", () -> {
      t.put(put("b", "q", "old"));
      Object[] out = new Object[6];
      t.batch(Arrays.asList(put("a", "q", "1"), new Get(b("b")), new Delete(b("b")), new Increment(b("n")).addColumn(F, Q, 3), new Append(b("z")).addColumn(F, Q, b("zz")), new Get(b("none"))), out);
      same(true, ((Result) out[0]).isEmpty());
      same("b/f:q=old", cells((Result) out[1]));
      same(3L, Bytes.toLong(((Result) out[3]).getValue(F, Q)));
      same("zz", Bytes.toString(((Result) out[4]).getValue(F, Q)));
      same(true, ((Result) out[5]).isEmpty());
      same("a n z", rows(t, new Scan()));
    });
    check("a batch with one bad action does the others", () -> {
      Object[] out = new Object[3];
      fails(org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException.class, () -> t.batch(Arrays.asList(put("c1", "q", "1"), new Put(b("c2")).addColumn(b("nope"), Q, b("x")), put("c3", "q", "3")), out));
      same("c1 c3", rows(t, new Scan().withStartRow(b("c")).withStopRow(b("d"))));
    });
    check("buffered mutator, 5000 rows over two regions", () -> {
      try (BufferedMutator m = connection.getBufferedMutator(t.getName())) { for (int i = 0; i < 5000; i++) m.mutate(put(String.format("%s%05d", i % 2 == 0 ? "d" : "p", i), "q", "v" + i)); }
      int n = 0;
      try (ResultScanner s = t.getScanner(new Scan().withStartRow(b("d0")).withStopRow(b("q")).setCaching(700))) { for (Result r : s) n += r.isEmpty() || r.getRow()[0] == 'n' ? 0 : 1; }
      same(5000, n);
    });
    check("delete list", () -> {
      t.delete(new ArrayList<>(Arrays.asList(new Delete(b("a")), new Delete(b("c1")), new Delete(b("c3")))));
      same("", rows(t, new Scan().withStopRow(b("d"))));
    });
    drop(t);
  }

  static void scans() throws IOException {
    Table t = table("scn", new byte[][] {b("r30"), b("r60")}, family(F).setMaxVersions(3).build(), family(G).build());
    List<Put> puts = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      Put p = new Put(b(String.format("r%02d", i)));
      for (int q = 0; q < 5; q++) p.addColumn(F, b("q" + q), 10 + i, b(i + "-" + q));
      puts.add(p.addColumn(G, Q, 5, b("g" + i)));
    }
    t.put(puts);
    for (String phase : new String[] {"memory", "files"}) {
      check("scan limits and bounds in " + phase, () -> {
        same(90, rows(t, new Scan()).split(" ").length);
        same(90, rows(t, new Scan().setCaching(7)).split(" ").length);
        same(90, rows(t, new Scan().setCaching(1).setMaxResultSize(1)).split(" ").length);
        same("r28 r29 r30 r31", rows(t, new Scan().withStartRow(b("r27"), false).withStopRow(b("r31"), true)));
        same("r31 r30 r29", rows(t, new Scan().withStartRow(b("r31")).withStopRow(b("r28")).setReversed(true)));
        same("r59 r58", rows(t, new Scan().withStartRow(b("r60"), false).setReversed(true).setLimit(2)));
        same("r89 r88 r87", rows(t, new Scan().setReversed(true).setLimit(3)));
        same("r29 r30 r31", rows(t, new Scan().withStartRow(b("r29")).setLimit(3)));
        same("r58 r59 r60 r61", rows(t, new Scan().withStartRow(b("r58")).setLimit(4).setCaching(2)));
        same("r05", rows(t, new Scan().withStartRow(b("r05")).withStopRow(b("r05"), true)));
        same(10, rows(t, new Scan().setRowPrefixFilter(b("r4"))).split(" ").length);
        same("r30 r31", rows(t, new Scan().withStartRow(b("r30")).setLimit(2).setReadType(Scan.ReadType.PREAD)));
        same("r30 r31", rows(t, new Scan().withStartRow(b("r30")).setLimit(2).setReadType(Scan.ReadType.STREAM)));
      });
      check("scan columns, families, time ranges in " + phase, () -> {
        same("r07/f:q1@17=7-1 r07/f:q3@17=7-3", scan(t, new Scan().withStartRow(b("r07")).setLimit(1).addColumn(F, b("q1")).addColumn(F, b("q3"))));
        same("r07/g:q@5=g7", scan(t, new Scan().withStartRow(b("r07")).setLimit(1).addFamily(G)));
        same("r07 r08", rows(t, new Scan().addFamily(F).setTimeRange(17, 19)));
        same("r00 r01", rows(t, new Scan().addFamily(F).setTimeRange(0, 12)));
        same("r11", rows(t, new Scan().addFamily(F).setTimestamp(21)));
        same("r00", rows(t, new Scan().setColumnFamilyTimeRange(F, 10, 11).setColumnFamilyTimeRange(G, 0, 1)));
      });
      check("batch and partial results in " + phase, () -> {
        List<Integer> sizes = new ArrayList<>();
        try (ResultScanner s = t.getScanner(new Scan().withStartRow(b("r10")).withStopRow(b("r11")).setBatch(2))) { for (Result r : s) sizes.add(r.size()); }
        same("[2, 2, 2]", sizes.toString());
        int cells = 0, partials = 0;
        try (ResultScanner s = t.getScanner(new Scan().withStartRow(b("r10")).withStopRow(b("r20")).setMaxResultSize(60).setAllowPartialResults(true))) { for (Result r : s) { cells += r.size(); if (r.mayHaveMoreCellsInRow()) partials++; } }
        same(60, cells);
        same(true, partials > 0);
        same(60, Arrays.stream(scan(t, new Scan().withStartRow(b("r10")).withStopRow(b("r20")).setMaxResultSize(60)).split("[| ]+")).filter(s -> !s.isEmpty()).toArray().length);
      });
      check("per-family limit and offset in " + phase, () -> same("r00/f:q1@10=0-1 r00/f:q2@10=0-2", scan(t, new Scan().addFamily(F).setLimit(1).setMaxResultsPerColumnFamily(2).setRowOffsetPerColumnFamily(1))));
      check("cursor and metrics in " + phase, () -> {
        Scan s = new Scan().setScanMetricsEnabled(true);
        try (ResultScanner scanner = t.getScanner(s)) { while (scanner.next() != null) {} same(90L, scanner.getScanMetrics().countOfRowsScanned.get()); }
      });
      check("renewing a scanner's lease in " + phase, () -> { try (ResultScanner s = t.getScanner(new Scan().setCaching(5))) { s.next(); same(RENEWS_LEASES, s.renewLease()); int n = 1; while (s.next() != null) n++; same(90, n); } });
      if (phase.equals("memory")) check("flush", () -> admin.flush(t.getName()));
    }
    drop(t);
  }

  static void versions() throws IOException {
    Table t = table("ver", family(F).setMaxVersions(3).build(), family(G).setMaxVersions(5).setKeepDeletedCells(KeepDeletedCells.TRUE).build());
    check("versions and time ranges", () -> {
      for (long ts = 1; ts <= 6; ts++) t.put(new Put(b("r")).addColumn(F, Q, ts, b("v" + ts)));
      same("r/f:q@6=v6 r/f:q@5=v5 r/f:q@4=v4", cells(t.get(new Get(b("r")).readAllVersions())));
      same("r/f:q@6=v6 r/f:q@5=v5", cells(t.get(new Get(b("r")).readVersions(2))));
      same("r/f:q@4=v4", cells(t.get(new Get(b("r")).setTimeRange(0, 5))));
      same("r/f:q@5=v5", cells(t.get(new Get(b("r")).setTimestamp(5))));
      t.put(new Put(b("r")).addColumn(F, Q, 6, b("v6b")));
      same("r/f:q@6=v6b", cells(t.get(new Get(b("r")))));
      NavigableMap<Long, byte[]> map = t.get(new Get(b("r")).readAllVersions()).getMap().get(F).get(Q);
      same(3, map.size());
    });
    check("kept deleted cells", () -> {
      t.put(new Put(b("k")).addColumn(G, Q, 1, b("a")));
      t.put(new Put(b("k")).addColumn(G, Q, 5, b("b")));
      t.delete(new Delete(b("k")).addColumns(G, Q, 3));
      same("k/g:q@5=b", cells(t.get(new Get(b("k")).readAllVersions())));
      same("k/g:q@1=a", cells(t.get(new Get(b("k")).setTimeRange(0, 3))));
    });
    drop(t);
  }

  static void filters() throws IOException {
    Table t = table("flt", new byte[][] {b("c")}, family(F).build());
    for (String r : "a1 a2 b1 b2 c1 c2".split(" ")) t.put(put(r, "name", "n" + r, "num", r.substring(1), "other", "Hello " + r));
    t.put(put("d1", "name", "only"));
    check("filters", () -> {
      same("a1 a2", rows(t, new Scan().setFilter(new PrefixFilter(b("a")))));
      same("a1 a2", rows(t, new Scan().setLimit(2).setFilter(new PageFilter(2))));
      same("a2 b2 c2 d1", rows(t, new Scan().setFilter(new SingleColumnValueFilter(F, b("num"), CompareOperator.EQUAL, b("2")))));
      SingleColumnValueFilter missing = new SingleColumnValueFilter(F, b("num"), CompareOperator.EQUAL, b("2"));
      missing.setFilterIfMissing(true);
      same("a2 b2 c2", rows(t, new Scan().setFilter(missing)));
      same("b1 b2", rows(t, new Scan().setFilter(new RowFilter(CompareOperator.EQUAL, new BinaryPrefixComparator(b("b"))))));
      same("c1 c2 d1", rows(t, new Scan().setFilter(new RowFilter(CompareOperator.GREATER, new BinaryComparator(b("b2"))))));
      same("b1/f:other=Hello b1", scan(t, new Scan().setFilter(new ValueFilter(CompareOperator.EQUAL, new SubstringComparator("HELLO B1")))));
      same("a1/f:num=1", scan(t, new Scan().setLimit(1).setFilter(new QualifierFilter(CompareOperator.EQUAL, new BinaryComparator(b("num"))))));
      same("a1/f:name=na1 a1/f:num=1", scan(t, new Scan().setLimit(1).setFilter(new ColumnPrefixFilter(b("n")))));
      same("a1/f:name= a1/f:num= a1/f:other=", scan(t, new Scan().setLimit(1).setFilter(new KeyOnlyFilter())));
      same("a1/f:name=na1 | a2/f:name=na2", scan(t, new Scan().setLimit(2).setFilter(new FirstKeyOnlyFilter())));
      same("a2", rows(t, new Scan().setFilter(new FilterList(FilterList.Operator.MUST_PASS_ALL, new PrefixFilter(b("a")), missing))));
      same("a1 a2 b2 c2", rows(t, new Scan().setFilter(new FilterList(FilterList.Operator.MUST_PASS_ONE, new PrefixFilter(b("a")), missing))));
      same("a1/f:num=1", scan(t, new Scan().setLimit(1).setFilter(new FilterList(new ColumnPrefixFilter(b("nu")), new FirstKeyOnlyFilter()))));
      same("c2/f:num=2", cells(t.get(new Get(b("c2")).setFilter(new QualifierFilter(CompareOperator.EQUAL, new BinaryComparator(b("num")))))));
      same("d1 c2 c1", rows(t, new Scan().setReversed(true).setFilter(new RowFilter(CompareOperator.GREATER_OR_EQUAL, new BinaryComparator(b("c"))))));
    });
    drop(t);
  }

  static void bad() throws IOException {
    Table t = table("bad", family(F).build());
    check("bad input is refused by its proper exception", () -> {
      fails(org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException.class, () -> t.put(new Put(b("r")).addColumn(b("nope"), Q, b("v"))));
      fails(org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException.class, () -> t.get(new Get(b("r")).addFamily(b("nope"))));
      fails(org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException.class, () -> rows(t, new Scan().addFamily(b("nope"))));
      fails(org.apache.hadoop.hbase.TableNotFoundException.class, () -> connection.getTable(TableName.valueOf("missing" + RUN)).put(put("r", "q", "v")));
      fails(org.apache.hadoop.hbase.DoNotRetryIOException.class, () -> admin.createTable(TableDescriptorBuilder.newBuilder(TableName.valueOf("nofam" + RUN)).build()));
      fails(org.apache.hadoop.hbase.DoNotRetryIOException.class, () -> admin.createTable(TableDescriptorBuilder.newBuilder(TableName.valueOf("blk" + RUN)).setColumnFamily(family(F).setBlocksize(10).build()).build()));
      same("", scan(t, new Scan()));
    });
    drop(t);
  }

  static void maintenance() throws IOException {
    Table t = table("mnt", new byte[][] {b("m")}, family(F).build());
    check("flush, compact, cluster status, region moves", () -> {
      t.put(put("a", "q", "1"));
      admin.flush(t.getName());
      t.put(put("z", "q", "2"));
      admin.flush(t.getName());
      admin.compact(t.getName());
      admin.majorCompact(t.getName());
      for (int i = 0; i < 2400 && admin.getCompactionState(t.getName()) != CompactionState.NONE; i++) Thread.sleep(50);
      same("a z", rows(t, new Scan()));
      org.apache.hadoop.hbase.ClusterMetrics m = admin.getClusterMetrics();
      same(true, m.getLiveServerMetrics().size() >= 1);
      same(true, m.getMasterName() != null);
      same(true, m.getClusterId() != null && m.getHBaseVersion() != null);
      ServerName s = admin.getRegionServers().iterator().next();
      same(true, admin.getRegions(s).size() >= 2);
      same(true, admin.getRegionMetrics(s, t.getName()).size() == 2);
      RegionInfo region = admin.getRegions(t.getName()).get(0);
      admin.unassign(region.getRegionName(), false);
      admin.assign(region.getRegionName());
      same("a", Bytes.toString(t.get(new Get(b("a"))).getRow()));
      admin.rollWALWriter(s);
      boolean before = admin.balancerSwitch(false, true);
      same(false, admin.isBalancerEnabled());
      admin.balancerSwitch(before, true);
    });
    drop(t);
  }

  static void async(Configuration conf) {
    check("the asynchronous client", () -> {
      try (AsyncConnection c = ConnectionFactory.createAsyncConnection(conf).get()) {
        TableName n = TableName.valueOf("async" + RUN);
        c.getAdmin().createTable(TableDescriptorBuilder.newBuilder(n).setColumnFamily(ColumnFamilyDescriptorBuilder.of("f")).build(), new byte[][] {b("m")}).get();
        AsyncTable<AdvancedScanResultConsumer> t = c.getTable(n);
        t.putAll(Arrays.asList(put("a", "q", "1"), put("n", "q", "2"), put("z", "q", "3"))).get();
        same("a/f:q=1", cells(t.get(new Get(b("a"))).get()));
        same("[a, n, z]", t.scanAll(new Scan()).get().stream().map(r -> Bytes.toString(r.getRow())).collect(Collectors.toList()).toString());
        same("[z, n]", t.scanAll(new Scan().setReversed(true).setLimit(2)).get().stream().map(r -> Bytes.toString(r.getRow())).collect(Collectors.toList()).toString());
        same(4L, t.incrementColumnValue(b("c"), F, Q, 4).get());
        same(true, t.checkAndMutate(CheckAndMutate.newBuilder(b("a")).ifEquals(F, Q, b("1")).build(put("a", "q", "x"))).get().isSuccess());
        c.getAdmin().disableTable(n).get();
        c.getAdmin().deleteTable(n).get();
      }
    });
  }
}
