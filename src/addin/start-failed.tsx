import type { ReactElement } from 'react';
import { languageOf } from '../ui/locales/translator.ts';
import { startTexts } from './locales/start-texts.ts';

/** The bridge did not even hand out the pane's parts: no Fluent UI, no sign-in, one way out. */
export function StartFailed(props: { readonly locale: string; readonly again: () => void }): ReactElement {
  const texts = startTexts[languageOf(props.locale)];
  return (
    <div role="alert" className="start">
      <p>{texts.failed}</p>
      <button type="button" onClick={props.again}>
        {texts.again}
      </button>
    </div>
  );
}
