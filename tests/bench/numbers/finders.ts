/** The two finders that are compared: ours and the one of libphonenumber-js. */
import type { CountryCode } from 'libphonenumber-js/min';
import { findPhoneNumbersInText, isSupportedCountry } from 'libphonenumber-js/min';
import { readHtmlSegments } from '../../support/html/html-segments.ts';
import { scanMail } from '../../../src/domain/numbers/scan-html.ts';
import type { Finder } from './corpus.ts';
import { plainText } from './corpus.ts';

export const ours: Finder = (entry, country) => {
  const input = entry.html === undefined ? { text: entry.text ?? '' } : { segments: readHtmlSegments(entry.html) };
  return scanMail(input, { country }).map(({ e164, dial }) => e164 ?? dial);
};

/** Reads the text that our own HTML reader made, so that only the finding is compared. */
export const libphonenumber: Finder = (entry, country) => {
  const home = country.toUpperCase();
  const options = isSupportedCountry(home) ? { defaultCountry: home } : {};
  return findPhoneNumbersInText(plainText(entry), options as { defaultCountry?: CountryCode }).map(
    ({ number }) => number.number,
  );
};
