/** The page in the browser: shows one scene of the pane after the other, as its address or a test names it. */
import { createRoot, type Root } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { PaneRoot } from '../../../src/addin/pane-root.tsx';
import { loadStyleSheet } from '../../../src/addin/style-sheet.ts';
import { loadTheme, type ThemeName } from '../../../src/ui/theme/theme.ts';
import { styleNonce } from '../../../src/ui/theme/style-nonce.ts';
import { createTestPane } from '../support/test-pane.ts';
import { createFakeTelephone } from '../support/fake-telephone.ts';
import { sampleAnswers } from './sample-answers.ts';
import { scenes } from './scenes.ts';

export type SceneLook = { readonly scene: string; readonly locale: string; readonly theme: ThemeName };

declare global {
  interface Window {
    /** Puts a scene in the place of the one that is shown, without loading the page again; its element then bears `data-scene`. */
    showScene: (look: SceneLook) => Promise<void>;
  }
}

const styles = loadStyleSheet(document, new URL('../../../src/addin/pane.css', import.meta.url));
let shown: Root | null = null;

window.showScene = async ({ scene: name, locale, theme }) => {
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
  const { hints } = scene;
  const { pane, host } = await createTestPane({
    telephone,
    item: scene.item,
    state: scene.state,
    locale,
    ...(hints ? { hints } : {}),
  });
  host.setTheme(theme);
  const [loaded] = await Promise.all([loadTheme(theme), styles]);
  const root = createRoot(element);
  shown = root;
  flushSync(() => root.render(<PaneRoot pane={pane} theme={loaded} nonce={styleNonce(document)} />));
  if (scene.mePage) pane.desk.open({ kind: 'me', page: scene.mePage });
  element.dataset['scene'] = name;
};

const { searchParams } = new URL(location.href);
const named = searchParams.get('scene');
if (named !== null) {
  const theme = searchParams.get('theme') === 'dark' ? 'dark' : 'light';
  void window.showScene({ scene: named, locale: searchParams.get('locale') ?? 'en-GB', theme });
}
