import { DefaultStoreFileTracker } from './default-store-file-tracker.ts';
import { FileStoreFileTracker } from './file-store-file-tracker.ts';
import { MigrationStoreFileTracker } from './migration-store-file-tracker.ts';
import type { StoreFileTracker, StoreFileTrackerOptions } from './store-file-tracker.ts';
import type { TrackerSettings } from './store-file-tracker-settings.ts';

export function createStoreFileTracker(settings: TrackerSettings, options: StoreFileTrackerOptions): StoreFileTracker {
  switch (settings.name) {
    case 'DEFAULT':
      return new DefaultStoreFileTracker(options);
    case 'FILE':
      return new FileStoreFileTracker(options);
    case 'MIGRATION':
      return new MigrationStoreFileTracker(
        new DefaultStoreFileTracker(options),
        new FileStoreFileTracker(options),
        settings.source,
      );
  }
}
