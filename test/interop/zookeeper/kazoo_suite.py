"""What kazoo sees of a ZooKeeper server, as one JSON object: name of a step -> its outcome, free of times, ids and zxids.

Usage: kazoo_suite.py host:port   (kazoo on PYTHONPATH)
"""
import json
import logging
import socket
import sys
import threading
import time

from kazoo.client import KazooClient, KazooState
from kazoo.exceptions import KazooException
from kazoo.recipe.watchers import ChildrenWatch, DataWatch
from kazoo.security import make_acl, make_digest_acl

logging.basicConfig(level=logging.CRITICAL)
hosts = sys.argv[1]
results = {}


def step(name, work):
    try:
        results[name] = work()
    except KazooException as error:
        results[name] = "raises " + type(error).__name__
    except Exception as error:  # what is not ZooKeeper's own is a failure of the run
        results[name] = "FAILS %s: %s" % (type(error).__name__, error)


def stat(s):
    return {
        "version": s.version, "cversion": s.cversion, "aversion": s.aversion, "dataLength": s.dataLength,
        "numChildren": s.numChildren, "ephemeral": s.ephemeralOwner != 0, "touched": s.mzxid > s.czxid,
        "children_touched": s.pzxid > s.czxid,
    }


def outcome(value):
    return type(value).__name__ if isinstance(value, Exception) else str(value) if not hasattr(value, "version") else stat(value)


def client(chroot="", **options):
    zk = KazooClient(hosts=hosts + chroot, timeout=10, **options)
    zk.start(timeout=20)
    return zk


def wait(condition, seconds=60):
    end = time.time() + seconds
    while time.time() < end:
        if condition():
            return True
        time.sleep(0.01)
    return False


zk = client()
other = client()

# Nodes
step("create", lambda: zk.create("/k", b"one"))
step("create again", lambda: zk.create("/k", b"one"))
step("create below nothing", lambda: zk.create("/nothing/below", b""))
step("create with parents", lambda: zk.create("/k/deep/er", b"", makepath=True))
step("create with stat", lambda: (lambda r: [r[0], stat(r[1])])(zk.create("/k/stat", b"xyz", include_data=True)))
step("create sequential", lambda: [zk.create("/k/s-", b"", sequence=True) for _ in range(3)])
step("create sequential without a name", lambda: zk.create("/k/", b"", sequence=True))
step("create ephemeral", lambda: zk.create("/k/e", b"", ephemeral=True))
step("child of an ephemeral", lambda: zk.create("/k/e/child", b""))
step("unicode", lambda: [zk.create("/k/\u00e4\u00f6\u4e2d", "\u00fc".encode()), zk.get("/k/\u00e4\u00f6\u4e2d")[0].decode()])
step("get", lambda: (lambda r: [r[0].decode(), stat(r[1])])(zk.get("/k")))
step("get nothing", lambda: zk.get("/nothing"))
step("exists", lambda: [stat(zk.exists("/k")), zk.exists("/nothing")])
step("exists of an ephemeral", lambda: stat(zk.exists("/k/e")))
step("own ephemeral", lambda: zk.exists("/k/e").ephemeralOwner == zk.client_id[0])
step("set", lambda: stat(zk.set("/k", b"two")))
step("set with version", lambda: stat(zk.set("/k", b"three", version=1)))
step("set with a wrong version", lambda: zk.set("/k", b"four", version=1))
step("set nothing", lambda: zk.set("/nothing", b""))
step("children", lambda: sorted(zk.get_children("/k")))
step("children with stat", lambda: (lambda r: [len(r[0]), stat(r[1])])(zk.get_children("/k", include_data=True)))
step("children of nothing", lambda: zk.get_children("/nothing"))
step("root", lambda: [sorted(zk.get_children("/")), stat(zk.exists("/zookeeper"))])
step("quota nodes", lambda: sorted(zk.get_children("/zookeeper")))
step("delete with children", lambda: zk.delete("/k"))
step("delete with a wrong version", lambda: zk.delete("/k/stat", version=7))
step("delete", lambda: zk.delete("/k/stat", version=0))
step("delete nothing", lambda: zk.delete("/k/stat"))
step("delete /zookeeper", lambda: zk.delete("/zookeeper"))
step("after deletes", lambda: stat(zk.exists("/k")))
step("sync", lambda: zk.sync("/k"))
step("empty data", lambda: [zk.create("/k/empty", b""), zk.get("/k/empty")[0].decode()])
step("900 KB", lambda: [zk.create("/k/big", b"x" * 900_000), len(zk.get("/k/big")[0]), zk.delete("/k/big")])
step("seen by another", lambda: [other.sync("/k"), other.get("/k")[0].decode(), stat(other.exists("/k/e"))])

# Transactions
step("transaction", lambda: (lambda t: [t.create("/k/t", b"1"), t.set_data("/k/t", b"2"), t.check("/k/t", 1),
                                         t.create("/k/t/s", b"", sequence=True), [outcome(x) for x in t.commit()]][-1])(zk.transaction()))
step("transaction that fails", lambda: (lambda t: [t.create("/k/u", b""), t.check("/k/u", 7), t.delete("/k/t"), [outcome(x) for x in t.commit()]][-1])(zk.transaction()))
step("nothing of it", lambda: zk.exists("/k/u"))
step("transaction of nothing", lambda: zk.transaction().commit())

# Watches
seen = []
watch = lambda event: seen.append([event.type, event.state, event.path])
step("watches", lambda: [zk.create("/w", b""), zk.get("/w", watch=watch) and None, zk.exists("/w/new", watch=watch), zk.get_children("/w", watch=watch)])
step("their events", lambda: [other.create("/w/new", b""), other.set("/w", b"x") and None, other.set("/w", b"y") and None,
                              wait(lambda: len(seen) >= 3), sorted(seen)])
seen2 = []
step("deletion seen", lambda: [zk.get("/w/new", watch=lambda e: seen2.append(e.type)) and None, zk.get_children("/w/new", watch=lambda e: seen2.append(e.type)),
                               other.delete("/w/new"), wait(lambda: len(seen2) >= 1), time.sleep(0.1), sorted(seen2)])

# Recipes
data_seen, children_seen = [], []
step("DataWatch and ChildrenWatch", lambda: [
    zk.create("/r", b"0"),
    DataWatch(zk, "/r", lambda data, s: data_seen.append(None if data is None else data.decode())) and None,
    ChildrenWatch(zk, "/r", lambda children: children_seen.append(sorted(children))) and None,
    [(other.set("/r", str(i).encode()), wait(lambda: data_seen[-1] == str(i)))[1] for i in range(1, 4)],
    [(other.create("/r/%s" % name, b""), wait(lambda: name in children_seen[-1]))[1] for name in "abc"],
    data_seen, children_seen])
step("Counter", lambda: (lambda counter: [counter.__add__(5) and None, counter.__sub__(2) and None, counter.value])(zk.Counter("/r/counter")))


def locks():
    order = []
    first, second = zk.Lock("/r/lock", "first"), other.Lock("/r/lock", "second")
    first.acquire()
    thread = threading.Thread(target=lambda: (second.acquire(), order.append("second"), second.release()))
    thread.start()
    wait(lambda: len(zk.Lock("/r/lock").contenders()) == 2)
    order.append("first has it, waiting: %s" % zk.Lock("/r/lock").contenders())
    first.release()
    thread.join(10)
    return order


step("Lock", locks)


def elections():
    won = []
    zk.Election("/r/election", "a").run(lambda: won.append("a"))
    other.Election("/r/election", "b").run(lambda: won.append("b"))
    return won


step("Election", elections)
step("Queue", lambda: (lambda q: [q.put(b"1"), q.put(b"2"), q.put(b"0", priority=1), [q.get().decode() for _ in range(3)], q.get()])(zk.Queue("/r/queue")))
step("Party", lambda: (lambda a, b: [a.join(), b.join(), wait(lambda: len(a) == 2), a.leave(), wait(lambda: len(b) == 1)])(zk.Party("/r/party", "a"), other.Party("/r/party", "b")))
step("Barrier", lambda: (lambda b: [b.create(), b.wait(0.1), b.remove(), b.wait(1)])(zk.Barrier("/r/barrier")))
step("Semaphore", lambda: (lambda a, b: [a.acquire(), b.acquire(blocking=False), a.release(), b.acquire(blocking=True, timeout=5), b.release()])(zk.Semaphore("/r/semaphore"), other.Semaphore("/r/semaphore")))


def caches():
    from kazoo.recipe.cache import TreeCache
    cache = TreeCache(zk, "/r")
    cache.start()
    found = wait(lambda: sorted(cache.get_children("/r") or []) == sorted(zk.get_children("/r")))
    cache.close()
    return found


step("TreeCache", caches)

# Access control
step("open list", lambda: (lambda r: [[list(a.id) + [a.perms] for a in r[0]], stat(r[1])])(zk.get_acls("/k")))
# kazoo takes the answer to this for that of whatever it had sent before; a ZooKeeper answers it at once, a watch of above may still read.
wait(lambda: not zk._pending and not zk._queue)
step("auth", lambda: zk.add_auth("digest", "user:secret"))
step("unknown scheme", lambda: client().add_auth("nonsense", "x:y"))
own = make_digest_acl("user", "secret", all=True)
readable = make_acl("world", "anyone", read=True)
step("protected node", lambda: zk.create("/acl", b"x", acl=[own, readable]))
step("read by another", lambda: other.get("/acl")[0].decode())
step("write by another", lambda: other.set("/acl", b"y"))
step("create by another", lambda: other.create("/acl/x", b""))
step("list seen by the owner", lambda: [list(a.id) + [a.perms] for a in zk.get_acls("/acl")[0]])
step("list seen by another", lambda: [list(a.id) + [a.perms] for a in other.get_acls("/acl")[0]])
step("write by the owner", lambda: stat(zk.set("/acl", b"y")))
step("child, and its deletion by another", lambda: [zk.create("/acl/x", b""), other.delete("/acl/x")])
step("change of the list by another", lambda: other.set_acls("/acl", [readable]))
step("change of the list", lambda: stat(zk.set_acls("/acl", [own], version=0)))
step("change with a wrong version", lambda: zk.set_acls("/acl", [own], version=0))
step("read by another after it", lambda: other.get("/acl"))
step("children by another after it", lambda: other.get_children("/acl"))
step("exists by another after it", lambda: stat(other.exists("/acl")))
step("list by another after it", lambda: other.get_acls("/acl"))
step("empty list", lambda: zk.create("/acl2", b"", acl=[]))
step("unknown scheme in a list", lambda: zk.create("/acl2", b"", acl=[make_acl("nonsense", "x", all=True)]))
step("the creator's own", lambda: [zk.create("/acl3", b"", acl=[make_acl("auth", "", all=True)]), [list(a.id) for a in zk.get_acls("/acl3")[0]]])
step("auth without identity", lambda: other.create("/acl4", b"", acl=[make_acl("auth", "", all=True)]))
step("by address", lambda: [zk.create("/acl5", b"", acl=[make_acl("ip", "127.0.0.1", all=True)]), zk.create("/acl6", b"", acl=[make_acl("ip", "10.0.0.0/8", all=True)]), other.get("/acl5")[0].decode()])
step("by another address", lambda: other.get("/acl6"))
step("with the password", lambda: (lambda third: [third.get("/acl")[0].decode(), third.stop()])(client(auth_data=[("digest", "user:secret")])))

# Chroot
step("chroot", lambda: (lambda c: [c.exists("/nothing"), c.create("/inside", b"in"), c.get_children("/"), c.get("/inside")[0].decode(), c.stop()])(
    [zk.create("/jail", b""), client("/jail")][1]))
step("seen from outside", lambda: zk.get("/jail/inside")[0].decode())
step("chroot that is missing", lambda: (lambda c: [c.ensure_path("/"), c.create("/x", b""), c.stop()])(client("/missing/jail")))

# Sessions
def reconnect():
    states, events = [], []
    third = client()
    third.add_listener(lambda state: states.append(state))
    session = third.client_id[0]
    third.create("/k/mine", b"", ephemeral=True)
    third.get("/k", watch=lambda e: events.append([e.type, e.path]))
    third.exists("/k/later", watch=lambda e: events.append([e.type, e.path]))
    third._connection._socket.shutdown(socket.SHUT_RDWR)
    back = wait(lambda: KazooState.CONNECTED in states)
    same = third.client_id[0] == session
    kept = other.exists("/k/mine") is not None
    third.stop()
    third.close()
    gone = wait(lambda: other.exists("/k/mine") is None)
    return [back, same, kept, gone, states[:2]]


step("reconnect with the same session", reconnect)


def wrong_password():
    third = client()
    session = third.client_id[0]
    intruder = KazooClient(hosts=hosts, timeout=10, client_id=(session, b"x" * 16))
    states = []
    intruder.add_listener(lambda state: states.append(state))
    intruder.start(timeout=20)
    refused = intruder.client_id[0] != session
    alive = third.exists("/k") is not None
    intruder.stop()
    third.stop()
    return [refused, alive]


step("wrong password", wrong_password)


def die(one):
    """As if the process were gone: nobody pings, and nobody comes back."""
    connection, sock = one._connection, one._connection._socket
    one._stopped.set()
    connection.connection_stopped.set()
    sock.shutdown(socket.SHUT_RDWR)


def takes_over():
    third = client()
    session = third.client_id
    third.create("/k/moving", b"", ephemeral=True)
    die(third)
    fourth = KazooClient(hosts=hosts, timeout=10, client_id=session)
    fourth.start(timeout=20)
    same = fourth.client_id[0] == session[0]
    there = fourth.exists("/k/moving").ephemeralOwner == session[0]
    fourth.stop()
    return [same, there, wait(lambda: other.exists("/k/moving") is None)]


step("session taken along", takes_over)


def expires():
    third = KazooClient(hosts=hosts, timeout=1)
    third.start(timeout=20)
    third.create("/k/dies", b"", ephemeral=True)
    events = []
    other.exists("/k/dies", watch=lambda e: events.append(e.type))
    die(third)
    return [wait(lambda: "DELETED" in events), other.exists("/k/dies")]


step("expiry", expires)

# Admin
step("ruok", lambda: zk.command(b"ruok"))
step("isro", lambda: zk.command(b"isro"))
step("srvr", lambda: [line.split(":")[0] for line in zk.command(b"srvr").strip().split("\n")])
step("stat", lambda: [line.split(":")[0] for line in zk.command(b"stat").strip().split("\n") if not line.startswith(" /")])
step("mntr", lambda: sorted(set(line.split("\t")[0] for line in zk.command(b"mntr").strip().split("\n")) & set(
    "zk_version zk_avg_latency zk_max_latency zk_min_latency zk_packets_received zk_packets_sent zk_num_alive_connections zk_outstanding_requests "
    "zk_server_state zk_znode_count zk_watch_count zk_ephemerals_count zk_approximate_data_size".split())))
step("conf", lambda: sorted(set(line.split("=")[0] for line in zk.command(b"conf").strip().split("\n")) & set(
    "clientPort dataDir tickTime maxClientCnxns minSessionTimeout maxSessionTimeout serverId".split())))
step("version", lambda: list(zk.server_version())[:3])
step("recursive delete", lambda: [zk.delete("/k", recursive=True), zk.exists("/k")])

for one in (zk, other):
    one.stop()
    one.close()
print(json.dumps(results, indent=1, sort_keys=True))
