/** Asks again until the answer is right; fails with the last one. For what other processes do in their own time. */
export async function eventually<T>(
  ask: () => Promise<T> | T,
  right: (answer: T) => boolean,
  limitMs = 20_000,
): Promise<T> {
  const end = Date.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (right(answer)) return answer;
    if (Date.now() > end) throw new Error(`still not right after ${limitMs} ms: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
