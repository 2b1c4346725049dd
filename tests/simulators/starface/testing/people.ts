import type { SeedPerson } from '../../simulator.ts';

export const anna: SeedPerson = {
  login: '0101',
  password: 'Geheim-Anna-1',
  firstName: 'Anna',
  familyName: 'Muster',
  pbxEmail: 'anna.muster@example.com',
  internalNumber: '101',
  externalNumber: '+49 721 998 0101',
};

export const ben: SeedPerson = {
  login: '0102',
  password: 'Geheim-Ben-2',
  firstName: 'Ben',
  familyName: 'Öztürk',
  pbxEmail: 'ben.oeztuerk@example.com',
  internalNumber: '102',
  externalNumber: '+49 721 998 0102',
};
