import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { framesOf, FrameParser, type Frame } from '../../../src/ui/api/event-stream.ts';

function read(...pieces: string[]): Frame[] {
  const parser = new FrameParser();
  return pieces.flatMap((piece) => parser.push(piece));
}

test('an event has a name and its data', () => {
  expect(read('event: me\ndata: {"a":1}\n\n')).toEqual([{ event: 'me', data: '{"a":1}' }]);
});

test('data without a name is a message', () => {
  expect(read('data: x\n\n')).toEqual([{ event: 'message', data: 'x' }]);
});

test('several data lines are one text with line breaks', () => {
  expect(read('data: one\ndata:two\ndata\n\n')).toEqual([{ event: 'message', data: 'one\ntwo\n' }]);
});

test('a comment is a sign of life', () => {
  expect(read(': still here\n')).toEqual([{ event: null }]);
});

test('an event without data is none, and its name does not stick to the next', () => {
  expect(read('event: me\n\ndata: x\n\n')).toEqual([{ event: 'message', data: 'x' }]);
});

test.each(['\n', '\r\n', '\r'])('lines may end in %j', (end) => {
  const text = ['event: call', 'data: 1', '', ': x', ''].join(end) + (end === '\r' ? ':' : '');
  expect(read(text)).toEqual([{ event: 'call', data: '1' }, { event: null }]);
});

test('wherever the network cuts the text, the events are the same', () => {
  const text = 'event: me\r\ndata: {"name":"Bärbel"}\r\n\r\n: beat\r\nevent: calls\ndata: []\n\nid: 7\nretry: 1\n';
  fc.assert(
    fc.property(fc.array(fc.nat(text.length), { maxLength: 8 }), (cuts) => {
      const ends = [...cuts.toSorted((a, b) => a - b), text.length];
      const pieces = ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end));
      expect(read(...pieces)).toEqual(read(text));
    }),
  );
});

test('a character that is cut in two bytes arrives whole', async () => {
  const bytes = new TextEncoder().encode('data: ä\n\n');
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(bytes.slice(0, 7));
      controller.enqueue(bytes.slice(7));
      controller.close();
    },
  });
  const frames: Frame[] = [];
  for await (const frame of framesOf(body)) frames.push(frame);
  expect(frames).toEqual([{ event: 'message', data: 'ä' }]);
});

test('a reader that stops early lets go of the connection', async () => {
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode('data: 1\n\n')),
    cancel: () => {
      cancelled = true;
    },
  });
  for await (const frame of framesOf(body)) {
    expect(frame).toEqual({ event: 'message', data: '1' });
    break;
  }
  expect(cancelled).toBe(true);
});
