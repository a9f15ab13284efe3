import type { CompactionConfig } from './compaction-config.ts';
import type { CompactionPolicy } from './compaction-policy.ts';
import { DateTieredCompactionPolicy } from './date-tiered-compaction-policy.ts';
import { ExploringCompactionPolicy } from './exploring-compaction-policy.ts';
import { FIFOCompactionPolicy } from './fifo-compaction-policy.ts';
import { RatioBasedCompactionPolicy } from './ratio-based-compaction-policy.ts';
import { StripeCompactionPolicy } from './stripe-compaction-policy.ts';

export function createCompactionPolicy(config: CompactionConfig): CompactionPolicy {
  switch (config.policy) {
    case 'Exploring':
      return new ExploringCompactionPolicy(config);
    case 'RatioBased':
      return new RatioBasedCompactionPolicy(config);
    case 'FIFO':
      return new FIFOCompactionPolicy(config);
    case 'DateTiered':
      return new DateTieredCompactionPolicy(config);
    case 'Stripe':
      return new StripeCompactionPolicy(config);
  }
}
