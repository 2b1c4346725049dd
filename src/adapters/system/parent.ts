const everyMs = 250;

/**
 * Calls back when the process that started this one is gone: npm does not pass SIGTERM on, so its end is all that the
 * child sees. A process started by init has no parent to lose.
 */
export function watchParent(gone: () => void): () => void {
  const parent = process.ppid;
  if (parent === 1) return () => undefined;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    gone();
  }, everyMs);
  return () => clearInterval(watch);
}
