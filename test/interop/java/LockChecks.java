import java.util.*;
import java.util.concurrent.*;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.*;
import org.apache.hadoop.hbase.client.*;
import org.apache.hadoop.hbase.client.locking.*;
import org.apache.hadoop.hbase.ipc.*;
import org.apache.hadoop.hbase.security.User;
import org.apache.hadoop.hbase.shaded.protobuf.generated.LockServiceProtos.LockService;

/** LockServiceClient and EntityLock of hbase-client 2.6.1 against the master's LockService: what is locked by it, and whom that keeps out. */
class LockChecks {
  static class Watch implements Abortable {
    final CountDownLatch aborted = new CountDownLatch(1);
    @Override public void abort(String why, Throwable e) { aborted.countDown(); }
    @Override public boolean isAborted() { return aborted.getCount() == 0; }
  }

  static EntityLock held(EntityLock lock) throws Exception {
    lock.requestLock();
    MasterSuite.same(true, lock.await(30, TimeUnit.SECONDS));
    MasterSuite.same(true, lock.isLocked());
    return lock;
  }
  static void waits(EntityLock lock) throws Exception {
    lock.requestLock();
    MasterSuite.same(false, lock.await(100, TimeUnit.MILLISECONDS));
    MasterSuite.same(false, lock.isLocked());
  }
  static void comes(EntityLock lock) throws Exception {
    MasterSuite.same(true, lock.await(30, TimeUnit.SECONDS));
    lock.unlock();
    MasterSuite.same(false, lock.isLocked());
  }
  /** The table is altered once the lock is given back, and not before. */
  static void keepsOut(Admin admin, TableName t, EntityLock lock) throws Exception {
    String now = Long.toString(System.nanoTime());
    TableDescriptor altered = TableDescriptorBuilder.newBuilder(admin.getDescriptor(t)).setValue("altered", now).build();
    // The master answers once it has the lock.
    FutureTask<Void> alteration = new FutureTask<>(() -> { admin.modifyTable(altered); return null; });
    new Thread(alteration).start();
    try {
      alteration.get(300, TimeUnit.MILLISECONDS);
      throw new AssertionError("altered while it was locked");
    } catch (TimeoutException e) {
      MasterSuite.same(false, now.equals(admin.getDescriptor(t).getValue("altered")));
    } finally {
      lock.unlock();
    }
    alteration.get(30, TimeUnit.SECONDS);
    MasterSuite.same(now, admin.getDescriptor(t).getValue("altered"));
    MasterSuite.same(false, lock.isLocked());
  }
  static boolean listed(Admin admin, String... words) throws Exception {
    String locks = admin.getLocks();
    return Arrays.stream(words).allMatch(locks::contains);
  }

  static void run(Configuration conf, Admin admin, TableName t) throws Exception {
    Watch watch = new Watch();
    try (RpcClient rpc = RpcClientFactory.createClient(conf, "the cluster")) {
      LockService.BlockingInterface stub = LockService.newBlockingStub(rpc.createBlockingRpcChannel(admin.getMaster(), User.getCurrent(), 30_000));
      LockServiceClient locks = new LockServiceClient(conf, stub, PerClientRandomNonceGenerator.get());
      MasterSuite.check("who has locked a region keeps alterations of its table out, and who has locked its namespace, until they give it back", () -> {
        EntityLock region = held(locks.regionLock(admin.getRegions(t).subList(0, 1), "a backup", watch));
        MasterSuite.same(true, listed(admin, "LockProcedure", "a backup", "EXCLUSIVE"));
        keepsOut(admin, t, region);
        keepsOut(admin, t, held(locks.namespaceLock("default", "a backup", watch)));
      });
      MasterSuite.check("a namespace keeps out who wants a region of it", () -> {
        EntityLock namespace = held(locks.namespaceLock("default", "a namespace", watch));
        EntityLock region = locks.regionLock(admin.getRegions(t), "its regions", watch);
        waits(region);
        MasterSuite.same(true, listed(admin, "\"NAMESPACE\"", "its regions"));
        namespace.unlock();
        comes(region);
      });
      // This client asks for a namespace that is called as the table is; a master of HBase's, too, gives that one alone, and to one alone.
      MasterSuite.check("a table's lock is a namespace's, and not shared", () -> {
        EntityLock lock = held(locks.tableLock(t, true, "one of two", watch));
        EntityLock second = locks.tableLock(t, true, "two of two", watch);
        waits(second);
        lock.unlock();
        comes(second);
        MasterSuite.fails(DoNotRetryIOException.class, () -> locks.tableLock(t, false, "shared", watch).requestLock());
      });
      MasterSuite.check("regions keep out who wants one of them, and not who wants another", () -> {
        List<RegionInfo> regions = admin.getRegions(t);
        EntityLock first = held(locks.regionLock(regions.subList(0, 1), "the first", watch));
        held(locks.regionLock(regions.subList(1, 2), "the second", watch)).unlock();
        EntityLock both = locks.regionLock(regions.subList(0, 2), "both", watch);
        waits(both);
        first.unlock();
        comes(both);
      });
      MasterSuite.check("a lock that is held is not requested again, nor one given back twice", () -> {
        EntityLock lock = held(locks.namespaceLock("default", "once", watch));
        lock.requestLock();
        lock.unlock();
        lock.unlock();
        MasterSuite.same(false, listed(admin, "\"once\""));
      });
      MasterSuite.check("what is no lock is refused", () -> {
        MasterSuite.fails(DoNotRetryIOException.class, () -> locks.regionLock(new ArrayList<>(), "nothing", watch).requestLock());
        MasterSuite.fails(DoNotRetryIOException.class, () -> locks.namespaceLock("default", "", watch).requestLock());
      });
      MasterSuite.check("no lock was lost", () -> MasterSuite.same(false, watch.isAborted()));
    }
  }
}
