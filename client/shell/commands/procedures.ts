import { rubyInspect, rubyTime } from '../cluster-text.ts';
import type { Command, CommandGroup } from './command.ts';

const listProcedures: Command = {
  arity: [0, 0],
  help: 'list_procedures\nLists what the master is doing and has done of late.',
  async run({ connection, printer }) {
    const procedures = await connection.admin.procedures();
    printer.header(['PID', 'Name', 'State', 'Submitted', 'Last_Update', 'Parameters']);
    for (const { id, className, state, submittedTime, lastUpdate, parameters } of procedures)
      printer.row([
        String(id),
        className,
        state,
        rubyTime(submittedTime),
        rubyTime(lastUpdate),
        parameters.length === 0 ? '' : rubyInspect(parameters),
      ]);
    printer.footer(procedures.length);
  },
};

const listLocks: Command = {
  arity: [0, 0],
  help: 'list_locks\nLists what procedures hold, and which of them wait for it.',
  async run({ connection, printer }) {
    const locks = await connection.admin.locks();
    for (const lock of locks) {
      printer.line(`${lock.resourceType}(${lock.resourceName})`);
      const held =
        lock.lockType === 'SHARED'
          ? `count: ${lock.sharedCount}`
          : `procedure: ${lock.owner === undefined ? '' : rubyInspect(lock.owner.json)}`;
      printer.line(`Lock type: ${lock.lockType}, ${held}`);
      if (lock.waiting.length > 0) {
        printer.header(['Waiting procedures']);
        for (const { json } of lock.waiting) printer.row([rubyInspect(json)]);
        printer.footer(lock.waiting.length);
      }
      printer.line();
    }
    return locks.map(({ resourceName }) => resourceName);
  },
};

export const procedureGroup: CommandGroup = {
  name: 'procedures',
  commands: { list_locks: listLocks, list_procedures: listProcedures },
};
