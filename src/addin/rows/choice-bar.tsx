import type { ReactElement } from 'react';
import { Button } from './button.tsx';

/** One of a few, as buttons side by side. */
export function ChoiceBar<Name extends string>(props: {
  readonly label: string;
  readonly choices: readonly { readonly name: Name; readonly label: string }[];
  readonly chosen: Name;
  readonly onChoose: (name: Name) => void;
}): ReactElement {
  return (
    <div className="choice-bar" role="group" aria-label={props.label}>
      {props.choices.map(({ name, label }) => (
        <Button
          key={name}
          className="tall"
          appearance="subtle"
          aria-pressed={name === props.chosen}
          onClick={() => props.onChoose(name)}
        >
          {label}
        </Button>
      ))}
    </div>
  );
}
