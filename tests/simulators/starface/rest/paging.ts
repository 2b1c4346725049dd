import { badRequest } from '../http/exchange.ts';
import type { RestRequest } from './rest-request.ts';

export type Paging = {
  readonly page: number;
  readonly pagesize: number;
  readonly sort: string | undefined;
  readonly sortdirection: 'ASC' | 'DESC';
};

/** Source: Swagger 6.7.0.22: pages count from 0, 20 entries where the client says nothing. */
const DEFAULT_PAGE_SIZE = 20;

export function pagingOf(request: RestRequest): Paging {
  const page = request.integer('page') ?? 0;
  const pagesize = request.integer('pagesize') ?? DEFAULT_PAGE_SIZE;
  const direction = request.query('sortdirection')?.toUpperCase() ?? 'ASC';
  if (page < 0 || pagesize < 1) throw badRequest('page counts from 0, pagesize from 1.');
  if (direction !== 'ASC' && direction !== 'DESC') throw badRequest('sortdirection is ASC or DESC.');
  return { page, pagesize, sort: request.query('sort'), sortdirection: direction };
}

/** One page of the sorted list, with the metadata that the contact list bears. */
export function cut<T>(
  all: readonly T[],
  paging: Paging,
  textOf: (item: T, sort: string | undefined) => string,
): { readonly items: readonly T[]; readonly metadata: Readonly<Record<string, unknown>> } {
  const { page, pagesize, sort, sortdirection } = paging;
  const sign = sortdirection === 'ASC' ? 1 : -1;
  const sorted = [...all].sort((a, b) => sign * textOf(a, sort).localeCompare(textOf(b, sort), 'de'));
  const totalPages = Math.ceil(all.length / pagesize);
  return {
    items: sorted.slice(page * pagesize, (page + 1) * pagesize),
    metadata: { page, pagesize, sortdirection, totalPages, ...(sort === undefined ? {} : { sort }) },
  };
}
