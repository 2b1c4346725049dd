/** Opens the pane in jsdom, with a user who talks like one. */
import type { queries } from '@testing-library/react';
import { act, configure, render, screen, within, type RenderResult } from '@testing-library/react';
import { userEvent, type UserEvent } from '@testing-library/user-event';
import { PaneRoot } from '../../../src/addin/pane-root.tsx';
import type { LiveState } from '../../../src/ui/api/live-state.ts';
import { createTestPane, type PaneOptions, type TestPane } from './test-pane.ts';

// Pages load late; on a busy machine that takes longer than the library's second.
configure({ asyncUtilTimeout: 15_000 });

export type OpenedPane = TestPane & {
  readonly user: UserEvent;
  /** The bridge tells something new. */
  readonly tell: (change: Partial<LiveState>) => void;
  readonly view: RenderResult;
};

export async function openPane(options: PaneOptions = {}): Promise<OpenedPane> {
  const parts = await createTestPane(options);
  const user = userEvent.setup({ writeToClipboard: false });
  const view = await act(async () => render(<PaneRoot pane={parts.pane} />));
  const tell = (change: Partial<LiveState>): void =>
    act(() => parts.pane.live.change((state) => ({ ...state, ...change })));
  return { ...parts, user, view, tell };
}

/** Questions about one part of the page. */
export type Within = ReturnType<typeof within<typeof queries>>;

/** The page below the tabs. */
export function page(): Within {
  return within(screen.getByRole('tabpanel'));
}
