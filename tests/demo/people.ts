/** The invented company of the demo. Numbers are of the ranges that the Bundesnetzagentur keeps for fiction. */
import { createHash } from 'node:crypto';
import type { SeedPerson } from '../simulators/simulator.ts';

export const domain = 'nordlicht-handel.example';

const names: readonly (readonly [string, string])[] = [
  ['Anna', 'Berg'],
  ['Ben', 'Kurz'],
  ['Cem', 'Aydin'],
  ['Dora', 'Lindner'],
  ['Eli', 'Rosen'],
  ['Franka', 'Thiel'],
  ['Georg', 'Maier'],
  ['Hanna', 'Vogt'],
  ['Ivo', 'Petrov'],
  ['Jana', 'Krüger'],
  ['Karl', 'Weiss'],
  ['Lena', 'Schröder'],
  ['Mark', 'Olsen'],
  ['Nora', 'Fuchs'],
  ['Ole', 'Hansen'],
  ['Paula', 'Brandt'],
  ['Quirin', 'Huber'],
  ['Ronja', 'Sommer'],
  ['Said', 'Rahimi'],
  ['Tina', 'Koch'],
  ['Uwe', 'Jansen'],
  ['Vera', 'Novak'],
  ['Wim', 'de Boer'],
  ['Xenia', 'Pavlova'],
  ['Yara', 'Haddad'],
];

/** Works outside and has no account at the PBX: found by the number of her profile at Microsoft 365 alone. */
export const fieldWorker: SeedPerson = {
  firstName: 'Greta',
  familyName: 'Falk',
  upn: `greta.falk@${domain}`,
  objectId: guid('greta.falk'),
  mobile: '0171 39200 60',
};

export type DemoPerson = SeedPerson & {
  readonly linksPhone: boolean;
  /** Rights that the account at the PBX lacks. */
  readonly lacks?: readonly ('callman_perm' | 'redirect_perm')[];
};

/** Names as logs of real PBXs have them, `SIP/3168.snomd345` and `SIP/1004.WinClient`: extension and kind of phone. */
const deskPhones = [
  { name: 'snomd785', phoneType: 'Snom D785' },
  { name: 'yealinkt54w', phoneType: 'Yealink T54W' },
  { name: 'gigasetmaxwell', phoneType: 'Gigaset Maxwell' },
] as const;
const softphone = { name: 'WinClient', phoneType: 'STARFACE App' };
/** Every fourth person has a headset at the computer, too. */
const softphoneEvery = 4;

/** The range for fiction has a hundred mobile numbers; some of them stand in the demo's mails. */
const mobiles = 20;

/** Nearly everybody is matched and linked; the last five show what else there is. */
export function demoPeople(count: number): readonly DemoPerson[] {
  const people = Array.from({ length: count }, (_, index) => person(index));
  const at = (fromEnd: number): number => count - fromEnd;
  if (count < 10) return people;
  return people.map((one, index) => {
    if (index === at(1)) return without(one, 'pbxEmail');
    if (index === at(2)) return { ...one, pbxEmail: people[at(3)]?.pbxEmail ?? '', linksPhone: false };
    if (index === at(3)) return { ...one, linksPhone: false };
    if (index === at(4)) return { ...one, linksPhone: false, lacks: ['callman_perm', 'redirect_perm'] };
    if (index === at(5)) return without(without(one, 'upn'), 'objectId');
    return one;
  });
}

function person(index: number): DemoPerson {
  const [firstName, familyName] = names[index % names.length] ?? ['Person', 'Muster'];
  const round = Math.floor(index / names.length);
  const suffix = round === 0 ? '' : String(round + 1);
  const local = `${ascii(firstName)}.${ascii(familyName)}${suffix}`;
  const number = 101 + index;
  const upn = `${local}@${domain}`;
  return {
    login: String(number).padStart(4, '0'),
    password: createHash('sha256').update(`demo password of ${local}`).digest('base64url').slice(0, 14),
    firstName,
    familyName: suffix === '' ? familyName : `${familyName} ${suffix}`,
    pbxEmail: upn,
    upn,
    mail: upn,
    objectId: guid(local),
    internalNumber: String(number),
    externalNumber: `+493023125${String(number).padStart(3, '0')}`,
    phones: [
      deskPhones[index % deskPhones.length] ?? deskPhones[0],
      ...(index % softphoneEvery === 0 ? [softphone] : []),
    ].map(({ name, phoneType }) => ({ name: `SIP/${number}.${name}`, phoneType })),
    ...(index % 3 === 0 && index < mobiles ? { mobile: `+49 171 39200 ${20 + index}` } : {}),
    linksPhone: true,
  };
}

function without(person: DemoPerson, member: 'pbxEmail' | 'upn' | 'objectId'): DemoPerson {
  const { [member]: _left, ...rest } = person;
  return { ...rest, linksPhone: false };
}

function ascii(name: string): string {
  const plain = name.toLowerCase().replaceAll('ü', 'ue').replaceAll('ö', 'oe').replaceAll('ä', 'ae');
  return plain.replaceAll('ß', 'ss').replaceAll(/[^a-z]+/g, '');
}

function guid(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** What people's own Teams shows when the demo begins. */
export function firstPresence(index: number): readonly [string, string] {
  const first: readonly (readonly [string, string])[] = [
    ['Available', 'Available'],
    ['Available', 'Available'],
    ['Available', 'Available'],
    ['Away', 'Away'],
    ['Available', 'Available'],
    ['Offline', 'Offline'],
    ['Available', 'Available'],
    ['BeRightBack', 'BeRightBack'],
  ];
  return first[index % first.length] ?? ['Available', 'Available'];
}
