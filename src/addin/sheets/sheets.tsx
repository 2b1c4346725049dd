/** Whatever lies over the pane: one sheet, and above it the question before a call. */
import { lazy, Suspense, use, type ReactElement } from 'react';
import { ThemedRoot } from '../../ui/theme/themed-root.tsx';
import { ThemeContext, useDesk, useTheme } from '../pane-context.tsx';
import { AlternativesSheet } from './alternatives-sheet.tsx';
import { LinkSheet } from './link-sheet.tsx';
import { QuestionDialog } from './question-dialog.tsx';

const MeSheet = lazy(() => import('../me/me-sheet.tsx'));

export default function Sheets(): ReactElement {
  const { sheet, question } = useDesk();
  const name = useTheme();
  const fluent = use(ThemeContext);
  if (!fluent) throw new Error('Sheets belong inside ThemeContext');
  return (
    <ThemedRoot theme={name} first={fluent.theme} nonce={fluent.nonce} className="over">
      <Suspense fallback={null}>{sheet?.kind === 'me' ? <MeSheet page={sheet.page ?? null} /> : null}</Suspense>
      {sheet?.kind === 'link' ? <LinkSheet /> : null}
      {sheet?.kind === 'alternatives' ? <AlternativesSheet target={sheet.target} reason={sheet.reason} /> : null}
      {question ? <QuestionDialog key={question.target.number.dial} question={question} /> : null}
    </ThemedRoot>
  );
}
