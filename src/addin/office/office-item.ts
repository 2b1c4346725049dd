/** One selected item. Whatever comes back after another one was selected is refused: it may belong to that one. */
import type { MailInput, MailSegment } from '../../domain/numbers/scan-html.ts';
import {
  kindOf,
  modeOf,
  readBody,
  readEnd,
  readLocation,
  readPeople,
  readSubject,
  type OfficeItem,
  type Queued,
} from './item-reader.ts';
import { mailSegments } from './mail-segments.ts';
import { withHead } from './mail-head.ts';
import { OfficeError } from './office-error.ts';
import type { OutlookItem } from './outlook-host.ts';

export function createOfficeItem(options: {
  readonly item: OfficeItem;
  readonly key: string;
  readonly queued: Queued;
  readonly isCurrent: () => boolean;
}): OutlookItem {
  const { item, key, queued, isCurrent } = options;
  const whileCurrent = async <Value>(read: () => Promise<Value>): Promise<Value> => {
    if (!isCurrent()) throw moved();
    try {
      const value = await read();
      if (isCurrent()) return value;
    } catch (reason) {
      if (isCurrent()) throw reason;
    }
    throw moved();
  };
  return {
    key,
    kind: kindOf(item),
    mode: modeOf(item),
    subject: () => whileCurrent(() => readSubject(item, queued)),
    ends: () => whileCurrent(() => readEnd(item, queued)),
    people: () => whileCurrent(() => readPeople(item, queued)),
    bodyHtml: () => whileCurrent(() => readBody(item, 'html')),
    content: () => whileCurrent(() => readContent(item, queued)),
  };
}

/** Invitations carry their dial-in numbers in the place, voicemail and fax messages the caller's in the subject. */
async function readContent(item: OfficeItem, queued: Queued): Promise<MailInput> {
  const [subject, location, body] = await Promise.all([
    readSubject(item, queued),
    readLocation(item, queued),
    readBodySegments(item),
  ]);
  return withHead([subject, location], body);
}

/** The text form is a last resort: Outlook on the web makes it unreliably, and it has lost the targets of links. */
async function readBodySegments(item: OfficeItem): Promise<readonly MailSegment[]> {
  try {
    return mailSegments(await readBody(item, 'html'));
  } catch (reason) {
    if (!(reason instanceof OfficeError) || reason.reason !== 'failed') throw reason;
    const text = await readBody(item, 'text');
    return text.split(/\r\n|\r|\n/).map((line) => ({ text: line, block: true }));
  }
}

function moved(): OfficeError {
  return new OfficeError('item-changed', 'Another item has been selected');
}
