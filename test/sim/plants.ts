// Bugs planted on purpose, one for each rule that the simulator must see broken. Each is a change of a place of the sources, made while they are
// loaded (plant-hook.ts), so that it lives here and nowhere else. A place that is no longer found is an error: the plant must follow the sources.

interface PlantedChange {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

export interface Plant extends PlantedChange {
  readonly name: string;
  /** The rule it breaks. */
  readonly rule: string;
  /** A second guard before the same harm. */
  readonly also?: PlantedChange;
  /** The trouble in which it shows. Default: as each seed draws. */
  readonly faults?: readonly string[];
  /** Simulated seconds of each run. Default 40. */
  readonly seconds?: number;
  /** It must show within so many seeds from 1 on. Default 20. */
  readonly seeds?: number;
  /** Also in every CI run: those that show quickly, of different kinds. */
  readonly isShort?: boolean;
}

export function changesOf(plant: Plant): PlantedChange[] {
  return plant.also === undefined ? [plant] : [plant, plant.also];
}

export const PLANTS: readonly Plant[] = [
  {
    name: 'no-fence-check',
    rule: 'a write is acknowledged only after the check that the log folder has not been fenced away',
    file: 'wal/log-file.ts',
    find: 'checkNotFenced(): void {',
    replace: 'checkNotFenced(): void { return;',
    also: {
      file: 'regionserver/cluster-membership.ts',
      find: 'return this.#options.clock.monotonic() < this.#zooKeeper.leaseDeadline();',
      replace: 'return true;',
    },
    faults: ['cut from ZooKeeper'],
  },
  {
    name: 'acknowledge-before-sync',
    rule: 'a write is acknowledged only after the sync of its log',
    file: 'wal/group-commit.ts',
    find: '    this.#active.waiters.push(done);\n    this.#active.raise(level);',
    replace: '    this.#scheduler.endOfTurn(() => done(undefined));\n    this.#active.raise(level);',
    faults: ['lose power', 'slow disk'],
    seconds: 20,
    isShort: true,
  },
  {
    name: 'flush-id-too-high',
    rule: "a flush's sequence id covers what is in its snapshot and nothing else (pitfall 1)",
    file: 'regionserver/region/region-flush.ts',
    find: 'flushSequenceId: prepared.sequenceId,\n          smallestReadPoint',
    replace: 'flushSequenceId: region.mvcc.writePoint + 3,\n          smallestReadPoint',
    faults: ['kill a region server', 'lose power'],
  },
  {
    name: 'last-flushed-too-high',
    rule: 'the last flushed id told to the master is never more than what is flushed (pitfall 7)',
    file: 'regionserver/region/region-flush.ts',
    find: 'return { region: lowest === undefined ? this.#lastFlushId : lowest - 1, families };',
    replace: 'return { region: this.#region.mvcc.readPoint, families };',
    faults: ['kill a region server'],
  },
  {
    name: 'logs-archived-too-early',
    rule: 'a log stays until all of it is flushed (pitfall 7)',
    file: 'wal/sequence-id-accounting.ts',
    find: 'return this.regionsHolding(highest).length === 0;',
    replace: 'return true;',
    faults: ['kill a region server', 'lose power'],
  },
  {
    name: 'recovered-edits-skipped',
    rule: 'a region replays its recovered edits before it serves',
    file: 'regionserver/region/region-replay.ts',
    find: '    bytes += region.stores[store].add(slab, offset, lengths[i], key.sequenceId);',
    replace: '',
    faults: ['kill a region server'],
    seconds: 20,
    isShort: true,
  },
  {
    name: 'compaction-inputs-archived-too-early',
    rule: 'inputs of a compaction are archived after its output is in place and its marker is synced (pitfall 2)',
    file: 'regionserver/region/region-compaction.ts',
    find: '    const { inputNames, outputNames } = await store.placeCompaction(result);',
    replace: `    for (const file of request_files(result)) await region.options.files.delete(file);
    await region.options.scheduler.sleep(500);
    const { inputNames, outputNames } = await store.placeCompaction(result);
    function request_files(r: CompactionResult) { return r.request.files.map((file) => file.path); }`,
    faults: ['kill a region server', 'lose power', 'kill some'],
  },
  {
    name: 'lease-ignored',
    rule: 'a region server answers nothing after its lease has run out',
    file: 'regionserver/cluster-membership.ts',
    find: 'return this.#options.clock.monotonic() < this.#zooKeeper.leaseDeadline();',
    replace: 'return true;',
    faults: ['isolate with a reader'],
    seeds: 40,
  },
  {
    name: 'nonces-ignored',
    rule: 'an increment or append that is sent again with its nonce counts once',
    file: 'regionserver/nonce-manager.ts',
    find: '    const done = this.#done.find(group, nonce);\n',
    replace: '    if (nonce !== 0n) return NEW;\n    const done = this.#done.find(group, nonce);\n',
    faults: ['break all of one', 'slow network'],
    seeds: 150,
  },
  {
    name: 'assigned-before-the-logs-are-split',
    rule: "a dead server's regions are assigned after its logs were split",
    file: 'master/procedure/server-crash-procedure.ts',
    find: '        return { next: STATE.SPLIT_LOGS };',
    replace: '        return { next: STATE.ASSIGN };',
    faults: ['kill a region server'],
  },
  {
    name: 'earlier-master-not-fenced',
    rule: 'a new master takes the logs of the earlier one away, and replays them (pitfall 15)',
    file: 'master/master-region.ts',
    find: '    await takeOverLogs(options, recoveredWals);',
    replace: '',
    faults: ['kill a master', 'pause a master'],
  },
  {
    name: 'time-runs-backwards',
    rule: 'timestamps that a server assigns do not fall within a region, wherever it moves',
    file: 'regionserver/region/timestamp-source.ts',
    find: 'if (timestamp >= this.#last) this.#last = timestamp + 1;',
    replace: '',
    faults: ['wrong clock', 'kill a region server'],
  },
  {
    name: 'put-hidden-by-a-delete-before-the-move',
    rule: 'a put that follows a delete of the same millisecond gets a later time, though the region was opened anew in between',
    file: 'regionserver/region/timestamp-source.ts',
    find: 'if (timestamp >= this.#last) this.#last = timestamp + 1;',
    replace: 'if (timestamp > this.#last) this.#last = timestamp;',
    faults: ['wrong clock'],
    seeds: 60,
  },
  {
    name: 'put-hidden-by-a-delete',
    rule: 'a put that follows a delete in the same millisecond gets a later time',
    file: 'regionserver/region/timestamp-source.ts',
    find: 'if (marker === undefined || marker < timestamp) return timestamp;',
    replace: 'if (marker !== -1) return timestamp;',
    faults: ['wrong clock'],
    seeds: 20,
  },
  {
    name: 'visible-before-durable',
    rule: 'a write is visible only when it is durable',
    file: 'regionserver/region/mvcc.ts',
    find: '  get readPoint(): number {\n    return this.#readPoint;',
    replace: '  get readPoint(): number {\n    return this.#writePoint;',
    faults: ['lose power', 'slow disk'],
  },
  {
    name: 'scan-goes-on-in-the-middle-of-a-row',
    rule: 'a row is atomic, also in a scan that has lost its scanner',
    file: 'client/row-assembler.ts',
    find: '    if (this.#hasHandedOut) {',
    replace: '    if (this.#row !== undefined) {',
    faults: ['kill a region server', 'stop in good order'],
    seeds: 60,
  },
  {
    name: 'stray-procedure',
    rule: 'a procedure is stored under its own id, by the step that makes it',
    file: 'master/procedure/procedure-executor.ts',
    find: '    if (this.#entries.get(procedure.procId)?.procedure !== procedure) return Promise.resolve();\n',
    replace: '',
    faults: ['kill a region server', 'kill some', 'cut from ZooKeeper', 'kill a master'],
    seeds: 40,
    seconds: 60,
  },
  {
    name: 'reference-dropped',
    rule: "each daughter of a split refers to all of the parent's files that hold rows of it (pitfall 3)",
    file: 'rootdir/region-split.ts',
    find: "        made.add(top, file, await this.#refer(parent, file, top, referenceTo('TOP', splitRow)));",
    replace:
      "        if (file.family !== 'g') made.add(top, file, await this.#refer(parent, file, top, referenceTo('TOP', splitRow)));",
    faults: ['kill ZooKeeper'],
    seconds: 60,
  },
  {
    name: 'link-dropped',
    rule: 'a file that lies wholly on one side of a split becomes a link there (pitfall 3)',
    file: 'rootdir/region-split.ts',
    find: '        made.add(daughter, file, await this.#link(parent, file, daughter));',
    replace: '',
    faults: ['kill ZooKeeper'],
    seconds: 60,
  },
  {
    name: 'merge-forgets-a-parent',
    rule: 'a merged region refers to the files of all its parents',
    file: 'rootdir/region-split.ts',
    find: '    for (const parent of parents)\n      await this.#eachFile',
    replace: '    for (const parent of parents.slice(0, 1))\n      await this.#eachFile',
    faults: ['kill ZooKeeper'],
    seconds: 60,
  },
  {
    name: 'parent-removed-too-early',
    rule: 'a split parent stays while a daughter refers to its files (pitfall 28)',
    file: 'master/catalog-janitor.ts',
    find: '    for (const daughter of daughtersIn(row)) if (await this.#mayRefer(daughter)) return false;\n',
    replace: '',
    // Daughters that are compacted at once mostly leave no time for it.
    also: {
      file: 'regionserver/region/store/store.ts',
      find: '      this.#files.some((file) => !file.isCompacting && file.reader.isReference) ||\n',
      replace: '',
    },
    faults: ['kill a region server', 'slow disk'],
    seconds: 60,
  },
  {
    name: 'split-parent-opened-again',
    rule: 'an order to open a region that waited while it was split finds it gone',
    file: 'master/procedure/transit-region-state-procedure.ts',
    find: 'if (node.procedure !== this || node.isSplitParent) return',
    replace: 'if (node.procedure !== this) return',
    also: {
      file: 'master/service/region-methods.ts',
      find: "if (env.executor.locks.isClaimed('region', node.info.encodedName))",
      replace: 'if (false)',
    },
    faults: ['kill ZooKeeper'],
    seconds: 60,
  },
  {
    name: 'torn-row',
    rule: 'all families of a row change at once',
    file: 'regionserver/region/batch-mutate.ts',
    find: '      bytes += store.add(slab, offset, lengths[j], sequenceId);',
    replace: `      if (j > 0 && batch.length === 1 && sequenceId % 7 === 0) {
        const length = lengths[j];
        region.options.scheduler.after(3, () => void store.add(slab, offset, length, sequenceId));
        continue;
      }
      bytes += store.add(slab, offset, lengths[j], sequenceId);`,
    faults: ['stop in good order'],
  },
  {
    name: 'condition-of-a-batch-not-told',
    rule: 'a conditional change in a batch says whether its condition held',
    file: 'regionserver/multi-call.ts',
    find: 'return { processed: matched, resultOrException: this.#inOrder(regionAction, result) };',
    replace: 'return { processed: true, resultOrException: this.#inOrder(regionAction, result) };',
  },
  {
    name: 'checked-without-a-lock',
    rule: 'between the check of a condition and the change nobody else changes the row',
    file: 'regionserver/region/conditional.ts',
    find: 'const locks = await region.rowLocks.acquire(rows, true);',
    replace: 'const locks = await region.rowLocks.acquire([], true);',
  },
  {
    name: 'told-of-what-is-not-durable',
    rule: 'that a condition does not hold is told only once what was seen is durable',
    file: 'regionserver/region/conditional.ts',
    find: 'const acknowledged = (region.mvcc.waitFor(region.mvcc.writePoint) ?? Promise.resolve()).then(() => outcomes);',
    replace: 'const acknowledged = Promise.resolve(outcomes);',
    faults: ['lose power', 'slow disk'],
  },
  {
    name: 'bulk-load-acknowledged-too-early',
    rule: 'a bulk load is acknowledged once its files are in place and its marker is synced',
    file: 'regionserver/region/bulk-load.ts',
    find: '    await commit(region, loading, await bringIn(region, loading), sequenceId, options);',
    replace: `    const note = await bringIn(region, loading);
    const late = () => void commit(region, loading, note, sequenceId, options).catch(() => {});
    region.options.scheduler.after(200, late);`,
    faults: ['kill a region server'],
    seconds: 8,
  },
  {
    name: 'bulk-load-cut-short',
    rule: 'of several files of a bulk load that a crash cut short, the next opening puts those in place that are missing',
    file: 'regionserver/region/bulk-load-intent.ts',
    find: "    if (name.startsWith('.')) continue;",
    replace: '    if (name !== undefined) continue;',
    // So that crashes fall there.
    also: {
      file: 'regionserver/region/bulk-load.ts',
      find: '    for (const each of loading) each.placed = await each.store.placeLoaded(each.temporary);',
      replace: `    for (const each of loading) {
      each.placed = await each.store.placeLoaded(each.temporary);
      await region.options.scheduler.sleep(200);
    }`,
    },
    faults: ['kill a region server', 'kill some'],
  },
  {
    name: 'bulk-load-without-a-flush',
    rule: 'files take the sequence id of a flush: replay skips what is below it',
    file: 'regionserver/region/bulk-load.ts',
    find: "    const { flushed, flushSequenceId } = await region.flush({ force: true, reason: 'files are bulk loaded' });",
    replace: `    const unflushed = region.mvcc.begin();
    region.mvcc.complete(unflushed);
    const [flushed, flushSequenceId] = [true, unflushed.sequenceId];`,
    faults: ['kill a region server'],
  },
  {
    name: 'bulk-load-older-than-what-was-written',
    rule: 'cells of a bulk load count as written when it was loaded',
    file: 'regionserver/region/bulk-load.ts',
    find: 'options.assignSequenceId ? await flushedSequenceId(region) : -1',
    replace: '(await flushedSequenceId(region)) < 0 ? 0 : -1',
    faults: ['kill ZooKeeper'],
    seconds: 8,
  },
  {
    name: 'bulk-load-seen-by-and-by',
    rule: 'readers see all families of a bulk load at once',
    file: 'regionserver/region/bulk-load.ts',
    find: '  for (const { store, placed } of loading) store.addLoaded(placed);',
    replace: `  for (const { store, placed } of loading) {
    store.addLoaded(placed);
    await region.options.scheduler.sleep(20);
  }`,
    faults: ['kill ZooKeeper'],
    seconds: 4,
    isShort: true,
  },
];
