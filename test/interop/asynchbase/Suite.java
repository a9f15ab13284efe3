import com.stumbleupon.async.Deferred;
import com.stumbleupon.async.DeferredGroupException;
import java.util.*;
import java.util.stream.Collectors;
import org.hbase.async.*;
import org.hbase.async.Scanner;

/** What the suites share: a client, checks that are counted, cells and errors as text. */
abstract class Suite {
  static final String F = "f", G = "g";
  /** A call that takes longer hangs. */
  static final long PATIENCE_MS = 60_000;

  interface Part { void run() throws Exception; }

  final HBaseClient client;
  final String table;
  int passed, failed;

  Suite(HBaseClient client, String table) {
    this.client = client;
    this.table = table;
  }

  static HBaseClient connect(String quorum, String... settings) {
    Config config = new Config();
    config.overrideConfig("hbase.zookeeper.quorum", quorum);
    config.overrideConfig("hbase.rpcs.buffered_flush_interval", "5");
    for (int i = 0; i < settings.length; i += 2) config.overrideConfig(settings[i], settings[i + 1]);
    return new HBaseClient(config);
  }

  static byte[] b(String text) { return text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1); }
  static String s(byte[] bytes) { return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1); }
  static <T> T await(Deferred<T> deferred) throws Exception { return deferred.joinUninterruptibly(PATIENCE_MS); }
  @SafeVarargs
  static void awaitAll(Deferred<Object>... deferreds) throws Exception { await(Deferred.group(Arrays.asList(deferreds))); }

  void part(Part part) {
    try {
      part.run();
    } catch (Throwable error) {
      failed++;
      System.out.println("FAIL " + table + ": " + error);
      error.printStackTrace();
    }
  }

  void expect(String what, Object wanted, Object found) {
    if (String.valueOf(wanted).equals(String.valueOf(found))) {
      passed++;
      return;
    }
    failed++;
    System.out.println("FAIL " + table + " " + what + ": " + found + ", not " + wanted);
  }

  /** The name of the exception that a call ends with. */
  String failure(Part part) {
    try {
      part.run();
      return "none";
    } catch (Throwable error) {
      if (error instanceof DeferredGroupException && error.getCause() != null) error = error.getCause();
      return error.getClass().getSimpleName();
    }
  }

  /** `f:q=v`, and `@t` after a timestamp that the program gave. */
  static String show(List<KeyValue> cells) {
    if (cells == null) return "null";
    return cells.stream()
      .map(kv -> s(kv.family()) + ":" + s(kv.qualifier()) + "=" + s(kv.value()) + (kv.timestamp() < 1_000_000 ? "@" + kv.timestamp() : ""))
      .collect(Collectors.joining(" "));
  }

  GetRequest row(String key) { return new GetRequest(table, key); }
  String get(GetRequest request) throws Exception { return show(await(client.get(request))); }
  String get(String key) throws Exception { return get(row(key)); }
  Deferred<Object> put(String key, String family, String qualifier, String value) { return client.put(new PutRequest(table, key, family, qualifier, value)); }
  Deferred<Object> put(String key, String family, String qualifier, String value, long time) { return client.put(new PutRequest(b(table), b(key), b(family), b(qualifier), b(value), time)); }

  /** The rows of a scan to its end, ` | ` between those that came in one answer. */
  String scan(Scanner scanner) throws Exception { return scan(scanner, " "); }
  String scan(Scanner scanner, String between) throws Exception {
    List<String> answers = new ArrayList<>();
    for (ArrayList<ArrayList<KeyValue>> rows; (rows = await(scanner.nextRows())) != null; )
      answers.add(rows.stream().map(row -> s(row.get(0).key()) + "(" + show(row) + ")").collect(Collectors.joining(" ")));
    await(scanner.close());
    return String.join(between, answers);
  }
  Scanner scanner(String start, String stop) {
    Scanner scanner = client.newScanner(table);
    if (start != null) scanner.setStartKey(start);
    if (stop != null) scanner.setStopKey(stop);
    return scanner;
  }
}
