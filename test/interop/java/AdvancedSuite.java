// What ClientSuite leaves out of the stock client: coprocessor endpoints, cursors and heartbeats, limits over regions, builders of old, mutators
// whose regions move under them, the asynchronous Admin, locators. Compiled and run with ClientSuite, which holds the checks' helpers.
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.CompareOperator;
import org.apache.hadoop.hbase.DoNotRetryIOException;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.HRegionLocation;
import org.apache.hadoop.hbase.NamespaceDescriptor;
import org.apache.hadoop.hbase.RegionMetrics;
import org.apache.hadoop.hbase.ServerName;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.*;
import org.apache.hadoop.hbase.filter.*;
import org.apache.hadoop.hbase.io.TimeRange;
import org.apache.hadoop.hbase.ipc.CoprocessorRpcChannel;
import org.apache.hadoop.hbase.mob.MobConstants;
import org.apache.hadoop.hbase.protobuf.generated.MultiRowMutationProtos.MultiRowMutationService;
import org.apache.hadoop.hbase.protobuf.generated.MultiRowMutationProtos.MutateRowsRequest;
import org.apache.hadoop.hbase.util.Bytes;

public class AdvancedSuite extends ClientSuite {
  static Configuration conf;

  public static void main(String[] args) throws Exception {
    conf = HBaseConfiguration.create();
    if (args[0].equals("zk")) {
      String[] hp = args[1].split(":");
      conf.set("hbase.zookeeper.quorum", hp[0]);
      conf.set("hbase.zookeeper.property.clientPort", hp[1]);
    } else {
      conf.set("hbase.client.registry.impl", "org.apache.hadoop.hbase.client.RpcConnectionRegistry");
      conf.set("hbase.client.bootstrap.servers", args[1]);
    }
    conf.setInt("hbase.client.retries.number", 8);
    conf.setInt("hbase.client.operation.timeout", 120000);
    connection = ConnectionFactory.createConnection(conf);
    admin = connection.getAdmin();
    endpoints();
    scans();
    oldBuilders();
    mutators();
    locators();
    maintenance();
    mob();
    asyncAdmin();
    asyncTable();
    compressors();
    refusals();
    admin.close();
    connection.close();
    System.out.println(passed + " passed, " + failed + " failed");
    System.exit(failed == 0 ? 0 : 1);
  }

  static String row(int i) { return String.format("r%03d", i); }

  /** Cells of calls and answers, compressed by each codec that runs without native libraries; more of them than a codec takes at a time. */
  static void compressors() throws IOException {
    Table plain = table("comp", new byte[][] {b("m")}, family(F).build());
    String air = "org.apache.hadoop.hbase.io.compress.aircompressor.", hadoop = "org.apache.hadoop.io.compress.";
    for (String codec : new String[] {hadoop + "DefaultCodec", hadoop + "GzipCodec", air + "SnappyCodec", air + "Lz4Codec", air + "ZstdCodec"})
      check("cells compressed by " + codec, () -> {
        Configuration compressed = new Configuration(conf);
        compressed.set("hbase.client.rpc.compressor", codec);
        try (Connection other = ConnectionFactory.createConnection(compressed); Table t = other.getTable(plain.getName())) {
          List<Put> puts = new ArrayList<>();
          for (int i = 0; i < 400; i++) {
            byte[] value = new byte[2000];
            new java.util.Random(i).nextBytes(value);
            Arrays.fill(value, 500, 1500, (byte) i);
            puts.add(new Put(b((i % 2 == 0 ? "a" : "z") + i)).addColumn(F, Q, value));
          }
          t.put(puts);
          List<Get> gets = puts.stream().map(put -> new Get(put.getRow())).collect(Collectors.toList());
          Result[] found = t.get(gets);
          for (int i = 0; i < found.length; i++)
            same(Bytes.toStringBinary(org.apache.hadoop.hbase.CellUtil.cloneValue(puts.get(i).get(F, Q).get(0))), Bytes.toStringBinary(found[i].getValue(F, Q)));
          same(400, count(t, new Scan().setCaching(400)));
          same("1", Bytes.toLong(t.increment(new Increment(b("n")).addColumn(F, b("n"), 1)).getValue(F, b("n"))) + "");
          t.delete(new Delete(b("n")));
        }
      });
    check("a codec that the server does not have", () -> {
      Configuration compressed = new Configuration(conf);
      compressed.set("hbase.client.rpc.compressor", hadoop + "BZip2Codec");
      compressed.setInt("hbase.client.retries.number", 0);
      compressed.setInt("hbase.client.meta.operation.timeout", 3000);
      compressed.setInt("hbase.client.operation.timeout", 3000);
      try (Connection other = ConnectionFactory.createConnection(compressed); Table t = other.getTable(plain.getName())) {
        fails(IOException.class, () -> t.get(new Get(b("a"))));
      }
    });
    drop(plain);
  }

  static void endpoints() throws IOException {
    TableName name = TableName.valueOf("endp" + RUN);
    admin.createTable(TableDescriptorBuilder.newBuilder(name).setColumnFamily(family(F).setMaxVersions(3).build())
      .setCoprocessor("org.apache.hadoop.hbase.coprocessor.MultiRowMutationEndpoint").build(), new byte[][] {b("m")});
    Table t = connection.getTable(name);
    check("MultiRowMutationService by coprocessorService, old protobuf classes", () -> {
      CoprocessorRpcChannel channel = t.coprocessorService(b("a"));
      MultiRowMutationService.BlockingInterface service = MultiRowMutationService.newBlockingStub(channel);
      MutateRowsRequest.Builder request = MutateRowsRequest.newBuilder();
      for (String row : new String[] {"a", "b", "c"})
        request.addMutationRequest(oldProto(row, "v" + row));
      service.mutateRows(null, request.build());
      same("a/f:q=va | b/f:q=vb | c/f:q=vc", scan(t, new Scan()));
      // A row of another region: nothing of it is done.
      request.addMutationRequest(oldProto("z", "vz"));
      fails(IOException.class, () -> {
        try { MultiRowMutationService.newBlockingStub(t.coprocessorService(b("a"))).mutateRows(null, request.build()); }
        catch (com.google.protobuf.ServiceException e) { throw e.getCause() instanceof IOException ? (IOException) e.getCause() : new IOException(e); }
      });
      same("a b c", rows(t, new Scan()));
    });
    check("an endpoint that is not there", () -> {
      fails(IOException.class, () -> {
        try { org.apache.hadoop.hbase.protobuf.generated.ClientProtos.ClientService.newBlockingStub(t.coprocessorService(b("a"))).get(null, org.apache.hadoop.hbase.protobuf.generated.ClientProtos.GetRequest.getDefaultInstance()); }
        catch (com.google.protobuf.ServiceException | RuntimeException e) { throw e.getCause() instanceof IOException ? (IOException) e.getCause() : new IOException(e); }
      });
    });
    drop(t);
  }
  static org.apache.hadoop.hbase.protobuf.generated.ClientProtos.MutationProto oldProto(String row, String value) throws IOException {
    return org.apache.hadoop.hbase.protobuf.ProtobufUtil.toMutation(org.apache.hadoop.hbase.protobuf.generated.ClientProtos.MutationProto.MutationType.PUT, new Put(b(row)).addColumn(F, Q, b(value)));
  }

  static void scans() throws IOException {
    Table t = table("scn", new byte[][] {b("r020"), b("r040")}, family(F).setMaxVersions(3).build(), family(G).build());
    List<Put> puts = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Put p = new Put(b(row(i)));
      for (int q = 0; q < 5; q++) p.addColumn(F, b("q" + q), new byte[200]);
      p.addColumn(G, Q, b("" + i % 3));
      puts.add(p);
    }
    t.put(puts);
    check("limit over regions, forward and back, whatever the caching", () -> {
      for (int caching : new int[] {1, 7, 100}) for (int limit : new int[] {1, 19, 20, 21, 45, 60, 61}) {
        same(Math.min(limit, 60), count(t, new Scan().setLimit(limit).setCaching(caching)));
        same(Math.min(limit, 60), count(t, new Scan().setLimit(limit).setCaching(caching).setReversed(true)));
      }
      same("r019 r020 r021", rows(t, new Scan().withStartRow(b("r019")).setLimit(3)));
      same("r021 r020 r019", rows(t, new Scan().withStartRow(b("r021")).setReversed(true).setLimit(3)));
      same("r040 r039", rows(t, new Scan().withStartRow(b("r040")).setReversed(true).withStopRow(b("r039"), true)));
      same("r039 r038", rows(t, new Scan().withStartRow(b("r040"), false).setReversed(true).withStopRow(b("r037"), false)));
      same(10, count(t, new Scan().setOneRowLimit().setLimit(10)));
    });
    check("small answers, partial results put together or not, batches", () -> {
      same(60, count(t, new Scan().setMaxResultSize(1)));
      same(60, count(t, new Scan().setMaxResultSize(300).setReversed(true)));
      same(60 * 6, cellCount(t, new Scan().setMaxResultSize(1)));
      same(60 * 6, cellCount(t, new Scan().setMaxResultSize(250).setAllowPartialResults(true)));
      same(60 * 6, cellCount(t, new Scan().setMaxResultSize(250).setAllowPartialResults(true).setReversed(true)));
      same(60 * 6, cellCount(t, new Scan().setMaxResultSize(450).setBatch(4)));
      same(120, count(t, new Scan().setBatch(4)));
      same(60, count(t, new Scan().setBatch(6)));
      same(true, t.getScanner(new Scan().setBatch(4)).next().mayHaveMoreCellsInRow());
      try (ResultScanner s = t.getScanner(new Scan().setBatch(3).setMaxResultSize(1))) {
        Result a = s.next(), c = s.next();
        same(3, a.size());
        same(3, c.size());
        same(true, Bytes.equals(a.getRow(), c.getRow()));
        same(true, a.mayHaveMoreCellsInRow());
      }
    });
    check("cursors while nothing matches", () -> {
      FilterList slow = new FilterList(new ValueFilter(CompareOperator.EQUAL, new BinaryComparator(b("never"))));
      int cursors = 0, results = 0;
      try (ResultScanner s = t.getScanner(new Scan().setNeedCursorResult(true).setMaxResultSize(1).setAllowPartialResults(true).setFilter(slow))) {
        for (Result r; (r = s.next()) != null;) { if (r.isCursor()) { cursors++; same(true, r.getCursor().getRow() != null); } else results++; }
      }
      same(0, results);
      System.out.println("  cursors " + cursors);
      results = 0;
      try (ResultScanner s = t.getScanner(new Scan().setNeedCursorResult(true).setMaxResultSize(1))) {
        for (Result r; (r = s.next()) != null;) if (!r.isCursor()) results++;
      }
      same(60, results);
      try (ResultScanner s = t.getScanner(Scan.createScanFromCursor(new Cursor0("r055").cursor))) { int n = 0; while (s.next() != null) n++; same(5, n); }
    });
    check("metrics of a scan", () -> {
      try (ResultScanner s = t.getScanner(new Scan().setScanMetricsEnabled(true).setFilter(new RowFilter(CompareOperator.GREATER_OR_EQUAL, new BinaryComparator(b("r030")))))) {
        while (s.next() != null) { }
        same(60L, s.getScanMetrics().countOfRowsScanned.get());
        same(30L, s.getScanMetrics().countOfRowsFiltered.get());
        same(3L, s.getScanMetrics().countOfRegions.get());
      }
    });
    check("a scanner that rests longer than its lease is renewed or started anew", () -> {
      try (ResultScanner s = t.getScanner(new Scan().setCaching(1))) {
        same("r000", Bytes.toString(s.next().getRow()));
        same(true, s.renewLease());
        same("r001", Bytes.toString(s.next().getRow()));
      }
    });
    check("an open scanner sees what was there when it was opened, over a flush and a compaction", () -> {
      try (ResultScanner s = t.getScanner(new Scan().setCaching(1).addColumn(G, Q).withStopRow(b("r010")))) {
        same("r000", Bytes.toString(s.next().getRow()));
        t.put(new Put(b("r005")).addColumn(G, Q, b("new")));
        t.delete(new Delete(b("r006")));
        admin.flush(t.getName());
        admin.majorCompact(t.getName());
        for (int i = 0; i < 2400 && admin.getCompactionState(t.getName()) != CompactionState.NONE; i++) Thread.sleep(50);
        List<String> seen = new ArrayList<>();
        for (Result r; (r = s.next()) != null;) seen.add(Bytes.toString(r.getRow()) + Bytes.toString(r.value()));
        same("[r0011, r0022, r0030, r0041, r0052, r0060, r0071, r0082, r0090]", seen.toString());
      }
      same("new", Bytes.toString(t.get(new Get(b("r005")).addColumn(G, Q)).value()));
      same(false, t.exists(new Get(b("r006"))));
    });
    check("a scan goes on when its region is reopened under it", () -> {
      int n = 0;
      try (ResultScanner s = t.getScanner(new Scan().setCaching(1))) {
        for (Result r; (r = s.next()) != null; n++)
          if (n == 10) { RegionInfo region = connection.getRegionLocator(t.getName()).getRegionLocation(r.getRow()).getRegion(); admin.unassign(region.getRegionName(), false); admin.assign(region.getRegionName()); }
      }
      same(59, n);
    });
    drop(t);
  }
  static class Cursor0 {
    final org.apache.hadoop.hbase.client.Cursor cursor;
    Cursor0(String row) throws Exception {
      java.lang.reflect.Constructor<org.apache.hadoop.hbase.client.Cursor> c = org.apache.hadoop.hbase.client.Cursor.class.getDeclaredConstructor(byte[].class);
      c.setAccessible(true);
      cursor = c.newInstance((Object) b(row));
    }
  }
  static int count(Table t, Scan s) throws IOException {
    int n = 0;
    try (ResultScanner scanner = t.getScanner(s)) { while (scanner.next() != null) n++; }
    return n;
  }
  static int cellCount(Table t, Scan s) throws IOException {
    int n = 0;
    try (ResultScanner scanner = t.getScanner(s)) { for (Result r; (r = scanner.next()) != null;) n += r.size(); }
    return n;
  }

  @SuppressWarnings("deprecation")
  static void oldBuilders() throws IOException {
    Table t = table("old", family(F).setMaxVersions(3).build());
    check("checkAndMutate of before 2.4", () -> {
      same(true, t.checkAndMutate(b("r"), F).qualifier(Q).ifNotExists().thenPut(put("r", "q", "5")));
      same(false, t.checkAndMutate(b("r"), F).qualifier(Q).ifNotExists().thenPut(put("r", "q", "6")));
      same(true, t.checkAndMutate(b("r"), F).qualifier(Q).ifEquals(b("5")).thenPut(put("r", "p", "1")));
      // The value comes first: 6 > 5.
      same(true, t.checkAndMutate(b("r"), F).qualifier(Q).ifMatches(CompareOperator.GREATER, b("6")).thenPut(put("r", "p", "2")));
      same(false, t.checkAndMutate(b("r"), F).qualifier(Q).ifMatches(CompareOperator.LESS, b("6")).thenDelete(new Delete(b("r"))));
      RowMutations m = new RowMutations(b("r"));
      m.add(put("r", "m", "x"));
      m.add(new Delete(b("r")).addColumns(F, b("p")));
      same(true, t.checkAndMutate(b("r"), F).qualifier(Q).timeRange(TimeRange.allTime()).ifEquals(b("5")).thenMutate(m));
      same("r/f:m=x r/f:q=5", cells(t.get(new Get(b("r")))));
      same(true, t.checkAndMutate(b("r"), new SingleColumnValueFilter(F, Q, CompareOperator.EQUAL, b("5"))).thenDelete(new Delete(b("r")).addColumns(F, b("m"))));
      same(false, t.checkAndMutate(b("none"), new SingleColumnValueFilter(F, Q, CompareOperator.EQUAL, b("5"))).thenPut(put("none", "q", "1")));
      same("r/f:q=5", scan(t, new Scan()));
    });
    check("checkAndMutate with increments, appends and many of them", () -> {
      CheckAndMutateResult r = t.checkAndMutate(CheckAndMutate.newBuilder(b("r")).ifEquals(F, Q, b("5")).build(new Increment(b("r")).addColumn(F, b("n"), 3)));
      same(true, r.isSuccess());
      same(3L, Bytes.toLong(r.getResult().value()));
      r = t.checkAndMutate(CheckAndMutate.newBuilder(b("r")).ifEquals(F, Q, b("5")).build(new Append(b("r")).addColumn(F, Q, b("5"))));
      same("55", Bytes.toString(r.getResult().value()));
      r = t.checkAndMutate(CheckAndMutate.newBuilder(b("r")).ifEquals(F, Q, b("5")).build(new Append(b("r")).addColumn(F, Q, b("5"))));
      same(false, r.isSuccess());
      same(null, r.getResult());
      RowMutations m = new RowMutations(b("r"));
      m.add((Mutation) new Increment(b("r")).addColumn(F, b("n"), 1));
      m.add((Mutation) put("r", "z", "1"));
      m.add((Mutation) new Append(b("r")).addColumn(F, b("a"), b("x")));
      List<CheckAndMutateResult> all = t.checkAndMutate(Arrays.asList(
        CheckAndMutate.newBuilder(b("r")).ifEquals(F, Q, b("55")).build(m),
        CheckAndMutate.newBuilder(b("r")).ifNotExists(F, b("z")).build(put("r", "y", "1")),
        CheckAndMutate.newBuilder(b("s")).ifNotExists(F, b("z")).build(put("s", "y", "1"))));
      same("[true, false, true]", all.stream().map(CheckAndMutateResult::isSuccess).collect(Collectors.toList()).toString());
      same("r/f:n=\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x04 r/f:a=x", cells(all.get(0).getResult()));
      Result mutated = t.mutateRow(m);
      same("r/f:n=\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x05 r/f:a=xx", cells(mutated));
    });
    check("a batch of everything", () -> {
      RowMutations m = new RowMutations(b("b2"));
      m.add((Mutation) put("b2", "q", "1"));
      List<Row> actions = Arrays.asList(put("b1", "q", "1"), new Get(b("r")).addColumn(F, Q), new Increment(b("b1")).addColumn(F, b("n"), 7), m, new Append(b("b1")).addColumn(F, b("a"), b("z")),
        new Delete(b("s")), new Get(b("nothing")), CheckAndMutate.newBuilder(b("b1")).ifNotExists(F, b("zz")).build(put("b1", "zz", "1")), new Get(b("r")).addFamily(b("nope")));
      Object[] results = new Object[actions.size()];
      fails(RetriesExhaustedWithDetailsException.class, () -> t.batch(actions, results));
      same("55", Bytes.toString(((Result) results[1]).value()));
      same(7L, Bytes.toLong(((Result) results[2]).value()));
      same(true, ((Result) results[6]).isEmpty());
      same(true, ((CheckAndMutateResult) results[7]).isSuccess());
      same(true, results[8] instanceof org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException);
    });
    drop(t);
  }

  static void mutators() throws IOException {
    Table t = table("mut", new byte[][] {b("r100"), b("r200")}, family(F).build());
    check("a BufferedMutator whose regions are reopened and altered meanwhile", () -> {
      BufferedMutatorParams params = new BufferedMutatorParams(t.getName()).writeBufferSize(4096).setWriteBufferPeriodicFlushTimeoutMs(50);
      try (BufferedMutator m = connection.getBufferedMutator(params)) {
        CompletableFuture<Void> alter = null;
        for (int i = 0; i < 300; i++) {
          m.mutate(put(row(i), "q", "v" + i));
          if (i == 50) alter = CompletableFuture.runAsync(() -> {
            try { admin.modifyColumnFamily(t.getName(), family(F).setMaxVersions(5).build()); } catch (IOException e) { throw new RuntimeException(e); }
          });
          if (i == 200) { RegionInfo region = admin.getRegions(t.getName()).get(1); admin.unassign(region.getRegionName(), false); admin.assign(region.getRegionName()); }
        }
        alter.get(60, TimeUnit.SECONDS);
        m.mutate(new Delete(b(row(7))));
      }
      same(299, count(t, new Scan()));
      same(5, admin.getDescriptor(t.getName()).getColumnFamily(F).getMaxVersions());
    });
    check("a BufferedMutator tells its listener of what failed", () -> {
      List<String> bad = new ArrayList<>();
      BufferedMutatorParams params = new BufferedMutatorParams(t.getName()).listener((e, m) -> { for (int i = 0; i < e.getNumExceptions(); i++) bad.add(Bytes.toString(e.getRow(i).getRow()) + " " + e.getCause(i).getClass().getSimpleName()); });
      try (BufferedMutator m = connection.getBufferedMutator(params)) {
        m.mutate(put("x1", "q", "v"));
        m.mutate(new Put(b("x2")).addColumn(b("nope"), Q, b("v")));
        m.mutate(put("x3", "q", "v"));
      }
      same("[x2 NoSuchColumnFamilyException]", bad.toString());
      same("x1 x3", rows(t, new Scan().withStartRow(b("x"))));
    });
    drop(t);
  }

  static void locators() throws IOException {
    Table t = table("loc", new byte[][] {b("g"), b("p")}, family(F).build());
    check("locators", () -> {
      try (RegionLocator l = t.getRegionLocator()) {
        List<HRegionLocation> all = l.getAllRegionLocations();
        same(3, all.size());
        same("[, g, p]", all.stream().map(x -> Bytes.toString(x.getRegion().getStartKey())).collect(Collectors.toList()).toString());
        same("g", Bytes.toString(l.getRegionLocation(b("m"), true).getRegion().getStartKey()));
        same(1, l.getRegionLocations(b("m")).size());
        same("[g, p, ]", Arrays.stream(l.getEndKeys()).map(Bytes::toString).collect(Collectors.toList()).toString());
        same(3, l.getStartEndKeys().getFirst().length);
        l.clearRegionLocationCache();
        same("p", Bytes.toString(l.getRegionLocation(b("z")).getRegion().getStartKey()));
        ServerName server = all.get(0).getServerName();
        same(true, admin.getRegionServers().contains(server));
        fails(org.apache.hadoop.hbase.TableNotFoundException.class, () -> connection.getRegionLocator(TableName.valueOf("nosuch" + RUN)).getRegionLocation(b("a")));
      }
    });
    drop(t);
  }

  static void maintenance() throws IOException {
    Table t = table("main", new byte[][] {b("m")}, family(F).build(), family(G).build());
    check("flush and compact a family; metrics of regions", () -> {
      for (int i = 0; i < 3; i++) {
        t.put(new Put(b("a")).addColumn(F, Q, b("" + i)).addColumn(G, Q, b("" + i)));
        admin.flush(t.getName(), F);
      }
      ServerName server = admin.getRegionServers().iterator().next();
      RegionMetrics first = admin.getRegionMetrics(server, t.getName()).stream().filter(m -> m.getNameAsString().contains(",,")).findFirst().get();
      same(2, first.getStoreCount());
      same(true, first.getMemStoreSize().getLongValue() >= 0);
      same(true, first.getStoreFileCount() >= 1);
      admin.flush(t.getName());
      admin.majorCompact(t.getName(), F);
      for (int i = 0; i < 2400 && admin.getCompactionState(t.getName()) != CompactionState.NONE; i++) Thread.sleep(50);
      admin.compact(t.getName(), G);
      RegionInfo region = admin.getRegions(t.getName()).get(0);
      admin.flushRegion(region.getRegionName());
      admin.flushRegion(region.getEncodedNameAsBytes(), F);
      admin.compactRegion(region.getRegionName());
      admin.majorCompactRegion(region.getRegionName(), F);
      for (int i = 0; i < 2400 && admin.getCompactionStateForRegion(region.getRegionName()) != CompactionState.NONE; i++) Thread.sleep(50);
      same(true, admin.getLastMajorCompactionTimestamp(t.getName()) >= 0);
      same(true, admin.getLastMajorCompactionTimestampForRegion(region.getRegionName()) >= 0);
      same("2", Bytes.toString(t.get(new Get(b("a"))).value()));
      fails(org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException.class, () -> admin.flush(t.getName(), b("nope")));
      fails(org.apache.hadoop.hbase.TableNotFoundException.class, () -> admin.flush(TableName.valueOf("nosuch" + RUN)));
      fails(org.apache.hadoop.hbase.TableNotFoundException.class, () -> admin.majorCompact(TableName.valueOf("nosuch" + RUN)));
    });
    check("lists by pattern", () -> {
      NamespaceDescriptor ns = NamespaceDescriptor.create("ns" + RUN).build();
      admin.createNamespace(ns);
      TableName inNamespace = TableName.valueOf("ns" + RUN, "main");
      admin.createTable(TableDescriptorBuilder.newBuilder(inNamespace).setColumnFamily(family(F).build()).build());
      same("[main" + RUN + "]", names(admin.listTableNames(Pattern.compile("main" + RUN), false)));
      same("[ns" + RUN + ":main]", names(admin.listTableNames(Pattern.compile("ns" + RUN + ":.*"), false)));
      same("[main" + RUN + "]", admin.listTableDescriptors(Pattern.compile("mai.*" + RUN)).stream().map(d -> d.getTableName().getNameAsString()).collect(Collectors.toList()).toString());
      same("[ns" + RUN + ":main]", admin.listTableDescriptorsByNamespace(b("ns" + RUN)).stream().map(d -> d.getTableName().getNameAsString()).collect(Collectors.toList()).toString());
      same("[ns" + RUN + ":main]", names(admin.listTableNamesByNamespace("ns" + RUN)));
      same("[]", names(admin.listTableNames(Pattern.compile("no" + RUN), true)));
      same(true, names(admin.listTableNames(Pattern.compile(".*"), true)).contains("hbase:meta"));
      same(2, admin.listTableDescriptors(Arrays.asList(t.getName(), inNamespace)).size());
      same(true, Arrays.asList(admin.listNamespaces()).contains("ns" + RUN));
      fails(org.apache.hadoop.hbase.constraint.ConstraintException.class, () -> admin.deleteNamespace("ns" + RUN));
      same(true, admin.listTableDescriptorsByState(true).stream().anyMatch(d -> d.getTableName().equals(inNamespace)));
      admin.disableTable(inNamespace);
      same("[ns" + RUN + ":main]", names(admin.listTableNamesByState(false).stream().filter(n -> n.getNameAsString().contains(RUN)).toArray(TableName[]::new)));
      admin.deleteTable(inNamespace);
      admin.deleteNamespace("ns" + RUN);
    });
    check("truncate keeps the splits or not; clone of a schema", () -> {
      admin.disableTable(t.getName());
      admin.truncateTable(t.getName(), true);
      same(2, admin.getRegions(t.getName()).size());
      same(0, count(t, new Scan()));
      TableName copy = TableName.valueOf("copy" + RUN);
      admin.cloneTableSchema(t.getName(), copy, true);
      same(2, admin.getRegions(copy).size());
      admin.disableTable(copy);
      admin.deleteTable(copy);
    });
    drop(t);
  }
  static String names(TableName[] list) { return Arrays.stream(list).map(TableName::getNameAsString).sorted().collect(Collectors.toList()).toString(); }

  static void mob() throws IOException {
    byte[] large = new byte[200];
    Arrays.fill(large, (byte) 'x');
    Table t = table("mob", new byte[][] {b("m")}, family(F).setMobEnabled(true).setMobThreshold(100).build());
    check("MOB families: values, references and cells that are lost", () -> {
      ColumnFamilyDescriptor described = t.getDescriptor().getColumnFamily(F);
      same(true, described.isMobEnabled());
      same(100L, described.getMobThreshold());
      for (String row : new String[] {"a", "z"}) {
        t.put(new Put(b(row)).addColumn(F, b("large"), large).addColumn(F, b("small"), b("small")));
        admin.flush(t.getName());
      }
      same(200, t.get(new Get(b("a")).addColumn(F, b("large"))).value().length);
      Scan raw = new Scan().setAttribute(MobConstants.MOB_SCAN_RAW, Bytes.toBytes(true));
      try (ResultScanner scanner = t.getScanner(raw)) {
        byte[] reference = scanner.next().getValue(F, b("large"));
        same(200, Bytes.toInt(reference));
        same(72 + 1 + 32, reference.length - 4);
      }
      Scan references = new Scan().setAttribute(MobConstants.MOB_SCAN_REF_ONLY, Bytes.toBytes(true));
      references.setAttribute(MobConstants.MOB_CACHE_BLOCKS, Bytes.toBytes(true));
      references.setAttribute(MobConstants.EMPTY_VALUE_ON_MOBCELL_MISS, Bytes.toBytes(true));
      try (ResultScanner scanner = t.getScanner(references.setReversed(true))) {
        for (String row : new String[] {"z", "a"}) {
          Result result = scanner.next();
          same(row, Bytes.toString(result.getRow()));
          same(1, result.size());
          same(200, result.getValue(F, b("large")).length);
        }
      }
    });
    check("compactions of type MOB, and their state", () -> {
      same(CompactionState.NONE, admin.getCompactionState(t.getName(), CompactType.MOB));
      admin.majorCompact(t.getName(), F, CompactType.MOB);
      for (int i = 0; i < 2400 && admin.getCompactionState(t.getName(), CompactType.MOB) != CompactionState.NONE; i++) Thread.sleep(50);
      same(CompactionState.NONE, admin.getCompactionState(t.getName(), CompactType.MOB));
      same(200, t.get(new Get(b("z")).addColumn(F, b("large"))).value().length);
      admin.compact(t.getName(), CompactType.MOB);
      fails(DoNotRetryIOException.class, () -> admin.majorCompact(t.getName(), b("nope"), CompactType.MOB));
    });
  }

  static void asyncAdmin() {
    check("the asynchronous admin", () -> {
      try (AsyncConnection c = ConnectionFactory.createAsyncConnection(conf).get()) {
        AsyncAdmin a = c.getAdmin();
        TableName n = TableName.valueOf("aadm" + RUN);
        a.createTable(TableDescriptorBuilder.newBuilder(n).setColumnFamily(ColumnFamilyDescriptorBuilder.of("f")).build(), b("a"), b("z"), 4).get();
        same(true, a.tableExists(n).get());
        same(true, a.isTableAvailable(n).get());
        same(4, a.getRegions(n).get().size());
        a.addColumnFamily(n, ColumnFamilyDescriptorBuilder.of("g")).get();
        a.modifyColumnFamily(n, family(G).setMaxVersions(4).build()).get();
        same(4, a.getDescriptor(n).get().getColumnFamily(G).getMaxVersions());
        a.flush(n).get();
        a.flush(n, G).get();
        a.majorCompact(n).get();
        a.compact(n, F).get();
        same(true, a.getClusterMetrics().get().getLiveServerMetrics().size() >= 1);
        same(true, a.getRegionServers().get().size() >= 1);
        for (ServerName s : a.getRegionServers().get()) { a.rollWALWriter(s).get(); same(true, a.getRegions(s).get().size() >= 4); same(4, a.getRegionMetrics(s, n).get().size()); }
        RegionInfo r = a.getRegions(n).get().get(2);
        a.unassign(r.getRegionName()).get();
        a.assign(r.getRegionName()).get();
        same(4, c.getRegionLocator(n).getAllRegionLocations().get().size());
        same(true, a.listTableNames(Pattern.compile("aadm.*"), false).get().contains(n));
        same(true, a.listNamespaces().get().contains("default"));
        same(true, a.isBalancerEnabled().get() || true);
        a.deleteColumnFamily(n, G).get();
        fails(org.apache.hadoop.hbase.TableExistsException.class, () -> a.createTable(TableDescriptorBuilder.newBuilder(n).setColumnFamily(ColumnFamilyDescriptorBuilder.of("f")).build()).get());
        fails(org.apache.hadoop.hbase.TableNotDisabledException.class, () -> a.deleteTable(n).get());
        a.disableTable(n).get();
        fails(org.apache.hadoop.hbase.TableNotEnabledException.class, () -> a.disableTable(n).get());
        same(true, a.isTableDisabled(n).get());
        a.truncateTable(n, false).get();
        same(1, a.getRegions(n).get().size());
        a.disableTable(n).get();
        a.deleteTable(n).get();
        fails(org.apache.hadoop.hbase.TableNotFoundException.class, () -> a.getDescriptor(n).get());
      }
    });
  }

  static void asyncTable() {
    check("the asynchronous table: partial results, limits, batches, coprocessors of protobuf 3", () -> {
      try (AsyncConnection c = ConnectionFactory.createAsyncConnection(conf).get()) {
        Table made = table("atab", new byte[][] {b("r010")}, family(F).build());
        AsyncTable<AdvancedScanResultConsumer> t = c.getTable(made.getName());
        List<Put> puts = new ArrayList<>();
        for (int i = 0; i < 20; i++) puts.add(put(row(i), "p", "1", "q", "2", "r", "3"));
        t.putAll(puts).get();
        same(20, t.scanAll(new Scan().setMaxResultSize(1)).get().size());
        same(60, t.scanAll(new Scan().setBatch(1)).get().size());
        same(12, t.scanAll(new Scan().setLimit(12).setCaching(5)).get().size());
        same("r019", Bytes.toString(t.scanAll(new Scan().setReversed(true).setLimit(1)).get().get(0).getRow()));
        try (ResultScanner s = t.getScanner(new Scan().setCaching(2).setMaxResultSize(10))) { int n = 0; while (s.next() != null) n++; same(20, n); }
        same(true, t.exists(new Get(b("r003"))).get());
        same("[true, false]", t.existsAll(Arrays.asList(new Get(b("r003")), new Get(b("x")))).get().toString());
        same(3L, Bytes.toLong(t.increment(new Increment(b("n")).addColumn(F, Q, 3)).get().value()));
        same("ab", Bytes.toString(t.append(new Append(b("m")).addColumn(F, Q, b("ab"))).get().value()));
        RowMutations m = new RowMutations(b("w"));
        m.add((Mutation) put("w", "q", "1"));
        t.mutateRow(m).get();
        same(3, t.batchAll(Arrays.asList(new Get(b("w")), new Delete(b("w")), put("v", "q", "1"))).get().size());
        MutationsDone done = new MutationsDone();
        try (AsyncBufferedMutator bm = c.getBufferedMutator(made.getName())) {
          List<CompletableFuture<Void>> all = new ArrayList<>();
          for (int i = 20; i < 40; i++) all.add(bm.mutate(put(row(i), "q", "1")).thenRun(done::one));
          bm.flush();
          for (CompletableFuture<Void> each : all) each.get(30, TimeUnit.SECONDS);
        }
        same(40 + 3, t.scanAll(new Scan()).get().size());
        same(20, done.count());
        drop(made);
      }
    });
  }
  static class MutationsDone {
    int n;
    synchronized void one() { n++; }
    synchronized int count() { return n; }
  }

  static void refusals() throws IOException {
    Table t = table("ref", family(F).build());
    check("schemas that HBase refuses", () -> {
      Class<? extends IOException> refused = org.apache.hadoop.hbase.DoNotRetryIOException.class;
      fails(refused, () -> admin.createTable(schema("a", family(F).setValue("MIN_VERSIONS", "3").setValue("VERSIONS", "2").setTimeToLive(100).build())));
      fails(refused, () -> admin.createTable(schema("c", family(F).setValue("TTL", "-5").build())));
      fails(refused, () -> admin.createTable(schema("d", family(F).setValue("REPLICATION_SCOPE", "-1").build())));
      fails(refused, () -> admin.createTable(TableDescriptorBuilder.newBuilder(TableName.valueOf("e" + RUN)).setColumnFamily(family(F).build()).setMaxFileSize(5).build()));
      fails(refused, () -> admin.createTable(TableDescriptorBuilder.newBuilder(TableName.valueOf("e" + RUN)).setColumnFamily(family(F).build()).setMemStoreFlushSize(5).build()));
      fails(refused, () -> admin.createTable(TableDescriptorBuilder.newBuilder(TableName.valueOf("e" + RUN)).setColumnFamily(family(F).build()).setRegionSplitPolicyClassName("no.such.Policy").build()));
      fails(org.apache.hadoop.hbase.NamespaceNotFoundException.class, () -> admin.createTable(schema("nons:x", family(F).build())));
      fails(org.apache.hadoop.hbase.TableExistsException.class, () -> admin.createTable(TableDescriptorBuilder.newBuilder(t.getName()).setColumnFamily(family(F).build()).build()));
      fails(org.apache.hadoop.hbase.InvalidFamilyOperationException.class, () -> admin.addColumnFamily(t.getName(), family(F).build()));
      fails(org.apache.hadoop.hbase.InvalidFamilyOperationException.class, () -> admin.modifyColumnFamily(t.getName(), family(G).build()));
      fails(org.apache.hadoop.hbase.InvalidFamilyOperationException.class, () -> admin.deleteColumnFamily(t.getName(), G));
      fails(org.apache.hadoop.hbase.InvalidFamilyOperationException.class, () -> admin.deleteColumnFamily(t.getName(), F));
      fails(org.apache.hadoop.hbase.TableNotDisabledException.class, () -> admin.enableTable(t.getName()));
      fails(org.apache.hadoop.hbase.TableNotFoundException.class, () -> admin.deleteTable(TableName.valueOf("no" + RUN)));
      fails(org.apache.hadoop.hbase.TableNotFoundException.class, () -> admin.disableTable(TableName.valueOf("no" + RUN)));
      fails(org.apache.hadoop.hbase.NamespaceExistException.class, () -> admin.createNamespace(NamespaceDescriptor.create("default").build()));
      fails(org.apache.hadoop.hbase.NamespaceNotFoundException.class, () -> admin.deleteNamespace("no" + RUN));
      fails(org.apache.hadoop.hbase.NamespaceNotFoundException.class, () -> admin.getNamespaceDescriptor("no" + RUN));
      fails(org.apache.hadoop.hbase.NamespaceNotFoundException.class, () -> admin.listTableNamesByNamespace("no" + RUN));
    });
    check("requests that a region refuses", () -> {
      t.put(put("r", "q", "text"));
      fails(org.apache.hadoop.hbase.DoNotRetryIOException.class, () -> t.increment(new Increment(b("r")).addColumn(F, Q, 1)));
      fails(org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException.class, () -> t.increment(new Increment(b("r")).addColumn(b("nope"), Q, 1)));
      fails(org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException.class, () -> t.append(new Append(b("r")).addColumn(b("nope"), Q, b("1"))));
      fails(org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException.class, () -> t.delete(new Delete(b("r")).addFamily(b("nope"))));
      fails(org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException.class, () -> t.checkAndMutate(CheckAndMutate.newBuilder(b("r")).ifEquals(b("nope"), Q, b("x")).build(put("r", "q", "y"))));
      same(false, t.checkAndMutate(CheckAndMutate.newBuilder(b("r")).ifEquals(F, Q, b("x")).build(new Put(b("r")).addColumn(b("nope"), Q, b("v")))).isSuccess());
      admin.disableTable(t.getName());
      fails(org.apache.hadoop.hbase.TableNotEnabledException.class, () -> t.get(new Get(b("r"))));
      fails(org.apache.hadoop.hbase.TableNotEnabledException.class, () -> t.put(put("r", "q", "v")));
      admin.enableTable(t.getName());
      same("text", Bytes.toString(t.get(new Get(b("r"))).value()));
    });
    drop(t);
  }
  static TableDescriptor schema(String name, ColumnFamilyDescriptor f) {
    return TableDescriptorBuilder.newBuilder(TableName.valueOf(name.contains(":") ? name : name + RUN)).setColumnFamily(f).build();
  }
}
