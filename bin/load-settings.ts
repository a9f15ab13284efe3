// Settings from the command line over the environment over a configuration file, all under HBase's own names.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hbaseError } from '../base/errors.ts';
import type { Logger } from '../base/logger.ts';
import { OPTIONS } from '../base/options.ts';
import { Settings } from '../base/settings.ts';

export async function loadSettings(o: {
  config?: string;
  define: readonly string[];
  environment: NodeJS.ProcessEnv;
}): Promise<Settings> {
  let settings = Settings.defaults();
  for (const path of configFiles(o.config)) {
    // A stock hbase-site.xml also speaks to clients and to the JVM, so what is known to be theirs is passed over there.
    settings = settings.with(await readConfig(path), path, path.endsWith('.xml'));
  }
  const fromEnvironment: Record<string, string> = {};
  for (const { name } of OPTIONS) {
    const value = o.environment[environmentName(name)];
    if (value !== undefined) fromEnvironment[name] = value;
  }
  settings = settings.with(fromEnvironment, 'the environment');
  const defined: Record<string, string> = {};
  for (const text of o.define) {
    const equals = text.indexOf('=');
    if (equals <= 0) throw hbaseError('IllegalArgumentException', `-D wants name=value, not ${JSON.stringify(text)}`);
    defined[text.slice(0, equals)] = text.slice(equals + 1);
  }
  return settings.with(defined, '-D');
}

/** Says what a file made for HBase asks for in vain. */
export function warnOfUnused({ unused }: Settings, logger: Logger): void {
  if (unused.length > 0) logger.warn({ settings: unused }, 'settings of HBase that are not used here are passed over');
}

/** `hbase.master.port` is `COLONNADE_HBASE_MASTER_PORT` in the environment. */
function environmentName(name: string): string {
  const text = name.replace(/[^A-Za-z0-9]+/g, '_').toUpperCase();
  return text.startsWith('COLONNADE_') ? text : `COLONNADE_${text}`;
}

function configFiles(path: string | undefined): string[] {
  if (path === undefined) return [];
  if (!existsSync(path))
    throw hbaseError('IllegalArgumentException', `--config ${path}: there is no such file or folder`);
  if (!statSync(path).isDirectory()) return [path];
  return ['hbase-site.xml', 'colonnade.json'].map((name) => join(path, name)).filter((file) => existsSync(file));
}

async function readConfig(path: string): Promise<Record<string, string | number | boolean>> {
  const text = readFileSync(path, 'utf8');
  if (path.endsWith('.json')) {
    try {
      return JSON.parse(text);
    } catch (error) {
      throw hbaseError('IllegalArgumentException', `${path} is not JSON: ${(error as Error).message}`, {
        cause: error,
      });
    }
  }
  const { XMLParser, XMLValidator } = await import('fast-xml-parser');
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) throw hbaseError('IllegalArgumentException', `${path}:${verdict.err.line}: ${verdict.err.msg}`);
  const parsed = new XMLParser({ parseTagValue: false, isArray: (name) => name === 'property' }).parse(text);
  const values: Record<string, string> = {};
  for (const property of parsed.configuration?.property ?? [])
    values[String(property.name).trim()] = String(property.value ?? '').trim();
  return values;
}
