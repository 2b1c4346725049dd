/** Subject and place above the body: invitations and voicemail messages have their numbers there. */
import type { MailInput, MailSegment } from '../../domain/numbers/scan-html.ts';

/** So many empty lines end a paragraph for good: "Offer Heat Pump" is not taken for the name of who is called. */
const gap: readonly MailSegment[] = Array.from({ length: 3 }, () => ({ text: '', block: true }));

export function withHead(lines: readonly string[], body: readonly MailSegment[]): MailInput {
  const head = lines.filter((line) => line.trim() !== '').map((text) => ({ text, block: true }));
  return { segments: head.length === 0 ? body : [...head, ...gap, ...body] };
}
