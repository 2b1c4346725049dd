/** Whatever lies over the pane: one sheet, and above it the question before a call. */
import type { ReactElement } from 'react';
import { useDesk } from '../pane-context.tsx';
import { AlternativesSheet } from './alternatives-sheet.tsx';
import { LinkSheet } from './link-sheet.tsx';
import { MeSheet } from './me-sheet.tsx';
import { QuestionDialog } from './question-dialog.tsx';

export default function Sheets(): ReactElement {
  const { sheet, question } = useDesk();
  return (
    <>
      {sheet?.kind === 'me' ? <MeSheet /> : null}
      {sheet?.kind === 'link' ? <LinkSheet /> : null}
      {sheet?.kind === 'alternatives' ? <AlternativesSheet target={sheet.target} reason={sheet.reason} /> : null}
      {question ? <QuestionDialog key={question.target.number.dial} question={question} /> : null}
    </>
  );
}
