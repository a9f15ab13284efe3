import java.io.IOException;
import java.util.*;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.*;
import org.apache.hadoop.hbase.client.*;
import org.apache.hadoop.hbase.client.security.SecurityCapability;
import org.apache.hadoop.hbase.master.RegionState;
import org.apache.hadoop.hbase.shaded.protobuf.generated.ClientProtos;
import org.apache.hadoop.hbase.util.Bytes;
import org.apache.hbase.thirdparty.com.google.protobuf.TextFormat;

/** What operators ask of a master through hbase-client 2.6.1's Admin: status, switches, regions, procedures, refusals. */
public class MasterSuite {
  interface Check { void run() throws Exception; }
  static int passed, failed;
  static Admin admin;

  static void check(String name, Check check) {
    try {
      check.run();
      passed++;
      System.out.println("ok   " + name);
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
      if (type.isInstance(e)) return;
      throw new AssertionError("expected " + type.getName() + ", was " + e, e);
    }
    throw new AssertionError("expected " + type.getName());
  }

  public static void main(String[] args) throws Exception {
    Configuration conf = HBaseConfiguration.create();
    String[] quorum = args[0].split(":");
    conf.set("hbase.zookeeper.quorum", quorum[0]);
    conf.set("hbase.zookeeper.property.clientPort", quorum[1]);
    conf.setInt("hbase.client.retries.number", 4);
    try (Connection connection = ConnectionFactory.createConnection(conf)) {
      admin = connection.getAdmin();
      TableName t = TableName.valueOf("master_suite");
      admin.createTable(TableDescriptorBuilder.newBuilder(t).setColumnFamily(ColumnFamilyDescriptorBuilder.of("f")).build(), new byte[][] { Bytes.toBytes("m") });
      status(t);
      switches();
      regions(t);
      procedures(t);
      hbck(t, connection.getHbck());
      changes(t, connection);
      logs(t, connection);
      refused(t);
      LockChecks.run(conf, admin, t);
      splits(t);
      admin.disableTable(t);
      admin.deleteTable(t);
    }
    System.out.println(passed + " passed, " + failed + " failed");
    System.exit(failed == 0 ? 0 : 1);
  }

  static void status(TableName t) {
    check("cluster metrics", () -> {
      ClusterMetrics m = admin.getClusterMetrics();
      same("2.6.1", m.getHBaseVersion());
      same(true, m.getClusterId().length() == 36);
      same(1, m.getLiveServerMetrics().size());
      same(0, m.getBackupMasterNames().size());
      same(true, m.getBalancerOn());
      same(0, m.getRegionStatesInTransition().size());
      same(2, m.getTableRegionStatesCount().get(t).getOpenRegions());
      same(admin.getMaster(), m.getMasterName());
      same(1, m.getServersName().size());
    });
    check("each option of the cluster metrics alone", () -> {
      for (ClusterMetrics.Option o : ClusterMetrics.Option.values()) admin.getClusterMetrics(EnumSet.of(o));
    });
    check("region metrics and servers", () -> {
      ServerName s = admin.getRegionServers().iterator().next();
      same(true, admin.getRegionMetrics(s, t).size() == 2);
      same(true, admin.getRegions(s).size() >= 4);
    });
    check("tables by pattern and state", () -> {
      same(1, admin.listTableDescriptors(java.util.regex.Pattern.compile("master_.*")).size());
      same(0, admin.listTableDescriptors(java.util.regex.Pattern.compile("master_")).size());
      same(true, admin.listTableNames(java.util.regex.Pattern.compile(".*"), true).length >= 3);
      same(true, admin.listTableNamesByState(true).contains(t));
      same(false, admin.listTableNamesByState(false).contains(t));
      same(1, admin.listTableDescriptorsByNamespace(Bytes.toBytes("hbase")).size() - 1);
    });
    check("dead and decommissioned servers", () -> {
      same(0, admin.listDeadServers().size());
      same(0, admin.clearDeadServers(Collections.emptyList()).size());
      // One that is not in the list is not removed from it, and comes back.
      ServerName unknown = ServerName.valueOf("test.server.com,16020,1574583397867");
      same(Collections.singletonList(unknown), admin.clearDeadServers(Collections.singletonList(unknown)));
      same(0, admin.getLogEntries(new HashSet<>(admin.getRegionServers()), "SLOW_LOG", ServerType.REGION_SERVER, 10, null).size());
      same(0, admin.getLogEntries(null, "BALANCER_DECISION", ServerType.MASTER, 10, null).size());
      same(0, admin.listDecommissionedRegionServers().size());
    });
    check("capabilities, maintenance mode, master info port", () -> {
      same(Collections.singletonList(SecurityCapability.SIMPLE_AUTHENTICATION), admin.getSecurityCapabilities());
      same(false, admin.isMasterInMaintenanceMode());
      same(true, admin.getMasterInfoPort() > 0);
    });
    check("nothing to list", () -> {
      same(0, admin.listSnapshots().size());
      same(0, admin.listReplicationPeers().size());
    });
    check("last major compaction", () -> same(true, admin.getLastMajorCompactionTimestamp(t) >= 0));
  }

  static void switches() {
    check("balancer", () -> {
      same(true, admin.balancerSwitch(false, true));
      same(false, admin.isBalancerEnabled());
      same(false, admin.balance());
      same(false, admin.balancerSwitch(true, true));
      same(true, admin.balance());
    });
    check("normalizer, splits, merges", () -> {
      boolean was = admin.normalizerSwitch(false);
      same(false, admin.isNormalizerEnabled());
      admin.normalizerSwitch(was);
      same(true, admin.splitSwitch(false, true));
      same(false, admin.isSplitEnabled());
      same(false, admin.splitSwitch(true, true));
      same(true, admin.mergeSwitch(true, true));
      same(true, admin.isMergeEnabled());
    });
    check("janitor, cleaner, snapshot clean-up", () -> {
      same(true, admin.catalogJanitorSwitch(true));
      same(true, admin.isCatalogJanitorEnabled());
      same(0, admin.runCatalogJanitor());
      same(true, admin.cleanerChoreSwitch(true));
      same(true, admin.isCleanerChoreEnabled());
      same(true, admin.runCleanerChore());
      same(true, admin.snapshotCleanupSwitch(true, true));
      same(true, admin.isSnapshotCleanupEnabled());
    });
  }

  static void regions(TableName t) {
    check("unassign and assign", () -> {
      RegionInfo r = admin.getRegions(t).get(0);
      admin.unassign(r.getRegionName(), true);
      same(false, admin.getRegions(admin.getRegionServers().iterator().next()).contains(r));
      admin.assign(r.getRegionName());
      same(true, admin.getRegions(admin.getRegionServers().iterator().next()).contains(r));
    });
    check("move to where it is, and by encoded name", () -> {
      RegionInfo r = admin.getRegions(t).get(1);
      admin.move(r.getEncodedNameAsBytes(), admin.getRegionServers().iterator().next());
      admin.move(r.getEncodedNameAsBytes());
    });
    check("unknown regions", () -> fails(UnknownRegionException.class, () -> admin.assign(Bytes.toBytes("0123456789abcdef0123456789abcdef"))));
    check("decommission and recommission", () -> {
      ServerName s = admin.getRegionServers().iterator().next();
      admin.decommissionRegionServers(Collections.singletonList(s), false);
      same(Collections.singletonList(s), admin.listDecommissionedRegionServers());
      admin.recommissionRegionServer(s, Collections.emptyList());
      same(0, admin.listDecommissionedRegionServers().size());
    });
    check("flush with families", () -> {
      admin.flush(t);
      admin.flush(t, Bytes.toBytes("f"));
      fails(IOException.class, () -> admin.flush(t, Bytes.toBytes("nope")));
    });
  }

  static void procedures(TableName t) {
    check("procedures and locks", () -> {
      same(true, admin.getProcedures().contains("CreateTableProcedure"));
      same(true, admin.getLocks().startsWith("["));
    });
    check("abort of one that is over", () -> same(false, admin.abortProcedure(1, true)));
    check("flush-table-proc as older clients call it", () -> {
      admin.execProcedure("flush-table-proc", t.getNameAsString(), new HashMap<>());
      fails(IOException.class, () -> admin.execProcedure("no-such-procedure", "x", new HashMap<>()));
    });
    check("modify a table that is not there", () -> fails(TableNotFoundException.class, () -> admin.modifyTable(TableDescriptorBuilder.newBuilder(TableName.valueOf("gone")).setColumnFamily(ColumnFamilyDescriptorBuilder.of("f")).build())));
  }

  static void hbck(TableName t, Hbck hbck) {
    check("HBCK2: states, assigns, bypasses, crash procedures", () -> {
      same(TableState.State.ENABLED, hbck.setTableStateInMeta(new TableState(t, TableState.State.ENABLED)).getState());
      String region = admin.getRegions(t).get(0).getEncodedName();
      same(1, hbck.unassigns(Collections.singletonList(region)).size());
      settled();
      same(RegionState.State.CLOSED, hbck.setRegionStateInMeta(Collections.singletonMap(region, RegionState.State.OFFLINE)).get(region));
      same(true, hbck.assigns(Collections.singletonList(region)).get(0) > 0);
      same(Collections.singletonList(-1L), hbck.assigns(Collections.singletonList("0123456789abcdef0123456789abcdef")));
      same(Collections.singletonList(false), hbck.bypassProcedure(Collections.singletonList(1L), 0, false, false));
      fails(IOException.class, () -> hbck.scheduleServerCrashProcedures(new ArrayList<>(admin.getRegionServers())));
      settled();
      hbck.fixMeta();
      same(true, hbck.runHbckChore());
      same(true, admin.isTableAvailable(t));
    });
  }

  static void changes(TableName t, Connection connection) {
    check("a region is truncated", () -> {
      Table table = connection.getTable(t);
      for (String row : new String[] { "a", "x" })
        table.put(new Put(Bytes.toBytes(row)).addColumn(Bytes.toBytes("f"), Bytes.toBytes("q"), Bytes.toBytes("v")));
      admin.truncateRegion(admin.getRegions(t).get(0).getRegionName());
      same(false, table.exists(new Get(Bytes.toBytes("a"))));
      same(true, table.exists(new Get(Bytes.toBytes("x"))));
    });
    check("hbase:meta is altered", () -> {
      TableName meta = TableName.META_TABLE_NAME;
      ColumnFamilyDescriptor info = admin.getDescriptor(meta).getColumnFamily(HConstants.CATALOG_FAMILY);
      int versions = info.getMaxVersions() + 1;
      admin.modifyColumnFamily(meta, ColumnFamilyDescriptorBuilder.newBuilder(info).setMaxVersions(versions).build());
      same(versions, admin.getDescriptor(meta).getColumnFamily(HConstants.CATALOG_FAMILY).getMaxVersions());
      fails(IOException.class, () -> admin.deleteColumnFamily(meta, HConstants.CATALOG_FAMILY));
      fails(IOException.class, () -> admin.modifyTable(TableDescriptorBuilder.newBuilder(admin.getDescriptor(meta)).setReadOnly(true).build()));
    });
    check("configurations are read again", () -> {
      admin.updateConfiguration();
      admin.updateConfiguration(admin.getMaster());
      admin.updateConfiguration(admin.getRegionServers().iterator().next());
    });
    check("what a server takes from others, and scan metrics", () -> {
      ServerName server = admin.getRegionServers().iterator().next();
      same(true, admin.getClusterMetrics().getLiveServerMetrics().get(server).getReplicationLoadSink() != null);
      admin.flush(t);
      try (ResultScanner scanner = connection.getTable(t).getScanner(new Scan().setScanMetricsEnabled(true))) {
        for (Result r : scanner) same(1, r.size());
        same(true, scanner.getScanMetrics().getMetricsMap().get("BLOCK_BYTES_SCANNED") > 0);
      }
    });
  }

  /** The cluster keeps calls of more than 50,000 bytes, with their scans. */
  static void logs(TableName t, Connection connection) {
    check("slow and large calls", () -> {
      Set<ServerName> servers = new HashSet<>(admin.getRegionServers());
      same(Collections.nCopies(servers.size(), true), admin.clearSlowLogResponses(servers));
      byte[] row = Bytes.toBytes("large");
      byte[] f = Bytes.toBytes("f");
      try (Table table = connection.getTableBuilder(t, null).setRequestAttribute("why", Bytes.toBytes("a test")).build()) {
        table.put(new Put(row).addColumn(f, row, new byte[60000]));
        table.get(new Get(row));
        table.get(Arrays.asList(new Get(row), new Get(Bytes.toBytes("missing"))));
        Scan scan = new Scan().withStartRow(row).addColumn(f, row).setId("mine").setTimeRange(0, Long.MAX_VALUE - 1)
          .setFilter(new org.apache.hadoop.hbase.filter.PrefixFilter(new byte[] { 'l', 'a' })).setAttribute("odd", new byte[] { 0, '"', '\\', -1, '\'', 10 });
        try (ResultScanner scanner = table.getScanner(scan)) {
          for (Result r : scanner) same(60000, r.getValue(f, row).length);
        }
        table.delete(new Delete(row));
      }
      Map<String, Object> ofTable = Collections.singletonMap("tableName", t.getNameAsString());
      List<LogEntry> large = admin.getLogEntries(servers, "LARGE_LOG", ServerType.REGION_SERVER, 100, ofTable);
      same(Arrays.asList("Scan", "Multi", "Get"), methods(large));
      OnlineLogRecord scanned = (OnlineLogRecord) large.get(0);
      same(true, scanned.getResponseSize() > 60000);
      same(true, scanned.getRegionName().startsWith("master_suite,"));
      same("mine", scanned.getScan().get().getId());
      same("large", Bytes.toString(scanned.getScan().get().getStartRow()));
      ClientProtos.ScanRequest.Builder parsed = ClientProtos.ScanRequest.newBuilder();
      TextFormat.merge(scanned.getParam(), parsed);
      same(TextFormat.shortDebugString(parsed.build()), scanned.getParam());
      OnlineLogRecord many = (OnlineLogRecord) large.get(1);
      same(2, many.getMultiGetsCount());
      same(0, many.getMultiMutationsCount());
      OnlineLogRecord got = (OnlineLogRecord) large.get(2);
      same("Get(org.apache.hadoop.hbase.shaded.protobuf.generated.ClientProtos$GetRequest)", got.getCallDetails());
      same("region= " + got.getRegionName() + ", row= large", got.getParam());
      same("HRegionServer", got.getServerClass());
      same(System.getProperty("user.name"), got.getUserName());
      same("a test", Bytes.toString(got.getRequestAttributes().get("why")));
      same(false, got.getScan().isPresent());
      same(true, Math.abs(got.getStartTime() - System.currentTimeMillis()) < 600_000);

      Map<String, Object> filters = new HashMap<>(ofTable);
      filters.put("clientAddress", "10.1.1.1:1");
      same(3, admin.getLogEntries(servers, "LARGE_LOG", ServerType.REGION_SERVER, 100, filters).size());
      filters.put("filterByOperator", "AND");
      same(0, admin.getLogEntries(servers, "LARGE_LOG", ServerType.REGION_SERVER, 100, filters).size());
      filters.put("clientAddress", got.getClientAddress());
      same(3, admin.getLogEntries(servers, "LARGE_LOG", ServerType.REGION_SERVER, 100, filters).size());
      filters.put("regionName", "hbase:meta,,1");
      same(0, admin.getLogEntries(servers, "LARGE_LOG", ServerType.REGION_SERVER, 100, filters).size());
      same(1, admin.getLogEntries(servers, "LARGE_LOG", ServerType.REGION_SERVER, 1, ofTable).size());
      same(0, admin.getLogEntries(servers, "SLOW_LOG", ServerType.REGION_SERVER, 100, ofTable).size());
      admin.clearSlowLogResponses(servers);
      same(0, admin.getLogEntries(servers, "LARGE_LOG", ServerType.REGION_SERVER, 100, ofTable).size());
    });
    check("what the balancer decided: nothing, with one server", () -> {
      for (String type : new String[] { "BALANCER_DECISION", "BALANCER_REJECTION" })
        same(0, admin.getLogEntries(null, type, ServerType.MASTER, 250, null).size());
    });
  }

  static List<String> methods(List<LogEntry> entries) {
    List<String> methods = new ArrayList<>();
    for (LogEntry entry : entries) methods.add(((OnlineLogRecord) entry).getMethodName());
    return methods;
  }

  static void settled() throws Exception {
    while (!admin.getClusterMetrics(EnumSet.of(ClusterMetrics.Option.REGIONS_IN_TRANSITION)).getRegionStatesInTransition().isEmpty()) Thread.sleep(20);
  }

  static void splits(TableName t) {
    check("normalize and split when asked", () -> {
      same(true, admin.normalize());
      admin.split(t, Bytes.toBytes("c"));
      while (admin.getRegions(t).size() < 3) Thread.sleep(20);
    });
  }

  static void refused(TableName t) {
    check("what is not supported says so for good", () -> {
      fails(IOException.class, () -> admin.getReplicationPeerConfig("1"));
    });
  }
}
