// Which of HBase's classes decides what a family's store compacts: the store engine's, and of the default engine the policy that is named.
import { hbaseError } from '../base/errors.ts';

export const STORE_ENGINE_CLASS = 'hbase.hstore.engine.class';
export const COMPACTION_POLICY_CLASS = 'hbase.hstore.defaultengine.compactionpolicy.class';

export type CompactionPolicyName = 'Exploring' | 'RatioBased' | 'FIFO' | 'DateTiered' | 'Stripe';

const ENGINES = 'org.apache.hadoop.hbase.regionserver.';
const POLICIES = 'org.apache.hadoop.hbase.regionserver.compactions.';
const OF_ENGINE: ReadonlyMap<string, CompactionPolicyName | undefined> = new Map([
  [`${ENGINES}DefaultStoreEngine`, undefined],
  [`${ENGINES}DateTieredStoreEngine`, 'DateTiered'],
  [`${ENGINES}StripeStoreEngine`, 'Stripe'],
]);

/** `stated`: the values of the family, its table and the site under HBase's names. Classes that are not here are refused. */
export function compactionPolicyOf(stated: (name: string) => string | undefined): CompactionPolicyName {
  const engine = stated(STORE_ENGINE_CLASS);
  if (engine !== undefined && !OF_ENGINE.has(engine))
    throw unknown(`Unable to load configured store engine '${engine}'`, [...OF_ENGINE.keys()]);
  const ofEngine = engine === undefined ? undefined : OF_ENGINE.get(engine);
  return ofEngine ?? policyOfClass(stated(COMPACTION_POLICY_CLASS));
}

function policyOfClass(name: string | undefined): CompactionPolicyName {
  if (name === undefined) return 'Exploring';
  for (const policy of ['Exploring', 'RatioBased', 'FIFO'] as const) if (name === classOfPolicy(policy)) return policy;
  throw unknown(`Unable to load configured compaction policy '${name}'`, [
    classOfPolicy('Exploring'),
    classOfPolicy('RatioBased'),
    classOfPolicy('FIFO'),
  ]);
}

export function classOfPolicy(policy: CompactionPolicyName): string {
  return `${POLICIES}${policy}CompactionPolicy`;
}

function unknown(message: string, known: readonly string[]): Error {
  return hbaseError('DoNotRetryIOException', `${message}; this server has ${known.join(', ')}`);
}
