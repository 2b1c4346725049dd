import type { Pbx } from '../pbx/pbx.ts';
import type { Person } from '../pbx/person.ts';
import type { Version } from './dialect.ts';
import type { CallbackAddress, Session, Sessions } from './session.ts';
import type { XmlRpcStruct, XmlRpcValue } from './xml-rpc.ts';
import { isArray, isStruct } from './xml-rpc.ts';

/** Answered as an XML-RPC fault. The exception names are the Java library's; the code numbers are assumed. */
export class UciFault extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

export const notConnected = (): UciFault => new UciFault(1, 'UcpNotConnectedException: log in first.');
export const illegalAccess = (why: string): UciFault => new UciFault(2, `UciIllegalAccessException: ${why}`);
export const illegalArgument = (why: string): UciFault => new UciFault(3, `UciException: ${why}`);

/** Parameters of one request, read tolerantly: `nil` and what is missing count as empty. */
export class UciParams {
  readonly #values: readonly XmlRpcValue[];

  constructor(values: readonly XmlRpcValue[]) {
    this.#values = values;
  }

  text(index: number): string {
    const value = this.#values[index];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  }

  flag(index: number): boolean {
    const value = this.#values[index];
    return value === true || value === 1 || value === 'true';
  }

  integer(index: number): number | undefined {
    const value = Number(this.text(index));
    return this.text(index) !== '' && Number.isInteger(value) ? value : undefined;
  }

  list(index: number): readonly XmlRpcValue[] {
    const value = this.#values[index];
    return value !== undefined && isArray(value) ? value : [];
  }

  struct(index: number): XmlRpcStruct {
    const value = this.#values[index];
    return isStruct(value) ? value : {};
  }

  /** Bytes that came as base64, in an element of that name or in a string. */
  bytes(index: number): Buffer {
    const value = this.#values[index];
    if (Buffer.isBuffer(value)) return value;
    return typeof value === 'string' ? Buffer.from(value, 'base64') : Buffer.alloc(0);
  }

  value(index: number): XmlRpcValue {
    return this.#values[index] ?? null;
  }
}

export type UciRequest = {
  readonly pbx: Pbx;
  readonly person: Person;
  readonly version: Version;
  readonly params: UciParams;
  readonly sessions: Sessions;
  readonly callback: CallbackAddress | undefined;
};

export type UciMethod = {
  /** Name in the statistics and records; `service.method` where absent. */
  readonly operation?: string;
  /** Served to whoever has a valid token, logged in or not. */
  readonly withoutSession?: true;
  /** Value that a changing request would write. */
  readonly writes?: (params: UciParams) => unknown;
  readonly run: (request: UciRequest, session: Session | undefined) => XmlRpcValue;
};

/** By method name, within one service. */
export type UciService = Readonly<Record<string, UciMethod>>;
