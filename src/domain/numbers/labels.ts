/** The words before a number: what they say it is, and what they say it is not. */

import { DIGIT, HYPHEN, LETTER, NEWLINE, SPACE, classAt, classOf } from './characters.ts';

export type NumberLabel = 'phone' | 'mobile' | 'fax' | 'extension';
/** `no`: a number of another kind. `filler`: says nothing, look at the word before. */
type Meaning = NumberLabel | 'no' | 'weakNo' | 'filler' | 'generic';

function words(list: string): readonly string[] {
  return list.split(' ');
}

const dictionary = new Map<string, Meaning>();
function teach(meaning: Meaning, list: string): void {
  for (const word of words(list)) dictionary.set(word, meaning);
}

teach(
  'phone',
  'tel telefon telefonisch telefoon phone fon fone ph t p ruf rufen anruf anrufen angerufen call dial ring hotline ' +
    'zentrale sekretariat empfang rezeption notruf notdienst büro buero office direct direkt direkte work home privat ' +
    'geschäftlich dienstlich festnetz landline switchboard helpdesk erreichen erreichbar erreichst erreicht unter ' +
    'reach reached bereitschaft rückruf rueckruf telefonseelsorge servicetelefon kundenservice tél téléphone tfn voip ' +
    'teléfono telefono telefone puhelin dial-in einwahl einwählen standard contact kontakt d o w h',
);
teach(
  'mobile',
  'mobil mobile mobiltelefon handy cell cellphone natel gsm mob m mobiel portable funk whatsapp signal sms c',
);
teach('fax', 'fax telefax faksimile télécopie facsimile f telecopy telefax-nr fax-nr');
teach(
  'extension',
  'durchwahl dw ext extension nebenstelle nst klappe kl apparat app intern poste toestel durchw extn x',
);
teach(
  'no',
  'iban bic swift konto kto blz plz hrb hra vr gnr isbn issn ean gtin imei sn vin fin pin puk tan code id passcode ' +
    'password passwort kennwort kenncode zugangscode sicherheitscode az aktenzeichen zeichen kennzeichen ref referenz ' +
    'reference referenznr steuer steuernummer ust ustid ust-id vat uid eori duns tin ssn ticket tickets case order ' +
    'invoice tracking booking account card kreditkarte version release build art artikel serial seriennummer charge lot ' +
    'batch kdnr kd kd-nr rg rg-nr re mandat mandatsreferenz gläubiger gläubiger-id zählerstand zähler sendung sendungs ' +
    'pnr flug flight zug wagen pos position menge anzahl betrag summe total ip mac port lat long lng gps kassenzeichen ' +
    'register registergericht amtsgericht versicherungsschein policen police matrikel ik lanr bsnr kvnr ' +
    'bestell-nr kunden-nr auftrags-nr rechnungs-nr art-nr serien-nr zip postcode postfach po-box chapter seite page siret ' +
    'siren tva kvk btw bsn fn dvr sku token otp conference konferenz',
);
teach(
  'weakNo',
  'rechnung bestellung auftrag vertrag buchung vorgang beleg lieferschein angebot paket kunde stand din iso',
);
teach('generic', 'nr no nummer number num nummern numbers numero numéro n');
teach(
  'filler',
  'ist lautet the der die das den dem is at on in or oder und and und/oder a zum zur bei bitte please us uns mich me ihre ' +
    'ihrer ihr your meine meiner my our unsere unserer eine einer diese dieser this following folgende folgenden folgender ' +
    'mit per via auch neue neuen new alte gleich sofort kostenlos kostenfrei gebührenfrei gratis free toll lautend für for ' +
    'von from de to bzw sie you kostenfreie direkter stets immer jederzeit always line anschluss wähle',
);

function byStem(word: string): Meaning | null {
  if (word.includes('fax')) return 'fax';
  if (word.startsWith('mobil') || word.includes('handy') || word.startsWith('whatsapp')) return 'mobile';
  if (word.startsWith('durchwahl')) return 'extension';
  const phone =
    word.startsWith('tel') &&
    (word.startsWith('telefon') || word.startsWith('teleph') || /^tel-?(?:nr|no)/u.test(word));
  if (phone || word.endsWith('phone') || word.endsWith('telefon') || word.endsWith('hotline')) return 'phone';
  if (/(?:ruf|notfall|service|durchwahl|kontakt|hotline|zentral|rückruf|einwahl)-?(?:nummer|nr)$/u.test(word))
    return 'phone';
  if (word.endsWith('hotline') || word.endsWith('zentrale') || word.endsWith('notruf')) return 'phone';
  if (/(?:nummern?|-?nr|number|-?id|code|kennung|zeichen|referenz|konto|schlüssel)$/u.test(word)) {
    return /^(?:nr|id)$/u.test(word) || word.length > 3 ? 'no' : null;
  }
  return null;
}

const remembered = new Map<string, Meaning | null>();

function meaningOf(written: string): Meaning | null {
  const word = written.toLowerCase();
  const taught = dictionary.get(word);
  if (taught !== undefined) return taught;
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const meaning = byStem(word);
  // Bounded, so that a hostile mail cannot fill the memory with its words.
  if (remembered.size < 4_000) remembered.set(word, meaning);
  return meaning;
}

export interface FoundLabel {
  readonly kind: NumberLabel | 'no';
  /** Words between the label and the number, fillers not counted. */
  readonly distance: number;
  /** Nothing but punctuation stands between the label and the number. */
  readonly adjacent: boolean;
  readonly start: number;
}

const furthest = 64;
const boundaries = new Set(Array.from(';|•!?"„“”<>{}\t', (character) => character.charCodeAt(0)));

interface WordBefore {
  readonly word: string;
  readonly start: number;
  /** A comma, or a full stop with a space behind it, stands between the word and what follows. */
  readonly broken: boolean;
  readonly gapLength: number;
}

/** The word that ends before `end`, null at a boundary: a digit, a line end, a bar, or `low`. */
function wordBefore(text: string, end: number, low: number): WordBefore | null {
  let index = end - 1;
  let broken = false;
  let colon = false;
  for (; index >= low; index -= 1) {
    const code = text.charCodeAt(index);
    const kind = classOf(code);
    if (kind === LETTER) break;
    if (kind === DIGIT || kind === NEWLINE || boundaries.has(code)) return null;
    if (code === 0x3a) colon = true;
    if (code === 0x2c || (code === 0x2e && classAt(text, index + 1) === SPACE)) broken = true;
  }
  if (index < low) return null;
  const wordEnd = index + 1;
  while (index >= low) {
    const kind = classAt(text, index);
    if (kind !== LETTER && !(kind === HYPHEN && index > low && classAt(text, index - 1) === LETTER)) break;
    index -= 1;
  }
  // A word that the window cuts is not known.
  if (index < low && low > 0 && classAt(text, index) === LETTER) return null;
  return {
    word: text.slice(index + 1, wordEnd),
    start: index + 1,
    broken: broken && !colon,
    gapLength: end - wordEnd,
  };
}

/** Resolves "number", "Nr." and the like by the word before them. */
function genericMeaning(text: string, start: number, low: number): Meaning {
  const before = wordBefore(text, start, low);
  const meaning = before === null ? 'no' : meaningOf(before.word);
  if (meaning === 'filler') return 'phone';
  if (meaning === null || meaning === 'weakNo' || meaning === 'generic') return 'no';
  return meaning;
}

/** What a word means where it stands: generic words by the word before them, weak denials only right at the number. */
function decided(text: string, found: WordBefore, low: number, distance: number): FoundLabel['kind'] | 'filler' | null {
  const own = meaningOf(found.word);
  const meaning = own === 'generic' ? genericMeaning(text, found.start, low) : own;
  if (meaning === 'weakNo' || meaning === 'generic') return distance === 0 ? 'no' : null;
  return meaning;
}

function isLoneLetter(text: string, found: WordBefore): boolean {
  return found.word.length === 1 && (found.gapLength > 3 || classAt(text, found.start - 1) === DIGIT);
}

/**
 * Looks back from a number for the word that says what it is. Reads at most 64 characters, so the cost per number is
 * bounded.
 * @param from where to stop at the latest: the start of the line, or the end of the number before
 */
export function labelBefore(text: string, start: number, from: number): FoundLabel | null {
  const low = Math.max(from, start - furthest);
  let position = start;
  let distance = 0;
  for (let looked = 0; looked < 6 && distance <= 3; looked += 1) {
    const found = wordBefore(text, position, low);
    if (found === null || (looked > 0 && found.broken)) return null;
    position = found.start;
    const kind = isLoneLetter(text, found) ? null : decided(text, found, low, distance);
    if (kind === 'no' && distance > 1) return null;
    if (kind === null) distance += 1;
    else if (kind !== 'filler') return { kind, distance, adjacent: looked === 0, start: position };
  }
  return null;
}

/** A label in brackets or alone behind the number: "0721 12345 (Fax)". */
export function labelAfter(text: string, end: number): NumberLabel | null {
  const match = /^[ \t]{0,2}[([]? ?([\p{L}-]{1,14})\.? ?[)\]]?[ \t]{0,2}(?=[\n\r,;|/]|$)/u.exec(
    text.slice(end, end + 24),
  );
  const meaning = match === null ? null : meaningOf(match[1] ?? '');
  return meaning === 'phone' || meaning === 'mobile' || meaning === 'fax' ? meaning : null;
}
