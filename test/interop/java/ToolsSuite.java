import java.util.*;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.*;
import org.apache.hadoop.hbase.client.*;
import org.apache.hadoop.hbase.tool.CanaryTool;
import org.apache.hadoop.hbase.util.*;
import org.apache.hadoop.util.ToolRunner;

/**
 * Operators' tools of HBase 2.6.1: canary, region mover, splitter and hbck, on a cluster of several region servers. Arguments: quorum, root folder,
 * a file for what the region mover writes down. Prints what each came to.
 */
public class ToolsSuite {
  static final TableName TABLE = TableName.valueOf("tools");

  public static void main(String[] args) throws Exception {
    Configuration conf = HBaseConfiguration.create();
    String[] quorum = args[0].split(":");
    conf.set("hbase.zookeeper.quorum", quorum[0]);
    conf.set("hbase.zookeeper.property.clientPort", quorum[1]);
    conf.setInt("hbase.client.retries.number", 6);
    conf.set("hbase.rootdir", "file://" + args[1]);
    conf.set("fs.defaultFS", "file:///");
    RegionSplitter.main(new String[] {
      "-D", "hbase.zookeeper.quorum=" + quorum[0], "-D", "hbase.zookeeper.property.clientPort=" + quorum[1],
      TABLE.getNameAsString(), "HexStringSplit", "-c", "8", "-f", "f:g",
    });
    try (Connection connection = ConnectionFactory.createConnection(conf); Admin admin = connection.getAdmin()) {
      System.out.println("splitter: " + admin.getRegions(TABLE).size() + " regions, " + admin.getDescriptor(TABLE).getColumnFamilyNames().size() + " families");
      try (Table table = connection.getTable(TABLE)) {
        for (int i = 0; i < 64; i++)
          table.put(new Put(Bytes.toBytes(String.format("%08x", i << 26))).addColumn(Bytes.toBytes("f"), Bytes.toBytes("q"), Bytes.toBytes(i)));
      }
      // Daughters of a region without files.
      TableName empty = TableName.valueOf("tools_empty");
      admin.createTable(TableDescriptorBuilder.newBuilder(empty).setColumnFamily(ColumnFamilyDescriptorBuilder.of("f")).build());
      admin.splitRegionAsync(admin.getRegions(empty).get(0).getRegionName(), Bytes.toBytes("m")).get();

      for (String[] mode : new String[][] { {}, { "-regionserver", "-allRegions" }, { "-zookeeper" }, { "-writeSniffing" } })
        System.out.println("canary " + String.join(" ", mode) + ": " + canary(conf, mode));

      ServerName server = admin.getClusterMetrics().getLiveServerMetrics().keySet().iterator().next();
      int before = admin.getRegions(server).size();
      String address = server.getHostname() + ":" + server.getPort();
      try (RegionMover mover = mover(address, conf, args[2])) {
        System.out.println("mover unload: " + mover.unload() + ", " + admin.getRegions(server).size() + " left");
      }
      try (RegionMover mover = mover(address, conf, args[2])) {
        System.out.println("mover load: " + mover.load() + ", " + (admin.getRegions(server).size() == before ? "as before" : "not as before"));
      }
      try (Table table = connection.getTable(TABLE); ResultScanner rows = table.getScanner(new Scan())) {
        int count = 0;
        for (Result row : rows) count++;
        System.out.println(count + " rows");
      }
    }
    try (HBaseFsck hbck = new HBaseFsck(conf, Executors.newFixedThreadPool(4))) {
      hbck.setTimeLag(0);
      hbck.setCheckHdfs(true);
      hbck.connect();
      hbck.onlineHbck();
      System.out.println("hbck: " + hbck.getErrors().getErrorList());
    }
    System.exit(0);
  }

  static int canary(Configuration conf, String... mode) throws Exception {
    List<String> args = new ArrayList<>(List.of("-t", "60000"));
    args.addAll(List.of(mode));
    return ToolRunner.run(new Configuration(conf), new CanaryTool(new ScheduledThreadPoolExecutor(4)), args.toArray(new String[0]));
  }

  static RegionMover mover(String address, Configuration conf, String file) throws Exception {
    return new RegionMover.RegionMoverBuilder(address, conf).filename(file).maxthreads(4).timeout(60).build();
  }
}
