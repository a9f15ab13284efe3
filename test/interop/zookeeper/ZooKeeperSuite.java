import java.util.*;
import java.util.concurrent.*;
import java.nio.charset.StandardCharsets;
import org.apache.zookeeper.*;
import org.apache.zookeeper.data.*;

/** What ZooKeeper's own Java client sees of a server: lines `step: outcome`, free of times, ids and zxids. Usage: host:port */
public class ZooKeeperSuite {
  interface Work { Object run() throws Exception; }
  static final Watcher NONE = e -> {};

  static void step(String name, Work work) {
    Object outcome;
    try { outcome = work.run(); }
    catch (KeeperException e) { outcome = "throws " + e.code() + (e.getPath() == null ? "" : " " + e.getPath()) + results(e); }
    catch (Throwable e) { outcome = "FAILS " + e; }
    System.out.println(name + ": " + text(outcome));
  }
  static String results(KeeperException e) { return e.getResults() == null ? "" : " " + text(e.getResults()); }
  static String text(Object o) {
    if (o instanceof byte[] b) return new String(b, StandardCharsets.UTF_8);
    if (o instanceof Stat s) return stat(s);
    if (o instanceof OpResult.ErrorResult r) return "error " + KeeperException.Code.get(r.getErr());
    if (o instanceof OpResult.CreateResult r) return "create " + r.getPath() + (r.getStat() == null ? "" : " " + stat(r.getStat()));
    if (o instanceof OpResult.SetDataResult r) return "set " + stat(r.getStat());
    if (o instanceof OpResult.GetDataResult r) return "data " + text(r.getData()) + " " + stat(r.getStat());
    if (o instanceof OpResult.GetChildrenResult r) return "children " + sorted(r.getChildren());
    if (o instanceof OpResult r) return "done " + r.getType();
    if (o instanceof List<?> l) { StringJoiner j = new StringJoiner(", ", "[", "]"); for (Object x : l) j.add(text(x)); return j.toString(); }
    return String.valueOf(o);
  }
  static String stat(Stat s) {
    return "{v" + s.getVersion() + " c" + s.getCversion() + " a" + s.getAversion() + " len " + s.getDataLength() + " children " + s.getNumChildren()
      + (s.getEphemeralOwner() == 0 ? "" : " owned") + (s.getMzxid() > s.getCzxid() ? " touched" : "") + (s.getPzxid() > s.getCzxid() ? " children touched" : "") + "}";
  }
  static List<String> sorted(List<String> l) { List<String> c = new ArrayList<>(l); Collections.sort(c); return c; }
  static byte[] bytes(String s) { return s.getBytes(StandardCharsets.UTF_8); }
  static final List<ACL> OPEN = ZooDefs.Ids.OPEN_ACL_UNSAFE;

  static ZooKeeper connect(String hosts, int timeout, Watcher watcher) throws Exception {
    CountDownLatch up = new CountDownLatch(1);
    ZooKeeper zk = new ZooKeeper(hosts, timeout, e -> { if (e.getState() == Watcher.Event.KeeperState.SyncConnected) up.countDown(); watcher.process(e); });
    if (!up.await(60, TimeUnit.SECONDS)) throw new Exception("no connection");
    return zk;
  }
  static boolean await(Callable<Boolean> condition) throws Exception {
    for (int i = 0; i < 6000; i++) { if (condition.call()) return true; Thread.sleep(10); }
    return false;
  }
  /** Closes the socket under the client, as a broken network would. */
  static void cut(ZooKeeper zk) throws Exception {
    var cnxn = ZooKeeper.class.getDeclaredField("cnxn"); cnxn.setAccessible(true);
    var thread = cnxn.get(zk).getClass().getDeclaredField("sendThread"); thread.setAccessible(true);
    Object sender = thread.get(cnxn.get(zk));
    var close = sender.getClass().getDeclaredMethod("testableCloseSocket"); close.setAccessible(true);
    close.invoke(sender);
  }
  /** Events in the order they came. */
  static class Seen implements Watcher {
    final List<String> events = Collections.synchronizedList(new ArrayList<>());
    public void process(WatchedEvent e) { events.add(e.getType() + (e.getType() == Event.EventType.None ? " " + e.getState() : " " + e.getPath())); }
    Object after(int count) throws Exception { await(() -> events.size() >= count); Thread.sleep(50); return List.copyOf(events); }
  }

  public static void main(String[] args) throws Exception {
    String hosts = args[0];
    ZooKeeper zk = connect(hosts, 10000, NONE), other = connect(hosts, 10000, NONE);

    step("negotiated", () -> List.of(zk.getSessionTimeout(), zk.getSessionId() != 0, zk.getSessionPasswd().length));
    step("negotiated from much", () -> { ZooKeeper z = connect(hosts, 90000, NONE); int t = z.getSessionTimeout(); z.close(); return t; });
    step("negotiated from little", () -> { ZooKeeper z = connect(hosts, 900, NONE); int t = z.getSessionTimeout(); z.close(); return t; });
    step("create", () -> zk.create("/j", bytes("1"), OPEN, CreateMode.PERSISTENT));
    step("create again", () -> zk.create("/j", bytes("1"), OPEN, CreateMode.PERSISTENT));
    step("create without parent", () -> zk.create("/no/thing", null, OPEN, CreateMode.PERSISTENT));
    step("create root", () -> zk.create("/", null, OPEN, CreateMode.PERSISTENT));
    step("create2", () -> { Stat s = new Stat(); return List.of(zk.create("/j/2", null, OPEN, CreateMode.PERSISTENT, s), s); });
    step("null data", () -> List.of(zk.getData("/j/2", false, null) == null, zk.exists("/j/2", false)));
    step("sequential", () -> List.of(zk.create("/j/s", null, OPEN, CreateMode.PERSISTENT_SEQUENTIAL), zk.create("/j/e", null, OPEN, CreateMode.EPHEMERAL_SEQUENTIAL)));
    step("sequential without a name", () -> zk.create("/j/", null, OPEN, CreateMode.PERSISTENT_SEQUENTIAL));
    step("ephemeral", () -> zk.create("/j/eph", null, OPEN, CreateMode.EPHEMERAL));
    step("its owner", () -> zk.exists("/j/eph", false).getEphemeralOwner() == zk.getSessionId());
    step("below an ephemeral", () -> zk.create("/j/eph/x", null, OPEN, CreateMode.PERSISTENT));
    step("container", () -> { Stat s = new Stat(); zk.create("/j/container", null, OPEN, CreateMode.CONTAINER, s); return List.of(s.getEphemeralOwner(), s); });
    step("below a container", () -> zk.create("/j/container/x", null, OPEN, CreateMode.PERSISTENT));
    step("ttl", () -> { Stat s = new Stat(); zk.create("/j/ttl", null, OPEN, CreateMode.PERSISTENT_WITH_TTL, s, 100000); return List.of(Long.toHexString(s.getEphemeralOwner()), s); });
    step("owner marks", () -> List.of(Long.toHexString(zk.exists("/j/container", false).getEphemeralOwner()), Long.toHexString(zk.exists("/j/ttl", false).getEphemeralOwner())));
    step("sequential ttl", () -> { Stat s = new Stat(); return zk.create("/j/ttl", null, OPEN, CreateMode.PERSISTENT_SEQUENTIAL_WITH_TTL, s, 5); });
    step("set", () -> zk.setData("/j", bytes("2"), 0));
    step("set badly", () -> zk.setData("/j", bytes("2"), 0));
    step("get", () -> { Stat s = new Stat(); return List.of(zk.getData("/j", false, s), s); });
    step("get nothing", () -> zk.getData("/no", false, null));
    step("exists nothing", () -> zk.exists("/no", false) == null);
    step("children", () -> sorted(zk.getChildren("/j", false)));
    step("children with stat", () -> { Stat s = new Stat(); return List.of(zk.getChildren("/j", false, s).size(), s); });
    step("all children", () -> List.of(zk.getAllChildrenNumber("/j"), zk.getAllChildrenNumber("/j/2")));
    step("all children of nothing", () -> zk.getAllChildrenNumber("/no"));
    step("ephemerals", () -> List.of(sorted(zk.getEphemerals()), sorted(zk.getEphemerals("/j/eph")), zk.getEphemerals("/x"), other.getEphemerals()));
    step("who", () -> { List<String> l = new ArrayList<>(); for (ClientInfo i : zk.whoAmI()) l.add(i.getAuthScheme() + ":" + i.getUser()); return l; });
    step("delete not empty", () -> { zk.delete("/j", -1); return "done"; });
    step("delete badly", () -> { zk.delete("/j/2", 5); return "done"; });
    step("delete", () -> { zk.delete("/j/2", 0); return zk.exists("/j/2", false) == null; });
    step("delete nothing", () -> { zk.delete("/no", -1); return "done"; });
    step("delete zookeeper", () -> { zk.delete("/zookeeper/quota", -1); return "done"; });
    step("acl", () -> { Stat s = new Stat(); return List.of(zk.getACL("/j", s).toString().trim(), s); });
    step("config", () -> zk.getConfig(false, null).length);
    step("reconfig", () -> ((org.apache.zookeeper.admin.ZooKeeperAdmin) new org.apache.zookeeper.admin.ZooKeeperAdmin(hosts, 10000, NONE)).reconfigure("a=b", null, null, -1, null));

    // multi
    step("multi", () -> zk.multi(List.of(Op.create("/j/m", bytes("1"), OPEN, CreateMode.PERSISTENT), Op.setData("/j/m", bytes("2"), 0), Op.check("/j/m", 1),
      Op.create("/j/m/q", null, OPEN, CreateMode.EPHEMERAL_SEQUENTIAL), Op.create("/j/m/t", null, OPEN, CreateMode.PERSISTENT_WITH_TTL, 5000), Op.create("/j/m/c", null, OPEN, CreateMode.CONTAINER))));
    step("multi of create and delete", () -> zk.multi(List.of(Op.create("/j/m2", null, OPEN, CreateMode.PERSISTENT), Op.delete("/j/m2", 0))));
    step("multi that fails", () -> zk.multi(List.of(Op.create("/j/n", null, OPEN, CreateMode.PERSISTENT), Op.setData("/j", bytes("no"), 77), Op.delete("/j/m", -1))));
    step("multi that fails at once", () -> zk.multi(List.of(Op.check("/no", 1), Op.create("/j/n", null, OPEN, CreateMode.PERSISTENT))));
    step("multi that fails at the end", () -> zk.multi(List.of(Op.setData("/j", bytes("no"), -1), Op.delete("/j/s", -1), Op.delete("/j", -1))));
    step("multi of none", () -> zk.multi(List.of()));
    step("nothing of it", () -> { Stat s = new Stat(); return List.of(zk.exists("/j/n", false) == null, zk.getData("/j", false, s), s); });
    step("transaction", () -> zk.transaction().create("/j/tx", null, OPEN, CreateMode.PERSISTENT).delete("/j/tx", -1).commit());
    step("multi read", () -> zk.multi(List.of(Op.getData("/j"), Op.getChildren("/j/m"), Op.getData("/no"), Op.getChildren("/no"))));

    // watches
    Seen a = new Seen();
    step("watches", () -> { zk.create("/jw", bytes("0"), OPEN, CreateMode.PERSISTENT); zk.getData("/jw", a, null); zk.exists("/jw/x", a); zk.getChildren("/jw", a); return "set"; });
    step("their events", () -> { other.create("/jw/x", null, OPEN, CreateMode.PERSISTENT); other.setData("/jw", bytes("1"), -1); other.setData("/jw", bytes("2"), -1); return a.after(3); });
    Seen b = new Seen();
    step("deletion of a node watched twice", () -> { zk.getData("/jw/x", b, null); zk.getChildren("/jw/x", b); zk.getChildren("/jw", b); other.delete("/jw/x", -1); return b.after(2); });
    Seen c = new Seen();
    step("events of a multi", () -> { zk.exists("/jw/m", c); zk.getChildren("/jw", c); other.multi(List.of(Op.create("/jw/m", null, OPEN, CreateMode.PERSISTENT), Op.setData("/jw/m", bytes("1"), -1), Op.delete("/jw/m", -1))); return c.after(2); });
    Seen d = new Seen();
    step("recursive", () -> { zk.addWatch("/jw", d, AddWatchMode.PERSISTENT_RECURSIVE); other.create("/jw/r", null, OPEN, CreateMode.PERSISTENT); other.create("/jw/r/s", null, OPEN, CreateMode.PERSISTENT);
      other.setData("/jw/r/s", bytes("1"), -1); other.delete("/jw/r/s", -1); other.setData("/jw", bytes("9"), -1); return d.after(5); });
    Seen e = new Seen();
    step("persistent", () -> { zk.addWatch("/jw/r", e, AddWatchMode.PERSISTENT); other.setData("/jw/r", bytes("1"), -1); other.create("/jw/r/t", null, OPEN, CreateMode.PERSISTENT); other.setData("/jw/r/t", bytes("1"), -1);
      other.delete("/jw/r/t", -1); other.setData("/jw/r", bytes("2"), -1); other.delete("/jw/r", -1); other.create("/jw/r", null, OPEN, CreateMode.PERSISTENT); return e.after(6); });
    step("remove a watch", () -> { zk.removeWatches("/jw", d, Watcher.WatcherType.Any, false); other.create("/jw/u", null, OPEN, CreateMode.PERSISTENT); Thread.sleep(200); return List.copyOf(d.events).subList(5, d.events.size()); });
    step("remove no watch", () -> { zk.removeWatches("/jw", d, Watcher.WatcherType.Any, false); return "done"; });
    Seen f = new Seen();
    step("remove a child watch only", () -> { zk.getChildren("/jw", f); zk.getData("/jw", f, null); zk.removeWatches("/jw", f, Watcher.WatcherType.Children, false); other.create("/jw/v", null, OPEN, CreateMode.PERSISTENT); other.setData("/jw", bytes("z"), -1); return f.after(2); });
    step("remove all watches", () -> { Seen g = new Seen(); zk.exists("/jw/none", g); zk.removeAllWatches("/jw/none", Watcher.WatcherType.Any, false); other.create("/jw/none", null, OPEN, CreateMode.PERSISTENT); Thread.sleep(200); return g.after(1); });

    // sessions
    Seen h = new Seen();
    step("reconnect", () -> {
      ZooKeeper third = connect(hosts, 10000, h);
      long id = third.getSessionId();
      third.create("/jw/third", null, OPEN, CreateMode.EPHEMERAL);
      Seen w = new Seen();
      other.create("/jw/gone", null, OPEN, CreateMode.PERSISTENT); other.create("/jw/changed", null, OPEN, CreateMode.PERSISTENT); other.create("/jw/same", null, OPEN, CreateMode.PERSISTENT); other.create("/jw/parent", null, OPEN, CreateMode.PERSISTENT);
      third.getData("/jw/gone", w, null); third.getData("/jw/changed", w, null); third.getData("/jw/same", w, null); third.getChildren("/jw/parent", w); third.exists("/jw/coming", w); third.addWatch("/jw/same", w, AddWatchMode.PERSISTENT);
      cut(third);
      other.delete("/jw/gone", -1); other.setData("/jw/changed", bytes("1"), -1); other.create("/jw/parent/child", null, OPEN, CreateMode.PERSISTENT); other.create("/jw/coming", null, OPEN, CreateMode.PERSISTENT);
      List<Object> result = new ArrayList<>();
      result.add(await(() -> w.events.stream().filter(x -> !x.startsWith("None")).count() >= 4));
      other.setData("/jw/same", bytes("1"), -1);
      await(() -> w.events.contains("NodeDataChanged /jw/same"));
      result.add(sorted(w.events.stream().filter(x -> !x.startsWith("None")).toList()));
      result.add(third.getSessionId() == id); result.add(third.exists("/jw/third", false) != null);
      third.close();
      result.add(other.exists("/jw/third", false) == null);
      return result;
    });
    step("session taken along", () -> {
      ZooKeeper third = connect(hosts, 10000, NONE);
      third.create("/jw/taken", null, OPEN, CreateMode.EPHEMERAL);
      ZooKeeper fourth = new ZooKeeper(hosts, 10000, NONE, third.getSessionId(), third.getSessionPasswd());
      boolean there = fourth.exists("/jw/taken", false).getEphemeralOwner() == third.getSessionId();
      fourth.close();
      return List.of(there, other.exists("/jw/taken", false) == null);
    });
    Seen i = new Seen();
    step("unknown session", () -> { ZooKeeper third = new ZooKeeper(hosts, 10000, i, 12345, new byte[16]); Object seen = i.after(1); return List.of(i.events.contains("None Expired"), third.getState()); });
    step("operation after expiry", () -> { ZooKeeper third = new ZooKeeper(hosts, 10000, NONE, 12345, new byte[16]); await(() -> third.getState() == ZooKeeper.States.CLOSED); return third.exists("/", false); });

    // access control
    step("digest", () -> { zk.addAuthInfo("digest", bytes("u:p")); return zk.create("/jacl", null, ZooDefs.Ids.CREATOR_ALL_ACL, CreateMode.PERSISTENT); });
    step("who with digest", () -> { List<String> l = new ArrayList<>(); for (ClientInfo x : zk.whoAmI()) l.add(x.getAuthScheme() + ":" + x.getUser()); return l; });
    step("not for another", () -> other.getData("/jacl", false, null));
    step("exists for another", () -> other.exists("/jacl", false));
    step("multi of another", () -> other.multi(List.of(Op.setData("/j", bytes("no"), -1), Op.setData("/jacl", bytes("no"), -1))));
    step("for the owner", () -> zk.setData("/jacl", bytes("x"), -1));
    step("set acl", () -> zk.setACL("/jacl", OPEN, 0));
    step("set acl badly", () -> zk.setACL("/jacl", OPEN, 0));
    step("bad acl", () -> zk.create("/jacl2", null, Arrays.asList(new ACL(31, new Id("world", "nobody"))), CreateMode.PERSISTENT));
    step("bad digest", () -> zk.create("/jacl2", null, Arrays.asList(new ACL(31, new Id("digest", "user"))), CreateMode.PERSISTENT));
    step("bad address", () -> zk.create("/jacl2", null, Arrays.asList(new ACL(31, new Id("ip", "1.2.3"))), CreateMode.PERSISTENT));
    Seen k = new Seen();
    step("sasl", () -> { ZooKeeper third = connect(hosts, 10000, k); third.addAuthInfo("nonsense", bytes("x")); boolean failed = await(() -> k.events.contains("None AuthFailed")); return List.of(failed, third.getState()); });

    step("sync", () -> { CompletableFuture<Integer> done = new CompletableFuture<>(); zk.sync("/j", (rc, p, x) -> done.complete(rc), null); return done.get(); });
    step("bulk", () -> {
      CountDownLatch all = new CountDownLatch(500);
      for (int n = 0; n < 500; n++) zk.create("/j/b" + n, bytes("" + n), OPEN, CreateMode.PERSISTENT, (rc, p, x, y) -> { if (rc == 0) all.countDown(); }, null);
      boolean done = all.await(60, TimeUnit.SECONDS);
      ZKUtil.deleteRecursive(zk, "/j");
      return List.of(done, zk.exists("/j", false) == null);
    });
    step("large", () -> zk.create("/jl", new byte[1048000], OPEN, CreateMode.PERSISTENT).length());
    step("too large", () -> { ZooKeeper third = connect(hosts, 10000, NONE); return third.create("/jm", new byte[1049000], OPEN, CreateMode.PERSISTENT); });
    zk.close(); other.close();
    System.exit(0);
  }
}
