import type { Person } from '../pbx/person.ts';
import type { XmlRpcStruct } from './xml-rpc.ts';

/** An entry of a module that other programs may call. */
export type ModuleEntry = {
  /** `XMLRPC_noauth`: whoever reaches the PBX may call it; otherwise any valid login (`XMLRPC_auth`). */
  readonly open?: boolean;
  /** One struct with the function's input variables; one with its output variables comes back. */
  readonly run: (input: XmlRpcStruct, caller: Person | undefined) => XmlRpcStruct;
};

/**
 * Module instances that an administrator set up, by their name, which may hold spaces. The method name of an entry is
 * `<instance name>.<entry>`. Source: https://github.com/Fabian95qw/SFWiki (Tutorial-für-Entwickler/dev_xmlrpc.md)
 */
export class Modules {
  readonly #entries = new Map<string, ModuleEntry>();

  install(instance: string, entries: Readonly<Record<string, ModuleEntry>>): void {
    for (const [name, entry] of Object.entries(entries)) this.#entries.set(`${instance}.${name}`, entry);
  }

  remove(instance: string): void {
    for (const name of this.#entries.keys()) if (name.startsWith(`${instance}.`)) this.#entries.delete(name);
  }

  find(methodName: string): ModuleEntry | undefined {
    return this.#entries.get(methodName);
  }
}
