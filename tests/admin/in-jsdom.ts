/** What the console's tests in jsdom need around them: called once at the head of a file. */
import { afterEach } from '@jest/globals';
import { cleanup, configure } from '@testing-library/react';

/**
 * Fluent UI takes its time in jsdom, and its focus keeper takes an open dialog for hidden there, where nothing has a
 * size; console-in-browser.test.ts looks at the real thing.
 */
export function inJsdom(): void {
  configure({ asyncUtilTimeout: 10_000, defaultHidden: true });
  // jsdom lays nothing out, so there is never a change of size to tell.
  globalThis.ResizeObserver = class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
  afterEach(() => {
    cleanup();
    window.history.replaceState(null, '', '/');
    // Each console brings its styles; left behind, they would make every question about roles slower than the one before.
    document.head.replaceChildren();
  });
}
