import { illegalArgument, type UciRequest, type UciService } from '../request.ts';
import { isStruct, type XmlRpcStruct } from '../xml-rpc.ts';

/** Logging on and off groups. Source of the names: the public PHP client; members but `name`, `phoneNumbers` assumed. */
export const group: UciService = {
  getGroupSettings: {
    run: ({ pbx, person }) =>
      pbx.groups.of(person).map((one) => ({
        id: String(one.id),
        name: one.name,
        phoneNumbers: pbx.groups.numbersOf(one).map(({ number }) => number),
        activated: one.loggedOn.has(person),
      })),
  },
  setGroupSetting: {
    operation: 'setGroupLogin',
    writes: (params) => params.struct(0),
    run: (request) => set(request, request.params.struct(0)),
  },
  setGroupSettings: {
    operation: 'setGroupLogin',
    writes: (params) => params.list(0),
    run: (request) => request.params.list(0).every((setting) => isStruct(setting) && set(request, setting)),
  },
};

function set({ pbx, person }: UciRequest, setting: XmlRpcStruct): boolean {
  const found = pbx.groups.of(person).find(({ id }) => String(id) === setting['id']);
  if (found === undefined) throw illegalArgument('the group is unknown.');
  if (setting['activated'] === true) found.loggedOn.add(person);
  else found.loggedOn.delete(person);
  return true;
}
