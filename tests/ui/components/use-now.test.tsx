/** @jest-environment jsdom */
import { expect, test } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { useNow } from '../../../src/ui/components/use-now.ts';

let time = 1;
const now = (): number => time;

function Clock(props: { readonly everyMs: number | null }): ReactElement {
  return <p>{useNow(now, props.everyMs)}</p>;
}

test('the time is renewed while somebody wants it, and not after that', async () => {
  time = 1;
  const { rerender, unmount } = render(<Clock everyMs={1} />);
  time = 2;
  expect(await screen.findByText('2')).toBeTruthy();
  rerender(<Clock everyMs={null} />);
  time = 3;
  rerender(<Clock everyMs={null} />);
  expect(screen.getByText('2')).toBeTruthy();
  unmount();
});
