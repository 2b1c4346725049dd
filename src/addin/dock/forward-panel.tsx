/** Where a call is to go: one field for a name or a number, and what it finds. What is typed stays with the call. */
import { useId, type ReactElement } from 'react';
import type { CallAnswer } from '../../contract/api.ts';
import { forward } from '../actions/forward.ts';
import type { DialTarget } from '../desk.ts';
import { colleagueTarget } from '../dialling/colleague-target.ts';
import { contactTargets, withoutOneself } from '../field/contact-targets.ts';
import { search } from '../field/search.ts';
import { useContacts } from '../field/use-contacts.ts';
import { useItem } from '../item/item-context.tsx';
import { useDesk, useLiveState, usePane } from '../pane-context.tsx';
import { useTeam } from '../people/use-team.ts';
import { ActionButton } from '../rows/action-button.tsx';
import { EmptyLine } from '../rows/empty-line.tsx';
import { targetOf } from '../rows/number-row.tsx';
import { Row } from '../rows/row.tsx';

const shownTargets = 5;

export function ForwardPanel(props: { readonly call: CallAnswer }): ReactElement {
  const { call } = props;
  const pane = usePane();
  const { t, numbers, desk } = pane;
  useTeam();
  const { colleagues, me } = useLiveState();
  const { drafts } = useDesk();
  const view = useItem();
  const id = useId();
  const text = drafts[call.id] ?? '';
  const inMail = view.kind === 'item' ? (view.numbers ?? []) : [];
  const found = search(text, { colleagues: colleagues ?? [], numbers: inMail }, numbers);
  const { contacts, isSearching, isBookMissing } = useContacts(text);
  const targets = [
    found.number,
    ...found.colleagues.map((colleague) => colleagueTarget(colleague, pane)),
    ...found.numbers.map(targetOf),
    ...withoutOneself(contacts, me?.upn).flatMap((contact) => contactTargets(contact, numbers)),
  ].filter((target): target is DialTarget => target !== null);
  const distinct = [...new Map(targets.map((target) => [target.number.dial, target])).values()];
  return (
    <div className="forward">
      <label htmlFor={id} className="small quiet">
        {t('forward.label')}
      </label>
      <input
        id={id}
        className="input"
        autoFocus
        autoComplete="off"
        value={text}
        onChange={(event) => desk.draft(call.id, event.target.value)}
        onKeyDown={(event) => (event.key === 'Escape' ? desk.draft(call.id, null) : undefined)}
      />
      <ul className="list">
        {distinct.slice(0, shownTargets).map((to) => {
          const shown = numbers.format(to.number);
          return (
            <Row key={`${to.name}-${to.number.dial}`} first={to.name ?? shown} second={to.name === null ? null : shown}>
              <ActionButton
                action={forward}
                target={{ call, to }}
                label={t('action.forwardTo', { who: to.name ?? shown })}
                show="icon"
              />
            </Row>
          );
        })}
      </ul>
      {text.trim() !== '' && targets.length === 0 && !isSearching && !isBookMissing ? (
        <EmptyLine>{t('forward.none')}</EmptyLine>
      ) : null}
      {isBookMissing ? <EmptyLine>{t('field.bookMissing')}</EmptyLine> : null}
    </div>
  );
}
