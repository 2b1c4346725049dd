/** Waits until an address answers 200. */
export async function waitUntilReady(url: string, limitMs: number): Promise<void> {
  const end = Date.now() + limitMs;
  let last = 'no answer';
  while (Date.now() < end) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok === true) {
      await answer.arrayBuffer();
      return;
    }
    if (answer !== null) last = `${answer.status} ${await answer.text()}`;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error(`${url} did not become ready: ${last}`);
}
