// What the tools that HBase has, too, are told by -D, as their stock forms are.
import { userInfo } from 'node:os';
import { hbaseError } from '../base/errors.ts';
import { nearestName } from '../base/nearest-name.ts';

const OF_THE_CLUSTER = ['hbase.zookeeper.quorum', 'hbase.zookeeper.property.clientPort', 'zookeeper.znode.parent'];

/** A stock HBase looks whether this user may read and write the files. */
export function userOfTool(): string {
  return process.env.HADOOP_USER_NAME ?? userInfo().username;
}

export class ToolProperties {
  readonly #values = new Map<string, string>();

  /** `known`: the tool's own names. `ignored`: those that mean something to Hadoop alone. */
  constructor(defines: readonly string[], known: readonly string[], ignored: RegExp = /^$/) {
    const names = [...known, ...OF_THE_CLUSTER];
    for (const text of defines) {
      const equals = text.indexOf('=');
      if (equals <= 0) throw hbaseError('IllegalArgumentException', `-D wants name=value, not ${JSON.stringify(text)}`);
      const name = text.slice(0, equals);
      if (ignored.test(name)) continue;
      if (!names.includes(name))
        throw hbaseError(
          'IllegalArgumentException',
          `-D: unknown property ${name}; did you mean ${nearestName(name, names)}?`,
        );
      this.#values.set(name, text.slice(equals + 1));
    }
  }

  text(name: string): string | undefined {
    return this.#values.get(name);
  }
  /** true and false, or yes and no. */
  flag(name: string): boolean | undefined {
    const text = this.#values.get(name)?.toLowerCase();
    if (text === undefined) return undefined;
    if (text === 'true' || text === 'yes') return true;
    if (text === 'false' || text === 'no') return false;
    throw hbaseError('IllegalArgumentException', `-D${name}=${text}: true (yes) or false (no) are expected`);
  }
  count(name: string): number | undefined {
    const text = this.#values.get(name);
    if (text === undefined) return undefined;
    const number = Number(text);
    if (text !== '' && Number.isSafeInteger(number) && number >= 0) return number;
    throw hbaseError('IllegalArgumentException', `-D${name}=${text}: a whole number is expected`);
  }

  /** Where the cluster is; the command line's own options come first. */
  target(given: { quorum?: string; bootstrap?: string; znodeParent?: string }) {
    const parent = given.znodeParent ?? this.text('zookeeper.znode.parent');
    const rest = parent === undefined ? {} : { znodeParent: parent };
    if (given.bootstrap !== undefined) return { bootstrap: given.bootstrap, ...rest };
    const port = this.text('hbase.zookeeper.property.clientPort') ?? '2181';
    const quorum = given.quorum ?? this.text('hbase.zookeeper.quorum') ?? 'localhost';
    const addresses = quorum.split(',').map((host) => (/:\d+(\/|$)/.test(host) ? host : `${host}:${port}`));
    return { quorum: addresses.join(','), ...rest };
  }
}

/** One - before names of several letters is Java's way: -loadTable. */
export function withJavaFlags(argv: readonly string[], names: readonly string[]): string[] {
  return argv.map((word) => {
    const name = names.find((each) => word === `-${each}`);
    return name === undefined ? word : `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  });
}
