/** The function keys of the person's telephones, with their lamps; pressing one here is pressing it there. */
import type { FluentIcon } from '@fluentui/react-icons';
import { AlertOffRegular } from '@fluentui/react-icons/headless/svg/alert-off';
import { ButtonRegular } from '@fluentui/react-icons/headless/svg/button';
import { CallRegular } from '@fluentui/react-icons/headless/svg/call';
import { CallForwardRegular } from '@fluentui/react-icons/headless/svg/call-forward';
import { PeopleTeamRegular } from '@fluentui/react-icons/headless/svg/people-team';
import { PersonRegular } from '@fluentui/react-icons/headless/svg/person';
import { VehicleCarParkingRegular } from '@fluentui/react-icons/headless/svg/vehicle-car-parking';
import type { ReactElement } from 'react';
import type { FunctionKeyAnswer } from '../../contract/telephone.ts';
import { useAnswer } from '../../ui/api/use-answer.ts';
import { PresenceShape } from '../../ui/presence/presence-shape.tsx';
import { pressKey } from '../actions/press-key.ts';
import { usePane, useTheme } from '../pane-context.tsx';
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
  forwardnumber: 'keys.forward',
  donotdisturb: 'keys.dnd',
  dnd: 'keys.dnd',
  grouplogin: 'keys.group',
  groupmember: 'keys.group',
  groupactivation: 'keys.group',
  parkandorbit: 'keys.park',
  park: 'keys.park',
  signalnumber: 'keys.shownNumber',
  moduleactivation: 'keys.module',
  completionofcallstobusysubscriber: 'keys.completion',
  addressbook: 'keys.addressBook',
  phonecalllist: 'keys.callList',
  phonedtmf: 'keys.tones',
  phonegenericurl: 'keys.url',
};

/** Keeps two groups of keys apart at the telephone; there is nothing to press. */
const separator = 'separator';

export default function KeysPage(): ReactElement {
  const { telephone } = usePane();
  const m = useMeText();
  const answer = useAnswer(telephone.functionKeys, 'keys');
  return (
    <Answered answer={answer}>
      {(all) => {
        const keys = all.filter(({ kind }) => plain(kind) !== separator);
        return keys.length === 0 ? (
          <EmptyLine>{m('keys.none')}</EmptyLine>
        ) : (
          <>
            <p className="small quiet">{m('keys.hint')}</p>
            <ul className="list flush">
              {keys.map((key) => (
                <Row
                  key={key.id}
                  picture={<Picture {...key} />}
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
        );
      }}
    </Answered>
  );
}

const icons: Readonly<Partial<Record<MeTextKey, FluentIcon>>> = {
  'keys.quickDial': CallRegular,
  'keys.lamp': PersonRegular,
  'keys.forward': CallForwardRegular,
  'keys.dnd': AlertOffRegular,
  'keys.group': PeopleTeamRegular,
  'keys.park': VehicleCarParkingRegular,
};

/** A colleague's lamp looks like his state elsewhere; every other key shows what it is for. */
function Picture({ kind, lamp }: Pick<FunctionKeyAnswer, 'kind' | 'lamp'>): ReactElement {
  const theme = useTheme();
  const word = wordOf(kind);
  if (word === 'keys.lamp' && lamp !== null) {
    return <PresenceShape shape={lamp === 'free' ? 'tick' : 'handset'} theme={theme} />;
  }
  const Icon = (word && icons[word]) ?? ButtonRegular;
  return <Icon className="icon quiet" aria-hidden="true" />;
}

function wordOf(kind: string): MeTextKey | undefined {
  return kinds[plain(kind)];
}

function plain(kind: string): string {
  return kind.toLowerCase().replaceAll('_', '');
}

function about({ kind, lamp }: FunctionKeyAnswer, m: MeText): string {
  const word = wordOf(kind);
  return [word && m(word), lamp && m(`lamp.${lamp}`)].filter(Boolean).join(' · ');
}
