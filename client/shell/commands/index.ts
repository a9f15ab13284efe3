import type { Command, CommandGroup } from './command.ts';
import { ddl } from './ddl.ts';
import { dml } from './dml.ts';
import { general } from './general.ts';
import { namespaceGroup } from './namespace.ts';
import { procedureGroup } from './procedures.ts';
import { snapshotGroup } from './snapshots.ts';
import { tools } from './tools.ts';

export type { CommandContext } from './command.ts';

const GROUPS: readonly CommandGroup[] = [general, ddl, namespaceGroup, dml, tools, snapshotGroup, procedureGroup];

export const COMMANDS: ReadonlyMap<string, Command> = new Map(
  GROUPS.flatMap((group) => Object.entries(group.commands)),
);
export const HELP_GROUPS = GROUPS.map((group) => ({ name: group.name, commands: Object.keys(group.commands).sort() }));
