/** The page in the browser: one scene of the pane, named by the address. */
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { PaneRoot } from '../../../src/addin/pane-root.tsx';
import { loadStyleSheet } from '../../../src/addin/style-sheet.ts';
import { loadTheme } from '../../../src/ui/theme/theme.ts';
import { styleNonce } from '../../../src/ui/theme/style-nonce.ts';
import { createTestPane } from '../support/test-pane.ts';
import { createFakeTelephone } from '../support/fake-telephone.ts';
import { sampleAnswers } from './sample-answers.ts';
import { scenes } from './scenes.ts';

const parameters = new URL(location.href).searchParams;
const scene = scenes[parameters.get('scene') ?? 'mail'];
const element = document.getElementById('root');

if (scene && element) {
  const telephone = createFakeTelephone();
  sampleAnswers(telephone);
  const { pane, host } = await createTestPane({
    telephone,
    item: scene.item,
    state: scene.state,
    locale: parameters.get('locale') ?? 'en-GB',
  });
  host.setTheme(parameters.get('theme') === 'dark' ? 'dark' : 'light');
  await loadStyleSheet(document, new URL('../../../src/addin/pane.css', import.meta.url));
  const theme = await loadTheme(pane.host.theme.get());
  flushSync(() => createRoot(element).render(<PaneRoot pane={pane} theme={theme} nonce={styleNonce(document)} />));
  if (scene.mePage) pane.desk.open({ kind: 'me', page: scene.mePage });
}
