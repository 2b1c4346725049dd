/** The number reader of the product: the domain's scanner, loaded on first need. */
import type { NumberingContext } from '../../domain/numbers/normalise-number.ts';
import type { NumberReader } from './number-reader.ts';
import type * as numberRules from './number-rules.ts';

type Rules = typeof numberRules;

export function createNumberReader(context: NumberingContext): NumberReader {
  let rules: Rules | null = null;
  let loading: Promise<Rules> | null = null;
  const load = async (): Promise<Rules> => {
    loading ??= import('./number-rules.ts').catch((error: unknown) => {
      // A lost network must not be remembered for ever.
      loading = null;
      throw error;
    });
    rules = await loading;
    return rules;
  };
  return {
    ready: async () => {
      await load();
    },
    normalise: (written) => rules?.normaliseNumber(written, context) ?? null,
    format: (number) => rules?.formatNumber(number, context.country) ?? number.dial,
    scan: async (content) => (await load()).scanMail(content, context),
  };
}
