import { createMemoryStore, createStoreMemory } from '../../support/memory-store.ts';
import { storeContract } from './store-contract.ts';

storeContract('the store in memory', async () => {
  const memory = createStoreMemory();
  const clock = { ms: 1_700_000_000_000 };
  return {
    clock,
    open: async () => createMemoryStore({ now: () => clock.ms }, memory),
    end: async () => undefined,
  };
});
