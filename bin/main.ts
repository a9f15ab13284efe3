// The command line. Each command's code is loaded only when it is the one that runs.
import { ColonnadeError } from '../base/errors.ts';
import { nearestName } from '../base/nearest-name.ts';
import type { Role } from './command-role.ts';
import { withJavaFlags } from './tool-properties.ts';

const MAX_REGION_SERVERS = 64;
/** Options with one dash before several letters, as HBase's tools have them. */
const JAVA_FLAGS = ['loadTable'];
/** Those of `colonnade snapshot`. */
const SNAPSHOT_FLAGS = [
  ...['snapshot', 'copy-to', 'copy-from', 'target', 'overwrite', 'no-checksum-verify', 'no-source-verify'],
  ...['no-target-verify', 'reset-ttl', 'mappers', 'bandwidth', 'remote-dir', 'list-snapshots', 'list', 'files'],
  ...['stats', 'schema', 'size-in-bytes'],
];

export async function main(argv: string[]): Promise<void> {
  const { Command, InvalidArgumentError, Option } = await import('commander');
  const program = new Command('colonnade')
    .description('A wide-column store that is Apache HBase 2.6 on the wire and on disk, without the JVM.')
    .version(await packageVersion(), '-V, --version')
    .showHelpAfterError('(colonnade --help lists the commands)');

  const define = ['-D, --define <name=value>', 'a setting under its HBase name; may be repeated'] as const;
  const collect = (value: string, all: string[]) => [...all, value];

  const count = (text: string) => {
    const number = Number(text);
    if (Number.isInteger(number) && number >= 1 && number <= MAX_REGION_SERVERS) return number;
    throw new InvalidArgumentError(`It must be a whole number from 1 to ${MAX_REGION_SERVERS}.`);
  };

  program
    .command('start', { isDefault: true })
    .description('run a whole cluster: ZooKeeper, master, region servers, REST')
    .option('--data <dir>', 'where the data is kept (default: ./colonnade-data)')
    .option('--memory', 'keep everything in memory: nothing survives the process')
    .addOption(
      new Option('--region-servers <n>', 'with more than one, each in a process of its own')
        .default(1)
        .argParser(count),
    )
    .option('--ephemeral', 'pick free ports where none is set, and print them as one line of JSON when ready')
    .option('--bind <address>', 'address to listen on (default: 127.0.0.1)')
    .option('--advertise <host[:port]>', 'name under which clients reach this machine; required with a wildcard --bind')
    .option('--config <path>', 'hbase-site.xml, colonnade.json, or a folder with either')
    .addOption(new Option(...define).argParser(collect).default([], 'none'))
    .action(async (options) => (await import('./command-start.ts')).commandStart(options));

  const role = (name: Role, description: string) =>
    program
      .command(name)
      .description(description)
      .option('--ephemeral', 'pick free ports where none is set, and print them as one line of JSON when ready')
      .option('--bind <address>', 'address to listen on (default: 127.0.0.1)')
      .option('--advertise <host[:port]>', 'name under which others reach it; required with a wildcard --bind')
      .option('--config <path>', 'hbase-site.xml, colonnade.json, or a folder with either')
      .addOption(new Option(...define).argParser(collect).default([], 'none'))
      .action(async (options) => (await import('./command-role.ts')).commandRole(name, options));
  const quorum = [
    '--quorum <host:port,…>',
    'ZooKeeper servers of the cluster (default: hbase.zookeeper.quorum)',
  ] as const;
  const data = [
    '--data <dir>',
    'root directory that all servers of the cluster share (default: hbase.rootdir)',
  ] as const;
  role('master', 'run a master; of several one is active, the others wait')
    .option(...quorum)
    .option(...data);
  role('regionserver', 'run a region server')
    .option(...quorum)
    .option(...data)
    .addOption(new Option('--supervised').hideHelp());
  role('zookeeper', 'run a ZooKeeper server')
    .option('--data <dir>', 'where its tree is kept (default: hbase.zookeeper.property.dataDir)')
    .option('--memory', 'keep the tree in memory');
  role('rest', 'run a REST gateway').option(...quorum);

  program
    .command('shell')
    .argument('[script]', 'file of commands; without it they are read from the terminal or a pipe')
    .description('HBase’s shell: create, put, get, scan …')
    .option('--quorum <host:port,…>', 'ZooKeeper servers of the cluster', 'localhost:2181')
    .option('--bootstrap <host:port,…>', 'servers to ask instead of ZooKeeper')
    .option(
      '-n, --noninteractive',
      'stop at the first error; without it a script goes on, and ends with status 1 all the same',
    )
    .option('-e, --execute <commands>', 'run these commands instead of a script')
    .action(async (script, options) => (await import('./command-shell.ts')).commandShell(script, options));

  program
    .command('doctor')
    .description(
      'look a running cluster or a stopped one’s directory over, say what is wrong, and repair it when asked to',
    )
    .option('--quorum <host:port,…>', 'ZooKeeper servers of a running cluster (default: localhost:2181)')
    .option('--bootstrap <host:port,…>', 'servers of a running cluster to ask instead of ZooKeeper')
    .option('--data <dir>', 'root directory of a stopped cluster')
    .option('--znode-parent <path>', 'zookeeper.znode.parent', '/hbase')
    .option('--repair', 'repair what can be repaired safely; nothing is deleted')
    .option(
      '--sideline',
      'with --repair: also move unreadable files aside, so that their regions open without what they held',
    )
    .option('--deep', 'with --data: read every block of every store file')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', '\nExit status: 0 nothing is wrong, 1 something is (or is left), 2 could not look.')
    .action(async (options) => (await import('./command-doctor.ts')).commandDoctor(options));

  const clusterOf = (command: ReturnType<typeof program.command>) =>
    command
      .option(
        '--quorum <host:port,…>',
        'ZooKeeper servers of the cluster (default: hbase.zookeeper.quorum, localhost:2181)',
      )
      .option('--bootstrap <host:port,…>', 'servers of the cluster to ask instead of ZooKeeper')
      .option('--znode-parent <path>', 'zookeeper.znode.parent (default: /hbase)')
      .option('--json', 'print the summary as JSON');

  clusterOf(program.command('bulkload'))
    .argument('<dir>', 'folder of HFiles: in it one folder for each family')
    .argument('<table>', 'table to load them into')
    .description(
      'load HFiles into a table of this or of a stock HBase, splitting them where regions meet (completebulkload)',
    )
    .option('--no-create-table', 'fail when there is no such table, instead of making one (create.table=no)')
    .option('--ignore-unmatched-families', 'leave out files of families that the table has not')
    .option('--copy', 'leave the files where they are; otherwise they are moved (always.copy.files=true)')
    .addOption(new Option('--max-files <n>', 'most files of one family of one region (default: 32)').argParser(count))
    .option('--by-family', 'load the families of a region one after the other')
    .option('--no-replicate', 'the loaded files are not replicated to other clusters')
    .option('--load-table', 'the folder is one of a table: load each of its regions’ folders')
    .addOption(
      new Option('-D, --define <name=value>', 'a property of HBase’s tool').argParser(collect).default([], 'none'),
    )
    .action(async (dir, table, options) =>
      (await import('./command-bulkload.ts')).commandBulkLoad(dir, table, options),
    );

  const hfile = program
    .command('hfile')
    .argument('[files...]', 'more files')
    .description('print what is in HFiles, as HBase’s HFilePrettyPrinter does')
    .helpOption('--help', 'display help for command')
    .option('-v, --verbose', 'name the files as they are scanned, and scan them')
    .option('-p, --printkv', 'print key/value pairs')
    .option('-e, --printkey', 'print keys')
    .option('-m, --printmeta', 'print meta data of the file')
    .option('-b, --printblocks', 'print the root of the block index')
    .option('-h, --printblockheaders', 'print the header of each block')
    .option('-k, --checkrow', 'look for rows out of order')
    .option('-a, --checkfamily', 'look for cells of another family')
    .option('-w, --seekToRow <row>', 'only the cells of this row; binary as \\xNN')
    .option('-s, --stats', 'print statistics')
    .option('-d, --details', 'print statistics with counts by range')
    .option('-i, --checkMobIntegrity', 'name cells whose MOB file is missing')
    .addOption(new Option('-f, --file <path>', 'file to scan').conflicts('region'))
    .option('-r, --region <name>', 'scan all files of a region, e.g. ‘hbase:meta,,1’')
    .option('--json', 'print JSON: a line a file, then a line a cell (-p, -e) and a block (-h)')
    .option('--picture', 'draw what the bytes are for, block sizes and key ranges')
    .option('--data <dir>', 'root directory, for -r and -i (default: hbase.rootdir)')
    .option('--config <path>', 'hbase-site.xml, colonnade.json, or a folder with either')
    .addOption(new Option(...define).argParser(collect).default([], 'none'))
    .action(async (files, options) => {
      if (process.argv.length === 3) hfile.help({ error: true });
      await (await import('./command-hfile.ts')).commandHFile(files, options);
    });

  program
    .command('wal')
    .argument('[arguments...]', 'files, and the flags that `colonnade wal -h` lists')
    .description(
      'print write-ahead logs, of ours or of HBase’s, with the flags and the output of HBase’s WALPrettyPrinter',
    )
    .helpOption(false)
    .allowUnknownOption()
    .action(async (args) => (await import('./command-wal.ts')).commandWal(args));

  clusterOf(program.command('importtsv'))
    .argument('<table>', 'table to import into')
    .argument('<input...>', 'files, or folders of files')
    .description('import lines of text (TSV, CSV) by puts, or as HFiles that are loaded as they are (importtsv)')
    .option(
      '--columns <a,b,c>',
      'what each column is: HBASE_ROW_KEY, HBASE_TS_KEY, HBASE_CELL_TTL, HBASE_ATTRIBUTES_KEY or family[:qualifier]',
    )
    .option('--separator <char>', 'between columns (default: a tab; with --csv a comma)')
    .option('--csv', 'columns may be quoted, and then hold separators, newlines and doubled quotes')
    .option('--quote <char>', 'what quotes a column of CSV (default: ")')
    .option(
      '--header',
      'the first line of each file names the columns and is passed over; without --columns it says what they are',
    )
    .option('--timestamp <ms>', 'time stamp of lines that have none of their own (default: now)')
    .option('--bulk', 'make HFiles in a folder for the time being, and load them')
    .option('--bulk-output <dir>', 'make HFiles in this new folder')
    .option('--load', 'with --bulk-output: load them, too')
    .option('--work-dir <dir>', 'with --bulk: where that folder is made (default: the system’s for temporary files)')
    .addOption(new Option('--workers <n>', 'threads that make HFiles (default: one a core)').argParser(count))
    .option('--memory <mb>', 'memory of all of them together, for sorting', '512')
    .option('--skip-empty-columns', 'empty columns make no cells')
    .option('--fail-on-bad-line', 'stop at the first line that cannot be imported, instead of passing over it')
    .option('--log-bad-lines', 'tell of each line that cannot be imported')
    .option('--no-create-table', 'with HFiles: fail when there is no such table, instead of making one')
    .option('--no-strict', 'with puts: do not look whether the table has the families')
    .option('--dry-run', 'only read the input')
    .addOption(
      new Option('-D, --define <name=value>', 'a property of HBase’s tool').argParser(collect).default([], 'none'),
    )
    .action(async (table, inputs, options) =>
      (await import('./command-importtsv.ts')).commandImportTsv(table, inputs, options),
    );

  const snapshots = program
    .command('snapshot')
    .description('look at the snapshots in a root directory, and copy them to another or from there');
  const ofRoot = (command: ReturnType<typeof program.command>) =>
    command
      .option('--data <dir>', 'root directory of the cluster (default: hbase.rootdir)')
      .option('--config <path>', 'hbase-site.xml, colonnade.json, or a folder with either')
      .addOption(new Option(...define).argParser(collect).default([], 'none'));
  ofRoot(snapshots.command('info'))
    .description('print what a snapshot is and holds, as HBase’s SnapshotInfo does')
    .option('--snapshot <name>', 'the snapshot')
    .option('--remote-dir <dir>', 'another root directory')
    .option('--list-snapshots', 'list all snapshots (also --list)')
    .addOption(new Option('--list').hideHelp().implies({ listSnapshots: true }))
    .option('--files', 'the files that it holds')
    .option('--stats', 'their number and size')
    .option('--schema', 'the table’s descriptor')
    .option('--size-in-bytes', 'print sizes in bytes')
    .action(async (options) => (await import('./command-snapshot.ts')).commandSnapshotInfo(options));
  const positive = (text: string) => {
    const number = Number(text);
    if (number > 0 && Number.isFinite(number)) return number;
    throw new InvalidArgumentError('It must be a number above 0.');
  };
  for (const direction of ['export', 'import'] as const)
    ofRoot(snapshots.command(direction))
      .description(
        direction === 'export'
          ? 'copy a snapshot and its files to another root directory, as HBase’s ExportSnapshot does'
          : 'the same the other way: from another root directory to this cluster’s',
      )
      .requiredOption('--snapshot <name>', 'the snapshot')
      .option('--copy-to <dir>', 'root directory to copy to')
      .option('--copy-from <dir>', 'root directory to copy from')
      .option('--target <name>', 'its name there (default: the same)')
      .option('--overwrite', 'replace one of that name')
      .option('--no-checksum-verify', 'compare copies by length alone')
      .option('--no-source-verify', 'do not look first whether the snapshot is whole and within its TTL')
      .option('--no-target-verify', 'do not look afterwards')
      .option('--reset-ttl', 'the copy has no TTL')
      .addOption(new Option('--mappers <n>', 'files copied at once (default: 4)').argParser(count))
      .addOption(new Option('--bandwidth <MB/s>', 'copy no faster').argParser(positive))
      .action(async (options) => (await import('./command-snapshot.ts')).commandSnapshotExport(direction, options));

  program
    .command('settings')
    .description('list every setting with its unit, default and meaning')
    .action(async () => (await import('./command-settings.ts')).commandSettings());

  const [word] = argv.slice(2);
  const commands = [...program.commands.map((command) => command.name()), 'help'];
  if (word !== undefined && !word.startsWith('-') && !commands.includes(word))
    program.error(`error: unknown command '${word}'\n(Did you mean ${nearestName(word, commands)}?)`);
  try {
    await program.parseAsync(withJavaFlags(argv, word === 'snapshot' ? SNAPSHOT_FLAGS : JAVA_FLAGS));
  } catch (error) {
    // An error of ours says what to do; anything else is a bug and shows where it happened.
    if (error instanceof ColonnadeError) console.error(`colonnade: ${error.message}`);
    else console.error(error);
    process.exit(1);
  }
}

/** The package file is one folder up, from the sources' bin/ and from dist/ alike. */
async function packageVersion(): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  return JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')).version;
}
