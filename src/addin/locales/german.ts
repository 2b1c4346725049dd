import { sharedDe } from '../../ui/locales/shared-de.ts';
import { de } from './de.ts';
import type { Texts } from './texts.ts';

export const texts: Texts = { ...sharedDe, ...de };
