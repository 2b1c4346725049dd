/** Where in a mail a position lies (body, signature, quoted) and whose name stands near it. */
import { NEWLINE, SPACE, MarkSet, classAt } from './characters.ts';
import type { MailSection } from './found-number.ts';
import { meaningOf } from './label-words.ts';
import { capital, letter, letters } from './letters.ts';

const anyLetter = new RegExp(letter);
const anyCapital = new RegExp(capital);
const partOfName = new RegExp(String.raw`^(?:${capital}[${letters}.'’-]*|von|van|de|der|den|zu|del|di|i\.|A\.|V\.)$`);

const greetings = [
  'mit freundlichen',
  'freundliche gr',
  'viele gr',
  'beste gr',
  'liebe gr',
  'herzliche gr',
  'schöne gr',
  'mfg',
  'vg',
  'lg',
  'gruß',
  'gruss',
  'best regards',
  'kind regards',
  'regards',
  'best wishes',
  'sincerely',
  'yours',
  'cheers',
  'cordialement',
  'bien à vous',
  'met vriendelijke',
  'hochachtungsvoll',
];
const quoteHeads = [
  '-----',
  '________',
  'von:',
  'from:',
  'gesendet:',
  'sent:',
  'de :',
  'van:',
  'begin forwarded',
  'anfang der',
];
const quoteTails = ['schrieb:', 'wrote:', 'a écrit :', 'geschrieben:', 'schreef:'];

/** The characters with which any of these begins or ends. */
const starts = [...greetings, ...quoteHeads, '--'].map((head) => head.charAt(0)).join('');
const sectionStarts = new MarkSet(starts + starts.toUpperCase());
const colon = 0x3a;
const quoteMark = 0x3e;
const longestSectionLine = 400;
const widestContext = 30;

function isBlank(text: string, index: number): boolean {
  const kind = classAt(text, index);
  return kind === SPACE || kind === NEWLINE;
}

/** Whether a line may begin a section, by its ends alone: most lines of a mail may not. */
function mayBeginSection(text: string, start: number, end: number): boolean {
  let last = end - 1;
  while (last > start && isBlank(text, last)) last -= 1;
  let first = start;
  while (first < last && isBlank(text, first)) first += 1;
  return text.charCodeAt(last) === colon || sectionStarts.has(text.charCodeAt(first));
}

function sectionOf(line: string, before: MailSection): MailSection {
  if (line.length > 160 || line === '') return before;
  const low = line.toLowerCase();
  if (quoteHeads.some((head) => low.startsWith(head)) && (!low.startsWith('-----') || anyLetter.test(low)))
    return 'quoted';
  if (quoteTails.some((tail) => low.endsWith(tail))) return 'quoted';
  if (before !== 'body') return before;
  if (line === '--' || line.length <= 60) {
    if (line === '--' || greetings.some((greeting) => low.startsWith(greeting))) return 'signature';
  }
  return before;
}

const notNames =
  /(?:gmbh|\bag\b|\bkg\b|ohg|\bug\b|e\.\s?v\.|ltd|inc\.?$|llc|straße|strasse|str\.|platz|weg$|tel|fax|mobil|www|@|\d|:|regards|grüße|grüßen|abteilung|vertrieb|leiter|manager|geschäftsführ|sachbearbeit|assisten|team|service)/iu;
/** "Elektro Rieger" below "Thomas Rieger" is his firm. */
const firms =
  /\b(?:elektro|sanitär|heizung|maler|malerbetrieb|autohaus|praxis|kanzlei|hotel|gasthof|bäckerei|apotheke|haustechnik|stadtwerke|klinikum|krankenhaus|universität|verwaltung)\b|(?:metall|holz|tief|hoch|garten|maschinen)bau\b|(?:technik|systeme|solutions|logistik|immobilien|versicherung(?:en)?|schule|klinik)\b/iu;

const salutation =
  /^(?:hallo|hi|hey|liebe[rs]?|sehr geehrte|guten|moin|servus|grüezi|dear|hello|good|bonjour|beste|danke|vielen)\b/iu;

/** A line that is a person's name: two to four capitalised words, perhaps with a title. */
function asName(line: string): string | null {
  if (/[\d:@]/u.test(line)) return null;
  const trimmed = line.replace(/^[>\s*_|]+|[\s*_|,]+$/gu, '');
  if (trimmed.length < 4 || trimmed.length > 48 || notNames.test(trimmed) || salutation.test(trimmed)) return null;
  const [head = ''] = trimmed.split(/\s[|–-]\s|,/u);
  const parts = head.trim().split(/\s+/u);
  if (parts.length < 2 || parts.length > 5) return null;
  const fits = parts.every((part) => partOfName.test(part)) && !firms.test(head);
  return fits ? head.trim() : null;
}

/** Up to two words of a label and marks between name and number. */
const towardsNumber = String.raw`[^${letters}\d]*(?:${letter}{1,14}\.?[^${letters}\d]*){0,2}$`;
const surname = `${capital}[${letters}'’-]+`;
const particles = '(?:(?:von|van|de|der|den|zu|del|di|vom|zum) )*';
const titles = String.raw`(?:(?:Dr|Prof|Dipl)\.?(?:-Ing\.?)? (?:med\.? )?)*`;
const honorific = new RegExp(
  String.raw`(?:^|[\s(,;:])((?:Herrn?|Frau|Hr|Hrn|Fr|Fam|Familie|Mr|Mrs|Ms|Mme|Dr|Prof|Dhr|Mevr)\.? ` +
    String.raw`(?:(?:Dr|Prof|med|Ing)\.? ?)*${surname}(?: ${particles}${surname}){0,2})${towardsNumber}`,
);
const leading = new RegExp(
  String.raw`(?:^|[\t:;|>,(•·-]\s?|\d[.)]?\s)(${titles}${capital}[${letters}.'’-]+,? ${particles}${surname})` +
    String.raw`\s?(?:[(,;:|\t–-]|\s{2}|\.{3})${towardsNumber}`,
);
const longestLead = 100;

/** A name in the line itself: "Frau Dr. Berg, Tel.", "Anna Berg (mobil", "Berg, Anna;". */
function nameInLead(lead: string): string | null {
  if (!anyCapital.test(lead)) return null;
  const name = honorific.exec(lead)?.[1] ?? leading.exec(lead)?.[1];
  return name === undefined || notNames.test(name) || salutation.test(name) || firms.test(name) ? null : name;
}

/** One word of a label at most: "Anna Berg, Tel. 0721 12345, mobil 0171 …" are both hers. */
const sameOwner = new RegExp(String.raw`^[^${letters}]*(?:(${letter}{1,14})\.?[^${letters}]*)?$`);
const numberBehind = /[+(]?\d[\d\s()/.-]*$/u;
const mostNumbersInRow = 3;

function isOfSameOwner(between: string): boolean {
  const match = sameOwner.exec(between);
  if (match === null) return false;
  const word = match[1];
  // The next column of his row, or a second number behind a slash.
  if (word === undefined) return /[\t/]| {2}/u.test(between);
  const meaning = meaningOf(word);
  // "Zentrale" is nobody's.
  return meaning === 'mobile' || meaning === 'fax' || /^(?:t|tel|telefon|fon|phone|privat)$/iu.test(word);
}

/** The name before the number in its line; behind a number of somebody, his. */
function nameInRow(whole: string): string | null {
  let lead = whole;
  for (let looked = 0; looked <= mostNumbersInRow; looked += 1) {
    const cut = afterLastNumber(lead);
    const between = lead.slice(cut);
    const name = nameInLead(between);
    if (name !== null || cut === 0 || !isOfSameOwner(between)) return name;
    lead = lead.slice(0, cut).replace(numberBehind, '');
  }
  return null;
}

const linesLookedAt = 8;
const longestNameLine = 200;

/** Where the number before this one ends in the lead: its name is not ours. */
function afterLastNumber(lead: string): number {
  for (let index = lead.length - 1; index > 2; index -= 1)
    if (isDigit(lead.charCodeAt(index)) && isDigit(lead.charCodeAt(index - 1))) return index + 1;
  return 0;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

interface LineFacts {
  readonly name: string | null;
  readonly blank: boolean;
  readonly start: number;
}

/** Answers about one text; each line is looked at once. */
export class MailStructure {
  private readonly text: string;
  private readonly lines = new Map<number, LineFacts | null>();
  private position = 0;
  private section: MailSection = 'body';
  private quotedLine = false;

  constructor(text: string) {
    this.text = text;
  }

  /** The section of a position; positions must not fall. */
  sectionAt(index: number): MailSection {
    while (this.position <= index) {
      const newline = this.text.indexOf('\n', this.position);
      const end = newline < 0 ? this.text.length : newline;
      this.quotedLine = this.text.charCodeAt(this.position) === quoteMark;
      const short = end - this.position <= longestSectionLine;
      if (!this.quotedLine && short && mayBeginSection(this.text, this.position, end))
        this.section = sectionOf(this.text.slice(this.position, end).trim(), this.section);
      this.position = end + 1;
    }
    return this.quotedLine ? 'quoted' : this.section;
  }

  /**
   * The person's name: in the line before the number, else in one of the eight lines above, within the same paragraph
   * or two.
   * @param lineStart where the line of the number begins
   */
  nameFor(start: number, lineStart: number): string | null {
    const lead = this.text.slice(Math.max(lineStart, start - longestLead), start);
    const inLine = nameInRow(lead);
    if (inLine !== null) return inLine;
    let blanks = 0;
    let below = lineStart;
    for (let looked = 0; looked < linesLookedAt && below > 0; looked += 1) {
      const line = this.lineBefore(below);
      if (line === null) return null;
      if (line.name !== null) return line.name;
      if (line.blank) blanks += 1;
      if (blanks > 2) return null;
      below = line.start;
    }
    return null;
  }

  private lineBefore(below: number): LineFacts | null {
    const known = this.lines.get(below);
    if (known !== undefined) return known;
    const end = below - 1;
    const low = Math.max(0, end - longestNameLine);
    const start = this.text.slice(low, end).lastIndexOf('\n') + 1 + low;
    const tooLong = start === low && low > 0;
    const line = this.text.slice(start, end);
    const facts = tooLong ? null : { name: asName(line), blank: line.trim() === '', start };
    this.lines.set(below, facts);
    return facts;
  }

  /** The surroundings in one line and whole words, for people to recognise the place. */
  contextOf(start: number, end: number): string {
    const { text } = this;
    let low = Math.max(0, start - widestContext);
    let high = Math.min(text.length, end + widestContext);
    if (low > 0 && !isBlank(text, low - 1)) while (low < start && !isBlank(text, low)) low += 1;
    if (high < text.length && !isBlank(text, high)) while (high > end && !isBlank(text, high - 1)) high -= 1;
    return text.slice(low, high).replace(/\s+/gu, ' ').trim();
  }
}
