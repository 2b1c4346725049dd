import { createRoot } from 'react-dom/client';
import { styleNonce } from '../ui/theme/themed-root.tsx';
import { PaneRoot } from './pane-root.tsx';
import { startPane } from './start-pane.ts';
import { StartFailed } from './start-failed.tsx';

const element = document.getElementById('root');
if (element) {
  const root = createRoot(element);
  const start = async (): Promise<void> => {
    try {
      const pane = await startPane(window);
      root.render(<PaneRoot pane={pane} nonce={styleNonce(document)} />);
    } catch {
      root.render(<StartFailed locale={navigator.language} again={() => void start()} />);
    }
  };
  void start();
}
