/** The little picture before a word line. The word beside it says the same, so it is hidden from screen readers. */
import type { ReactElement } from 'react';
import type { ThemeName } from '../theme/theme.ts';
import { shapeColours } from './shape-colours.ts';
import type { PresenceShape as Shape } from './word-line.ts';

/** Drawn on 14 by 14; `disc` is filled with the colour, `mark` is cut out of it, `line` is drawn in it. */
const drawings: Readonly<Record<Shape, { readonly disc: boolean; readonly mark?: string; readonly line?: string }>> = {
  tick: { disc: true, mark: 'M3.9 7.3 6.1 9.5 10.2 4.9' },
  handset: { disc: true, mark: 'M4.3 4.4c.3 2.9 2.4 5 5.3 5.3M4.3 4.4l1.5-.5.7 1.6M9.6 9.7l.5-1.5-1.6-.7' },
  bar: { disc: true, mark: 'M4 7h6' },
  dot: { disc: true },
  clock: { disc: true, mark: 'M7 3.9V7.2L9.3 8.6' },
  arrow: { disc: false, line: 'M10 7H4.2M6.4 4.6 4 7l2.4 2.4' },
  ring: { disc: false, line: 'M5 5l4 4M9 5l-4 4' },
  question: { disc: false, line: 'M5.4 5.6C5.5 4.5 6.2 4 7 4c.9 0 1.6.6 1.6 1.4 0 1.1-1.5 1.2-1.5 2.3M7.1 9.9v.2' },
};

export function PresenceShape(props: { readonly shape: Shape; readonly theme: ThemeName }): ReactElement {
  const colour = shapeColours[props.theme][props.shape];
  const { disc, mark, line } = drawings[props.shape];
  const cutOut = props.theme === 'light' ? '#ffffff' : '#141414';
  return (
    <svg className="icon" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false" fill="none">
      {disc ? (
        <circle cx="7" cy="7" r="6.5" fill={colour} />
      ) : (
        <circle cx="7" cy="7" r="5.75" stroke={colour} strokeWidth="1.5" />
      )}
      <path
        d={mark ?? line ?? ''}
        stroke={disc ? cutOut : colour}
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
