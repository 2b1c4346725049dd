import type { UserRecord } from '../person.ts';
import { unsupportedQuery } from './answer.ts';
import type { Refusal } from './answer.ts';

type Test = (record: UserRecord) => boolean;

/**
 * A part of `$filter`: `property eq value`, `property ne value`, `property in ('x','y')`, `startswith(property,'x')` and
 * `collection/any(x:x eq 'y')`, joined by `and` or by `or`. Text is compared without its case, as the directory does.
 */
export function userFilter(filter: string | null): Test {
  if (filter === null) return () => true;
  const isAny = / or /i.test(filter);
  const tests = filter.split(isAny ? / or /i : / and /i).map((clause) => clauseTest(clause.trim()));
  return (record) => (isAny ? tests.some((test) => test(record)) : tests.every((test) => test(record)));
}

function clauseTest(clause: string): Test {
  const comparison = /^(\w+) (eq|ne) (.+)$/i.exec(clause);
  if (comparison !== null) {
    const [, property = '', operator = '', value = ''] = comparison;
    return (record) => (textOf(valueOf(record, property)) === literal(value)) === (operator.toLowerCase() === 'eq');
  }
  const list = /^(\w+) in \((.+)\)$/i.exec(clause);
  if (list !== null) {
    const [, property = '', values = ''] = list;
    const wanted = (values.match(/'(?:[^']|'')*'/g) ?? []).map(literal);
    if (wanted.length === 0 || wanted.length > 15) throw unsupported();
    return (record) => wanted.includes(textOf(valueOf(record, property)));
  }
  const start = /^startswith\((\w+), ?'(.*)'\)$/i.exec(clause);
  if (start !== null) {
    const [, property = '', prefix = ''] = start;
    return (record) => textOf(valueOf(record, property)).startsWith(prefix.toLowerCase());
  }
  const any = /^(\w+)\/any\((\w+): ?\2 eq '(.*)'\)$/i.exec(clause);
  if (any === null) throw unsupported();
  const [, property = '', , wanted = ''] = any;
  return (record) => {
    const value = valueOf(record, property);
    return Array.isArray(value) && value.some((entry) => textOf(entry) === wanted.toLowerCase());
  };
}

function valueOf(record: UserRecord, property: string): unknown {
  const name = Object.keys(record).find((known) => known.toLowerCase() === property.toLowerCase());
  if (name === undefined) throw unsupported();
  return record[name as keyof UserRecord];
}

function literal(text: string): string {
  return text
    .replace(/^'(.*)'$/, '$1')
    .replaceAll("''", "'")
    .toLowerCase();
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'boolean' ? String(value).toLowerCase() : 'null';
}

function unsupported(): Refusal {
  return unsupportedQuery("Unsupported or invalid query filter clause specified for resource 'User'.");
}
