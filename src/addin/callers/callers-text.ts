import { callersGet } from '../../domain/telephone.ts';
import type { Text } from '../locales/texts.ts';
import type { Pane } from '../pane.ts';
import type { Redirections } from './redirections-store.ts';

/** What callers get with DND as given: a word, or null where it is not known. */
export function callersText(
  dnd: boolean | null,
  redirections: Redirections | null,
  tools: { readonly t: Text; readonly numbers: Pane['numbers'] },
): string | null {
  const got = callersGet(dnd, redirections);
  switch (got.kind) {
    case 'unknown':
      return null;
    case 'number': {
      const number = tools.numbers.normalise(got.number);
      return number?.ok ? tools.numbers.format(number) : got.number;
    }
    case 'phone':
    case 'mailbox':
    case 'busy':
      return tools.t(`callers.${got.kind}`);
  }
}
