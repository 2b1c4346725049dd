import { Radio, RadioGroup } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { RuleWho } from '../../domain/central/rule.ts';
import { useConsole } from '../console-context.ts';
import { NamesField } from '../parts/names-field.tsx';
import { usePeople, useRead } from '../queries.ts';
import { Part } from './part.tsx';
import { withPart } from './with-part.ts';

type Some = Exclude<RuleWho, { readonly everybody: true }>;

export function WhoPart(props: { readonly who: RuleWho; readonly change: (who: RuleWho) => void }): ReactElement {
  const { text } = useConsole();
  const { who, change } = props;
  const scope = useRead('scope', (api) => api.scope());
  const people = usePeople();
  const some: Some | null = 'everybody' in who ? null : who;
  const setNames = (key: 'groups' | 'persons', names: readonly string[]): void => {
    if (some !== null) change(withPart(some, key, names.length === 0 ? undefined : names));
  };
  return (
    <Part title={text('rules.who')} about={text('who.about')}>
      <RadioGroup
        aria-label={text('rules.who')}
        layout="horizontal"
        value={some === null ? 'everybody' : 'some'}
        onChange={(_event, { value }) => change(value === 'everybody' ? { everybody: true } : {})}
      >
        <Radio value="everybody" label={text('who.everybody')} />
        <Radio value="some" label={text('who.some')} />
      </RadioGroup>
      {some !== null && (
        <>
          <NamesField
            label={text('who.groupsLabel')}
            hint={text(scope.data?.groups === null ? 'who.groupsUnknown' : 'who.groupsHint')}
            names={some.groups ?? []}
            suggestions={(scope.data?.groups ?? []).map(({ name, people: count }) => ({
              value: name,
              label: text('scope.groupSize', { count }),
            }))}
            readOnly={false}
            change={(names) => setNames('groups', names)}
          />
          <NamesField
            label={text('who.personsLabel')}
            hint={text('who.personsHint')}
            names={some.persons ?? []}
            suggestions={(people.data?.matched ?? []).map(({ upn, name, login }) => ({
              value: upn,
              label: `${name}, ${login}`,
            }))}
            readOnly={false}
            change={(names) => setNames('persons', names)}
          />
        </>
      )}
    </Part>
  );
}
