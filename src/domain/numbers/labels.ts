/** The words before a number: what they say it is, and what they say it is not. */

import { DIGIT, HYPHEN, LETTER, NEWLINE, SLASH, SPACE, classAt, classOf } from './characters.ts';

export type NumberLabel = 'phone' | 'mobile' | 'fax' | 'extension';
/** `no`: a number of another kind; `weakNo`: only right before it. `filler`: says nothing, look at the word before. */
/**
 * `hint`: a number for people is likely. `nr`, `number`: the word before tells which; `nrAlone`: there is none.
 */
type Meaning = NumberLabel | 'no' | 'weakNo' | 'hint' | 'filler' | 'nr' | 'number' | 'nrAlone';

function words(list: string): readonly string[] {
  return list.split(' ');
}

const dictionary = new Map<string, Meaning>();
function teach(meaning: Meaning, list: string): void {
  for (const word of words(list)) dictionary.set(word, meaning);
}

teach(
  'phone',
  'tel telefon telefonisch telefoon phone fon fone ph t p ruf rufen anruf anrufen angerufen rückruf rueckruf call dial ' +
    'ring hotline zentrale sekretariat empfang rezeption notruf notdienst büro buero office direct direkt direkte ' +
    'festnetz landline switchboard helpdesk bereitschaft telefonseelsorge servicetelefon kundenservice tél téléphone ' +
    'tfn tlf voip teléfono telefono telefone puhelin dial-in einwahl einwählen anschluss werkstatt pforte',
);
teach(
  'mobile',
  'mobil mobile mobiltelefon handy cell cellphone natel gsm mob m mobiel portable funk whatsapp signal sms c',
);
teach('fax', 'fax telefax faksimile télécopie facsimile f telecopy');
teach(
  'extension',
  'durchwahl dw ext extension nebenstelle nst klappe kl apparat app intern poste toestel durchw extn x',
);
teach(
  'hint',
  'erreichen erreichbar erreichst erreicht unter reach reached contact kontakt work home privat geschäftlich dienstlich ' +
    'standard d o w h',
);
teach(
  'no',
  'iban bic swift konto kto blz plz hrb hra vr gnr isbn issn ean gtin imei sn vin fin pin puk tan code id passcode ' +
    'password passwort kennwort kenncode zugangscode az aktenzeichen zeichen kennzeichen kennziffer kennung ref ' +
    'reference referenz steuer ust ustid ust-id vat uid eori duns tin ssn ticket tickets case order invoice tracking ' +
    'booking account card kreditkarte version release build art artikel serial charge lot batch kdnr kd rg re mandat ' +
    'mandatsreferenz gläubiger zählerstand zähler sendung sendungs pnr flug flight zug wagen pos position menge anzahl ' +
    'betrag summe total ip mac port lat long lng gps kassenzeichen register registergericht amtsgericht police policen ' +
    'versicherungsschein matrikel ik lanr bsnr kvnr zip postcode postfach po-box chapter seite page siret siren tva kvk ' +
    'btw bsn fn dvr sku token otp conference konferenz st-nr chiffre verwendungszweck debitor kreditor depot unterkonto ' +
    'zählpunkt barcode faktura lizenz sendungsverfolgung user username benutzer benutzername login key pw pass passwd sim ' +
    'iccid hash commit kostenstelle sachkonto gutschein coupon',
);
teach(
  'weakNo',
  'rechnung bestellung auftrag vertrag buchung vorgang beleg lieferschein angebot paket kunde kunden stand din iso bewerbung ' +
    'room member membership passport licence license registration reservation confirmation claim customer employee item ' +
    'part model security routing tax company charity patient student seat gate transaction receipt voucher insurance nhs ' +
    'commande dossier facture contrat siret bestelling factuur policy serial offerte antrag fehler raum zimmer filiale objekt einheit wohnung ' +
    'akte fall kurs los linie bus stelle haus station gerät modell typ seite größe',
);
teach('nr', 'nr no num numero nos nrs n');
teach('number', 'nummer number nummern numbers numéro rufnummern');
teach(
  'filler',
  'ist lautet der the die das den dem is at on in or oder und and a zum zur bei bitte please us uns mich me ihre ' +
    'ihrer ihr your meine meiner my our unsere unserer eine einer diese dieser this following folgende folgenden folgender ' +
    'mit per via auch neue neuen new alte gleich sofort kostenlos kostenfrei gebührenfrei gratis free toll lautend für for ' +
    'von from de to bzw sie you kostenfreie direkter stets immer jederzeit always line also an',
);

const phoneStems =
  /^(?:telefon-?(?:nr|nummern?|zentrale|kontakt|hotline|dienst|service)|telephone|téléphone|tel-?(?:nr|no|num|sekr|zentr).*)$|(?:[^es]phone|telefon|-tel|hotline|zentrale|notruf)$/u;
const phoneNumbers =
  /(?:ruf|notfall|service|durchwahl|kontakt|hotline|zentral|rückruf|einwahl|festnetz|durchwahl)-?(?:nummern?|nr)$/u;
const otherNumbers = /(?:nummern?|[^\W\d]nr|-nr|number|-id|code|kennung|zeichen|referenz|konto|schlüssel|ziffer)$/u;

function byStem(word: string): Meaning | null {
  if (word.includes('fax')) return 'fax';
  if (word.startsWith('mobil') || word.includes('handy') || word.startsWith('whatsapp')) return 'mobile';
  if (word.startsWith('durchwahl')) return 'extension';
  if (phoneStems.test(word) || phoneNumbers.test(word)) return 'phone';
  if (otherNumbers.test(word)) return 'no';
  if (word.startsWith('telefon')) return 'hint';
  // "WLAN-Key", "Not-Tel": the last part says what it is.
  const lastPart = word.slice(word.lastIndexOf('-') + 1);
  return lastPart.length > 2 && lastPart.length < word.length ? (dictionary.get(lastPart) ?? null) : null;
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
  /** False where the word only makes it likely ("unter", "erreichbar" for phones, "Nr." alone for others). */
  readonly strong: boolean;
  readonly start: number;
}

/** Abbreviations of titles: their full stop ends no sentence. */
const titles = new Set(words('hr fr hrn frl dr prof ing dipl mag med jur st bzw ca inkl mr mrs ms'));

const furthest = 64;
const boundaries = new Set(Array.from(';|•!?"„“”<>{}', (character) => character.charCodeAt(0)));

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
function genericMeaning(text: string, start: number, low: number, own: 'nr' | 'number'): Meaning {
  const before = wordBefore(text, start, low);
  if (before === null || before.broken) return own === 'nr' ? 'nrAlone' : 'hint';
  const meaning = meaningOf(before.word);
  // "landlord's no", "her number": a person's number is a phone number.
  if (before.word === 's' && /['’]/u.test(text[before.start - 1] ?? '')) return 'hint';
  if (meaning === 'weakNo' || meaning === 'no') return 'no';
  if (meaning === 'filler' || meaning === 'hint') return 'hint';
  if (meaning === null || meaning === 'nr' || meaning === 'number') return own === 'nr' ? 'no' : 'hint';
  return meaning;
}

/** What a word means where it stands: generic words by the word before them, weak denials only right at the number. */
function decided(text: string, found: WordBefore, low: number, distance: number): Meaning | null {
  const own = meaningOf(found.word);
  const meaning = own === 'nr' || own === 'number' ? genericMeaning(text, found.start, low, own) : own;
  if (meaning === 'weakNo') return distance === 0 ? 'no' : null;
  return meaning;
}

function isLoneLetter(text: string, found: WordBefore): boolean {
  if (found.word.length !== 1) return false;
  if (classAt(text, found.start + 1) === SLASH) return true;
  return found.gapLength === 0 || found.gapLength > 3 || classAt(text, found.start - 1) === DIGIT;
}

function isDecisive(meaning: Meaning): meaning is FoundLabel['kind'] {
  return (
    meaning === 'no' || meaning === 'phone' || meaning === 'mobile' || meaning === 'fax' || meaning === 'extension'
  );
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
    if (found === null || (looked > 0 && found.broken && !titles.has(found.word.toLowerCase()))) return null;
    position = found.start;
    const meaning = isLoneLetter(text, found) ? null : decided(text, found, low, distance);
    if (meaning === 'no' && distance > 1) return null;
    if (meaning === null) distance += 1;
    else if (meaning === 'nrAlone') return { kind: 'no', distance, strong: false, start: position };
    else if (meaning === 'hint') return { kind: 'phone', distance, strong: false, start: position };
    else if (isDecisive(meaning))
      return { kind: meaning, distance, strong: distance === 0 || meaning === 'no', start: position };
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
