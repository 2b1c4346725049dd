/**
 * Whatever lies over the pane: one sheet, and above it the question before a call. Once shown it stays, empty: what
 * Fluent UI hides from screen readers behind a dialog it shows again only as long as something of it is there.
 */
import { useFocusFinders } from '@fluentui/react-components';
import { use, useEffect, type ReactElement } from 'react';
import { ThemedRoot } from '../../ui/theme/themed-root.tsx';
import { themes } from '../../ui/theme/themes.ts';
import { late } from '../late.tsx';
import { NonceContext, useDesk, usePane, useTheme } from '../pane-context.tsx';
import { AlternativesSheet } from './alternatives-sheet.tsx';
import { LinkSheet } from './link-sheet.tsx';
import { PhoneDialog } from './phone-dialog.tsx';
import { QuestionDialog } from './question-dialog.tsx';

const MeSheet = late(() => import('../me/me-sheet.tsx'));

export default function Sheets(props: { readonly onShown: () => void }): ReactElement {
  const { onShown } = props;
  const { desk } = usePane();
  const { sheet, question, phoneQuestion } = useDesk();
  useFocusFinders();
  useEffect(onShown, [onShown]);
  const name = useTheme();
  const nonce = use(NonceContext);
  return (
    <ThemedRoot name={name} theme={themes[name]} nonce={nonce} className="over">
      {sheet?.kind === 'me' ? <MeSheet page={sheet.page ?? null} onGiveUp={desk.close} /> : null}
      {sheet?.kind === 'link' ? <LinkSheet /> : null}
      {sheet?.kind === 'alternatives' ? <AlternativesSheet target={sheet.target} reason={sheet.reason} /> : null}
      {question ? <QuestionDialog key={question.target.number.dial} question={question} /> : null}
      {phoneQuestion ? <PhoneDialog question={phoneQuestion} /> : null}
    </ThemedRoot>
  );
}
