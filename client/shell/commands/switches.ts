// What the master does by itself: its switches, and having it done now.
import type { Admin } from '../../admin.ts';
import type { NormalizeInput } from '../../admin-cluster.ts';
import { flagOf, hashOf, nameOf, ShellError } from '../arguments.ts';
import type { Value } from '../parser.ts';
import { type Command, MANY } from './command.ts';

/** Sets a switch and prints what it was. */
function setter(name: string, what: string, set: (admin: Admin, on: boolean) => Promise<boolean>, front = ''): Command {
  return {
    arity: [1, 1],
    help: `${name} true | false\nTurns ${what} on or off and prints what it was before.`,
    async run({ connection, printer }, [value]) {
      const before = await set(connection.admin, flagOf(value, 'the switch'));
      printer.row([`${front}${before}`]);
      return before;
    },
  };
}

function getter(name: string, what: string, get: (admin: Admin) => Promise<boolean>): Command {
  return {
    arity: [0, 0],
    help: `${name}\nSays whether ${what} on.`,
    async run({ connection, printer }) {
      const on = await get(connection.admin);
      printer.row([String(on)]);
      return on;
    },
  };
}

const balancer: Command = {
  arity: [0, 2],
  help: "balancer ['dry_run'][, 'force' | 'ignore_rit']\nMoves regions so that the servers have about the same to do. dry_run: only says how many; ignore_rit: though regions are in transition.",
  async run({ connection, printer }, args) {
    const words = (args.flat() as Value[]).map((value) => nameOf(value, 'an option'));
    const unknown = words.find((word) => !['dry_run', 'force', 'ignore_rit'].includes(word));
    if (unknown !== undefined) throw new ShellError(`Invalid argument ${unknown}.`);
    const dryRun = words.includes('dry_run');
    const ignoreRegionsInTransition = words.includes('force') || words.includes('ignore_rit');
    const { ran, movesCalculated, movesExecuted } = await connection.admin.balance({
      dryRun,
      ignoreRegionsInTransition,
    });
    // As HBase 2.4 has it; a dry run, which 2.4 does not know, as 2.6 has it.
    if (!dryRun) printer.row([String(ran)]);
    else if (!ran) printer.row(['Balancer did not run. See logs for details.']);
    else {
      printer.row(['Balancer ran']);
      printer.row([`Moves calculated: ${movesCalculated}, moves executed: ${movesExecuted}`]);
    }
    return ran;
  },
};

const normalize: Command = {
  arity: [0, MANY],
  help: "normalize [TABLE_NAME => 't' | TABLE_NAMES => ['t', 'u'] | REGEX => 't.*' | NAMESPACE => 'ns']\nAsks for regions of tables with NORMALIZATION_ENABLED to be split or merged to about one size.",
  async run({ connection, printer }, args) {
    const input: NormalizeInput = {};
    for (const argument of args)
      for (const [key, value] of hashOf(argument, 'a condition')) {
        if (key === 'TABLE_NAME') input.tables = [nameOf(value, key)];
        else if (key === 'TABLE_NAMES' && Array.isArray(value)) input.tables = value.map((name) => nameOf(name, key));
        else if (key === 'REGEX') input.regex = nameOf(value, key);
        else if (key === 'NAMESPACE') input.namespace = nameOf(value, key);
        else throw new ShellError(`Unrecognized argument ${key}`);
      }
    const ran = await connection.admin.normalize(input);
    printer.row([String(ran)]);
    return ran;
  },
};

function splitOrMerge(value: Value | undefined): 'SPLIT' | 'MERGE' {
  const type = nameOf(value, 'the switch');
  if (type !== 'SPLIT' && type !== 'MERGE') throw new ShellError('only SPLIT or MERGE accepted for type!');
  return type;
}

const splitOrMergeSwitch: Command = {
  arity: [2, 2],
  help: "splitormerge_switch 'SPLIT' | 'MERGE', true | false\nAllows or forbids splits or merges, and prints what it was before.",
  async run({ connection, printer }, [type, on]) {
    const before = await connection.admin.setSplitOrMerge(splitOrMerge(type), flagOf(on, 'the switch'));
    printer.row([String(before)]);
    return before;
  },
};

const splitOrMergeEnabled: Command = {
  arity: [1, 1],
  help: "splitormerge_enabled 'SPLIT' | 'MERGE'\nSays whether splits or merges are allowed.",
  async run({ connection, printer }, [type]) {
    const on = await connection.admin.isSplitOrMergeEnabled(splitOrMerge(type));
    printer.row([String(on)]);
    return on;
  },
};

const catalogJanitorRun: Command = {
  arity: [0, 0],
  help: 'catalogjanitor_run\nRemoves split parents that nobody needs any more.',
  run: ({ connection }) => connection.admin.runCatalogJanitor(),
};

const hbckChoreRun: Command = {
  arity: [0, 0],
  help: 'hbck_chore_run\nHas the master look whether hbase:meta, region servers and disk agree; its status page says what it found.',
  run: ({ connection }) => connection.admin.runHbckChore(),
};

const cleanerChoreRun: Command = {
  arity: [0, 0],
  help: 'cleaner_chore_run\nRemoves archived files and old logs that nobody needs any more.',
  run: ({ connection }) => connection.admin.runCleaners(),
};

export const switchCommands: Record<string, Command> = {
  balance_switch: setter(
    'balance_switch',
    'the balancer',
    (admin, on) => admin.setBalancer(on),
    'Previous balancer state : ',
  ),
  balancer,
  balancer_enabled: getter('balancer_enabled', 'the balancer is', (admin) => admin.isBalancerEnabled()),
  catalogjanitor_enabled: getter('catalogjanitor_enabled', 'the janitor of hbase:meta is', (admin) =>
    admin.isCatalogJanitorEnabled(),
  ),
  catalogjanitor_run: catalogJanitorRun,
  catalogjanitor_switch: setter('catalogjanitor_switch', 'the janitor of hbase:meta', (admin, on) =>
    admin.setCatalogJanitor(on),
  ),
  cleaner_chore_enabled: getter('cleaner_chore_enabled', 'the cleaners of files and logs are', (admin) =>
    admin.areCleanersEnabled(),
  ),
  cleaner_chore_run: cleanerChoreRun,
  hbck_chore_run: hbckChoreRun,
  cleaner_chore_switch: setter('cleaner_chore_switch', 'the cleaners of files and logs', (admin, on) =>
    admin.setCleaners(on),
  ),
  normalize,
  normalizer_enabled: getter('normalizer_enabled', 'the normalizer is', (admin) => admin.isNormalizerEnabled()),
  normalizer_switch: setter('normalizer_switch', 'the normalizer', (admin, on) => admin.setNormalizer(on)),
  snapshot_cleanup_enabled: getter(
    'snapshot_cleanup_enabled',
    'snapshots past their TTL are deleted: the chore is',
    (admin) => admin.isSnapshotCleanupEnabled(),
  ),
  snapshot_cleanup_switch: setter(
    'snapshot_cleanup_switch',
    'the deletion of snapshots past their TTL',
    (admin, on) => admin.setSnapshotCleanup(on),
    'Previous snapshot cleanup state : ',
  ),
  splitormerge_enabled: splitOrMergeEnabled,
  splitormerge_switch: splitOrMergeSwitch,
};
