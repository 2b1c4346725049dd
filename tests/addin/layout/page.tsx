/** The page in the browser: shows one scene of the pane after the other, as its address or a test names it. */
import { createRoot, type Root } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { PaneRoot } from '../../../src/addin/pane-root.tsx';
import { loadStyleSheet } from '../../../src/addin/style-sheet.ts';
import type { ThemeName } from '../../../src/ui/theme/theme.ts';
import { styleNonce } from '../../../src/ui/theme/style-nonce.ts';
import type { Surface } from '../support/fake-host.ts';
import { createTestPane } from '../support/test-pane.ts';
import { createFakeTelephone } from '../support/fake-telephone.ts';
import { sampleAnswers } from './sample-answers.ts';
import { scenes } from './scenes.ts';

export type SceneLook = {
  readonly scene: string;
  readonly locale: string;
  readonly theme: ThemeName;
  readonly surface?: Surface;
};

declare global {
  interface Window {
    /** Puts a scene in the place of the one that is shown, without loading the page again; its element then bears `data-scene`. */
    showScene: (look: SceneLook) => Promise<void>;
  }
}

const styles = loadStyleSheet(document, new URL('../../../src/addin/pane.css', import.meta.url));
let shown: Root | null = null;

window.showScene = async ({ scene: name, locale, theme, surface = 'desktop' }) => {
  const scene = scenes[name];
  const last = document.getElementById('root');
  if (!scene || !last) throw new Error(`There is no scene ${name}`);
  shown?.unmount();
  // A new element: what a dialog of the last scene hid for screen readers is not to stay hidden.
  const element = document.createElement('div');
  element.id = 'root';
  last.replaceWith(element);
  const telephone = createFakeTelephone();
  sampleAnswers(telephone);
  Object.assign(telephone.answers, scene.answers);
  const { hints } = scene;
  const { pane, host, api, moveTime } = await createTestPane({
    telephone,
    item: scene.item,
    state: scene.state,
    locale,
    surface,
    ...(hints ? { hints } : {}),
  });
  host.setTheme(theme);
  if (scene.draft) host.closeForms();
  if (scene.fails) api.failNext(scene.fails);
  await styles;
  const root = createRoot(element);
  shown = root;
  const tick = heldClocks(scene.laterMinutes !== undefined);
  flushSync(() => root.render(<PaneRoot pane={pane} nonce={styleNonce(document)} />));
  moveTime((scene.laterMinutes ?? 0) * 60_000);
  tick();
  if (scene.mePage) pane.desk.open({ kind: 'me', page: scene.mePage });
  element.dataset['scene'] = name;
};

/** What the pane waits for longer than this has come to pass in a scene of later. */
const longMs = 5_000;

/** The pane's clocks of this moment; the function that is returned makes each of them tick once, at once. */
function heldClocks(isLater: boolean): () => void {
  const real = window.setInterval.bind(window);
  const realTimeout = window.setTimeout.bind(window);
  const ticks: (() => void)[] = [];
  window.setTimeout = ((handler: () => void, ms?: number) => {
    if (isLater && (ms ?? 0) >= longMs) ticks.push(handler);
    return realTimeout(handler, ms);
  }) as typeof window.setTimeout;
  window.setInterval = ((handler: () => void, ms: number) => {
    ticks.push(handler);
    return real(handler, ms);
  }) as typeof window.setInterval;
  return () => {
    window.setInterval = real;
    window.setTimeout = realTimeout;
    for (const tick of ticks) tick();
  };
}

const { searchParams } = new URL(location.href);
const named = searchParams.get('scene');
if (named !== null) {
  const theme = searchParams.get('theme') === 'dark' ? 'dark' : 'light';
  void window.showScene({ scene: named, locale: searchParams.get('locale') ?? 'en-GB', theme });
}
