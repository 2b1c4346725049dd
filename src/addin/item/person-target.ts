import { colleagueTarget } from '../dialling/colleague-target.ts';
import type { DialTarget } from '../desk.ts';
import type { Pane } from '../pane.ts';
import { bookTarget } from '../people/book-target.ts';
import { targetOf } from '../rows/number-row.tsx';
import type { PersonOnItem } from './item-people.ts';

/** A colleague's own number comes before those of the text; others are called as their mail says. */
export function personTarget({ person, colleague, number }: PersonOnItem, pane: Pane): DialTarget | null {
  const inText = number ? { ...targetOf(number), name: person.name } : null;
  const internal = colleague && colleagueTarget(colleague, pane);
  return internal ?? inText ?? bookTarget(person, pane);
}
