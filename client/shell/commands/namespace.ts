import { NamespaceDescriptor } from '../../../model/namespace-descriptor.ts';
import { nameOf, ShellError, textOf } from '../arguments.ts';
import type { Hash, Value } from '../parser.ts';
import { type Command, type CommandGroup, MANY } from './command.ts';
import { regexOf } from './many-tables.ts';

function configurationOf(args: Value[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const value of args.flat() as Value[]) {
    if (!(value instanceof Map)) throw new ShellError("settings of a namespace are a hash like {'k' => 'v'}");
    for (const [key, item] of value) found.set(key, textOf(item));
  }
  return found;
}

const createNamespace: Command = {
  arity: [1, MANY],
  help: "create_namespace 'ns'[, {'k' => 'v'}]\nMakes a namespace.",
  async run(context, [name, ...args]) {
    await context.connection.admin.createNamespace(
      new NamespaceDescriptor(nameOf(name, 'Namespace name'), configurationOf(args)),
    );
  },
};

const alterNamespace: Command = {
  arity: [2, MANY],
  help: "alter_namespace 'ns', {METHOD => 'set', 'k' => 'v'} | {METHOD => 'unset', NAME => 'k'}\nChanges settings of a namespace.",
  async run(context, [value, ...args]) {
    const name = nameOf(value, 'Namespace name');
    const settings = new Map<string, string>((await context.connection.admin.describeNamespace(name)).configuration);
    for (const given of args) {
      if (!(given instanceof Map)) throw new ShellError('alter_namespace takes hashes');
      const options: Hash = new Map(given);
      const method = options.has('METHOD') ? textOf(options.get('METHOD')!) : 'set';
      options.delete('METHOD');
      if (method === 'set') for (const [key, item] of options) settings.set(key, textOf(item));
      else if (method === 'unset') {
        const key = options.get('NAME');
        if (key === undefined) throw new ShellError('NAME parameter missing for unset method');
        settings.delete(textOf(key));
      } else throw new ShellError(`Unknown method ${method}`);
    }
    await context.connection.admin.modifyNamespace(new NamespaceDescriptor(name, settings));
  },
};

const describeNamespace: Command = {
  arity: [1, 1],
  help: "describe_namespace 'ns'\nPrints a namespace's settings.",
  async run(context, [value]) {
    const descriptor = await context.connection.admin.describeNamespace(nameOf(value, 'Namespace name'));
    const settings = [...descriptor.configuration].map(([key, item]) => `, ${key} => '${item}'`).join('');
    const { printer } = context;
    printer.header(['DESCRIPTION'], [64]);
    printer.row([`{NAME => '${descriptor.name}'${settings}}`], true, [64]);
    printer.line('Quota is disabled');
  },
};

const dropNamespace: Command = {
  arity: [1, 1],
  help: "drop_namespace 'ns'\nDeletes a namespace, which must be empty.",
  async run(context, [name]) {
    await context.connection.admin.deleteNamespace(nameOf(name, 'Namespace name'));
  },
};

const listNamespace: Command = {
  arity: [0, 1],
  help: "list_namespace ['regex']\nLists the namespaces.",
  async run(context, [pattern]) {
    const regex = regexOf(pattern);
    const names = (await context.connection.admin.listNamespaces())
      .map(({ name }) => name)
      .filter((name) => regex.test(name));
    context.printer.header(['NAMESPACE']);
    for (const name of names) context.printer.row([name]);
    context.printer.footer(names.length);
  },
};

const listNamespaceTables: Command = {
  arity: [1, 1],
  help: "list_namespace_tables 'ns'\nLists the tables of a namespace, without its name.",
  async run(context, [value]) {
    const names = (await context.connection.admin.listTableNamesOf(nameOf(value, 'Namespace name'))).map(
      (name) => name.qualifier,
    );
    context.printer.header(['TABLE']);
    for (const name of names) context.printer.row([name]);
    context.printer.footer(names.length);
    return names;
  },
};

export const namespaceGroup: CommandGroup = {
  name: 'namespace',
  commands: {
    alter_namespace: alterNamespace,
    create_namespace: createNamespace,
    describe_namespace: describeNamespace,
    drop_namespace: dropNamespace,
    list_namespace: listNamespace,
    list_namespace_tables: listNamespaceTables,
  },
};
