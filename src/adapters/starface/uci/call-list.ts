import type { CallListEntry, CallListPage, CallListQuery } from '../../../domain/telephone.ts';
import { starfaceError } from '../starface-error.ts';
import { label } from './call-state.ts';
import { printPbxTime, readPbxTime } from './pbx-time.ts';
import { isStruct, textOf } from './xml-rpc/value.ts';
import type { XmlRpcStruct, XmlRpcValue } from './xml-rpc/value.ts';

const DAY_MS = 86_400_000;
/** No PBX has calls from before. */
const EARLIEST = Date.UTC(2000, 0, 1);

/**
 * The nine parameters of `callList.getCallList`, newest first. Order and meaning are those of a public client of
 * version 10; the day ahead allows for clocks that differ.
 */
export function callListParameters(query: CallListQuery, now: number, zone: string): readonly XmlRpcValue[] {
  // A call that nobody took is `MISSED` in both directions; missed by the person is only one that came in.
  const wanted = query.direction ?? (query.missedOnly ? 'in' : null);
  const direction = wanted === null ? '' : wanted === 'in' ? 'INBOUND' : 'OUTBOUND';
  const result = query.missedOnly ? 'MISSED' : '';
  const [before, after] = [printPbxTime(now + DAY_MS, zone), printPbxTime(EARLIEST, zone)];
  return [before, after, direction, result, '', 'startTime', 'DESCENDING', query.offset, query.limit];
}

export function decodeCallList(answer: XmlRpcValue, zone: string): CallListPage {
  const entries = isStruct(answer) ? answer.entries : undefined;
  if (!isStruct(answer) || !Array.isArray(entries)) {
    throw starfaceError('unavailable', 'unreadable-answer', 'The call list cannot be understood');
  }
  const read = (entries as readonly XmlRpcValue[]).flatMap((entry) => {
    const known = isStruct(entry) ? decodeEntry(entry, zone) : null;
    return known === null ? [] : [known];
  });
  const total = answer.totalCount;
  return { entries: read, total: typeof total === 'number' && total >= 0 ? Math.trunc(total) : read.length };
}

function decodeEntry(struct: XmlRpcStruct, zone: string): CallListEntry | null {
  const id = textOf(struct, 'id') ?? '';
  const word = textOf(struct, 'direction')?.toUpperCase();
  const direction = word === 'INBOUND' ? 'in' : word === 'OUTBOUND' ? 'out' : null;
  if (id === '' || direction === null) return null;
  const result = textOf(struct, 'result')?.toUpperCase();
  return {
    id,
    direction,
    result: result === 'ANSWERED' ? 'answered' : result === 'MISSED' ? 'missed' : null,
    number: label(textOf(struct, direction === 'in' ? 'callerNumber' : 'calledNumber')),
    name: label(textOf(struct, 'callDescription')),
    at: readPbxTime(struct.startTime, zone),
    durationSeconds: secondsOf(struct.duration),
    group: label(textOf(struct, 'groupId')),
  };
}

export function secondsOf(value: XmlRpcValue | undefined): number | null {
  const seconds = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  return typeof seconds === 'number' && seconds >= 0 ? seconds : null;
}
