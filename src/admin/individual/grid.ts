import { makeStyles, tokens } from '@fluentui/react-components';

const wide = '@media (min-width: 900px)';
const middle = '@media (min-width: 560px) and (max-width: 899px)';

/** A table on wide screens; below, one thing under the other, each with its own label. */
export const useGrid = makeStyles({
  row: {
    display: 'grid',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    padding: `${tokens.spacingVerticalM} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignItems: 'start',
    [middle]: { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
    [wide]: { gridTemplateColumns: 'minmax(170px, 1.2fr) 150px 190px minmax(150px, 1.2fr) 130px' },
  },
  heads: {
    borderTop: 'none',
    paddingTop: 0,
    paddingBottom: tokens.spacingVerticalS,
    display: 'none',
    [wide]: { display: 'grid' },
  },
  label: { color: tokens.colorNeutralForeground2, [wide]: { display: 'none' } },
  cell: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  name: { [middle]: { gridColumn: 'span 2' } },
  spanned: { [wide]: { gridColumn: 'span 3' } },
});
