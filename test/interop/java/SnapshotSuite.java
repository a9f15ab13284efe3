import java.util.*;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.*;
import org.apache.hadoop.hbase.client.*;
import org.apache.hadoop.hbase.util.Bytes;

/** Snapshots through hbase-client 2.6.1, synchronous and asynchronous. Prints what came of each step: SnapshotSuite.txt is what it printed of HBase 2.6.1. */
public class SnapshotSuite {
  interface Step { Object run() throws Exception; }
  static final byte[] F = Bytes.toBytes("f"), Q = Bytes.toBytes("q");
  static Connection connection;
  static Admin admin;

  static void step(String name, Step step) {
    String outcome;
    try {
      outcome = String.valueOf(step.run());
    } catch (Throwable e) {
      while ((e instanceof ExecutionException || e.getClass() == RuntimeException.class) && e.getCause() != null) e = e.getCause();
      outcome = e.getClass().getName();
    }
    System.out.println(name + ": " + outcome);
  }

  static void fill(TableName t, String value, String... rows) throws Exception {
    try (Table table = connection.getTable(t)) {
      for (String row : rows) table.put(new Put(Bytes.toBytes(row)).addColumn(F, Q, Bytes.toBytes(value)));
    }
  }
  static String read(TableName t) throws Exception {
    List<String> found = new ArrayList<>();
    try (Table table = connection.getTable(t); ResultScanner scanner = table.getScanner(new Scan())) {
      for (Result r : scanner) found.add(Bytes.toString(r.getRow()) + "=" + Bytes.toString(r.getValue(F, Q)));
    }
    return found + " in " + admin.getRegions(t).stream().map(r -> Bytes.toString(r.getStartKey())).collect(Collectors.toList());
  }
  static String names(List<SnapshotDescription> list) {
    return list.stream().map(SnapshotDescription::getName).sorted().collect(Collectors.toList()).toString();
  }
  static void drop(TableName... tables) throws Exception {
    for (TableName t : tables) {
      if (!admin.tableExists(t)) continue;
      if (admin.isTableEnabled(t)) admin.disableTable(t);
      admin.deleteTable(t);
    }
  }

  public static void main(String[] args) throws Exception {
    Configuration conf = HBaseConfiguration.create();
    String[] quorum = args[0].split(":");
    conf.set("hbase.zookeeper.quorum", quorum[0]);
    conf.set("hbase.zookeeper.property.clientPort", quorum[1]);
    conf.setInt("hbase.client.retries.number", 6);
    connection = ConnectionFactory.createConnection(conf);
    admin = connection.getAdmin();
    TableName t = TableName.valueOf("snap"), u = TableName.valueOf("snap2"), c = TableName.valueOf("snap_clone");
    TableName d = TableName.valueOf("snap_d");
    drop(t, u, c, d);
    for (SnapshotDescription s : admin.listSnapshots()) admin.deleteSnapshot(s.getName());
    TableDescriptor desc = TableDescriptorBuilder.newBuilder(t).setColumnFamily(ColumnFamilyDescriptorBuilder.of(F)).build();
    admin.createTable(desc, new byte[][] { Bytes.toBytes("m") });
    admin.createTable(TableDescriptorBuilder.copy(u, desc));
    fill(t, "1", "a", "b", "x");

    step("take", () -> { admin.snapshot("s1", t); return admin.listSnapshots().size(); });
    step("taken again", () -> { admin.snapshot("s1", t); return ""; });
    step("described", () -> {
      SnapshotDescription s = admin.listSnapshots().get(0);
      return s.getName() + " " + s.getTableName() + " " + s.getType() + " " + s.getVersion() + " " + s.getTtl() + " " + s.getMaxFileSize()
        + " " + s.getOwner() + " " + (Math.abs(System.currentTimeMillis() - s.getCreationTime()) < 60_000);
    });
    step("of no table", () -> { admin.snapshot("s2", TableName.valueOf("none")); return ""; });
    step("of a system table", () -> { admin.snapshot("s2", TableName.valueOf("hbase:meta")); return ""; });
    for (String name : new String[] { "", ".x", "-x", "a/b", "a b" })
      step("named '" + name + "'", () -> { admin.snapshot(name, t); return ""; });
    step("clone", () -> { admin.cloneSnapshot("s1", c); return read(c); });
    step("clone to a table that is there", () -> { admin.cloneSnapshot("s1", c); return ""; });
    step("clone of none", () -> { admin.cloneSnapshot("none", d); return ""; });
    step("clone into no namespace", () -> { admin.cloneSnapshot("s1", TableName.valueOf("nons:x")); return ""; });
    step("the clone is one's own", () -> { fill(c, "c", "a", "c"); return read(c) + read(t); });
    step("a snapshot of the clone", () -> { admin.snapshot("s1c", c); return names(admin.listSnapshots()); });
    step("restore of an enabled table", () -> { admin.restoreSnapshot("s1"); return ""; });
    step("restore of none", () -> { admin.restoreSnapshot("none"); return ""; });
    step("restore", () -> {
      fill(t, "2", "a", "q", "z");
      admin.flush(t);
      admin.disableTable(t);
      admin.restoreSnapshot("s1");
      admin.enableTable(t);
      return read(t);
    });
    step("restore with a fail-safe", () -> {
      fill(t, "3", "a", "k");
      admin.disableTable(t);
      admin.restoreSnapshot("s1", true);
      admin.enableTable(t);
      return read(t) + names(admin.listSnapshots());
    });
    step("take while disabled", () -> {
      fill(t, "4", "d");
      admin.disableTable(t);
      admin.snapshot("s-off", t);
      String type = admin.listSnapshots(Pattern.compile("s-off")).get(0).getType().toString();
      admin.restoreSnapshot("s1");
      admin.restoreSnapshot("s-off");
      admin.enableTable(t);
      return type + read(t);
    });
    step("without a flush", () -> {
      admin.flush(t);
      fill(t, "5", "memory");
      admin.snapshot("s-skip", t, SnapshotType.SKIPFLUSH);
      admin.cloneSnapshot("s-skip", d);
      String found = admin.listSnapshots(Pattern.compile("s-skip")).get(0).getType() + read(d);
      drop(d);
      return found;
    });
    step("after another family, and a split", () -> {
      admin.addColumnFamily(t, ColumnFamilyDescriptorBuilder.of("g"));
      admin.splitRegionAsync(admin.getRegions(t).get(0).getRegionName(), Bytes.toBytes("b")).get();
      fill(t, "6", "a", "b");
      admin.snapshot("s-split", t);
      admin.disableTable(t);
      admin.restoreSnapshot("s1");
      admin.enableTable(t);
      String before = read(t) + admin.getDescriptor(t).getColumnFamilyNames().size();
      admin.disableTable(t);
      admin.restoreSnapshot("s-split");
      admin.enableTable(t);
      return before + read(t) + admin.getDescriptor(t).getColumnFamilyNames().size();
    });
    step("clone of the split", () -> { admin.cloneSnapshot("s-split", d); String found = read(d); drop(d); return found; });
    step("restore of a table that is gone", () -> { drop(t); admin.restoreSnapshot("s-split"); return read(t); });
    step("with a TTL", () -> {
      Map<String, Object> props = new HashMap<>();
      props.put("TTL", 1L);
      props.put("MAX_FILESIZE", 1L << 31);
      admin.snapshot("s-ttl", t, SnapshotType.FLUSH, props);
      SnapshotDescription s = admin.listSnapshots(Pattern.compile("s-ttl")).get(0);
      return s.getTtl() + " " + s.getMaxFileSize();
    });
    step("a clone of it", () -> {
      admin.cloneSnapshot("s-ttl", d);
      long size = admin.getDescriptor(d).getMaxFileSize();
      drop(d);
      return size;
    });
    step("past its TTL", () -> { Thread.sleep(2100); admin.cloneSnapshot("s-ttl", d); return ""; });
    step("restored past its TTL", () -> {
      admin.disableTable(t);
      try { admin.restoreSnapshot("s-ttl"); } finally { admin.enableTable(t); }
      return "";
    });
    step("clean-up", () -> admin.isSnapshotCleanupEnabled() + " " + admin.snapshotCleanupSwitch(false, true) + " " + admin.isSnapshotCleanupEnabled()
      + " " + admin.snapshotCleanupSwitch(true, true));
    step("is it finished", () -> admin.isSnapshotFinished(new SnapshotDescription("s1", t)));
    step("is none finished", () -> admin.isSnapshotFinished(new SnapshotDescription("none", t)));
    step("asynchronously", () -> { admin.snapshotAsync(new SnapshotDescription("s-async", u)).get(); return names(admin.listSnapshots(Pattern.compile("s-a.*"))); });
    step("list by pattern", () -> names(admin.listSnapshots(Pattern.compile("s1.*"))));
    step("list by table", () -> names(admin.listTableSnapshots(Pattern.compile("snap2|snap_.*"), Pattern.compile(".*"))));
    step("list by table and name", () -> names(admin.listTableSnapshots(Pattern.compile("snap.*"), Pattern.compile("s1"))));
    step("delete", () -> { admin.deleteSnapshot("s1"); return names(admin.listSnapshots(Pattern.compile("s1.*"))); });
    step("delete again", () -> { admin.deleteSnapshot("s1"); return ""; });
    step("delete by pattern", () -> { admin.deleteSnapshots(Pattern.compile("s-(skip|off)")); return names(admin.listSnapshots(Pattern.compile("s-[so].*"))); });
    step("delete by table", () -> { admin.deleteTableSnapshots(Pattern.compile("snap2"), Pattern.compile(".*")); return names(admin.listTableSnapshots(Pattern.compile("snap2"), Pattern.compile(".*"))); });
    step("two of one table at once", () -> {
      var one = admin.snapshotAsync(new SnapshotDescription("p1", u));
      var two = admin.snapshotAsync(new SnapshotDescription("p2", u));
      one.get();
      two.get();
      return names(admin.listSnapshots(Pattern.compile("p.")));
    });
    try (AsyncConnection async = ConnectionFactory.createAsyncConnection(conf).get()) {
      AsyncAdmin a = async.getAdmin();
      step("async take, clone, list, delete", () -> {
        a.snapshot("as1", t).get();
        a.cloneSnapshot("as1", d).get();
        String found = read(d) + names(a.listSnapshots(Pattern.compile("as.*")).get());
        a.deleteSnapshot("as1").get();
        return found + a.listSnapshots(Pattern.compile("as.*")).get().size();
      });
      step("async delete of none", () -> a.deleteSnapshot("as1").get());
      step("async clone of none", () -> a.cloneSnapshot("as1", TableName.valueOf("x")).get());
    }
    drop(t, u, c, d);
    admin.deleteSnapshots(Pattern.compile(".*"));
    step("nothing is left", () -> admin.listSnapshots().size());
    connection.close();
    System.exit(0);
  }
}
