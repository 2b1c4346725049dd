import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';

const useStyles = makeStyles({
  line: {
    margin: 0,
    padding: '12px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground2,
  },
});

/** What stands where a list would be. */
export function EmptyLine(props: { readonly children: ReactNode }): ReactElement {
  return <p className={useStyles().line}>{props.children}</p>;
}
