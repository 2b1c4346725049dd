import type { Fax } from '../../pbx/faxes.ts';
import { DateTime } from '../date-time.ts';
import type { UciParams, UciRequest, UciService } from '../request.ts';
import { illegalArgument } from '../request.ts';
import type { XmlRpcStruct } from '../xml-rpc.ts';

const PIECE_BYTES = 32 * 1024;

/** Source of the names: the public PHP client; parameters and members are assumed. */
export const faxList: UciService = {
  getFaxList: {
    run: ({ pbx, person }) => {
      const entries = pbx.faxes.of(person).map((fax) => faxStruct(fax, pbx.zone));
      return { entries, totalCount: entries.length };
    },
  },
  getFaxFile: { run: (request) => needed(request).file },
  getFaxFileUrl: {
    run: (request) => (ownFax(request) === undefined ? '' : `/fax/${request.params.text(0)}.pdf`),
  },
  'getFaxFile.rpcFileDownload.initializeDownload': { run: (request) => needed(request).id },
  'getFaxFile.rpcFileDownload.continueDownload': {
    run: (request) => {
      const from = request.params.integer(1) ?? 0;
      return needed(request).file.subarray(from, from + PIECE_BYTES);
    },
  },
  'getFaxFile.rpcFileDownload.completeDownload': { run: (request) => ownFax(request) !== undefined },
  'getFaxFile.rpcFileDownload.cancelDownload': { run: (request) => ownFax(request) !== undefined },
  moveFaxListEntry: {
    operation: 'moveFax',
    writes: (params) => params.text(0),
    run: (request) => move(request, [request.params.text(0)]),
  },
  moveFaxListEntries: { operation: 'moveFax', writes: listOf, run: (request) => move(request, listOf(request.params)) },
  deleteFaxListEntry: {
    operation: 'deleteFax',
    writes: (params) => params.text(0),
    run: (request) => remove(request, [request.params.text(0)]),
  },
  deleteFaxListEntries: {
    operation: 'deleteFax',
    writes: listOf,
    run: (request) => remove(request, listOf(request.params)),
  },
};

export function ownFax({ pbx, person, params }: UciRequest, id = params.text(0)): Fax | undefined {
  const fax = pbx.faxes.byId(id);
  return fax?.owner === person ? fax : undefined;
}

export function faxStruct(fax: Fax, zone: string): XmlRpcStruct {
  const { id, direction, number, name, at, pages, state, folder } = fax;
  return { id, direction, number, name, startTime: DateTime.at(at, zone), pages, state, folder };
}

function needed(request: UciRequest): Fax {
  const fax = ownFax(request);
  if (fax === undefined) throw illegalArgument('the fax is unknown.');
  return fax;
}

function listOf(params: UciParams): readonly string[] {
  return params.list(0).map(String);
}

function move(request: UciRequest, ids: readonly string[]): boolean {
  const faxes = ids.map((id) => ownFax(request, id)).filter((fax) => fax !== undefined);
  for (const fax of faxes) fax.folder = request.params.text(1) === 'INBOX' ? 'INBOX' : 'OLD';
  return faxes.length === ids.length && ids.length > 0;
}

function remove(request: UciRequest, ids: readonly string[]): boolean {
  const faxes = ids.map((id) => ownFax(request, id)).filter((fax) => fax !== undefined);
  for (const fax of faxes) request.pbx.faxes.delete(fax);
  return faxes.length > 0;
}
