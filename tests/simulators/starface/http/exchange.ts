import type { IncomingHttpHeaders } from 'node:http';

/** One request as it reached the simulated PBX, body read in full. */
export type Exchange = {
  readonly method: string;
  /** Decoded path without query and without trailing slashes. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly remoteAddress: string;
};

export type Reply = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
};

/** What a request is called in the statistics, what it would change, and how it is answered. */
export type Job = {
  readonly operation: string;
  readonly change?: { readonly person: string; readonly value: unknown };
  run(): Promise<Reply> | Reply;
};

export function json(value: unknown, status = 200): Reply {
  return { status, headers: { 'content-type': 'application/json;charset=UTF-8' }, body: JSON.stringify(value) };
}

export const noContent: Reply = { status: 204 };

/** Thrown by a handler to refuse; answered as the REST API's `{code, message}`. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }

  toReply(): Reply {
    return json({ code: this.code, message: this.message }, this.status);
  }
}

export const badRequest = (message: string): Refusal => new Refusal(400, 'BAD_REQUEST', message);
export const notFound = (message: string): Refusal => new Refusal(404, 'NOT_FOUND', message);
