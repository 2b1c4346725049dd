import { expect, test } from '@jest/globals';
import { followItem, type ItemView } from '../../../src/addin/item/use-open-item.ts';
import { createNumberReader } from '../../../src/addin/dialling/domain-numbers.ts';
import type { OpenItem } from '../../../src/addin/host.ts';
import { createFakeHost, mail } from '../support/fake-host.ts';

const numbers = createNumberReader({ country: 'DE' });

/** Follows a host and hands out each view as it comes. */
function follow(host: ReturnType<typeof createFakeHost>, reader = numbers) {
  const views: ItemView[] = [];
  let wake: () => void = () => undefined;
  const stop = followItem(host, reader, (view) => {
    views.push(view);
    wake();
  });
  const until = async (is: (view: ItemView) => boolean): Promise<ItemView> => {
    for (;;) {
      const found = views.find(is);
      if (found) return found;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  return { views, until, stop };
}

const found = (view: ItemView): boolean => view.kind === 'item' && view.numbers !== null;

test('the people show first, the numbers follow', async () => {
  const { views, until, stop } = follow(createFakeHost({ item: mail('Tel. 030 23125 001') }));
  await until(found);
  expect(views.map((view) => (view.kind === 'item' ? view.numbers?.length : view.kind))).toEqual([undefined, 1]);
  stop();
});

test('nothing selected is said', async () => {
  const { until, stop } = follow(createFakeHost());
  await until((view) => view.kind === 'none');
  stop();
});

test('an item that Outlook does not let be read is said, and the next one is read again', async () => {
  const host = createFakeHost({ item: { ...mail('x'), content: () => Promise.reject(new Error('9043')) } });
  const { until, stop } = follow(host);
  await until((view) => view.kind === 'unreadable');
  host.select(mail('Tel. 030 23125 001', [], 'next'));
  await until(found);
  stop();
});

test('a slow item that is no longer selected never shows', async () => {
  const slow = Promise.withResolvers<{ text: string }>();
  const first: OpenItem = { ...mail('', [], 'slow'), content: () => slow.promise };
  const host = createFakeHost({ item: first });
  const { views, until, stop } = follow(host);
  await until((view) => view.kind === 'item');
  host.select(mail('Tel. 040 66969 002', [], 'quick'));
  await until((view) => found(view) && view.kind === 'item' && view.item.id === 'quick');
  slow.resolve({ text: 'Tel. 030 23125 001' });
  await slow.promise;
  await new Promise<void>((resolve) => setImmediate(resolve));
  const last = views.at(-1);
  expect(last?.kind === 'item' && last.item.id).toBe('quick');
  stop();
});

test('after the end nothing shows any more', async () => {
  const host = createFakeHost({ item: mail('Tel. 030 23125 001') });
  const { views, until, stop } = follow(host);
  await until(found);
  stop();
  host.select(null);
  await new Promise<void>((resolve) => setImmediate(resolve));
  expect(views.at(-1)?.kind).toBe('item');
});

test('where what looks for numbers could not be loaded the people still show, and it can be tried again', async () => {
  let isOffline = true;
  const reader = {
    ...numbers,
    scan: (content: { text: string }) => (isOffline ? Promise.reject(new Error('offline')) : numbers.scan(content)),
  } as typeof numbers;
  const { until, stop } = follow(createFakeHost({ item: mail('Tel. 030 23125 001') }), reader);
  const failed = await until((view) => view.kind === 'item' && view.again !== undefined);
  isOffline = false;
  if (failed.kind === 'item') failed.again?.();
  await until(found);
  stop();
});
