import type { ReactElement } from 'react';
import { languageOf } from '../ui/locales/translator.ts';
import { createTexts } from './locales/texts.ts';

/** The bridge did not even answer with its configuration: no Fluent UI, no sign-in, one way out. */
export function StartFailed(props: { readonly locale: string; readonly again: () => void }): ReactElement {
  const t = createTexts(languageOf(props.locale));
  return (
    <div role="alert" className="start">
      <p>{t('start.failed')}</p>
      <button type="button" onClick={props.again}>
        {t('strip.retry')}
      </button>
    </div>
  );
}
