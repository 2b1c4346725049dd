import { createRoot } from 'react-dom/client';
import { styleNonce } from '../ui/theme/style-nonce.ts';
import { PaneRoot } from './pane-root.tsx';
import { StartFailed } from './start-failed.tsx';
import { startPane } from './start-pane.ts';
import { loadStyleSheet } from './style-sheet.ts';

const element = document.getElementById('root');
if (element) {
  const root = createRoot(element);
  const styles = loadStyleSheet(document, new URL('./pane.css', import.meta.url));
  const start = async (): Promise<void> => {
    try {
      const pane = await startPane(window);
      await styles;
      root.render(<PaneRoot pane={pane} nonce={styleNonce(document)} />);
    } catch {
      root.render(<StartFailed locale={navigator.language} again={() => void start()} />);
    }
  };
  void start();
}
