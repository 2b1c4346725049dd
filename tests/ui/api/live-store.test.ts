import { expect, test } from '@jest/globals';
import { createLiveStore } from '../../../src/ui/api/live-store.ts';

test('listeners hear of each change until they leave', () => {
  const store = createLiveStore();
  let heard = 0;
  const stop = store.subscribe(() => (heard += 1));
  store.change((state) => ({ ...state, connection: 'live' }));
  stop();
  store.change((state) => ({ ...state, connection: 'stale' }));
  expect([heard, store.get().connection]).toEqual([1, 'stale']);
});

test('nobody is told where nothing changed', () => {
  const store = createLiveStore();
  let heard = 0;
  store.subscribe(() => (heard += 1));
  store.change((state) => state);
  expect(heard).toBe(0);
});
