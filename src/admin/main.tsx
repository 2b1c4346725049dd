import type { Theme } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { loadTheme } from '../ui/theme/theme.ts';
import { styleNonce } from '../ui/theme/style-nonce.ts';
import { createConsoleApi } from './api/console-api.ts';
import { ConsoleRoot } from './console-root.tsx';
import { takeCode } from './sign-in-code.ts';
import { systemTheme, useSystemTheme } from './system-theme.ts';

const api = createConsoleApi((url, init) => fetch(url, init));
const code = takeCode(window);

function Themed({ first }: { readonly first: Theme }): ReactElement {
  return (
    <ConsoleRoot
      api={api}
      code={code}
      locale={navigator.language}
      theme={useSystemTheme()}
      first={first}
      nonce={styleNonce(document)}
      now={Date.now}
    />
  );
}

const element = document.getElementById('root');
if (element) {
  const root = createRoot(element);
  void loadTheme(systemTheme()).then((theme) => root.render(<Themed first={theme} />));
}
