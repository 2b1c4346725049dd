/** The product's name, once, for manifest, console, package and documents. */
export const product = {
  displayName: 'Presence Bridge for Outlook',
  subtitle: 'works with STARFACE',
  package: 'presence-bridge',
  disclaimer: 'Not affiliated with STARFACE GmbH or Microsoft.',
} as const;
