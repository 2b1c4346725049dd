import { CallRegular } from '@fluentui/react-icons/headless/svg/call';
import type { ReactElement } from 'react';
import { colleagueTarget } from '../dialling/colleague-target.ts';
import { refusalText } from '../dialling/refusals.ts';
import { useItem } from '../item/item-context.tsx';
import { useLiveState, useNumberRules, usePane } from '../pane-context.tsx';
import { Button } from '../rows/button.tsx';
import { CallButton } from '../rows/call-button.tsx';
import { EmptyLine } from '../rows/empty-line.tsx';
import { NumberRow } from '../rows/number-row.tsx';
import { PersonRow } from '../rows/person-row.tsx';
import { Row } from '../rows/row.tsx';
import { Section } from '../rows/section.tsx';
import { ContactRows } from './contact-rows.tsx';
import { search } from './search.ts';
import { useContacts } from './use-contacts.ts';

/** Typed on a telephone's keys, or pasted: then a word on why it can't be dialled is wanted. */
const looksLikeNumber = /^[\s+\d()/.*#-]{2,}$/;

export default function SearchResults(props: { readonly text: string }): ReactElement {
  const pane = usePane();
  const { t, numbers } = pane;
  const { colleagues } = useLiveState();
  const view = useItem();
  useNumberRules();
  const inMail = view.kind === 'item' ? (view.numbers ?? []) : [];
  const found = search(props.text, { colleagues: colleagues ?? [], numbers: inMail }, numbers);
  const refused = looksLikeNumber.test(props.text) ? numbers.normalise(props.text) : null;
  const { contacts, more } = useContacts(props.text);
  const nothing = contacts.length === 0 && !found.number && found.colleagues.length === 0 && found.numbers.length === 0;
  return (
    <Section title={t('field.results')}>
      {found.number ? (
        <Row
          picture={<CallRegular className="icon" aria-hidden="true" />}
          first={t('field.dial', { number: numbers.format(found.number.number) })}
        >
          <CallButton target={found.number} />
        </Row>
      ) : null}
      {found.colleagues.map((colleague) => (
        <PersonRow key={colleague.id} colleague={colleague} target={colleagueTarget(colleague, numbers)} />
      ))}
      {found.numbers.map((number) => (
        <NumberRow key={`${number.dial}-${number.start}`} item={number} />
      ))}
      <ContactRows contacts={contacts} />
      {more === null ? null : (
        <li>
          <Button className="tall" appearance="transparent" onClick={more}>
            {t('field.more')}
          </Button>
        </li>
      )}
      {nothing ? (
        <li>
          <EmptyLine>{t(refused && !refused.ok ? refusalText(refused.reason) : 'field.none')}</EmptyLine>
        </li>
      ) : null}
    </Section>
  );
}
