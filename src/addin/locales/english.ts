import { sharedEn } from '../../ui/locales/shared-en.ts';
import { en } from './en.ts';
import type { Texts } from './texts.ts';

export const texts: Texts = { ...sharedEn, ...en };
