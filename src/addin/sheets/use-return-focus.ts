import { useEffect, useState } from 'react';

/** When what lies over the pane goes, the focus returns to where the person was. */
export function useReturnFocus(): void {
  // Read while rendering: by the time of an effect the dialog has taken the focus.
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // After the dialog's own clean-up, which would take it away again.
      queueMicrotask(() => {
        if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
      });
    },
    [opener],
  );
}
