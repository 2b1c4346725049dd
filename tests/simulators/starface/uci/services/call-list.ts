import type { CallListEntry } from '../../pbx/person.ts';
import { DateTime } from '../date-time.ts';
import type { UciParams, UciRequest, UciService } from '../request.ts';
import type { XmlRpcStruct } from '../xml-rpc.ts';
import { callBack } from './call.ts';

/**
 * The caller's own list of calls. Source of order and meaning of the nine parameters: a public client of version 10
 * and the UCI javadoc (`UcpCallListRequests`).
 */
export const callList: UciService = {
  getCallList: { run: getCallList },
  deleteCallListEntry: {
    operation: 'deleteCallListEntry',
    writes: (params) => params.text(0),
    run: (request) => remove(request, [request.params.text(0)]),
  },
  deleteCallListEntries: {
    operation: 'deleteCallListEntries',
    writes: (params) => params.list(0),
    run: (request) => remove(request, request.params.list(0)),
  },
  placeCallbackCallWithPhone: {
    operation: 'placeCall',
    writes: (params) => params.text(0),
    run: (request) => {
      const entry = request.person.callList.find(({ id }) => id === request.params.text(0));
      if (entry === undefined) return '';
      return callBack(request, entry.direction === 'INBOUND' ? entry.callerNumber : entry.calledNumber);
    },
  },
};

function getCallList({ pbx, person, params }: UciRequest): XmlRpcStruct {
  const before = moment(params, 0, pbx.zone) ?? Number.POSITIVE_INFINITY;
  const after = moment(params, 1, pbx.zone) ?? Number.NEGATIVE_INFINITY;
  const [direction, result, group] = [params.text(2), params.text(3), params.text(4)];
  const found = person.callList.filter(
    (entry) =>
      entry.startTime <= before &&
      entry.startTime >= after &&
      (direction === '' || entry.direction === direction) &&
      (result === '' || entry.result === result) &&
      (group === '' || (group === 'NON_GROUP') === (entry.groupId === '')),
  );
  const sign = params.text(6) === 'ASCENDING' ? 1 : -1;
  const sorted = found.sort((a, b) => sign * compare(a, b, params.text(5)));
  const offset = params.integer(7) ?? 0;
  const limit = params.integer(8) ?? sorted.length;
  return {
    entries: sorted.slice(offset, offset + limit).map((entry) => struct(entry, pbx.zone)),
    totalCount: sorted.length,
  };
}

function moment(params: UciParams, index: number, zone: string): number | undefined {
  const value = params.value(index);
  return value instanceof DateTime ? value.toEpochMs(zone) : undefined;
}

function compare(a: CallListEntry, b: CallListEntry, property: string): number {
  const key = property in a ? (property as keyof CallListEntry) : 'startTime';
  const [left, right] = [a[key], b[key]];
  return typeof left === 'number' && typeof right === 'number'
    ? left - right
    : String(left).localeCompare(String(right));
}

function struct(entry: CallListEntry, zone: string): XmlRpcStruct {
  return { ...entry, startTime: DateTime.at(entry.startTime, zone) };
}

function remove({ person }: UciRequest, ids: readonly unknown[]): boolean {
  const before = person.callList.length;
  person.callList = person.callList.filter(({ id }) => !ids.includes(id));
  return person.callList.length < before;
}
