/**
 * Reads server-sent events off a byte stream
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation).
 *
 * `EventSource` can send no `Authorization` header, so the stream comes by `fetch`. Comments are passed on as a
 * heartbeat: `event` is null.
 */
export type Frame = { readonly event: string; readonly data: string } | { readonly event: null };

/** No event of ours comes near this; what does is no event stream. In characters. */
const maxFrame = 32 * 1024 * 1024;

export class FrameParser {
  #rest = '';
  #event = '';
  #data: string[] = [];

  /** Takes the next piece of text, which may end anywhere, and returns what is complete. */
  push(text: string): Frame[] {
    const frames: Frame[] = [];
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? '';
    if (this.#rest.length > maxFrame) throw new Error('The event stream sent a line without an end');
    for (const line of lines) {
      const frame = this.#line(line);
      if (frame) frames.push(frame);
    }
    return frames;
  }

  #line(line: string): Frame | null {
    if (line === '') return this.#dispatch();
    if (line.startsWith(':')) return { event: null };
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') this.#event = value;
    if (field === 'data') this.#data.push(value);
    return null;
  }

  #dispatch(): Frame | null {
    const frame = this.#data.length > 0 ? { event: this.#event || 'message', data: this.#data.join('\n') } : null;
    this.#event = '';
    this.#data = [];
    return frame;
  }
}

/** Frames of a response body, until it ends. */
export async function* framesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Frame> {
  const parser = new FrameParser();
  const decoder = new TextDecoder();
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield* parser.push(decoder.decode(value, { stream: true }));
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
