/** One line of a list: 52 px, a picture, two lines of text, and what can be done with it. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'center',
    minHeight: '52px',
    columnGap: '4px',
    paddingLeft: '12px',
    paddingRight: '4px',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  main: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '10px',
    flexGrow: 1,
    minWidth: 0,
    minHeight: '44px',
    textAlign: 'left',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
  },
  button: {
    backgroundColor: 'transparent',
    border: 'none',
    padding: 0,
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  texts: { minWidth: 0, flexGrow: 1 },
  line: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', display: 'block' },
  first: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  second: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  below: { paddingLeft: '36px', paddingRight: '12px', paddingBottom: '8px' },
});

export type RowProps = {
  readonly picture?: ReactNode;
  readonly first: string;
  readonly second?: string | null;
  /** What a tap on the text opens below; the label names it for screen readers. */
  readonly details?: { readonly label: string; readonly open: boolean; readonly onToggle: () => void };
  readonly below?: ReactNode;
  readonly children?: ReactNode;
};

export function Row(props: RowProps): ReactElement {
  const styles = useStyles();
  const { details } = props;
  const content = (
    <>
      {props.picture}
      <span className={styles.texts}>
        <span className={mergeClasses(styles.line, styles.first)}>{props.first}</span>
        {props.second ? <span className={mergeClasses(styles.line, styles.second)}>{props.second}</span> : null}
      </span>
    </>
  );
  return (
    <li>
      <div className={styles.row}>
        {details ? (
          <button
            type="button"
            className={mergeClasses(styles.main, styles.button)}
            aria-label={details.label}
            aria-expanded={details.open}
            onClick={details.onToggle}
          >
            {content}
          </button>
        ) : (
          <div className={styles.main}>{content}</div>
        )}
        {props.children}
      </div>
      {props.below ? <div className={styles.below}>{props.below}</div> : null}
    </li>
  );
}
