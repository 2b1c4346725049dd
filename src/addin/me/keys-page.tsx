/** The function keys of the person's telephones, with their lamps; pressing one here is pressing it there. */
import { KeyCommandRegular } from '@fluentui/react-icons/headless/svg/key-command';
import type { ReactElement } from 'react';
import type { FunctionKeyAnswer } from '../../contract/telephone.ts';
import { useAnswer } from '../../ui/api/use-answer.ts';
import { pressKey } from '../actions/press-key.ts';
import { usePane } from '../pane-context.tsx';
import { ActionButton } from '../rows/action-button.tsx';
import { EmptyLine } from '../rows/empty-line.tsx';
import { Row } from '../rows/row.tsx';
import { Answered } from './answered.tsx';
import { useMeText, type MeText, type MeTextKey } from './me-text.ts';

/** The phone system's words without case and underscores, of which it knows more than are worth a word. */
const kinds: Readonly<Record<string, MeTextKey>> = {
  quickdial: 'keys.quickDial',
  quickdialdtmf: 'keys.quickDial',
  busylampfield: 'keys.lamp',
  forward: 'keys.forward',
  donotdisturb: 'keys.dnd',
  dnd: 'keys.dnd',
  groupmember: 'keys.group',
  groupactivation: 'keys.group',
  parkandorbit: 'keys.park',
  park: 'keys.park',
};

export default function KeysPage(): ReactElement {
  const { telephone } = usePane();
  const m = useMeText();
  const answer = useAnswer(telephone.functionKeys, 'keys');
  return (
    <Answered answer={answer}>
      {(keys) =>
        keys.length === 0 ? (
          <EmptyLine>{m('keys.none')}</EmptyLine>
        ) : (
          <>
            <p className="small quiet">{m('keys.hint')}</p>
            <ul className="list flush">
              {keys.map((key) => (
                <Row
                  key={key.id}
                  picture={<KeyCommandRegular className="icon quiet" aria-hidden="true" />}
                  first={key.name === '' ? m('keys.unnamed') : key.name}
                  second={about(key, m)}
                >
                  <ActionButton
                    action={pressKey}
                    target={key}
                    label={m('keys.press', { name: key.name })}
                    show="icon"
                    onDone={answer.again}
                  />
                </Row>
              ))}
            </ul>
          </>
        )
      }
    </Answered>
  );
}

function about({ kind, lamp }: FunctionKeyAnswer, m: MeText): string {
  const word = kinds[kind.toLowerCase().replaceAll('_', '')];
  return [word && m(word), lamp && m(`lamp.${lamp}`)].filter(Boolean).join(' · ');
}
