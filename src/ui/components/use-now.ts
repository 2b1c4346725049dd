import { useEffect, useState } from 'react';

/** The time, renewed every `everyMs`; null stops it. `now` is read again at each render of the caller's choice. */
export function useNow(now: () => number, everyMs: number | null): number {
  const [value, setValue] = useState(now);
  useEffect(() => {
    if (everyMs === null) return;
    setValue(now());
    const timer = setInterval(() => setValue(now()), everyMs);
    return () => clearInterval(timer);
  }, [now, everyMs]);
  return value;
}
