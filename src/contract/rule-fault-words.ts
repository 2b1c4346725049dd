/** Faults of a file of rules as sentences: `Rule 3 "Mittag", when, window 1, to: a window begins before it ends`. */
import type { RuleFault, RuleFaultCode } from './rule-faults.ts';

type Language = 'en' | 'de';
type Sentences = Readonly<Record<RuleFaultCode, (detail: string) => string>>;

const sentences: Readonly<Record<Language, Sentences>> = {
  en: {
    fileTooLong: () => 'the file is too long',
    notJson: () => 'this is no JSON',
    missing: () => 'is missing',
    wrongType: (expected) => `is of the wrong kind, wanted: ${expected}`,
    notOneOf: (values) => `is not one of: ${values}`,
    unknownKey: (keys) => `does not know: ${keys}`,
    tooMany: (most) => `has more than ${most} entries`,
    tooFew: (least) => `needs at least ${least}`,
    tooLong: (most) => `is longer than ${most} characters`,
    malformed: () => 'is not written as it must be',
    duplicate: (text) => `"${text}" stands there twice`,
    nobody: () => 'names nobody: give groups, persons or everybody',
    windowEndsFirst: () => 'a window begins before it ends; a night is two windows, to 24:00 and from 00:00',
    unknownPlaceholder: (names) => `no placeholder: ${names}`,
  },
  de: {
    fileTooLong: () => 'die Datei ist zu lang',
    notJson: () => 'das ist kein JSON',
    missing: () => 'fehlt',
    wrongType: (expected) => `hat die falsche Art, erwartet: ${expected}`,
    notOneOf: (values) => `ist keines von: ${values}`,
    unknownKey: (keys) => `kennt nicht: ${keys}`,
    tooMany: (most) => `hat mehr als ${most} Einträge`,
    tooFew: (least) => `braucht mindestens ${least}`,
    tooLong: (most) => `ist länger als ${most} Zeichen`,
    malformed: () => 'ist nicht so geschrieben, wie es sein muss',
    duplicate: (text) => `„${text}“ steht doppelt`,
    nobody: () => 'nennt niemanden: Gruppen, Personen oder alle (everybody) angeben',
    windowEndsFirst: () => 'ein Zeitfenster beginnt vor seinem Ende; eine Nacht sind zwei, bis 24:00 und ab 00:00',
    unknownPlaceholder: (names) => `kein Platzhalter: ${names}`,
  },
};

/** Words of a path; names of keys stay as the file writes them. A number behind a list counts from 1. */
const listWords: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { rules: 'Rule', windows: 'window', groups: 'group', persons: 'person' },
  de: { rules: 'Regel', windows: 'Zeitfenster', groups: 'Gruppe', persons: 'Person' },
};

const wholeFile: Readonly<Record<Language, string>> = { en: 'The file', de: 'Die Datei' };

export function faultInWords(fault: RuleFault, language: string): string {
  const spoken: Language = /^de\b/i.test(language) ? 'de' : 'en';
  return `${placeInWords(fault, spoken)}: ${sentences[spoken][fault.code](fault.detail ?? '')}`;
}

function placeInWords({ path, ruleName }: RuleFault, language: Language): string {
  const steps = path.flatMap((step, at): string[] => {
    if (typeof step === 'number') {
      const list = String(path[at - 1]);
      const counted = `${listWords[language][list] ?? list} ${step + 1}`;
      return [at === 1 && ruleName !== null ? `${counted} ${quoted(ruleName, language)}` : counted];
    }
    return typeof path[at + 1] === 'number' ? [] : [step];
  });
  return (typeof path[1] === 'number' ? steps : [wholeFile[language], ...steps]).join(', ');
}

function quoted(name: string, language: Language): string {
  return language === 'de' ? `„${name}“` : `"${name}"`;
}
