/**
 * `GET /api/v1/events`: a snapshot, then changes, as server-sent events; see `contract/events.ts`.
 *
 * A client that reads too slowly is cut off rather than buffered for: its next connection begins with a snapshot.
 */
import type { FastifyReply } from 'fastify';
import type { ServerResponse } from 'node:http';
import { heartbeatMs, type StreamEventName } from '../../contract/events.ts';
import type { PersonId } from '../../domain/person.ts';
import type { Identity } from '../auth.ts';
import { ProblemError } from '../errors.ts';
import type { HttpOptions } from '../options.ts';

/** Some thousand events; the snapshot of 10,000 colleagues, about 2 MB, fits in as well. */
const mostBufferedBytes = 8 * 1024 * 1024;
/** Panes in several windows and on several devices. */
const mostStreamsOfOnePerson = 10;
const tooManyRetryAfterSeconds = 30;

type Options = Pick<HttpOptions, 'persons' | 'clock'>;

export class EventStreams {
  readonly #options: Options;
  readonly #open = new Map<PersonId, Set<() => void>>();

  constructor(options: Options) {
    this.#options = options;
  }

  /** Takes the connection over until the client leaves, the token expires or the bridge stops. */
  start(identity: Identity, reply: FastifyReply): FastifyReply {
    const { persons, clock } = this.#options;
    const { caller, expiresAt } = identity;
    const ofPerson = this.#open.get(caller.personId) ?? new Set();
    if (ofPerson.size >= mostStreamsOfOnePerson) {
      throw new ProblemError('busy', { retryAfterSeconds: tooManyRetryAfterSeconds });
    }
    const { me, colleagues, calls } = persons.snapshot(caller);
    reply.hijack();
    const stream = reply.raw;
    stream.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
    });
    send(stream, 'me', me);
    send(stream, 'colleagues', colleagues);
    send(stream, 'calls', calls);
    const unsubscribe = persons.subscribe(caller, (event) => send(stream, event.type, event.data));

    let cancelBeat = (): void => undefined;
    const beat = (): void => {
      cancelBeat = clock.after(heartbeatMs, () => {
        write(stream, ': still here\n\n');
        beat();
      });
    };
    beat();
    const cancelExpiry = clock.after(Math.max(0, expiresAt - clock.now()), () => end());
    const release = (): void => {
      if (!ofPerson.has(end)) return;
      unsubscribe();
      cancelBeat();
      cancelExpiry();
      ofPerson.delete(end);
      if (ofPerson.size === 0) this.#open.delete(caller.personId);
    };
    const end = (): void => {
      release();
      stream.end();
    };
    ofPerson.add(end);
    this.#open.set(caller.personId, ofPerson);
    stream.once('close', release);
    return reply;
  }

  /** Streams that are open, for the metrics. */
  count(): number {
    return [...this.#open.values()].reduce((sum, streams) => sum + streams.size, 0);
  }

  endAll(): void {
    for (const streams of this.#open.values()) for (const end of [...streams]) end();
  }
}

function send(stream: ServerResponse, event: StreamEventName, data: unknown): void {
  write(stream, `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}

function write(stream: ServerResponse, text: string): void {
  if (stream.writableEnded || stream.destroyed) return;
  if (stream.writableLength > mostBufferedBytes) stream.destroy();
  else stream.write(text);
}
