import { DateTime } from 'luxon';
import { XmlRpcDateTime } from './xml-rpc/value.ts';
import type { XmlRpcValue } from './xml-rpc/value.ts';

/** Milliseconds since 1970 of the PBX's zoneless local time, in the zone where the PBX stands; null where it is no time. */
export function readPbxTime(value: XmlRpcValue | undefined, zone: string): number | null {
  const text = value instanceof XmlRpcDateTime ? value.text : typeof value === 'string' ? value.trim() : '';
  if (text === '') return null;
  const time = DateTime.fromISO(text, { zone });
  return time.isValid ? time.toMillis() : null;
}

export function printPbxTime(ms: number, zone: string): XmlRpcDateTime {
  return new XmlRpcDateTime(DateTime.fromMillis(ms, { zone }).toFormat("yyyyMMdd'T'HH:mm:ss"));
}
