/** A table that becomes a list of cards where there is no room for columns. For tables with `noNativeElements`. */
import { makeStyles, tokens } from '@fluentui/react-components';

const narrow = '@media (max-width: 719px)';

export const useNarrowTable = makeStyles({
  header: {
    [narrow]: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  },
  row: {
    alignItems: 'start',
    [narrow]: {
      display: 'flex',
      flexDirection: 'column',
      padding: `${tokens.spacingVerticalS} 0`,
    },
  },
  cell: {
    display: 'block',
    paddingTop: tokens.spacingVerticalS,
    paddingBottom: tokens.spacingVerticalS,
    overflowWrap: 'anywhere',
    height: 'auto',
    [narrow]: { width: '100%', paddingTop: tokens.spacingVerticalXXS, paddingBottom: tokens.spacingVerticalXXS },
  },
  /** The column's name in front of what stands in it, where the header is not seen. */
  label: { display: 'none', color: tokens.colorNeutralForeground2, [narrow]: { display: 'block' } },
});
