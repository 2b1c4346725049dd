/** The sign-in's window, opened by Outlook for the pane: see `src/ui/sign-in/dialog-client.ts`. */
import { restoreHistory } from '../office/history.ts';
import { findDialogParent } from '../office/dialog-parent.ts';
import { languageOf } from '../../ui/locales/translator.ts';
import { createRedirectSignIn } from '../../ui/sign-in/redirect-sign-in.ts';
import { readConfig } from '../read-config.ts';
import { drawWindow } from './draw-window.ts';
import { runSignIn } from './run-sign-in.ts';

restoreHistory();
const root = document.getElementById('root');
if (root) {
  void runSignIn({
    fragment: location.hash,
    clearFragment: () => {
      restoreHistory();
      history.replaceState(null, '', location.pathname + location.search);
    },
    memory: sessionStorage,
    findParent: () => findDialogParent(window),
    loadSignIn: async () => createRedirectSignIn(await readConfig(), window),
    show: (view, look) => drawWindow(root, view, look),
    language: languageOf(navigator.language),
  });
}
