import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.*;
import org.apache.hadoop.hbase.client.*;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * hbase-client 2.6.1 writes, reads, scans and counts while regions are moved, split and merged, and servers come and go. Each row's value only grows: what is
 * read must not be older than what was acknowledged before, nor newer than what was sent. An error that the client's own retries do not swallow is a
 * failure. Prints "ready" when it is under way, ends at a line of input.
 */
public class MovesSuite {
  static final TableName T = TableName.valueOf("moves");
  static final byte[] F = Bytes.toBytes("f");
  static final byte[] Q = Bytes.toBytes("q");
  static final byte[] N = Bytes.toBytes("n");
  static final int ROWS = 400;
  static final int WRITERS = 2;

  static final AtomicLongArray acknowledged = new AtomicLongArray(ROWS);
  static final AtomicLongArray sent = new AtomicLongArray(ROWS);
  static final AtomicLong writes = new AtomicLong(), reads = new AtomicLong(), scans = new AtomicLong(), increments = new AtomicLong(), moves = new AtomicLong(), splits = new AtomicLong(), merges = new AtomicLong(), refused = new AtomicLong();
  static final Queue<String> failures = new ConcurrentLinkedQueue<>();
  static volatile boolean running = true;

  interface Work { void run(Random random) throws Exception; }

  static byte[] row(int i) { return Bytes.toBytes(String.format("%04d", i)); }

  static Thread start(String name, long seed, Work work) {
    Thread thread = new Thread(() -> {
      Random random = new Random(seed);
      while (running) {
        try {
          work.run(random);
        } catch (Throwable e) {
          failures.add(name + ": " + e);
          e.printStackTrace();
          return;
        }
      }
    }, name);
    thread.start();
    return thread;
  }

  static void check(int i, long before, byte[] value, String what) {
    long found = value == null ? 0 : Bytes.toLong(value);
    if (found < before) failures.add(what + " row " + i + ": " + found + " though " + before + " was acknowledged");
    if (found > sent.get(i)) failures.add(what + " row " + i + ": " + found + " was never sent");
  }

  public static void main(String[] args) throws Exception {
    long seed = Long.parseLong(args[1]);
    Configuration conf = HBaseConfiguration.create();
    String[] quorum = args[0].split(":");
    conf.set("hbase.zookeeper.quorum", quorum[0]);
    conf.set("hbase.zookeeper.property.clientPort", quorum[1]);
    conf.setInt("hbase.client.pause", 50);
    conf.setInt("hbase.rpc.timeout", 10_000);
    conf.setInt("hbase.client.operation.timeout", 60_000);
    try (Connection connection = ConnectionFactory.createConnection(conf); Admin admin = connection.getAdmin()) {
      byte[][] splits = new byte[7][];
      for (int i = 0; i < splits.length; i++) splits[i] = row((i + 1) * ROWS / 8);
      admin.createTable(TableDescriptorBuilder.newBuilder(T).setColumnFamily(ColumnFamilyDescriptorBuilder.of(F)).build(), splits);
      List<Thread> threads = new ArrayList<>();
      Table table = connection.getTable(T);
      for (int w = 0; w < WRITERS; w++) {
        int writer = w;
        threads.add(start("writer " + w, seed + w, random -> write(table, writer, random)));
      }
      for (int r = 0; r < 2; r++) threads.add(start("reader " + r, seed + 10 + r, random -> read(table, random)));
      threads.add(start("scanner", seed + 20, random -> scan(table)));
      threads.add(start("counter", seed + 30, random -> {
        table.incrementColumnValue(row(random.nextInt(8) * ROWS / 8), F, N, 1);
        increments.incrementAndGet();
      }));
      threads.add(start("mover", seed + 40, random -> move(admin, random)));
      System.out.println("ready");
      new BufferedReader(new InputStreamReader(System.in)).readLine();
      running = false;
      for (Thread thread : threads) thread.join(90_000);
      for (Thread thread : threads) if (thread.isAlive()) failures.add(thread.getName() + " does not end");
      finish(table);
    }
    System.out.println(writes + " writes, " + reads + " reads, " + scans + " scans, " + increments + " increments, " + moves + " moves, " + splits + " splits, " + merges + " merges, " + refused + " refused");
    for (String failure : failures) System.out.println("FAIL " + failure);
    System.out.println(failures.size() + " failures");
    System.exit(failures.isEmpty() ? 0 : 1);
  }

  /** Each writer has rows of its own, so that what it sends of one is in order. Now one row, now a batch over all regions. */
  static void write(Table table, int writer, Random random) throws Exception {
    int count = random.nextInt(4) == 0 ? 20 : 1;
    Map<Integer, Long> values = new TreeMap<>();
    while (values.size() < count) {
      int i = random.nextInt(ROWS / WRITERS) * WRITERS + writer;
      values.putIfAbsent(i, sent.get(i) + 1);
    }
    List<Put> puts = new ArrayList<>();
    values.forEach((i, value) -> {
      sent.set(i, value);
      puts.add(new Put(row(i)).addColumn(F, Q, Bytes.toBytes(value)));
    });
    if (count == 1) table.put(puts.get(0)); else table.put(puts);
    values.forEach(acknowledged::set);
    writes.addAndGet(count);
  }

  static void read(Table table, Random random) throws Exception {
    int i = random.nextInt(ROWS);
    long before = acknowledged.get(i);
    check(i, before, table.get(new Get(row(i)).addColumn(F, Q)).getValue(F, Q), "get");
    reads.incrementAndGet();
  }

  static void scan(Table table) throws Exception {
    long[] before = new long[ROWS];
    for (int i = 0; i < ROWS; i++) before[i] = acknowledged.get(i);
    int last = -1;
    try (ResultScanner scanner = table.getScanner(new Scan().addColumn(F, Q).setCaching(37))) {
      for (Result result : scanner) {
        int i = Integer.parseInt(Bytes.toString(result.getRow()));
        if (i <= last) failures.add("scan: row " + i + " after " + last);
        for (int missed = last + 1; missed < i; missed++) check(missed, before[missed], null, "scan");
        check(i, before[i], result.getValue(F, Q), "scan");
        last = i;
      }
    }
    for (int missed = last + 1; missed < ROWS; missed++) check(missed, before[missed], null, "scan");
    scans.incrementAndGet();
  }

  /** Moves, splits and merges may be refused, as of a region that is in transition or has references, or to a server that has just gone. */
  static void move(Admin admin, Random random) throws Exception {
    List<RegionInfo> regions = admin.getRegions(T);
    int i = random.nextInt(regions.size());
    RegionInfo region = regions.get(i);
    try {
      int kind = random.nextInt(10);
      if (kind == 0 && regions.size() < 16) {
        int start = region.getStartKey().length == 0 ? 0 : Integer.parseInt(Bytes.toString(region.getStartKey()));
        int end = region.getEndKey().length == 0 ? ROWS : Integer.parseInt(Bytes.toString(region.getEndKey()));
        admin.splitRegionAsync(region.getRegionName(), row(start + (end - start + 1) / 2)).get(30, TimeUnit.SECONDS);
        splits.incrementAndGet();
      } else if (kind == 1 && regions.size() > 4 && i > 0) {
        admin.mergeRegionsAsync(new byte[][] { regions.get(i - 1).getEncodedNameAsBytes(), region.getEncodedNameAsBytes() }, false).get(30, TimeUnit.SECONDS);
        merges.incrementAndGet();
      } else {
        List<ServerName> servers = new ArrayList<>(admin.getRegionServers());
        if (servers.isEmpty() || kind == 2) admin.move(region.getEncodedNameAsBytes());
        else admin.move(region.getEncodedNameAsBytes(), servers.get(random.nextInt(servers.size())));
        moves.incrementAndGet();
      }
    } catch (java.io.IOException | ExecutionException e) {
      refused.incrementAndGet();
    }
    Thread.sleep(20);
  }

  static void finish(Table table) throws Exception {
    for (int i = 0; i < ROWS; i++) check(i, acknowledged.get(i), table.get(new Get(row(i)).addColumn(F, Q)).getValue(F, Q), "at the end");
    long counted = 0;
    for (int i = 0; i < 8; i++) {
      byte[] value = table.get(new Get(row(i * ROWS / 8)).addColumn(F, N)).getValue(F, N);
      counted += value == null ? 0 : Bytes.toLong(value);
    }
    if (counted != increments.get()) failures.add(increments + " increments were acknowledged, " + counted + " counted");
  }
}
