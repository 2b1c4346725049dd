import { randomUUID } from 'node:crypto';
import { json, noContent, notFound, type Reply } from '../http/exchange.ts';
import type { Person } from '../pbx/person.ts';
import { demand, type RestRequest, type RestRoute } from './rest-request.ts';

/**
 * The server's own pages of later versions. Only the answer of `/server/version` and the paths of the backup are in
 * public sources; every other shape here is assumed.
 */
export function serverRoutes(fullVersion: string): readonly RestRoute[] {
  const guarded =
    (answer: (request: RestRequest) => Reply) =>
    (request: RestRequest, caller: Person): Reply => {
      // Source: 403 without the right.
      demand(request.pbx, caller, 'admin_server_perm');
      return answer(request);
    };
  const page = (path: string, operation: string, body: (request: RestRequest) => unknown): RestRoute => ({
    method: 'GET',
    path,
    operation,
    handle: guarded((request) => json(body(request))),
  });
  const licenses = (request: RestRequest): unknown => ({
    licenses: [{ name: 'USER', total: 100, used: request.pbx.people().length }],
  });
  const backups = new Set<string>();
  return [
    page('/server/version', 'getServerVersion', () => ({ version: fullVersion })),
    page('/server/state', 'getServerState', () => ({ state: 'RUNNING' })),
    page('/server/licenses', 'getServerLicenses', licenses),
    page('/licenses', 'getLicenses', licenses),
    page('/server/time', 'getServerTime', (request) => ({ time: new Date(request.pbx.now()).toISOString() })),
    page('/server/language', 'getServerLanguage', () => ({ language: 'de' })),
    page('/server/mail', 'getServerMail', () => ({ sender: 'pbx@pbx.example' })),
    page('/server/updates', 'getServerUpdates', () => []),
    page('/server/actions', 'getServerActions', () => []),
    {
      method: 'PUT',
      path: '/server/backups/actions/run',
      operation: 'runBackup',
      writes: () => null,
      handle: guarded(() => {
        const backupJobId = randomUUID();
        backups.add(backupJobId);
        return json({ backupJobId }, 202);
      }),
    },
    page('/server/backups/state/{id}', 'getBackupState', (request) => {
      if (!backups.has(request.param('id'))) throw notFound('The backup is unknown.');
      return { progress: 1.0 };
    }),
    {
      method: 'GET',
      path: '/server/backups/files/{id}',
      operation: 'getBackupFile',
      handle: guarded((request) => {
        const id = request.param('id');
        if (!backups.has(id)) throw notFound('The backup is unknown.');
        if (request.flag('keepBackupAfterDownload') === false) backups.delete(id);
        return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: Buffer.from(id) };
      }),
    },
    {
      method: 'PUT',
      path: '/server/backups/actions/restore',
      operation: 'restoreBackup',
      writes: () => null,
      handle: guarded(() => ({ status: 202 })),
    },
    {
      // Towards the vendor's mobile apps; taken and dropped.
      method: 'POST',
      path: '/push',
      operation: 'pushMessage',
      writes: (request) => request.peekBody(),
      handle: () => noContent,
    },
  ];
}
