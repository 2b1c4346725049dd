/** @jest-environment jsdom */
import { expect, jest, test } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { ErrorBoundary } from '../../../src/ui/components/error-boundary.tsx';

test('a part that fails shows the way out, and comes back when it works again', async () => {
  const log = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  let broken = true;
  const Part = (): ReactElement => {
    if (broken) throw new Error('broken');
    return <p>fine</p>;
  };
  render(
    <ErrorBoundary
      fallback={(again) => (
        <button type="button" onClick={again}>
          again
        </button>
      )}
    >
      <Part />
    </ErrorBoundary>,
  );
  broken = false;
  await userEvent.click(screen.getByRole('button', { name: 'again' }));
  expect(screen.getByText('fine')).toBeTruthy();
  log.mockRestore();
});
