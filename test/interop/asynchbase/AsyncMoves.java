import com.stumbleupon.async.Deferred;
import com.stumbleupon.async.TimeoutException;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.*;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.*;
import org.hbase.async.*;
import org.hbase.async.Scanner;

/**
 * asynchbase writes, reads, scans and counts in the table `moves`, of eight regions, while these are moved, split and merged, and servers come and go. Each
 * row's value only grows: what is read must not be older than what was acknowledged before, nor newer than what was sent. An error that asynchbase does
 * not swallow by trying again is a failure. Prints "ready" when it is under way and ends at a line of input: how many servers went.
 */
public class AsyncMoves {
  static final String T = "moves", F = "f";
  static final int ROWS = 400, WRITERS = 2, COUNTERS = 2, CELLS = 8;
  /** asynchbase forgets gets of a batch whose connection is reset, and a scan that has waited for its region when the server is gone: nothing ever comes. */
  static final long FORGOTTEN_MS = 5_000;

  final HBaseClient client;
  final AtomicLongArray acknowledged = new AtomicLongArray(ROWS), sent = new AtomicLongArray(ROWS), counted = new AtomicLongArray(CELLS), appended = new AtomicLongArray(CELLS);
  final AtomicLong writes = new AtomicLong(), reads = new AtomicLong(), multigets = new AtomicLong(), scans = new AtomicLong(), increments = new AtomicLong(), appends = new AtomicLong(), checks = new AtomicLong(), repeated = new AtomicLong(), leftOut = new AtomicLong(), brokenOff = new AtomicLong();
  final Queue<String> failures = new ConcurrentLinkedQueue<>();
  volatile boolean running = true;

  interface Work { void run(Random random) throws Exception; }

  AsyncMoves(HBaseClient client) { this.client = client; }

  static String row(int i) { return String.format("%04d", i); }
  static byte[] bytes(long value) { return Bytes.fromLong(value); }
  static <T> T await(Deferred<T> deferred) throws Exception { return deferred.joinUninterruptibly(Suite.PATIENCE_MS); }

  Thread start(String name, long seed, Work work) {
    Thread thread = new Thread(() -> {
      Random random = new Random(seed);
      try {
        while (running) work.run(random);
      } catch (Throwable error) {
        failures.add(name + ": " + error);
        error.printStackTrace();
      }
    }, name);
    thread.start();
    return thread;
  }

  public static void main(String[] args) throws Exception {
    long seed = Long.parseLong(args[1]);
    HBaseClient client = Suite.connect(args[0]);
    AsyncMoves load = new AsyncMoves(client);
    List<Thread> threads = new ArrayList<>();
    for (int w = 0; w < WRITERS; w++) {
      int writer = w;
      threads.add(load.start("writer " + w, seed++, random -> load.write(writer, random)));
    }
    threads.add(load.start("reader", seed++, load::read));
    threads.add(load.start("reader of many", seed++, load::readMany));
    threads.add(load.start("scanner", seed++, random -> load.scan(false)));
    threads.add(load.start("scanner in reverse", seed++, random -> load.scan(true)));
    for (int i = 0; i < COUNTERS; i++) threads.add(load.start("counter " + i, seed++, load::count));
    threads.add(load.start("appender", seed++, load::append));
    threads.add(load.start("checker", seed++, random -> load.check()));
    System.out.println("ready");
    long gone = Long.parseLong(new BufferedReader(new InputStreamReader(System.in)).readLine().trim());
    load.running = false;
    for (Thread thread : threads) thread.join(90_000);
    for (Thread thread : threads) if (thread.isAlive()) load.failures.add(thread.getName() + " does not end");
    try {
      load.finish(gone);
    } catch (Exception error) {
      load.failures.add("at the end: " + error);
    }
    System.out.println(load.writes + " writes, " + load.reads + " reads, " + load.multigets + " of many rows, " + load.scans + " scans, " + load.increments + " increments, " + load.appends + " appends, " + load.checks + " checks; " + load.repeated + " rows twice in a scan, " + load.leftOut + " left out of reversed scans, " + load.brokenOff + " scans and gets of many rows broken off");
    for (String failure : load.failures) System.out.println("FAIL " + failure);
    System.out.println(load.failures.size() + " failures");
    System.exit(load.failures.isEmpty() ? 0 : 1);
  }

  /** Each writer has rows of its own, so that what it sends of one is in order. Now one row, now some over all regions, which go out in batches. */
  void write(int writer, Random random) throws Exception {
    int count = random.nextInt(4) == 0 ? 20 : 1;
    Map<Integer, Long> values = new TreeMap<>();
    while (values.size() < count) {
      int i = random.nextInt(ROWS / WRITERS) * WRITERS + writer;
      values.putIfAbsent(i, sent.get(i) + 1);
    }
    List<Deferred<Object>> puts = new ArrayList<>();
    values.forEach((i, value) -> {
      sent.set(i, value);
      PutRequest put = new PutRequest(Suite.b(T), Suite.b(row(i)), Suite.b(F), Suite.b("q"), bytes(value));
      put.setBufferable(count > 1);
      puts.add(client.put(put));
    });
    await(Deferred.group(puts));
    values.forEach(acknowledged::set);
    writes.addAndGet(count);
  }

  void judge(String what, int i, long before, List<KeyValue> cells) {
    long found = cells == null || cells.isEmpty() ? 0 : Bytes.getLong(cells.get(0).value());
    if (found < before) failures.add(what + " row " + i + ": " + found + " though " + before + " was acknowledged");
    if (found > sent.get(i)) failures.add(what + " row " + i + ": " + found + " was never sent");
  }

  static GetRequest get(int i, String qualifier) { return new GetRequest(T, row(i), F, qualifier); }

  /** Row after row; says when all were read again. */
  void read(Random random) throws Exception {
    int i = (int) (reads.get() % ROWS);
    long before = acknowledged.get(i);
    judge("get", i, before, await(client.get(get(i, "q"))));
    if (reads.incrementAndGet() % ROWS == 0) System.out.println("read all");
  }

  void readMany(Random random) throws Exception {
    int[] rows = random.ints(20, 0, ROWS).toArray();
    long[] before = Arrays.stream(rows).mapToLong(acknowledged::get).toArray();
    List<GetRequest> gets = new ArrayList<>();
    for (int i : rows) gets.add(get(i, "q"));
    List<GetResultOrException> found;
    try {
      found = client.get(gets).joinUninterruptibly(FORGOTTEN_MS);
    } catch (TimeoutException error) {
      brokenOff.incrementAndGet();
      return;
    }
    for (int r = 0; r < rows.length; r++) {
      GetResultOrException each = found.get(r);
      // Of a server that is stopping it takes one exception for another, and hands that out.
      if (each.getException() instanceof ClassCastException) {
        brokenOff.incrementAndGet();
        return;
      }
      if (each.getException() != null) throw each.getException();
      judge("get of many", rows[r], before[r], each.getCells());
    }
    multigets.incrementAndGet();
  }

  /**
   * Where it begins anew in the midst of a region asynchbase gives rows twice. When it goes back to a region that is split meanwhile it passes over the
   * upper half, on any HBase; forward it leaves out nothing.
   */
  void scan(boolean reversed) throws Exception {
    long[] before = new long[ROWS];
    for (int i = 0; i < ROWS; i++) before[i] = acknowledged.get(i);
    Scanner scanner = client.newScanner(T);
    scanner.setFamily(F);
    scanner.setQualifier("q");
    scanner.setMaxNumRows(37);
    scanner.setReversed(reversed);
    if (reversed) scanner.setStartKey(row(ROWS));
    String what = reversed ? "reversed scan" : "scan";
    BitSet seen = new BitSet();
    try {
      for (ArrayList<ArrayList<KeyValue>> rows; (rows = scanner.nextRows().joinUninterruptibly(FORGOTTEN_MS)) != null; ) {
        for (ArrayList<KeyValue> cells : rows) {
          int i = Integer.parseInt(Suite.s(cells.get(0).key()));
          if (seen.get(i)) repeated.incrementAndGet();
          seen.set(i);
          judge(what, i, before[i], cells);
        }
      }
    } catch (TimeoutException | ConnectionResetException error) {
      brokenOff.incrementAndGet();
      return;
    } catch (ClassCastException error) {
      // Looking for the region before a row it may find that the server of hbase:meta is gone, and takes the new one for that region, on any HBase.
      if (!reversed) throw error;
      brokenOff.incrementAndGet();
      return;
    }
    for (int i = 0; i < ROWS; i++) {
      if (seen.get(i) || before[i] == 0) continue;
      if (reversed) leftOut.incrementAndGet();
      else judge(what, i, before[i], null);
    }
    scans.incrementAndGet();
  }

  void count(Random random) throws Exception {
    int i = random.nextInt(CELLS);
    await(client.atomicIncrement(new AtomicIncrementRequest(T, row(i * ROWS / CELLS), F, "n", 1)));
    counted.incrementAndGet(i);
    increments.incrementAndGet();
  }

  void append(Random random) throws Exception {
    int i = random.nextInt(CELLS);
    await(client.append(new AppendRequest(T, row(i * ROWS / CELLS), F, "a", "+")));
    appended.incrementAndGet(i);
    appends.incrementAndGet();
  }

  /** Nobody else writes this cell: a check fails only when it was done and asynchbase, whose answer was lost, asked again. */
  void check() throws Exception {
    int i = ROWS / 2;
    List<KeyValue> cells = await(client.get(get(i, "c")));
    byte[] expected = cells.isEmpty() ? new byte[0] : cells.get(0).value();
    long value = cells.isEmpty() ? 0 : Bytes.getLong(expected);
    if (value < checks.get()) failures.add("checks: " + value + " where " + checks + " was acknowledged");
    PutRequest put = new PutRequest(Suite.b(T), Suite.b(row(i)), Suite.b(F), Suite.b("c"), bytes(value + 1));
    if (!await(client.compareAndSet(put, expected))) {
      List<KeyValue> after = await(client.get(get(i, "c")));
      if (after.isEmpty() || Bytes.getLong(after.get(0).value()) != value + 1) failures.add("checks: refused at " + value + ", found " + after);
    }
    checks.set(value + 1);
  }

  /** Each server that went may have taken answers with it: asynchbase sends no nonces, and what it asks for again counts again. */
  void finish(long gone) throws Exception {
    for (int i = 0; i < ROWS; i++) judge("at the end", i, acknowledged.get(i), await(client.get(get(i, "q"))));
    long twice = 0;
    for (int i = 0; i < CELLS; i++) {
      List<KeyValue> number = await(client.get(get(i * ROWS / CELLS, "n"))), text = await(client.get(get(i * ROWS / CELLS, "a")));
      long found = number.isEmpty() ? 0 : Bytes.getLong(number.get(0).value()), length = text.isEmpty() ? 0 : text.get(0).value().length;
      if (found < counted.get(i)) failures.add("cell " + i + ": " + found + " counted, though " + counted.get(i) + " increments were acknowledged");
      if (length < appended.get(i)) failures.add("cell " + i + ": " + length + " appended, though " + appended.get(i) + " were acknowledged");
      twice += found - counted.get(i) + length - appended.get(i);
    }
    if (brokenOff.get() > 3 * gone) failures.add(brokenOff + " scans and gets of many rows were broken off, though only " + gone + " servers went");
    if (twice > 2 * gone * (COUNTERS + 1)) failures.add(twice + " were counted or appended twice, though only " + gone + " servers went");
  }
}
