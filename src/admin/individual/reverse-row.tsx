import { Caption1, mergeClasses, Switch, Text } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { IndividualTable } from '../../domain/individual.ts';
import { useConsole } from '../console-context.ts';
import { useGrid } from './grid.ts';
import { Lock } from './row-editor.tsx';

/** The direction from the PBX to Teams: on a call shows as "In a call". */
export function ReverseRow(props: {
  readonly value: IndividualTable['reverse'];
  readonly readOnly: boolean;
  readonly change: (value: IndividualTable['reverse']) => void;
}): ReactElement {
  const { text } = useConsole();
  const grid = useGrid();
  const { value, readOnly, change } = props;
  const name = text('individual.reverse');
  return (
    <div className={grid.row} role="group" aria-label={name}>
      <div className={grid.cell}>
        <Text weight="semibold">{name}</Text>
        <Caption1 className={grid.quiet}>{text('individual.reverse.about')}</Caption1>
      </div>
      <div className={mergeClasses(grid.cell, grid.spanned)}>
        <Switch
          aria-label={name}
          label={text(value.on ? 'individual.reverse.on' : 'individual.reverse.off')}
          checked={value.on}
          disabled={readOnly}
          onChange={(_event, { checked }) => change({ ...value, on: checked })}
        />
      </div>
      <Lock name={name} on={value.locked} readOnly={readOnly} change={(locked) => change({ ...value, locked })} />
    </div>
  );
}
