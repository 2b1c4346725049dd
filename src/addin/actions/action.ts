/** One thing that a person can do. Buttons, menus, keys and tests are fed from the same objects. */
import type { FluentIcon } from '@fluentui/react-icons';
import type { TextKey } from '../locales/texts.ts';
import type { Pane } from '../pane.ts';

export type Availability = { readonly ok: true } | { readonly ok: false; readonly reason: TextKey };

export type Action<Target = void> = {
  readonly id: string;
  readonly label: TextKey;
  readonly icon: FluentIcon;
  /** Whether it would work now; the reason is shown where it would not. */
  readonly isAvailable: (pane: Pane, target: Target) => Availability;
  /** Never rejects: what goes wrong is told as a notice. */
  readonly perform: (pane: Pane, target: Target) => Promise<void>;
};

export const available: Availability = { ok: true };

export function unavailable(reason: TextKey): Availability {
  return { ok: false, reason };
}
