import { BookContactsRegular } from '@fluentui/react-icons/headless/svg/book-contacts';
import { PersonRegular } from '@fluentui/react-icons/headless/svg/person';
import type { ReactElement } from 'react';
import type { ContactAnswer } from '../../contract/telephone.ts';
import { usePane } from '../pane-context.tsx';
import { numberLabel } from '../people/number-label.ts';
import { CallButton } from '../rows/call-button.tsx';
import { Row } from '../rows/row.tsx';

/** Contacts of address book and tenant, a line for each number; with the folders that it stands in. */
export function ContactRows(props: { readonly contacts: readonly ContactAnswer[] }): ReactElement {
  const { numbers, t } = usePane();
  return (
    <>
      {props.contacts.flatMap(({ id, name, company, numbers: written, tags = [], source }) =>
        written.map((one) => {
          const Picture = source === 'tenant' ? PersonRegular : BookContactsRegular;
          const { number } = one;
          const label = numberLabel(one, t);
          const normalised = numbers.normalise(number);
          const shown = normalised?.ok ? numbers.format(normalised) : number;
          return (
            <Row
              key={`${id}-${label}-${number}`}
              picture={<Picture className="icon quiet" aria-hidden="true" />}
              first={[name, company].filter(Boolean).join(', ')}
              second={[shown, label, tags.join(', ')].filter(Boolean).join(' · ')}
            >
              {normalised?.ok ? <CallButton target={{ number: normalised, name, written: number }} /> : null}
            </Row>
          );
        }),
      )}
    </>
  );
}
