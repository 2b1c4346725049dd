/**
 * English mails of invented people. Numbers are from Ofcom's ranges for drama (020 7946 0xxx, 07700 900xxx) and
 * the North American 555-01xx, wherever a number is meant to be dialled.
 */
import { me, type Correspondent, type Mail } from '../mailbox.ts';

const oliver: Correspondent = { name: 'Oliver Whitcombe', address: 'oliver.whitcombe@harbour-estates.example' };
const priya: Correspondent = { name: 'Priya Raman', address: 'priya@bluefin-talent.example' };
const support: Correspondent = { name: 'Cobalt Support', address: 'support@cobalt-hosting.example' };
const parcels: Correspondent = { name: 'Swift & Sons Parcels', address: 'no-reply@swift-parcels.example' };
const odd: Correspondent = {
  name: 'Max <img src=x onerror=alert(1)> Mustard',
  address: 'max@odd-names.example',
};

/** @param colleague gives the nth colleague of the person who is signed in */
export function englishMails(colleague: (n: number) => Correspondent): readonly Mail[] {
  return [
    {
      id: 'harbour',
      language: 'en',
      from: oliver,
      to: [me],
      cc: [colleague(1), colleague(7)],
      subject: 'RE: Project Harbour: lease for unit 12',
      minutesAgo: 31,
      unread: true,
      html: `<p>Hi,</p><p>Happy with the changes. Could you ring me this afternoon? I am on +44&nbsp;20&nbsp;7946&nbsp;0112 until four, after that on my mobile, +44 (0)7700 900 318.</p>
<p>Best,<br>Oliver</p>
<div style="color:#555;font-size:12px"><b>Oliver Whitcombe</b> | Head of Lettings<br>Harbour Estates Ltd, 4 Wharf Lane, London SE1 2AA<br>
D: 020 7946 0112 | M: 07700 900318 | Switchboard: 020 7946 0100 ext. 12</div>
<hr><blockquote><p><b>From:</b> legal<br><b>Sent:</b> 20 November 2026 11:02</p>
<p>Please find the redlined lease (ref. 7946-0112-B, 3.2.1). Rent £2,450.00 per month.</p></blockquote>`,
    },
    {
      id: 'recruiter',
      language: 'en',
      from: priya,
      to: [me],
      subject: 'Two candidates for the service desk',
      minutesAgo: 420,
      html: `<p>Hello,</p><p>Both are free from January. First interviews on 3/12/2026 at 10:00 or 14:30?</p>
<p>Priya Raman<br>Bluefin Talent<br>T: 020 7946 0958 | M: 07700 900461 | US: (212) 555-0143</p>`,
    },
    {
      id: 'quarterly',
      language: 'en',
      from: colleague(8),
      to: [me, colleague(1), colleague(2)],
      subject: 'Quarterly review',
      minutesAgo: 700,
      meeting: { startsInMinutes: 1560, minutes: 60, location: 'Online' },
      html: `<p>Agenda follows on Thursday.</p><p>Join by phone: <a href="tel:+442079460500,,88120174%23">+44 20 7946 0500,,88120174#</a><br>Phone conference ID: 881&nbsp;201&nbsp;74#</p>`,
    },
    {
      id: 'ticket',
      language: 'en',
      from: support,
      to: [me],
      subject: '[CB-20261119-4471] Mail gateway upgraded to 10.4.255.1',
      minutesAgo: 3100,
      html: `<p>Your gateway 192.168.178.44 now runs version 10.4.255.1 (build 20261118.1702).</p>
<p>Urgent? Call our desk, day and night: +44&nbsp;20&nbsp;7946&nbsp;0777. Status codes 200, 404 and 503 are explained in article 4471-903.</p>`,
    },
    {
      id: 'parcel',
      language: 'en',
      from: parcels,
      to: [me],
      subject: 'Your parcel 0034 0434 1617 5001 2233 arrives today',
      minutesAgo: 4600,
      html: `<p>Between 13:15 and 15:45. Your driver Theo can be reached at <a href="tel:07700900222">07700 900222</a>.</p>
<p>Order 2026-11-24-000718, 2 × 14,90 €.</p>`,
    },
    {
      id: 'odd-names',
      language: 'en',
      from: odd,
      to: [me],
      subject: 'Names <b>like</b> "these" & others',
      minutesAgo: 6100,
      html: `<script>window.top.hacked = true;</script><p onclick="window.top.hacked = true">Call 020 7946 0666</p><img src="x" onerror="window.top.hacked = true">`,
    },
  ];
}
