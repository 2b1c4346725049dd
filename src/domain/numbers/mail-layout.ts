/**
 * Lines and columns of an HTML mail. A table of a mail program has paragraphs in its cells; read as lines of their own
 * they would lose the head of their column. Knows no DOM: what walks the elements says where they begin and end.
 */
import type { MailSegment } from './scan-html.ts';

/** What an element does to the flow of text. */
export type Boundary = 'block' | 'row' | 'cell';

const boundaries = new Map<string, Boundary>(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY BR CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER ' +
    'FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL OPTION P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD UL'
  )
    .split(' ')
    .map((name) => [name, 'block']),
);
boundaries.set('TR', 'row').set('TD', 'cell').set('TH', 'cell');

/** @param tagName in capitals, as `Element.tagName` has it */
export function boundaryOf(tagName: string): Boundary | null {
  return boundaries.get(tagName) ?? null;
}

type Piece = Pick<MailSegment, 'href' | 'quoted'>;

export class MailLayout {
  readonly segments: MailSegment[] = [];
  /** A line end is due before the next text. */
  private line = false;
  /** So many columns are due before it. */
  private columns = 0;
  /** A cell has begun and holds nothing yet. */
  private opened = false;
  private isFirstCell = true;
  /** The row has text. */
  private written = false;
  /** The cells of the row so far have one line each. */
  private flat = false;

  /** True where nothing but line ends and columns stands since the last text: a space there is none. */
  get atStart(): boolean {
    return this.line || this.columns > 0;
  }

  enter(boundary: Boundary): void {
    if (boundary === 'row') this.beginRow();
    else if (boundary === 'cell') this.beginCell();
    else this.breakLine();
  }

  leave(boundary: Boundary): void {
    if (boundary === 'cell') this.opened = false;
    else if (boundary === 'row') this.endRow();
    else this.breakLine();
  }

  /** Adds text where the flow is now. */
  push(text: string, { href, quoted }: Piece): void {
    const { segments } = this;
    if (this.line && this.written) this.flat = false;
    const inTable = this.columns > 0;
    if (this.line && inTable) segments.push({ text: '', block: true });
    for (let column = 1; column < this.columns; column += 1) segments.push({ text: '', cell: true });
    segments.push({
      text,
      ...(href === undefined ? {} : { href }),
      ...(this.line && !inTable ? { block: true } : {}),
      ...(inTable ? { cell: true } : {}),
      ...(quoted === true ? { quoted } : {}),
    });
    this.line = false;
    this.columns = 0;
    this.opened = false;
    this.written = true;
  }

  private breakLine(): void {
    // The first paragraph of a cell begins no line.
    if (!this.opened) this.line = true;
  }

  private beginRow(): void {
    this.breakLine();
    if (!this.opened) this.columns = 0;
    this.isFirstCell = true;
    this.written = false;
    this.flat = true;
  }

  /** Behind a table inside a cell, the next cell of the outer one begins a line. */
  private endRow(): void {
    this.line = true;
    this.columns = 0;
    this.opened = false;
    this.flat = false;
  }

  private beginCell(): void {
    if (this.isFirstCell) this.isFirstCell = false;
    else if (this.flat) {
      this.columns += 1;
      // Only a row that has begun goes on; before its first text the line is still due.
      if (this.written) this.line = false;
    } else this.line = true;
    this.opened = true;
  }
}
