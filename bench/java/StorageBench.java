package org.apache.hadoop.hbase.regionserver;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.*;
import org.apache.hadoop.hbase.client.*;
import org.apache.hadoop.hbase.codec.Codec;
import org.apache.hadoop.hbase.codec.KeyValueCodec;
import org.apache.hadoop.hbase.io.hfile.LruBlockCache;
import org.apache.hadoop.hbase.util.*;
import org.apache.hadoop.hbase.wal.WAL;
import org.apache.hadoop.hbase.wal.WALFactory;

/**
 * HBase's part of bench/storage.ts, by its own HRegion over a local folder: what bench/storage/colonnade.ts does. Arguments: a folder, the
 * part, then the numbers of the workload as name=value.
 */
public class StorageBench {
  private static final byte[] FAMILY = {'f'};
  private static final byte[] QUALIFIER = {'q'};
  private static final byte[] POOL = new byte[1 << 20];
  private static final long MIB = 1 << 20;
  private static final java.util.Map<String, Long> WORK = new java.util.HashMap<>();

  private interface Work {
    void run() throws Exception;
  }

  private interface Rate {
    double get() throws Exception;
  }

  /** The same numbers as in TypeScript. */
  private static final class Chance {
    private int state;

    Chance(int seed) {
      state = seed;
    }

    int below(long bound) {
      state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
      return (int) Math.floor(state / 2147483648.0 * bound);
    }
  }

  private final HRegion region;

  private StorageBench(Configuration conf, org.apache.hadoop.fs.Path root, long cacheBytes) throws Exception {
    TableDescriptor table =
        TableDescriptorBuilder.newBuilder(TableName.valueOf("bench" + System.nanoTime()))
            .setColumnFamily(ColumnFamilyDescriptorBuilder.newBuilder(FAMILY).setMaxVersions(1).build())
            .setMemStoreFlushSize(1L << 40)
            .build();
    RegionInfo info = RegionInfoBuilder.newBuilder(table.getTableName()).build();
    WAL wal = new WALFactory(conf, "bench" + System.nanoTime()).getWAL(info);
    region = HRegion.createHRegion(info, root, conf, table, wal, false);
    region.setBlockCache(new LruBlockCache(cacheBytes, 64 * 1024, true, conf));
    region.initialize();
  }

  public static void main(String[] arguments) throws Exception {
    for (int i = 2; i < arguments.length; i++) {
      String[] pair = arguments[i].split("=");
      WORK.put(pair[0], Long.parseLong(pair[1]));
    }
    Chance chance = new Chance(42);
    for (int i = 0; i < POOL.length; i++) POOL[i] = (byte) chance.below(256);
    Configuration conf = HBaseConfiguration.create();
    org.apache.hadoop.fs.Path root =
        new org.apache.hadoop.fs.Path("file://" + Files.createTempDirectory(Paths.get(arguments[0]), "hbase"));
    conf.set("hbase.rootdir", root.toString());
    conf.set("fs.defaultFS", "file:///");
    conf.set("hbase.wal.provider", "filesystem");
    conf.setBoolean("hbase.unsafe.stream.capability.enforce", false);
    CommonFSUtils.setRootDir(conf, root);
    long heap = Runtime.getRuntime().maxMemory();
    ChunkCreator.initialize(MemStoreLAB.CHUNK_SIZE_DEFAULT, false, (long) (heap * 0.4), 1f, 0f, null, 0.1f);
    run(arguments[1], conf, root);
    // Threads of the log keep the JVM alive.
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }

  private static void run(String part, Configuration conf, org.apache.hadoop.fs.Path root)
      throws Exception {
    switch (part) {
      case "small":
        cells(conf, root, null, WORK.get("smallCells") / 5, 100);
        cells(conf, root, "100", WORK.get("smallCells"), 100);
        break;
      case "large":
        cells(conf, root, null, WORK.get("largeCells") / 5, 1024);
        cells(conf, root, "1k", WORK.get("largeCells"), 1024);
        break;
      case "week":
        new StorageBench(conf, root, 512 * MIB).week();
        break;
      case "memstore":
        new StorageBench(conf, root, 1 * MIB).memstore();
        break;
      case "large-set":
        new StorageBench(conf, root, 48 * MIB).largeSet();
        break;
      default:
        throw new IllegalArgumentException(part);
    }
  }

  private static void cells(Configuration conf, org.apache.hadoop.fs.Path root, String name, long count, int valueBytes)
      throws Exception {
    StorageBench t = new StorageBench(conf, root, 512 * MIB);
    long files = WORK.get("files");
    long each = (count + files - 1) / files;
    long rows = each * files;
    double put = 0;
    double flush = 0;
    long total = 0;
    for (long file = 0; file < files; file++) {
      long from = file * each;
      long[] bytes = {0};
      put = Math.max(put, perSecond(each, () -> bytes[0] = t.put(from, from + each, valueBytes, i -> shuffled(i, rows))));
      total += bytes[0];
      flush = Math.max(flush, perSecond(bytes[0] / 1e6, () -> t.region.flush(true)));
    }
    report("put-" + name, put);
    report("flush-" + name, flush);
    report("compact-" + name, perSecond(total / 1e6, () -> t.region.compact(true)));
    Rate scan =
        () ->
            perSecond(
                rows,
                () -> {
                  long seen = t.scan();
                  if (seen != rows) throw new IllegalStateException(seen + " of " + rows + " rows");
                });
    report("scan-disk-" + name, scan.get());
    report("scan-cache-" + name, best(4, scan));
    t.gets("get-cache-" + name, rows, true);
    t.region.close(true);
    StorageBench disk = new StorageBench(conf, root, 64 * MIB);
    disk.put(0, rows, valueBytes, i -> shuffled(i, rows));
    disk.region.flush(true);
    disk.gets("get-disk-" + name, rows, false);
    disk.region.close(true);
  }

  private void gets(String figure, long rows, boolean cacheBlocks) throws Exception {
    long gets = WORK.get("gets");
    Chance chance = new Chance(7);
    report(
        figure,
        best(
            2,
            () ->
                perSecond(
                    gets,
                    () -> {
                      for (long i = 0; i < gets; i++) {
                        Get get = new Get(row(chance.below(rows))).setCacheBlocks(cacheBlocks);
                        if (region.get(get, false).size() != 1) throw new IllegalStateException();
                      }
                    })));
  }

  private void week() throws Exception {
    long rows = WORK.get("weekRows");
    long updates = rows + 7 * WORK.get("weekUpdatesADay");
    int valueBytes = (int) (long) WORK.get("weekValueBytes");
    long flushBytes = WORK.get("weekFlushBytes");
    Chance chance = new Chance(3);
    long userBytes = 0;
    long[] written = {0};
    double start = seconds();
    for (long i = 0; i < updates; i += 1000) {
      userBytes +=
          put(
              i,
              Math.min(i + 1000, updates),
              valueBytes,
              j -> j < rows ? shuffled(j, rows) : updatedRow(chance, rows));
      if (region.getMemStoreHeapSize() > flushBytes) settle(written);
    }
    settle(written);
    report("week-seconds", seconds() - start);
    report("week-write-amplification", (double) written[0] / userBytes);
    double live = rows * (row(0).length + 23 + (double) valueBytes);
    report("week-space-amplification", fileBytes() / live);
    region.compact(true);
    report("week-space-after-major", fileBytes() / live);
  }

  /** Flushes, and compacts while the policy wants it. */
  private void settle(long[] written) throws Exception {
    HStore store = region.getStores().get(0);
    Set<String> before = new HashSet<>();
    for (HStoreFile file : store.getStorefiles()) before.add(file.getPath().getName());
    region.flush(true);
    count(store, before, written);
    while (store.needsCompaction()) {
      java.util.Optional<org.apache.hadoop.hbase.regionserver.compactions.CompactionContext> wanted =
          store.requestCompaction();
      if (!wanted.isPresent()) break;
      region.compact(
          wanted.get(), store, org.apache.hadoop.hbase.regionserver.throttle.NoLimitThroughputController.INSTANCE);
      count(store, before, written);
    }
  }

  private static void count(HStore store, Set<String> before, long[] written) {
    for (HStoreFile file : store.getStorefiles())
      if (before.add(file.getPath().getName())) written[0] += file.getReader().length();
  }

  private double fileBytes() {
    double bytes = 0;
    for (HStoreFile file : region.getStores().get(0).getStorefiles()) bytes += file.getReader().length();
    return bytes;
  }

  private void memstore() throws Exception {
    long count = WORK.get("smallCells");
    long bytes = put(0, count, 8, i -> shuffled(i, count));
    double heap = region.getMemStoreHeapSize();
    report("memstore-overhead", (heap - bytes) / count);
    report("memstore-per-million", heap / count);
  }

  private void largeSet() throws Exception {
    long rows = (WORK.get("largeSetBytes") + 1023) / 1024;
    for (long i = 0; i < rows; i += 1000) {
      put(i, Math.min(i + 1000, rows), 1000, j -> shuffled(j, rows));
      if (region.getMemStoreHeapSize() < 32 * MIB) continue;
      region.flush(true);
      region.compact(false);
    }
    region.flush(true);
    report("large-set-scan", perSecond(rows, () -> scan()));
    gets("large-set-get", rows, true);
    for (String line : Files.readAllLines(Paths.get("/proc/self/status")))
      if (line.startsWith("VmHWM")) report("large-set-rss", Double.parseDouble(line.replaceAll("\\D+", "")) / 1024);
  }

  private long put(long from, long to, int valueBytes, LongUnaryOperator rowAt) throws Exception {
    long bytes = 0;
    for (long i = from; i < to; ) {
      List<Mutation> batch = new ArrayList<>();
      for (; i < to && batch.size() < 1000; i++) {
        byte[] row = row(rowAt.applyAsLong(i));
        int at = (int) ((i * 31) % (POOL.length - valueBytes));
        byte[] value = java.util.Arrays.copyOfRange(POOL, at, at + valueBytes);
        batch.add(new Put(row).addColumn(FAMILY, QUALIFIER, value).setDurability(Durability.SKIP_WAL));
        bytes += 8 + 2 + row.length + 1 + FAMILY.length + QUALIFIER.length + 9 + valueBytes;
      }
      region.batchMutate(batch.toArray(new Mutation[0]));
    }
    return bytes;
  }

  /** Into cell blocks, as answers to a client hold them. */
  private long scan() throws Exception {
    long rows = 0;
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream(4 << 20);
    Codec.Encoder encoder = new KeyValueCodec().getEncoder(out);
    try (RegionScanner scanner = region.getScanner(new Scan())) {
      List<Cell> cells = new ArrayList<>();
      boolean more;
      do {
        more = scanner.nextRaw(cells);
        rows += cells.size();
        for (Cell cell : cells) encoder.write(cell);
        cells.clear();
        if (out.size() > 2 << 20) out.reset();
      } while (more);
    }
    return rows;
  }

  private static byte[] row(long i) {
    byte[] row = "user000000000000".getBytes(StandardCharsets.ISO_8859_1);
    for (int at = row.length - 1; i > 0; at--, i /= 10) row[at] = (byte) ('0' + i % 10);
    return row;
  }

  private static long shuffled(long i, long count) {
    return i * 2_654_435_761L % count;
  }

  private static long updatedRow(Chance chance, long rows) {
    long hot = rows / 5;
    return chance.below(5) < 4 ? chance.below(hot) : hot + chance.below(rows - hot);
  }

  private static double seconds() {
    if (!"processor".equals(System.getenv("BY"))) return System.nanoTime() / 1e9;
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
  }

  private static double perSecond(double count, Work work) throws Exception {
    double start = seconds();
    work.run();
    return count / (seconds() - start);
  }

  private static double best(int runs, Rate rate) throws Exception {
    double most = 0;
    for (int i = 0; i < runs; i++) most = Math.max(most, rate.get());
    return most;
  }

  private static void report(String figure, double value) {
    if (!figure.endsWith("-null")) System.out.println("FIGURE\t" + figure + "\t" + value);
  }
}
