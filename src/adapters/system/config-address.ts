/** Addresses in the configuration: normalised without a slash at the end, plain http only towards this machine. */
import { z } from 'zod';

export type AddressRule = {
  /** `https` refuses plain http even towards loopback addresses. */
  readonly scheme: 'https' | 'http on loopback';
  readonly path: 'allowed' | 'refused';
};

/** `localhost`, names below it (RFC 6761), 127.0.0.0/8 and ::1. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    /^127(\.\d+){3}$/.test(hostname) ||
    hostname === '[::1]'
  );
}

/** What is wrong with an address, in words that say what to do; null where nothing is. */
export function addressFault(text: string, rule: AddressRule): string | null {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    return 'is no web address: write it as https://host.example.com';
  }
  if (url.protocol === 'http:' && rule.scheme === 'https') return 'must begin with https://';
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return 'must begin with https:// (plain http is allowed towards loopback addresses only)';
  }
  if (url.username !== '' || url.password !== '') return 'must not contain a user name or password';
  if (url.search !== '' || url.hash !== '') return 'must end before ? and #';
  if (rule.path === 'refused' && url.pathname.replace(/\/+$/, '') !== '') {
    return `must not have a path: write ${url.origin}`;
  }
  return null;
}

export function address(rule: AddressRule) {
  return z
    .string()
    .superRefine((text, context) => {
      const message = addressFault(text, rule);
      if (message !== null) context.addIssue({ code: 'custom', message });
    })
    .transform((text) => text.replace(/\/+$/, ''));
}
