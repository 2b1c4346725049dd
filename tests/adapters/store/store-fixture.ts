import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openStore } from '../../../src/adapters/store/index.ts';
import type { StoreOptions } from '../../../src/adapters/store/index.ts';
import type { Log, Store } from '../../../src/bridge/ports.ts';
import { tenantId } from './sample-states.ts';

export type LogLine = { readonly level: string; readonly message: string; readonly fields: unknown };

/** A log that remembers its lines. */
export function keptLog(): { readonly log: Log; readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at = (level: string) => (message: string, fields?: unknown) => void lines.push({ level, message, fields });
  const log: Log = { info: at('info'), warn: at('warn'), error: at('error'), child: () => log };
  return { log, lines };
}

export const sealingKey = new Uint8Array(32).fill(7);

/** A store in a folder of its own. */
export function storeFixture() {
  const root = mkdtempSync(join(tmpdir(), 'presence-bridge-store-'));
  const file = join(root, 'data', 'bridge.db');
  const clock = { ms: 1_700_000_000_000 };
  const { log, lines } = keptLog();

  return {
    file,
    clock,
    lines,
    open: (options: Partial<StoreOptions> = {}): Promise<Store> =>
      openStore({
        url: `file:${file}`,
        sealingKey,
        tenantId,
        pbxId: 'main',
        clock: { now: () => clock.ms, after: () => () => undefined },
        log,
        ...options,
      }),
    /** The file as an attacker or a faulty disk would change it. */
    tamper: (sql: string): void => {
      const database = new DatabaseSync(file);
      database.exec(sql);
      database.close();
    },
    end: async (): Promise<void> => {
      rmSync(root, { recursive: true, force: true });
    },
  };
}
