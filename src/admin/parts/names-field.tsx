/** A list of names: typed, pasted with commas or lines between, or chosen from what is known. */
import { Button, Field, Input, makeStyles, Tag, TagGroup, tokens } from '@fluentui/react-components';
import { useId, useState, type KeyboardEvent, type ReactElement } from 'react';
import { useConsole } from '../console-context.ts';

const useStyles = makeStyles({
  field: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0, maxWidth: '640px' },
  row: { display: 'flex', gap: tokens.spacingHorizontalS },
  input: { flexGrow: 1, minWidth: 0 },
  tags: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  tag: { maxWidth: '100%' },
});

export type Suggestion = { readonly value: string; readonly label: string };

export function NamesField(props: {
  readonly label: string;
  readonly hint?: string;
  readonly names: readonly string[];
  readonly suggestions: readonly Suggestion[];
  readonly readOnly: boolean;
  readonly change: (names: readonly string[]) => void;
}): ReactElement {
  const { text } = useConsole();
  const styles = useStyles();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const { label, hint, names, suggestions, readOnly, change } = props;

  const add = (): void => {
    const next = withNames(names, typed);
    if (next.length > names.length) change(next);
    setTyped('');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    add();
  };
  return (
    <div className={styles.field}>
      <Field label={label} {...(hint === undefined ? {} : { hint })}>
        {(field) => (
          <div className={styles.row}>
            <Input
              {...field}
              className={styles.input}
              value={typed}
              disabled={readOnly}
              list={listId}
              autoComplete="off"
              spellCheck={false}
              onChange={(_event, data) => setTyped(data.value)}
              onKeyDown={onKeyDown}
            />
            <Button
              disabled={readOnly || typed.trim() === ''}
              onClick={add}
              aria-label={text('names.addTo', { list: label })}
            >
              {text('names.add')}
            </Button>
          </div>
        )}
      </Field>
      <datalist id={listId}>
        {suggestions.map(({ value, label: words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </datalist>
      {names.length > 0 && (
        <TagGroup
          className={styles.tags}
          aria-label={text('names.list', { list: label })}
          size="small"
          onDismiss={(_event, { value }) => change(names.filter((name) => name !== value))}
        >
          {names.map((name) => (
            <Tag
              key={name}
              className={styles.tag}
              value={name}
              dismissible={!readOnly}
              dismissIcon={{ 'aria-label': text('names.remove', { name }) }}
            >
              {name}
            </Tag>
          ))}
        </TagGroup>
      )}
    </div>
  );
}

/** Names that are there already, in whatever case, are not added twice. */
export function withNames(names: readonly string[], typed: string): readonly string[] {
  const result = [...names];
  const known = new Set(names.map((name) => name.toLowerCase()));
  for (const part of typed.split(/[,;\n]/).map((one) => one.trim())) {
    if (part === '' || known.has(part.toLowerCase())) continue;
    known.add(part.toLowerCase());
    result.push(part);
  }
  return result;
}
