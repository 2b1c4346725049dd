/**
 * How long the first mail takes after the pane has opened: nothing is compiled yet, and Outlook opens the pane anew for
 * each mail where it is not pinned. Runs in a process of its own; prints milliseconds.
 *
 *   node first-mail.ts ours|libphonenumber FILE
 */
import { readCorpus, plainText } from './corpus.ts';
import { libphonenumber, ours } from './finders.ts';

/** About two pages. */
const length = 3_000;

const [finder = '', file = ''] = process.argv.slice(2);
const text = readCorpus(file).map(plainText).join('\n\n').slice(0, length);
const find = finder === 'ours' ? ours : libphonenumber;
const start = performance.now();
find({ text, numbers: [] }, 'DE');
console.log(String(performance.now() - start));
