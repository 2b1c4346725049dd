/**
 * German mails of invented people. Numbers are from the ranges that the Bundesnetzagentur keeps free for films
 * (030 23125, 040 66969, 069 90009, 0221 4710, 089 99998, 0171 39200), wherever a number is meant to be dialled.
 */
import { me, type Correspondent, type Mail } from '../mailbox.ts';

const katrin: Correspondent = { name: 'Katrin Wölfle', address: 'k.woelfle@maier-heizungsbau.example' };
const brandt: Correspondent = { name: 'Dr. Henning Brandt', address: 'brandt@kanzlei-brandt-olt.example' };
const buchhaltung: Correspondent = { name: 'Druckhaus Nordlicht, Buchhaltung', address: 'rechnung@nordlicht.example' };
const sedlacek: Correspondent = { name: 'Mira Sedláček', address: 'mira.sedlacek@spedition-hafenkante.example' };
const praxis: Correspondent = { name: 'Praxis am Rosenthal', address: 'empfang@praxis-rosenthal.example' };
const technik: Correspondent = { name: 'Leitstelle Gebäudetechnik', address: 'leitstelle@gebaeude.example' };
const messe: Correspondent = { name: 'Messe Forum Süd', address: 'aussteller@forum-sued.example' };

/** Of the company, without an account at its PBX. */
const greta: Correspondent = { name: 'Greta Falk', address: 'greta.falk@nordlicht-handel.example' };

/** @param colleague gives the nth colleague of the person who is signed in */
export function germanMails(colleague: (n: number) => Correspondent): readonly Mail[] {
  return [
    {
      id: 'angebot',
      language: 'de',
      from: katrin,
      to: [me],
      cc: [colleague(1)],
      subject: 'Angebot Wärmepumpe Verwaltungsgebäude',
      minutesAgo: 14,
      unread: true,
      html: `<p>Guten Tag,</p>
<p>anbei das überarbeitete Angebot Nr. 2026-10417 über 48.350,00&nbsp;€ netto, gültig bis 15.12.2026. Die Pumpe kommt in KW&nbsp;50.</p>
<p>Rückfragen zur Elektrik beantwortet mein Kollege Herr Pohl direkt unter <b>030 / 23125-462</b>, sonst gern bei mir.</p>
<p>Mit freundlichen Grüßen<br>Katrin Wölfle</p>
<div style="color:#555;font-size:12px"><b>Maier Heizungsbau GmbH</b><br>Projektleitung<br>Beusselstraße 44, 10553 Berlin<br>
Tel.: +49 (0)30 23125-417<br>Mobil: 0171 39200 42<br>Fax: +49 (0)30 23125-499<br>
<a href="mailto:k.woelfle@maier-heizungsbau.example">k.woelfle@maier-heizungsbau.example</a><br>HRB 104711 B · USt-IdNr. DE811223344</div>`,
    },
    {
      id: 'rueckruf',
      language: 'de',
      from: brandt,
      to: [me],
      subject: 'Bitte um Rückruf',
      minutesAgo: 52,
      unread: true,
      html: `<p>Sehr geehrte Damen und Herren,</p>
<p>in der Sache Lehmann ./. Hafenkante bitte ich um Ihren Rückruf, heute bis 17:30 Uhr unter meiner Durchwahl
<a href="tel:+498999998120">089/99998-120</a>, danach nur mobil: 0171&nbsp;/&nbsp;39200&nbsp;17.</p>
<p>Freundliche Grüße<br>Dr. Henning Brandt<br>Rechtsanwalt</p>
<p style="color:#666">Kanzlei Brandt &amp; Olt · Prinzregentenstraße 9 · 80538 München · Zentrale 089 99998-0 · Telefax 089 99998-199</p>`,
    },
    {
      id: 'jour-fixe',
      language: 'de',
      from: colleague(2),
      to: [me, colleague(3)],
      cc: [colleague(4), greta],
      subject: 'Jour fixe Vertrieb',
      minutesAgo: 95,
      meeting: { startsInMinutes: 120, minutes: 45, location: 'Raum Elbe / Einwahl +49 69 90009 555' },
      html: `<p>Hallo zusammen,</p><p>Themen: Messe, Preisliste 2027, offene Angebote.</p>
<p>Per Telefon teilnehmen:<br><a href="tel:+496990009555,,4471903%23">+49 69 90009-555,,4471903#</a> Deutschland, Frankfurt<br>
Konferenz-ID: 447&nbsp;190&nbsp;3#</p>`,
    },
    {
      id: 'rechnung',
      language: 'de',
      from: buchhaltung,
      to: [me],
      subject: 'Rechnung 4069-2026/1187 vom 20.11.2026',
      minutesAgo: 180,
      html: `<table cellpadding="4"><tr><td>Rechnungsnummer</td><td>4069-2026/1187</td></tr><tr><td>Kundennummer</td><td>0049 1178 2206</td></tr>
<tr><td>Betrag</td><td>1.249,50 €</td></tr><tr><td>Fällig</td><td>04.12.2026</td></tr>
<tr><td>IBAN</td><td>DE02 1203 0000 0000 2020 51</td></tr><tr><td>Steuernummer</td><td>27/123/45678</td></tr></table>
<p>Fragen zur Rechnung? Unsere Buchhaltung erreichen Sie montags bis freitags von 8:00 bis 16:00 Uhr unter (040) 66969-820.</p>`,
    },
    {
      id: 'durchwahl',
      language: 'de',
      from: colleague(3),
      to: [me],
      subject: 'AW: Schlüssel für den Konferenzraum',
      minutesAgo: 260,
      html: `<p>Moin,</p><p>der Schlüssel liegt bei mir, Durchwahl 214. Wenn ich nicht da bin, hat Sedláček von der Spedition einen zweiten.</p>
<p>Gruß</p><hr><blockquote><p><b>Von:</b> Empfang<br><b>Betreff:</b> Schlüssel für den Konferenzraum</p>
<p>Wer hat den Schlüssel? Bitte melden unter 030 23125 100.</p></blockquote>`,
    },
    {
      id: 'spedition',
      language: 'de',
      from: sedlacek,
      to: [me],
      cc: [colleague(5), colleague(6)],
      subject: 'WG: AW: Abholung Container 3',
      minutesAgo: 1500,
      html: `<p>Hallo,</p><p>der Fahrer meldet sich 30 Minuten vorher. Sie erreichen ihn unter 0171.3920088, die Disposition rund um die Uhr unter +49&nbsp;40&nbsp;66969&nbsp;300.</p>
<p>Mira Sedláček<br>T +49 40 66969-312<br>M +49 171 3920031</p>
<blockquote style="border-left:2px solid #999;padding-left:8px"><p>Von: Ben Kurz<br>Gesendet: Montag, 23. November 2026 16:04</p>
<p>Bitte Container CSQU3054383 morgen ab 7 Uhr abholen. Rampe 4.</p><p>--<br>Ben Kurz · Lager · Tel. 040-66969-77</p>
<blockquote style="border-left:2px solid #999;padding-left:8px"><p>Von: Hafenlogistik</p><p>Freistellung liegt vor, Vorgang 8842-1190-27.</p></blockquote></blockquote>`,
    },
    {
      id: 'nur-text',
      language: 'de',
      from: praxis,
      to: [me],
      subject: 'Ihr Termin am 02.12.2026',
      minutesAgo: 1710,
      html: `<pre>Guten Tag,

Ihr Termin ist am Mittwoch, 02.12.2026 um 10:40 Uhr.
Können Sie nicht kommen? Bitte rufen Sie uns an: +49 221
4710 255 (Mo-Do 8-12 Uhr).

Praxis am Rosenthal
Rosenthalstr. 12, 50667 Köln
Telefon 0221 4710-250, Telefax -259
</pre>`,
    },
    {
      id: 'stoerung',
      language: 'de',
      from: technik,
      to: [me],
      subject: 'Störung Aufzug Nord, Ticket 20261124-0007',
      minutesAgo: 2900,
      html: `<p>Der Aufzug Nord steht seit 07:55 Uhr. Techniker ist unterwegs (Fahrzeug B-GT 2231).</p>
<ul><li>Leitstelle: <a href="tel:+493023125911">030 23125 911</a></li><li>Eingeschlossene Personen: Notruf 112</li>
<li>Abfrage per Tastencode *21*0171392009# bitte nicht verwenden</li></ul>`,
    },
    {
      id: 'messe',
      language: 'de',
      from: messe,
      to: [me],
      subject: 'Ihr Standplatz: Halle B, Stand 214',
      minutesAgo: 4400,
      html: `<table width="100%"><tr><td style="background:#e8f1ec;padding:12px"><h2 style="margin:0">Forum Süd 2027</h2></td></tr>
<tr><td style="padding:12px"><p>Ihr Team vor Ort: <a href="tel:+4989999983330">089 99998 333</a> (Aussteller) und
<a href="https://forum-sued.example/karte">Lageplan</a>.</p><img src="https://bilder.forum-sued.example/zaehler.gif" width="1" height="1" alt=""></td></tr></table>`,
    },
    {
      id: 'ohne-nummer',
      language: 'de',
      from: colleague(4),
      to: [me],
      subject: 'Kuchen in der Küche',
      minutesAgo: 5800,
      html: '<p>Wie versprochen: Apfel und Mohn. Wer zuerst kommt …</p><p>Viele Grüße</p>',
    },
  ];
}
