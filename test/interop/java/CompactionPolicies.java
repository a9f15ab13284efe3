package org.apache.hadoop.hbase.regionserver;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hbase.CellComparatorImpl;
import org.apache.hadoop.hbase.HDFSBlocksDistribution;
import org.apache.hadoop.hbase.client.RegionInfo;
import org.apache.hadoop.hbase.client.RegionInfoBuilder;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.io.hfile.CacheConfig;
import org.apache.hadoop.hbase.regionserver.compactions.CompactionRequestImpl;
import org.apache.hadoop.hbase.regionserver.compactions.DateTieredCompactionRequest;
import org.apache.hadoop.hbase.regionserver.compactions.SortedCompactionPolicy;
import org.apache.hadoop.hbase.regionserver.compactions.StripeCompactionPolicy;
import org.apache.hadoop.hbase.util.Bytes;
import org.apache.hadoop.hbase.util.EnvironmentEdgeManager;

/**
 * What HBase's own policies choose of lists of files. One list a line, from standard input, words separated by blanks: the policy's class, the time,
 * forceMajor, isUser, mayUseOffPeak, the flush size, the TTL, settings `name=value` up to `;`, then per file
 * `name,length,flags,modified,min,max,entries,from,to` (flags: r reference, x excluded, c compacting, m major, b bulk loaded, e empty, s of the stripe from
 * and to; `-` for no time). The answer: numbers
 * of the chosen files, `major`, `all`, and where outputs begin.
 */
public class CompactionPolicies {
  private static final class Reader extends StoreFileReader {
    private final long length;
    private final long max;

    private final long entries;

    Reader(long length, long max, long entries) {
      this.length = length;
      this.max = max;
      this.entries = entries;
    }

    @Override
    public long getEntries() {
      return entries;
    }

    @Override
    public long length() {
      return length;
    }

    @Override
    public long getMaxTimestamp() {
      return max;
    }
  }

  private static final class File extends HStoreFile {
    final String flags;
    private final Reader reader;
    private final long modified;
    private final byte[] from;
    private final byte[] to;
    private final int number;
    private final OptionalLong min;
    private final OptionalLong max;

    File(Configuration conf, FileSystem fs, String[] words, int number) throws Exception {
      super(
          new StoreFileInfo(
              conf,
              fs,
              new FileStatus(1, false, 1, 1, Long.parseLong(words[3]), new org.apache.hadoop.fs.Path("file:/x/f/" + words[0]))),
          BloomType.NONE,
          new CacheConfig(conf));
      flags = words[2];
      modified = Long.parseLong(words[3]);
      min = words[4].equals("-") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(words[4]));
      max = words[5].equals("-") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(words[5]));
      reader = new Reader(Long.parseLong(words[1]), max.orElse(Long.MAX_VALUE), Long.parseLong(words[6]));
      from = words.length > 7 ? Bytes.toBytes(words[7]) : new byte[0];
      to = words.length > 8 ? Bytes.toBytes(words[8]) : new byte[0];
      this.number = number;
    }

    @Override
    public StoreFileReader getReader() {
      return reader;
    }

    @Override
    public byte[] getMetadataValue(byte[] key) {
      if (!flags.contains("s")) return null;
      return Bytes.equals(key, StripeStoreFileManager.STRIPE_START_KEY) ? from : to;
    }

    @Override
    public long getMaxSequenceId() {
      return number;
    }

    @Override
    public long getModificationTimestamp() {
      return modified;
    }

    @Override
    public boolean isReference() {
      return flags.contains("r");
    }

    @Override
    public boolean excludeFromMinorCompaction() {
      return flags.contains("x");
    }

    @Override
    public boolean isMajorCompactionResult() {
      return flags.contains("m");
    }

    @Override
    public boolean isBulkLoadResult() {
      return flags.contains("b");
    }

    @Override
    public OptionalLong getMinimumTimestamp() {
      return min;
    }

    @Override
    public OptionalLong getMaximumTimestamp() {
      return max;
    }

    @Override
    public HDFSBlocksDistribution getHDFSBlockDistribution() {
      return new HDFSBlocksDistribution();
    }
  }

  private static StoreConfigInformation store(long flushSize, long ttl, long blocking) {
    RegionInfo region = RegionInfoBuilder.newBuilder(TableName.valueOf("t")).build();
    return new StoreConfigInformation() {
      @Override
      public long getMemStoreFlushSize() {
        return flushSize;
      }

      @Override
      public long getStoreFileTtl() {
        return ttl;
      }

      @Override
      public long getCompactionCheckMultiplier() {
        return 1000;
      }

      @Override
      public long getBlockingFileCount() {
        return blocking;
      }

      @Override
      public RegionInfo getRegionInfo() {
        return region;
      }

      @Override
      public String getColumnFamilyName() {
        return "f";
      }
    };
  }

  private static String select(FileSystem fs, String line) throws Exception {
    String[] words = line.split(" ");
    long now = Long.parseLong(words[1]);
    EnvironmentEdgeManager.injectEdge(() -> now);
    Configuration conf = new Configuration(false);
    int at = 7;
    for (; !words[at].equals(";"); at++) conf.set(words[at].split("=")[0], words[at].split("=")[1]);
    List<HStoreFile> files = new ArrayList<>();
    for (at++; at < words.length; at++) files.add(new File(conf, fs, words[at].split(","), files.size()));
    List<HStoreFile> compacting =
        files.stream().filter(file -> ((File) file).flags.contains("c")).collect(Collectors.toList());
    StoreConfigInformation store =
        store(Long.parseLong(words[5]), Long.parseLong(words[6]), conf.getLong("hbase.hstore.blockingStoreFiles", 16));
    if (words[0].startsWith("Stripe")) return stripes(conf, store, files, compacting, Boolean.parseBoolean(words[4]));
    SortedCompactionPolicy policy =
        (SortedCompactionPolicy)
            Class.forName("org.apache.hadoop.hbase.regionserver.compactions." + words[0])
                .getConstructor(Configuration.class, StoreConfigInformation.class)
                .newInstance(conf, store);
    CompactionRequestImpl request =
        policy.selectCompaction(
            files,
            compacting,
            Boolean.parseBoolean(words[3]),
            Boolean.parseBoolean(words[4]),
            Boolean.parseBoolean(words[2]));
    Collection<HStoreFile> chosen = request.getFiles();
    StringBuilder answer = new StringBuilder();
    for (int i = 0; i < files.size(); i++) if (chosen.contains(files.get(i))) answer.append(i).append(' ');
    if (chosen.isEmpty()) answer.append("nothing ");
    else {
      if (request.isMajor()) answer.append("major ");
      if (request.isAllFiles()) answer.append("all ");
      if (request.isOffPeak()) answer.append("offpeak ");
      if (request instanceof DateTieredCompactionRequest)
        answer.append("from ").append(((DateTieredCompactionRequest) request).getBoundaries()).append(' ');
    }
    return answer.append(policy.needsCompaction(files, compacting) ? "needed" : "not needed").toString();
  }

  private static Object field(Object of, Class<?> type, String name) throws Exception {
    java.lang.reflect.Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field.get(of);
  }

  private static String range(byte[] from, byte[] to) {
    return "[" + Bytes.toString(from) + ".." + Bytes.toString(to) + "]";
  }

  private static String stripes(
      Configuration conf, StoreConfigInformation store, List<HStoreFile> files, List<HStoreFile> compacting, boolean offPeak)
      throws Exception {
    StripeStoreConfig config = new StripeStoreConfig(conf, store);
    StripeStoreFileManager manager = new StripeStoreFileManager(CellComparatorImpl.COMPARATOR, conf, config);
    manager.loadFiles(files);
    StripeCompactionPolicy policy = new StripeCompactionPolicy(conf, store, config);
    StripeCompactionPolicy.StripeCompactionRequest request = policy.selectCompaction(manager, compacting, offPeak);
    String needed = policy.needsCompactions(manager, compacting) ? "needed" : "not needed";
    if (request == null) return "nothing " + needed;
    StringBuilder answer = new StringBuilder();
    Collection<HStoreFile> chosen = request.getRequest().getFiles();
    for (int i = 0; i < files.size(); i++) if (chosen.contains(files.get(i))) answer.append(i).append(' ');
    if (request.getRequest().isOffPeak()) answer.append("offpeak ");
    Class<?> type = request.getClass();
    if (type.getSimpleName().startsWith("Boundary")) {
      List<?> rows = (List<?>) field(request, type, "targetBoundaries");
      answer.append("at [");
      answer.append(rows.stream().map(row -> Bytes.toString((byte[]) row)).collect(Collectors.joining(", "))).append("] ");
    } else {
      answer.append(range((byte[]) field(request, type, "startRow"), (byte[]) field(request, type, "endRow")));
      answer.append(" into ").append(field(request, type, "targetCount")).append(" of ").append(field(request, type, "targetKvs")).append(' ');
    }
    byte[] from = (byte[]) field(request, type.getSuperclass(), "majorRangeFromRow");
    if (from != null) {
      answer.append("drops ").append(range(from, (byte[]) field(request, type.getSuperclass(), "majorRangeToRow"))).append(' ');
    }
    return answer.append(needed).toString();
  }

  public static void main(String[] arguments) throws Exception {
    Configuration conf = new Configuration(false);
    FileSystem fs = FileSystem.getLocal(conf);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    StringBuilder out = new StringBuilder();
    for (String line = in.readLine(); line != null; line = in.readLine()) out.append(select(fs, line)).append('\n');
    System.out.print(out);
  }
}
