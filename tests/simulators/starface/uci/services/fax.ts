import { randomUUID } from 'node:crypto';
import type { Person } from '../../pbx/person.ts';
import { dialled } from '../../pbx/phone-numbers.ts';
import { illegalArgument, type UciRequest, type UciService } from '../request.ts';
import { faxStruct, ownFax } from './fax-list.ts';

/**
 * Sending. Source of the names: the public PHP client (`FaxRequests`, `FileTransfer`); parameters are assumed:
 * `sendFax(number, base64 file)`, or an upload that is begun, continued piece by piece, completed and then named instead
 * of the file.
 */
export function faxService(): UciService {
  const uploads = new Map<string, { readonly owner: Person; readonly pieces: Buffer[] }>();
  const uploadOf = ({ person, params }: UciRequest): { readonly pieces: Buffer[] } => {
    const upload = uploads.get(params.text(0));
    if (upload?.owner !== person) throw illegalArgument('the upload is unknown.');
    return upload;
  };
  return {
    getFaxIds: { run: ({ pbx, person }) => pbx.faxes.of(person).map(({ id }) => id) },
    getFaxState: {
      run: (request) => {
        const fax = ownFax(request);
        return fax === undefined ? {} : faxStruct(fax, request.pbx.zone);
      },
    },
    sendFax: {
      operation: 'sendFax',
      writes: (params) => params.text(0),
      run: (request) => {
        const { pbx, person, params } = request;
        const number = dialled(params.text(0));
        const upload = uploads.get(params.text(1));
        const file = upload?.owner === person ? Buffer.concat(upload.pieces) : params.bytes(1);
        if (number === undefined || file.length === 0) return '';
        uploads.delete(params.text(1));
        return pbx.faxes.send(person, number, file, pbx.now()).id;
      },
    },
    'sendFax.rpcFileUpload.initializeUpload': {
      run: ({ person }) => {
        const id = randomUUID();
        uploads.set(id, { owner: person, pieces: [] });
        return id;
      },
    },
    'sendFax.rpcFileUpload.continueUpload': {
      run: (request) => {
        uploadOf(request).pieces.push(request.params.bytes(1));
        return true;
      },
    },
    'sendFax.rpcFileUpload.completeUpload': { run: (request) => uploadOf(request).pieces.length > 0 },
    'sendFax.rpcFileUpload.cancelUpload': {
      run: (request) => {
        uploadOf(request);
        return uploads.delete(request.params.text(0));
      },
    },
  };
}
