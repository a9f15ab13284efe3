import com.stumbleupon.async.Deferred;
import com.stumbleupon.async.DeferredGroupException;
import java.util.*;
import java.util.stream.Collectors;
import org.hbase.async.*;
import org.hbase.async.Scanner;

/**
 * Each call and each filter of asynchbase. Its tables, `async` and `space:async`, have the families f, with three versions, and g, and regions that begin at b
 * and m. Prints FAIL lines and ends with `<passed> passed, <failed> failed`.
 */
public class AsyncCalls extends Suite {
  AsyncCalls(HBaseClient client, String table) { super(client, table); }

  public static void main(String[] args) throws Exception {
    int passed = 0, failed = 0;
    // Left to itself it asks meta as of a server before HBase 2, and turns to scans when it is refused.
    for (String scanMeta : new String[] {"false", "true"}) {
      String table = scanMeta.equals("true") ? "space:async" : "async";
      HBaseClient client = connect(args[0], "hbase.meta.scan", scanMeta, "hbase.increments.durable", "true");
      AsyncCalls calls = new AsyncCalls(client, table);
      for (Part part : new Part[] {calls::regions, calls::rows, calls::deletes, calls::versions, calls::increments, calls::conditions, calls::appends, calls::batches, calls::multigets, calls::scans, calls::large, calls::errors}) calls.part(part);
      AsyncFilters filters = new AsyncFilters(client, table);
      filters.part(filters::all);
      await(client.shutdown());
      passed += calls.passed + filters.passed;
      failed += calls.failed + filters.failed;
    }
    System.out.println(passed + " passed, " + failed + " failed");
    System.exit(failed == 0 ? 0 : 1);
  }

  void regions() throws Exception {
    await(client.ensureTableExists(table));
    await(client.ensureTableFamilyExists(table, F));
    List<RegionLocation> found = await(client.locateRegions(table));
    expect("regions", "[-b, b-m, m-]", found.stream().map(region -> s(region.startKey()) + "-" + s(region.stopKey())).collect(Collectors.toList()));
    expect("a region's table, without its namespace", "async", s(found.get(1).getTable()));
    expect("a region's name", true, s(found.get(1).getRegionName()).startsWith(table + ",b,"));
    expect("a region's server", true, found.get(1).getPort() > 0 && !found.get(1).getHostname().isEmpty());
    await(client.prefetchMeta(table));
    await(client.prefetchMeta(table, "a", "c"));
    long lookups = client.stats().uncontendedMetaLookups();
    expect("a row where nothing is", "", get("nobody"));
    expect("lookups after prefetching", lookups, client.stats().uncontendedMetaLookups());
  }

  void rows() throws Exception {
    awaitAll(put("a", F, "x", "1"), put("a", F, "y", "2"), put("a", F, "", "none"), put("a", G, "z", "3"));
    expect("get", "f:=none f:x=1 f:y=2 g:z=3", get("a"));
    expect("get a family", "g:z=3", get(row("a").family(G)));
    expect("get a column", "f:y=2", get(row("a").family(F).qualifier("y")));
    expect("get columns", "f:=none f:y=2", get(row("a").family(F).qualifiers(new byte[][] {b("y"), b(""), b("nothing")})));
    expect("get no column", "", get(row("a").family(F).qualifier("nothing")));
    GetRequest uncached = row("a").family(F);
    uncached.setServerBlockCache(false);
    expect("get uncached", "f:=none f:x=1 f:y=2", get(uncached));
    PutRequest direct = new PutRequest(b(table), b("n"), b(F), new byte[][] {b("p"), b("q")}, new byte[][] {b("5"), b("6")}, 7);
    direct.setBufferable(false);
    await(client.put(direct));
    expect("put of columns at a time", "f:p=5@7 f:q=6@7", get("n"));
    PutRequest careless = new PutRequest(table, "n", F, "r", "8");
    careless.setDurable(false);
    await(client.put(careless));
    expect("put that skips the log", "f:p=5@7 f:q=6@7 f:r=8", get("n"));
    await(client.put(new PutRequest(table, "n", F, "r", "")));
    expect("put of nothing", "f:r=", get(row("n").family(F).qualifier("r")));
    byte[] all = new byte[256];
    for (int i = 0; i < 256; i++) all[i] = (byte) i;
    await(client.put(new PutRequest(b(table), all, b(F), all, all)));
    ArrayList<KeyValue> back = await(client.get(new GetRequest(b(table), all)));
    expect("every byte", "1 true true true", back.size() + " " + Arrays.equals(back.get(0).key(), all) + " " + Arrays.equals(back.get(0).qualifier(), all) + " " + Arrays.equals(back.get(0).value(), all));
  }

  void deletes() throws Exception {
    Part fill = () -> {
      for (long time = 1; time <= 3; time++) awaitAll(put("d", F, "x", "x" + time, time), put("d", F, "y", "y" + time, time), put("d", G, "z", "z" + time, time));
    };
    fill.run();
    await(client.delete(new DeleteRequest(b(table), b("d"), b(F), b("x"), 2)));
    expect("delete of a column up to a time", "f:x=x3@3", get(row("d").family(F).qualifier("x").maxVersions(3)));
    DeleteRequest one = new DeleteRequest(b(table), b("d"), b(F), b("y"), 2);
    one.setDeleteAtTimestampOnly(true);
    await(client.delete(one));
    expect("delete of a version", "f:y=y3@3 f:y=y1@1", get(row("d").family(F).qualifier("y").maxVersions(3)));
    DeleteRequest newest = new DeleteRequest(table, "d", F, "y");
    newest.setDeleteAtTimestampOnly(true);
    newest.setBufferable(false);
    await(client.delete(newest));
    expect("delete of the newest version", "f:y=y1@1", get(row("d").family(F).qualifier("y").maxVersions(3)));
    await(client.delete(new DeleteRequest(b(table), b("d"), b(F), new byte[][] {b("x"), b("y")})));
    expect("delete of columns", "g:z=z3@3", get("d"));
    await(client.delete(new DeleteRequest(table, "d", G)));
    expect("delete of a family", "", get("d"));
    awaitAll(put("d2", F, "x", "1"), put("d2", G, "z", "2"));
    ArrayList<KeyValue> cells = await(client.get(row("d2").family(F)));
    await(client.delete(new DeleteRequest(b(table), cells.get(0))));
    expect("delete of a cell", "g:z=2", get("d2"));
    await(client.delete(new DeleteRequest(table, "d2")));
    expect("delete of a row", "", get("d2"));
    awaitAll(put("d3", F, "x", "1", 5), put("d3", F, "y", "2", 6));
    await(client.delete(new DeleteRequest(b(table), b("d3"), 5)));
    // It keeps the time to itself.
    expect("delete of a row up to a time", "", get("d3"));
  }

  void versions() throws Exception {
    for (long time = 1; time <= 4; time++) await(put("v", F, "x", "x" + time, time * 10));
    expect("newest", "f:x=x4@40", get("v"));
    expect("two versions", "f:x=x4@40 f:x=x3@30", get(row("v").maxVersions(2)));
    expect("as many as the family keeps", "f:x=x4@40 f:x=x3@30 f:x=x2@20", get(row("v").maxVersions(100)));
    expect("before a time", "f:x=x3@30", get(row("v").setMaxTimestamp(40)));
    expect("from a time", "f:x=x4@40 f:x=x3@30", get(row("v").setMinTimestamp(30).maxVersions(5)));
    expect("between times", "f:x=x3@30 f:x=x2@20", get(row("v").setTimeRange(20, 40).maxVersions(5)));
    expect("at times", "f:x=x2@20", get(row("v").maxVersions(5).setFilter(new TimestampsFilter(20L, 25L))));
  }

  void increments() throws Exception {
    AtomicIncrementRequest one = new AtomicIncrementRequest(table, "i", F, "n");
    expect("increment", 1, await(client.atomicIncrement(one)));
    expect("increment by", 43, await(client.atomicIncrement(new AtomicIncrementRequest(table, "i", F, "n", 42))));
    expect("decrement", 40, await(client.atomicIncrement(new AtomicIncrementRequest(table, "i", F, "n", -3))));
    expect("increment that skips the log", 41, await(client.atomicIncrement(new AtomicIncrementRequest(table, "i", F, "n", 1), false)));
    byte[][] columns = {b("p"), b("q")};
    Map<byte[], Long> both = await(client.atomicIncrement(new MultiColumnAtomicIncrementRequest(b(table), b("i"), b(F), columns, new long[] {5, 7})));
    expect("increment of columns", "p=5 q=7", both.entrySet().stream().map(e -> s(e.getKey()) + "=" + e.getValue()).sorted().collect(Collectors.joining(" ")));
    List<Deferred<Long>> buffered = new ArrayList<>();
    for (int i = 0; i < 1000; i++) buffered.add(client.bufferAtomicIncrement(new AtomicIncrementRequest(table, "i" + i % 3, F, "n", 1)));
    List<Deferred<Map<byte[], Long>>> more = new ArrayList<>();
    for (int i = 0; i < 500; i++) more.add(client.bufferMultiColumnAtomicIncrement(new MultiColumnAtomicIncrementRequest(b(table), b("i"), b(F), columns, new long[] {1, 2})));
    await(client.flush());
    await(Deferred.group(buffered));
    await(Deferred.group(more));
    for (int i = 0; i < 3; i++) expect("buffered increments", i == 0 ? 334 : 333, number("i" + i, "n"));
    expect("buffered increments of columns", "505 1007", number("i", "p") + " " + number("i", "q"));
    await(put("i", F, "text", "four"));
    expect("increment of what is no number", "RemoteException", failure(() -> await(client.atomicIncrement(new AtomicIncrementRequest(table, "i", F, "text")))));
  }

  private long number(String key, String qualifier) throws Exception {
    return org.hbase.async.Bytes.getLong(await(client.get(row(key).family(F).qualifier(qualifier))).get(0).value());
  }

  void conditions() throws Exception {
    expect("create", true, await(client.atomicCreate(new PutRequest(table, "c", F, "x", "1"))));
    expect("create again", false, await(client.atomicCreate(new PutRequest(table, "c", F, "x", "2"))));
    expect("compare and set", true, await(client.compareAndSet(new PutRequest(table, "c", F, "x", "3"), "1")));
    expect("compare with another", false, await(client.compareAndSet(new PutRequest(table, "c", F, "x", "4"), "1")));
    expect("compare with nothing where something is", false, await(client.compareAndSet(new PutRequest(table, "c", F, "x", "4"), "")));
    expect("compare with something where nothing is", false, await(client.compareAndSet(new PutRequest(table, "c", F, "y", "4"), "1")));
    expect("what was set", "f:x=3", get("c"));
    await(put("c", F, "empty", ""));
    expect("create where an empty value is", true, await(client.atomicCreate(new PutRequest(table, "c", F, "empty", "5"))));
  }

  void appends() throws Exception {
    expect("append", null, await(client.append(new AppendRequest(table, "p", F, "x", "one"))));
    AppendRequest second = new AppendRequest(table, "p", F, "x", "two");
    second.returnResult(true);
    second.setBufferable(false);
    expect("append that answers", "f:x=onetwo", show(Collections.singletonList((KeyValue) await(client.append(second)))));
    AppendRequest columns = new AppendRequest(b(table), b("p"), b(F), new byte[][] {b("x"), b("y")}, new byte[][] {b("3"), b("new")});
    await(client.append(columns));
    expect("append to columns", "f:x=onetwo3 f:y=new", get("p"));
    List<Deferred<Object>> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      AppendRequest each = new AppendRequest(table, "p" + i % 2, F, "x", String.valueOf((char) ('a' + i)));
      each.returnResult(i % 4 >= 2);
      all.add(client.append(each));
    }
    List<Object> answers = await(Deferred.groupInOrder(all));
    expect("appends in batches, half of them with answers", 10, answers.stream().filter(KeyValue.class::isInstance).count());
    for (int i = 0; i < 2; i++) {
      char[] letters = s(await(client.get(row("p" + i))).get(0).value()).toCharArray();
      Arrays.sort(letters);
      expect("what was appended in batches", i == 0 ? "acegikmoqs" : "bdfhjlnprt", new String(letters));
    }
  }

  /** Puts and deletes of many rows of all regions go out in few calls. */
  void batches() throws Exception {
    client.setFlushInterval((short) 10_000);
    long before = client.stats().numBatchedRpcSent();
    List<Deferred<Object>> all = new ArrayList<>();
    for (int i = 0; i < 600; i++) all.add(put((char) ('a' + i % 26) + "batch" + i, F, "q", "v" + i));
    await(client.flush());
    await(Deferred.group(all));
    all.clear();
    expect("calls for 600 puts", true, client.stats().numBatchedRpcSent() - before < 10);
    expect("a row of a batch", "f:q=v433", get((char) ('a' + 433 % 26) + "batch433"));
    // Mixed: deletes, puts, appends with answers and without.
    for (int i = 0; i < 600; i += 2) all.add(client.delete(new DeleteRequest(table, (char) ('a' + i % 26) + "batch" + i)));
    for (int i = 1; i < 600; i += 2) all.add(put((char) ('a' + i % 26) + "batch" + i, G, "z", "w"));
    for (int i = 1; i < 600; i += 50) all.add(client.append(new AppendRequest(table, (char) ('a' + i % 26) + "batch" + i, F, "q", "+")));
    AppendRequest answering = new AppendRequest(table, "y-answering", F, "q", "!");
    answering.returnResult(true);
    Deferred<Object> answer = client.append(answering);
    await(client.flush());
    await(Deferred.group(all));
    expect("an append's answer in a mixed batch", "f:q=!", show(Collections.singletonList((KeyValue) await(answer))));
    int rows = 0, appended = 0;
    Scanner scanner = scanner(null, null);
    for (ArrayList<ArrayList<KeyValue>> some; (some = await(scanner.nextRows())) != null; ) {
      for (ArrayList<KeyValue> row : some) {
        if (!s(row.get(0).key()).contains("batch")) continue;
        rows++;
        if (s(row.get(0).value()).endsWith("+")) appended++;
      }
    }
    expect("rows of batches", "300 12", rows + " " + appended);
    // One of a batch has no family of its own: it fails, the others do not.
    List<Deferred<Object>> three = Arrays.asList(put("bad1", F, "q", "1"), put("bad2", "none", "q", "2"), put("bad3", F, "q", "3"));
    client.flush();
    String outcome;
    try {
      outcome = String.valueOf(await(Deferred.groupInOrder(three)));
    } catch (DeferredGroupException error) {
      outcome = error.results().stream().map(each -> each instanceof Exception ? each.getClass().getSimpleName() : "done").collect(Collectors.joining(" "));
    }
    expect("a bad put in a batch", "done NoSuchColumnFamilyException done", outcome);
    expect("what else was in the batch", "f:q=1 f:q=3", get("bad1") + " " + get("bad3"));
    client.setFlushInterval((short) 5);
  }

  void multigets() throws Exception {
    awaitAll(put("k1", F, "x", "1"), put("k2", F, "x", "2"), put("k2", G, "y", "3"), put("z1", F, "x", "4"));
    List<GetRequest> gets = Arrays.asList(row("k2"), row("nobody"), row("z1").family(F), row("k1").family("none"), row("k2").family(G).qualifier("y"), row("k1"), row("k2").setFilter(new ColumnPrefixFilter("y")));
    List<String> found = new ArrayList<>();
    for (GetResultOrException each : await(client.get(gets))) found.add(each.getException() == null ? show(each.getCells()) : each.getException().getClass().getSimpleName());
    expect("gets of many rows", "[f:x=2 g:y=3, , f:x=4, NoSuchColumnFamilyException, g:y=3, f:x=1, g:y=3]", found);
    List<GetRequest> many = new ArrayList<>();
    for (int i = 1; i < 600; i += 2) many.add(row((char) ('a' + i % 26) + "batch" + i).family(G));
    expect("gets of 300 rows", 300, await(client.get(many)).stream().filter(each -> each.getException() == null && show(each.getCells()).equals("g:z=w")).count());
  }

  void scans() throws Exception {
    for (String key : new String[] {"a", "b", "c", "l", "m", "z"}) awaitAll(put("a-scan-" + key, F, "x", key), put("a-scan-" + key, G, "y", key), put("m-scan-" + key, F, "x", key));
    Scanner rows = scanner("a-scan-", "a-scan-c");
    expect("start and stop", "a-scan-a(f:x=a g:y=a) a-scan-b(f:x=b g:y=b)", scan(rows));
    expect("after its end", null, await(rows.nextRows()));
    Scanner across = scanner("a-scan-m", "m-scan-b");
    across.setFamily(F);
    across.setQualifier("x");
    across.setKeyRegexp("-scan-");
    expect("across regions", "a-scan-m(f:x=m) a-scan-z(f:x=z) | m-scan-a(f:x=a)", scan(across, " | "));
    Scanner two = scanner("a-scan-", "a-scan-z");
    two.setMaxNumRows(2);
    two.setFamily(G);
    expect("two rows an answer", "a-scan-a(g:y=a) a-scan-b(g:y=b) | a-scan-c(g:y=c) a-scan-l(g:y=l) | a-scan-m(g:y=m)", scan(two, " | "));
    Scanner columns = scanner("a-scan-", "a-scan-b");
    columns.setFamilies(new byte[][] {b(F), b(G)}, new byte[][][] {{b("x"), b("nothing")}, null});
    expect("columns", "a-scan-a(f:x=a g:y=a)", scan(columns));
    Scanner families = scanner("a-scan-", "a-scan-b");
    families.setFamilies(F, G);
    families.setServerBlockCache(false);
    expect("families", "a-scan-a(f:x=a g:y=a)", scan(families));
    Scanner cut = scanner("a-scan-", "a-scan-c");
    cut.setMaxNumKeyValues(1);
    expect("one cell a row at a time", "a-scan-a(f:x=a) a-scan-a(g:y=a) a-scan-b(f:x=b) a-scan-b(g:y=b)", scan(cut));
    Scanner small = scanner("a-scan-", "a-scan-c");
    small.setMaxNumBytes(1);
    expect("few bytes an answer, of whole rows", "a-scan-a(f:x=a g:y=a) | a-scan-b(f:x=b g:y=b)", scan(small, " | "));
    Scanner old = scanner("v", "va");
    old.setMaxVersions(5);
    old.setTimeRange(20, 40);
    old.setFamily(F);
    expect("versions between times", "v(f:x=x3@30 f:x=x2@20)", scan(old));
    Scanner back = scanner("a-scan-m", "a-scan-b");
    back.setReversed(true);
    back.setFamily(F);
    expect("reversed", "a-scan-m(f:x=m) a-scan-l(f:x=l) a-scan-c(f:x=c)", scan(back));
    Scanner backAcross = scanner("m-scan-a", "a-scan-m");
    backAcross.setReversed(true);
    backAcross.setFilter(new KeyRegexpFilter("-scan-"));
    expect("reversed across regions", "m-scan-a(f:x=a) | a-scan-z(f:x=z g:y=z)", scan(backAcross, " | "));
    Scanner early = scanner("a-scan-", null);
    expect("two rows, and closed", 2, await(early.nextRows(2)).size());
    await(early.close());
    Scanner whole = client.newScanner(table);
    whole.setReversed(true);
    whole.setMaxNumRows(7);
    Scanner forward = client.newScanner(table);
    List<String> there = keys(forward), and = keys(whole);
    Collections.reverse(and);
    expect("all rows, there and back", there, and);
    expect("each row once", new TreeSet<>(there).size(), there.size());
  }

  private List<String> keys(Scanner scanner) throws Exception {
    List<String> keys = new ArrayList<>();
    for (ArrayList<ArrayList<KeyValue>> rows; (rows = await(scanner.nextRows())) != null; ) for (ArrayList<KeyValue> row : rows) keys.add(s(row.get(0).key()));
    return keys;
  }

  void large() throws Exception {
    byte[] value = new byte[3 << 20];
    new Random(1).nextBytes(value);
    for (int i = 0; i < 4; i++) await(client.put(new PutRequest(b(table), b("large" + i), b(F), b("x"), value)));
    expect("a large value", true, Arrays.equals(value, await(client.get(row("large2"))).get(0).value()));
    Scanner scanner = scanner("large", "larget");
    int found = 0;
    for (ArrayList<ArrayList<KeyValue>> rows; (rows = await(scanner.nextRows())) != null; ) for (ArrayList<KeyValue> row : rows) if (Arrays.equals(value, row.get(0).value())) found++;
    expect("large rows of a scan", 4, found);
    List<Deferred<Object>> wide = new ArrayList<>();
    for (int i = 0; i < 5000; i++) wide.add(put("wide", F, "q" + i, "v" + i));
    await(Deferred.group(wide));
    expect("a wide row", 5000, await(client.get(row("wide"))).size());
    Scanner pieces = scanner("wide", "widf");
    List<Integer> sizes = new ArrayList<>();
    for (ArrayList<ArrayList<KeyValue>> rows; (rows = await(pieces.nextRows())) != null; ) for (ArrayList<KeyValue> row : rows) sizes.add(row.size());
    expect("a wide row of a scan, in pieces", "[4096, 904]", sizes);
    byte[] tooLarge = new byte[11 << 20];
    expect("a value past the limit", "RemoteException", failure(() -> await(client.put(new PutRequest(b(table), b("toolarge"), b(F), b("x"), tooLarge)))));
    for (int i = 0; i < 4; i++) await(client.delete(new DeleteRequest(table, "large" + i)));
  }

  void errors() throws Exception {
    expect("no such family: get", "NoSuchColumnFamilyException", failure(() -> get(row("a").family("none"))));
    expect("no such family: put", "NoSuchColumnFamilyException", failure(() -> await(put("a", "none", "q", "v"))));
    expect("no such family: delete", "NoSuchColumnFamilyException", failure(() -> await(client.delete(new DeleteRequest(table, "a", "none", "q")))));
    expect("no such family: increment", "NoSuchColumnFamilyException", failure(() -> await(client.atomicIncrement(new AtomicIncrementRequest(table, "a", "none", "q")))));
    expect("no such family: append", "NoSuchColumnFamilyException", failure(() -> await(client.append(new AppendRequest(table, "a", "none", "q", "v")))));
    expect("no such family: compare", "NoSuchColumnFamilyException", failure(() -> await(client.atomicCreate(new PutRequest(table, "a", "none", "q", "v")))));
    expect("no such family: ensure", "NoSuchColumnFamilyException", failure(() -> await(client.ensureTableFamilyExists(table, "none"))));
    Scanner scanner = scanner(null, null);
    scanner.setFamily("none");
    expect("no such family: scan", "NoSuchColumnFamilyException", failure(() -> scan(scanner)));
    Scanner broken = scanner(null, null);
    broken.setKeyRegexp("a(b");
    expect("a regular expression that is none", "RemoteException", failure(() -> scan(broken)));
    expect("no such table", "TableNotFoundException", failure(() -> await(client.ensureTableExists("a"))));
    // It takes the row of meta before the one it asks for, whatever table that is of, and finds no region there.
    expect("no such table, but others before it", "NonRecoverableException", failure(() -> await(client.ensureTableExists("zzz"))));
    expect("regions of no table", "[]", await(client.locateRegions("zzz")));
  }
}
