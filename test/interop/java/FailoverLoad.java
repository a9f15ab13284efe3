// A client that works while servers die: puts rows and reads them back, until a line comes on standard input. What it reads must be what it put
// last. Prints `<puts> puts, <gets> gets, <wrong> wrong, <failed> failed`, and before it what was wrong. Argument: the ZooKeeper quorum, host:port,….
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.*;
import org.apache.hadoop.hbase.util.Bytes;

public class FailoverLoad {
  static final byte[] F = Bytes.toBytes("f"), Q = Bytes.toBytes("q");

  public static void main(String[] args) throws Exception {
    Configuration conf = HBaseConfiguration.create();
    conf.set("hbase.zookeeper.quorum", args[0]);
    conf.setInt("hbase.client.retries.number", 60);
    AtomicBoolean isOver = new AtomicBoolean();
    Thread reader = new Thread(() -> {
      try { System.in.read(); } catch (Exception e) { /* the end, too */ }
      isOver.set(true);
    });
    reader.setDaemon(true);
    reader.start();
    int puts = 0, gets = 0, wrong = 0, failed = 0;
    try (Connection connection = ConnectionFactory.createConnection(conf); Table table = connection.getTable(TableName.valueOf("java"))) {
      System.out.println("running");
      Map<String, String> values = new HashMap<>();
      for (int round = 0; !isOver.get(); round++) {
        String row = "aeimqu".charAt(round % 6) + "-" + round % 100;
        String value = Integer.toString(round);
        try {
          table.put(new Put(Bytes.toBytes(row)).addColumn(F, Q, Bytes.toBytes(value)));
          values.put(row, value);
          puts++;
        } catch (Exception e) {
          // It may have happened: nothing more is said of this row.
          System.out.println("failed put: " + e);
          values.put(row, null);
          failed++;
        }
        try {
          Result result = table.get(new Get(Bytes.toBytes(row)));
          String found = Bytes.toString(result.getValue(F, Q));
          gets++;
          if (values.get(row) != null && !values.get(row).equals(found)) {
            System.out.println("wrong: " + row + " is " + found + ", put was " + values.get(row));
            wrong++;
          }
        } catch (Exception e) {
          System.out.println("failed get: " + e);
          failed++;
        }
        Thread.sleep(5);
      }
    }
    System.out.println(puts + " puts, " + gets + " gets, " + wrong + " wrong, " + failed + " failed");
    System.exit(0);
  }
}
