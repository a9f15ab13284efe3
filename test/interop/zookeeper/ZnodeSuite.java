package org.apache.hadoop.hbase.client;

import java.util.*;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.*;
import org.apache.hadoop.hbase.security.User;
import org.apache.hadoop.hbase.zookeeper.*;

/**
 * Reads with HBase's own classes the znodes that stand under /ours, and writes some under /theirs. Usage: port
 */
public class ZnodeSuite {
  public static void main(String[] args) throws Exception {
    Configuration conf = HBaseConfiguration.create();
    conf.set("hbase.zookeeper.quorum", "127.0.0.1");
    conf.set("hbase.zookeeper.property.clientPort", args[0]);
    conf.set("zookeeper.znode.parent", "/ours");
    conf.set("hbase.client.registry.impl", "org.apache.hadoop.hbase.client.ZKConnectionRegistry");
    try (ConnectionRegistry registry = ConnectionRegistryFactory.getRegistry(conf, User.getCurrent())) {
      System.out.println("cluster id " + registry.getClusterId().get());
      System.out.println("master " + registry.getActiveMaster().get());
      RegionLocations locations = registry.getMetaRegionLocations().get();
      System.out.println("meta " + locations.getRegionLocation().getServerName() + " replicas " + locations.numNonNullElements());
    }
    try (ZKWatcher ours = new ZKWatcher(conf, "suite", null)) {
      MasterAddressTracker tracker = new MasterAddressTracker(ours, null);
      tracker.start();
      System.out.println("tracked " + tracker.getMasterAddress() + " info " + tracker.getMasterInfoPort());
      System.out.println("backups " + MasterAddressTracker.getBackupMastersAndRenewWatch(ours));
      System.out.println("servers " + ZKUtil.listChildrenNoWatch(ours, ours.getZNodePaths().rsZNode));
      System.out.println("cluster up " + new ClusterStatusTracker(ours, null) {{ start(); }}.isClusterUp());
      System.out.println("dump " + ZKDump.dump(ours).lines().filter(l -> l.startsWith(" /") || l.contains("Master address") || l.contains("rver,")).toList());
    }
    conf.set("zookeeper.znode.parent", "/theirs");
    try (ZKWatcher theirs = new ZKWatcher(conf, "master:16000", null, true)) {
      MasterAddressTracker.setMasterAddress(theirs, theirs.getZNodePaths().masterAddressZNode, ServerName.valueOf("theirs.example", 16000, 123), 16010);
      ZKClusterId.setClusterId(theirs, new ClusterId("11111111-2222-3333-4444-555555555555"));
      MetaTableLocator.setMetaLocation(theirs, ServerName.valueOf("meta.example", 16020, 456), org.apache.hadoop.hbase.master.RegionState.State.OPEN);
      new ClusterStatusTracker(theirs, null) {{ start(); }}.setClusterUp();
      // The ephemeral ones go with this session; they are read while it lasts.
      System.out.println("written");
      System.in.read();
    }
    System.exit(0);
  }
}
