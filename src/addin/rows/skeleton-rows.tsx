import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'center', minHeight: '52px', columnGap: '10px', padding: '0 12px' },
  dot: { width: '14px', height: '14px', borderRadius: '50%', backgroundColor: tokens.colorNeutralStencil1 },
  bar: { height: '12px', borderRadius: '6px', width: '60%', backgroundColor: tokens.colorNeutralStencil1 },
});

/** The place of rows that are on their way. */
export function SkeletonRows(props: { readonly label: string; readonly rows?: number }): ReactElement {
  const styles = useStyles();
  return (
    <div role="status" aria-label={props.label} aria-busy="true">
      {Array.from({ length: props.rows ?? 3 }, (_, index) => (
        <div key={index} className={styles.row}>
          <div className={styles.dot} />
          <div className={styles.bar} />
        </div>
      ))}
    </div>
  );
}
