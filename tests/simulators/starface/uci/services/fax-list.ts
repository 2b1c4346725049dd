import type { UciService } from '../request.ts';

/** This PBX receives no faxes; the list is empty. Source of the names: the public PHP client. */
export const faxList: UciService = {
  getFaxList: { run: () => ({ entries: [], totalCount: 0 }) },
  getFaxFileUrl: { run: () => '' },
  deleteFaxListEntry: { run: () => false },
};
