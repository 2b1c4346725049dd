import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { paneOf, startInOutlook, type InOutlook, type Opened } from './in-outlook.ts';

let outlook: InOutlook;
let opened: Opened;

beforeAll(async () => {
  outlook = await startInOutlook();
}, 60_000);
afterAll(() => outlook.stop());
afterEach(async () => {
  expect(opened.errors).toEqual([]);
  await opened.page.close();
});

const open = async (search = ''): Promise<Opened> => (opened = await outlook.open(search));

test('the open mail is read: subject, sender first, recipients, numbers in the text', async () => {
  const { pane } = await open('?mail=angebot');
  const read = await pane.evaluate(async () => {
    const item = window.probe.host.item();
    if (!item) return null;
    const content = await item.content();
    return {
      kind: item.kind,
      mode: item.mode,
      subject: await item.subject(),
      people: await item.people(),
      text: 'segments' in content ? content.segments.map(({ text }) => text).join('|') : content.text,
    };
  });
  expect(read).toMatchObject({ kind: 'message', mode: 'read', subject: 'Angebot Wärmepumpe Verwaltungsgebäude' });
  expect(read?.people).toEqual([
    { name: 'Katrin Wölfle', address: 'k.woelfle@maier-heizungsbau.example' },
    { name: 'Anna Berg', address: 'anna.berg@contoso.example' },
    { name: 'Ben Kurz', address: 'ben.kurz@contoso.example' },
  ]);
  expect(read?.text).toContain('Tel.: +49 (0)30 23125-417');
});

test('a pinned pane follows the selection, and stands nothing being selected', async () => {
  const { page, pane } = await open('?mail=angebot');
  const first = await pane.evaluate(() => window.probe.host.item()?.key);
  await page.evaluate(() => {
    window.outlook.select('harbour');
    window.outlook.select(null);
    window.outlook.select('angebot');
  });
  await pane.waitForFunction(() => window.probe.told.length === 3);
  const told = await pane.evaluate(() => window.probe.told);
  expect(told[0]).toMatch(/harbour$/);
  expect(told[1]).toBeNull();
  expect(told[2]).toMatch(/angebot$/);
  // The same mail opened again is another selection: answers for the first one would be late.
  expect(told[2]).not.toBe(first);
});

test('a body that comes after the next mail was selected is refused, so that it is shown beside no other mail', async () => {
  const { page, pane } = await open('?mail=angebot');
  await page.evaluate(() => window.outlook.hold('body.getAsync'));
  const reading = pane.evaluate(async () => {
    try {
      await window.probe.host.item()?.bodyHtml();
      return 'read';
    } catch (error) {
      return (error as { reason?: string }).reason;
    }
  });
  await page.waitForFunction(() => window.outlook.calls().some(({ method }) => method === 'body.getAsync'));
  await page.evaluate(() => window.outlook.select('harbour'));
  await pane.waitForFunction(() => window.probe.told.length === 1);
  await page.evaluate(() => window.outlook.release('body.getAsync'));
  expect(await reading).toBe('item-changed');
});

test('an error of Outlook keeps its number, and the text form stands in for HTML that cannot be had', async () => {
  const { page, pane } = await open('?mail=rueckruf');
  await page.evaluate(() => window.outlook.failNext('body.getAsync', 9020));
  const error = await pane.evaluate(async () => {
    try {
      await window.probe.host.item()?.bodyHtml();
      return null;
    } catch (caught) {
      const { name, reason, code } = caught as { name: string; reason: string; code: number };
      return { name, reason, code };
    }
  });
  expect(error).toEqual({ name: 'OfficeError', reason: 'failed', code: 9020 });
  await page.evaluate(() => window.outlook.failNext('body.getAsync', 9020));
  const content = await pane.evaluate(async () => window.probe.host.item()?.content());
  expect(JSON.stringify(content)).toContain('089/99998-120');
});

test('a draft tells its people, again when they change, and never asks more than three things at once', async () => {
  const { page } = await open('?mail=harbour');
  await page.evaluate(() =>
    window.outlook.compose({ to: [{ name: 'Katrin', address: 'k@maier.example' }], subject: 'Termin' }),
  );
  const pane = await paneOf(page);
  const readAll = (): Promise<unknown[]> =>
    pane.evaluate(async () => {
      const item = window.probe.host.item();
      if (!item) return [];
      const reads = [item.people(), item.people(), item.subject(), item.content()] as const;
      return [item.mode, ...(await Promise.all(reads))];
    });
  expect(await readAll()).toMatchObject([
    'compose',
    [{ address: 'k@maier.example' }],
    [{ name: 'Katrin' }],
    'Termin',
    {},
  ]);
  await page.evaluate(() => window.outlook.recipients('cc', [{ name: 'Ben', address: 'ben@contoso.example' }]));
  await pane.waitForFunction(() => window.probe.told.length > 0);
  expect((await readAll())[1]).toEqual([
    { name: 'Katrin', address: 'k@maier.example' },
    { name: 'Ben', address: 'ben@contoso.example' },
  ]);
});

test('an invitation and an appointment tell organiser, attendees and the place with its dial-in number', async () => {
  const { page } = await open('?mail=jour-fixe');
  const read = async () => {
    const pane = await paneOf(page);
    return pane.evaluate(async () => {
      const item = window.probe.host.item();
      const content = await item?.content();
      const names = (await item?.people())?.map(({ name }) => name) ?? [];
      return { kind: item?.kind, ends: await item?.ends(), people: names, text: JSON.stringify(content) };
    });
  };
  expect((await read()).text).toContain('Einwahl +49 69 90009 555');
  await page.evaluate(() => {
    window.outlook.appointment('invited-meeting');
    window.outlook.openPane();
  });
  const attending = await read();
  expect(attending.kind).toBe('appointment');
  expect(attending.ends).toBeGreaterThan(Date.UTC(2020, 0));
  expect(attending.people).toEqual(['Oliver Whitcombe', 'Anna Berg', 'Cem Aydin', 'Anna Berg']);
  expect(attending.text).toContain('Dial in: +44 20 7946 0500');
  await page.evaluate(() => {
    window.outlook.appointment('own-meeting');
    window.outlook.openPane();
  });
  const own = await read();
  expect(own.people).toEqual(['Ben Kurz', 'Katrin Wölfle', 'Cem Aydin']);
  expect(own.text).toContain('030 23125 700');
});

test('the theme is dark where Outlook is dark and follows it; language and own address are those of the mailbox', async () => {
  const { page, pane } = await open('?theme=dark&lang=en');
  expect(await pane.evaluate(() => window.probe.host.theme.get())).toBe('dark');
  await page.evaluate(() => window.outlook.theme('light'));
  await pane.waitForFunction(() => window.probe.themeChanges === 1);
  expect(await pane.evaluate(() => window.probe.host.theme.get())).toBe('light');
  expect(await pane.evaluate(() => window.probe.host.locale)).toBe('en-US');
  expect(await pane.evaluate(() => window.probe.host.ownAddress)).toBe('anna.berg@contoso.example');
});

test('a line above the mail replaces the one before it and is cut at 150 characters', async () => {
  const { page, pane } = await open();
  await pane.evaluate(async () => {
    await window.probe.host.notify('call', 'information', 'Calling …');
    await window.probe.host.notify('call', 'error', 'x'.repeat(200));
  });
  const shown = await page.evaluate(() => window.outlook.notifications());
  expect(shown).toEqual([{ key: 'call', type: 'errorMessage', message: `${'x'.repeat(149)}…` }]);
});

test('"call back later" and "write a mail" open forms beside a mail and are not offered beside a draft', async () => {
  const { page, pane } = await open();
  await pane.evaluate(() =>
    window.probe.host.newAppointment()?.({
      subject: 'Call back',
      body: '+49 30 23125 417',
      start: new Date('2026-11-25T09:00:00Z'),
      end: new Date('2026-11-25T09:15:00Z'),
    }),
  );
  await page.waitForFunction(() => window.outlook.forms().length === 1);
  expect(await page.evaluate(() => window.outlook.forms()[0])).toMatchObject({
    kind: 'displayNewAppointmentForm',
    parameters: { subject: 'Call back' },
  });
  await pane.evaluate(() => window.probe.host.newMail()?.({ to: 'k@maier.example', subject: 'Your call' }));
  await page.waitForFunction(() => window.outlook.forms().length === 2);
  expect(await page.evaluate(() => window.outlook.forms()[1])).toMatchObject({
    kind: 'displayNewMessageForm',
    parameters: { toRecipients: ['k@maier.example'], subject: 'Your call' },
  });
  await page.evaluate(() => window.outlook.compose());
  const { host } = await (
    await paneOf(page)
  ).evaluate(() => ({ host: [window.probe.host.newAppointment(), window.probe.host.newMail()] }));
  expect(host).toEqual([null, null]);
});

test('small settings are saved in the mailbox and are there the next time', async () => {
  const { page, pane } = await open();
  await pane.evaluate(() => window.probe.host.settings.set('hintsSeen', true));
  expect(await page.evaluate(() => window.outlook.roamingSettings())).toEqual({ hintsSeen: true });
  await page.evaluate(() => {
    window.outlook.closePane();
    window.outlook.openPane();
  });
  expect(await (await paneOf(page)).evaluate(() => window.probe.host.settings.get('hintsSeen'))).toBe(true);
});

test('a phone knows no theme and no forms, but lets the pane be closed', async () => {
  const { page, pane } = await open('?client=ios');
  const seen = await pane.evaluate(() => ({
    phone: window.probe.host.phone,
    form: window.probe.host.newAppointment(),
    theme: window.probe.host.theme.get(),
  }));
  expect(seen).toEqual({ phone: true, form: null, theme: 'light' });
  await pane.evaluate(() => window.probe.host.closePane()?.());
  await page.waitForSelector('iframe[name="addin"]', { state: 'detached' });
});

test('an Outlook of requirement set 1.5 is enough: items, selection and people, without theme and recipient events', async () => {
  const { page, pane } = await open('?client=onPremises&mail=angebot');
  await page.evaluate(() => window.outlook.select('harbour'));
  await pane.waitForFunction(() => window.probe.told.length === 1);
  expect(await pane.evaluate(() => window.probe.host.item()?.subject())).toContain('Project Harbour');
  expect(await pane.evaluate(() => window.probe.host.supports('Mailbox', '1.14'))).toBe(false);
});

test('history works although office.js took its functions away', async () => {
  const { pane } = await open();
  expect(await pane.evaluate(() => typeof window.history.pushState)).toBe('function');
});

test('without Outlook around it the pane has no item, and the language and theme of the browser', async () => {
  await open();
  const page = await outlook.openTopLevel();
  const seen = await page.evaluate(() => ({
    inside: window.probe.host.insideOutlook,
    item: window.probe.host.item(),
    form: window.probe.host.newAppointment(),
    theme: window.probe.host.theme.get(),
  }));
  expect(seen).toEqual({ inside: false, item: null, form: null, theme: 'light' });
  await page.close();
});

test("the browser's parser reads mails that are nested without end, and loads and runs nothing of a mail", async () => {
  const { page, pane } = await open();
  const requested: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  const texts = await pane.evaluate(() => {
    const trap =
      '<img src="/trap.gif" onerror="window.ran=1"><script>window.ran=1</script><link rel=stylesheet href=/trap.css>';
    const html = `${trap}${'<div>'.repeat(100_000)}030 23125 1`;
    return window.probe.mailSegments(html).map(({ text }) => text);
  });
  expect(texts).toEqual(['030 23125 1']);
  expect(await pane.evaluate(() => 'ran' in window)).toBe(false);
  expect(requested.filter((url) => url.includes('trap'))).toEqual([]);
});
