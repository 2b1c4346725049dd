/** The dictionary of label words: what a word before a number says it is. */

export type NumberLabel = 'phone' | 'mobile' | 'fax' | 'extension';
/**
 * `no`: a number of another kind; `weakNo`: only right before it. `filler`: says nothing, look at the word before.
 * `place`: has numbers of its own, but "Filiale: 0662 …" is where one calls.
 * `owner`: has numbers of another kind ("client n°"), but a service for it has a telephone.
 * `hint`: a number for people is likely. `nr`, `number`: the word before tells which; `nrAlone`: there is none.
 */
export type Meaning =
  NumberLabel | 'no' | 'weakNo' | 'hint' | 'filler' | 'nr' | 'number' | 'nrAlone' | 'owner' | 'place';

const dictionary = new Map<string, Meaning>();
function teach(meaning: Meaning, list: string): void {
  for (const word of list.split(' ')) dictionary.set(word, meaning);
}

teach(
  'phone',
  'tel telefon telefonisch telefoon phone fon fone ph t p ruf rufen anruf anrufen angerufen rückruf rueckruf call ' +
    'dial ring kopf desk hotline zentrale sekretariat empfang rezeption notruf notdienst büro buero office direct ' +
    'direkt direkte festnetz landline switchboard helpdesk bereitschaft telefonseelsorge servicetelefon kundenservice ' +
    'tél téléphone tfn tlf voip dial-in einwahl einwählen anschluss werkstatt pforte ddi did tollfree phone-in ' +
    'anrufbeantworter rufbereitschaft sammelruf wählen rückrufe callback tf mt tm vermittlung telefonvermittlung verm ' +
    'zentralruf',
);
// French, Dutch, Italian, Spanish, Polish, Nordic.
teach(
  'phone',
  'appeler appelez appelle rappeler rappelez rappelle joindre joignable standard téléphonez téléphoner bel bellen ' +
    'belt terugbellen bereikbaar telefoonnummer doorkies doorkiesnummer receptie klantenservice telnr telefono ' +
    'telefoni chiamare chiami chiamami chiamaci verde chiamate centralino uff ufficio contattare telefonico teléfono ' +
    'teléfonos tfno tfnos tlfno telf llame llamar llama llámame llámenos llámanos centralita telefone zadzwoń ' +
    'zadzwonić dzwoń dzwonić telefonu telefoniczny telefonicznie infolinia centrala recepcja puhelin tlfn',
);
teach(
  'mobile',
  'mobil mobile mobiltelefon handy cell cellphone natel gsm mob m mobiel portable funk whatsapp signal sms c text ' +
    'mobiele port mobilnummer cellulare cel móvil movil mov kom komórka komórkowy tel-kom telemóvel',
);
teach('fax', 'fax telefax faksimile télécopie télécopieur facsimile f telecopy faks telefaks');
teach('extension', 'durchwahl dw ext extension nebenstelle nst klappe kl apparat app poste toestel durchw extn x');
teach(
  'hint',
  'line lines hotel praxis papa mama oma opa chef chefin kollege kollegin nachbar vermieter hausmeister arzt ' +
    'zahnarzt beratung fragen rückfragen rückfrage frage auskunft auskünfte questions erreichen erreichbar erreichst ' +
    'erreicht unter reach reached contact kontakt work home privat geschäftlich dienstlich d o w h contacto contatto ' +
    'contatti recapito kontaktowy contacter contacteer fijo fisso oficina trabajo casa bureau domicile maison travail ' +
    'perso kantoor thuis werk lavoro biuro dom praca',
);
teach(
  'no',
  'iban bic swift konto kto blz plz hrb hra vr gnr isbn issn ean gtin imei sn vin fin pin puk tan code id passcode ' +
    'password passwort kennwort kenncode zugangscode az aktenzeichen zeichen kennzeichen kennziffer kennung ref ' +
    'reference referenz steuer ust ustid ust-id vat uid eori duns tin ssn ticket tickets case order invoice tracking ' +
    'booking account card kreditkarte version release build art artikel serial charge lot batch kdnr kd rg re mandat ' +
    'mandatsreferenz gläubiger zählerstand zähler sendung sendungs pnr flug flight zug wagen pos position menge ' +
    'anzahl betrag summe total ip mac lat long lng gps kassenzeichen register registergericht amtsgericht policen ' +
    'versicherungsschein matrikel ik lanr bsnr kvnr zip postcode postfach po-box chapter seite page siret siren tva ' +
    'kvk btw bsn fn dvr sku token otp conference konferenz st-nr chiffre verwendungszweck debitor kreditor unterkonto ' +
    'zählpunkt geschäftszahl aktenzahl gz prüfsumme checksum zeichnung zeichnungs drawing barcode faktura lizenz ' +
    'sendungsverfolgung user username benutzer benutzername login key pw pass passwd sim iccid hash commit ' +
    'kostenstelle sachkonto gutschein coupon npi mls sn pn lc ac réf référence références riferimento referencia ' +
    'referentie kenmerk suivi seguimiento paczki ldv pdl live medium mrn mpan mprn gz utr nino crn acc acct po sort ' +
    'isin wkn lei svnr ahv stnr upc asin rma session tracking-id dhl dpd gls ups fedex usps telefonkarte steuernr',
);
teach(
  'no',
  'rcs ape naf rib sécu urssaf kvk-nr rsin iva piva cf cod codice rea cap partita nif cif dni nie nss cp colis ' +
    'matricola cmr awb hawb mawb ddt nir frachtbrief waybill carnet pesel nip regon krs fisc fiscale faktury ' +
    'zamówienie zamówienia przesyłka przesyłki przesyłce umowa umowy rachunek albarán spedizione orgnr cvr',
);
teach(
  'weakNo',
  'rechnung bestellung auftrag vertrag buchung vorgang beleg lieferschein angebot paket kunde kunden stand din iso ' +
    'bewerbung room member membership passport licence license registration reservation confirmation claim customer ' +
    'employee item part model security routing tax charity patient student seat gate transaction receipt voucher ' +
    'insurance nhs commande dossier facture contrat bestelling factuur policy serial offerte antrag fehler objekt ' +
    'einheit akte fall projekt kommission pro nmfc kurs los linie bus gerät modell typ seite größe ordine fattura ' +
    'pratica pedido factura expediente faktura parcel shipment consignment bestell liefer reservierung quote ' +
    'registered polizza póliza poliza polisa numéro-client',
);
teach('owner', 'company police client clients cliente clientes clienti klant klanten klienta');
teach('place', 'depot raum zimmer filiale wohnung stelle haus station');
teach('nr', 'nr no num nos nrs n');
teach('number', 'nummer number nummern numbers numéro numero número rufnummern numer numeru numery');
teach(
  'filler',
  'laut lt gemäß del della dello dei delle di da sein seine seinen seiner dein deine deiner deinen euer eure ihren ' +
    'ist lautet der the die das den dem is at on in or oder und and a zum zur bei bitte please us uns mich me ihre ' +
    'ihrer ihr your meine meiner my our unsere unserer eine einer diese dieser this following folgende folgenden ' +
    'folgender intern es est è jest mit per via auch neue neuen new alte gleich sofort kostenlos kostenfrei ' +
    'gebührenfrei gratis free toll lautend für for von from de to bzw sie you kostenfreie direkter stets immer ' +
    'jederzeit always also an au le la les mon ma notre votre ou et het op mijn ons onze uw met naar il lo mio al ' +
    'allo nostro oppure e el mi nuestro su pod albo lub i do obsługi alt alternative alternativ dich dir kurz mal ' +
    'einfach zurück',
);

const phoneStems =
  /^(?:telefon-?(?:nr|nummern?|zentrale|kontakt|hotline|dienst|service)|telephone|téléphone|tel-?(?:nr|no|num|sekr|zentr).*)$|(?:[^es]phone|telefon|-tel|hotline|zentrale|notruf|infoline|helpline)$/u;
const phoneNumbers =
  /(?:ruf|notfall|ordinations|praxis|kanzlei|dienst|test|nood|kopf|stamm|einzel|service|ersatz|ausweich|sammel|haupt|stamm|privat|büro|gratis|info|beratungs|störungs|wahl|geschäfts|telefon|handy|durchwahl|kontakt|hotline|zentral|rückruf|einwahl|festnetz|durchwahl|telefoon)-?(?:nummern?|nummer|nr)$/u;
const papers = /(?:.karte|vertrag|schein|auftrag|bestellung|rechnung|bestätigung|beleg|antrag|vorgang|akte)$/u;
const otherNumbers =
  /(?:nummern?|[^\W\d]nr|-nr|number|-no|-id|code|kennung|zeichen|referenz|konto|.schlüssel|ziffer|.ref)$/u;

/** "zurückrufen", "Zentralruf"; but not "aufrufen", "abrufen", "Beruf". */
const calls = /(?:an|zurück|durch|rück|not|zentral|sammel|störungs|mobil|hilfe)ruf(?:en|t|st|e)?$/u;

function byStem(word: string): Meaning | null {
  if (word.includes('fax')) return 'fax';
  if (word.startsWith('mobil') || word.includes('handy') || word.startsWith('whatsapp')) return 'mobile';
  if (word.startsWith('durchwahl') || word.endsWith('durchwahl')) return 'extension';
  if (phoneStems.test(word) || phoneNumbers.test(word) || calls.test(word)) return 'phone';
  if (otherNumbers.test(word)) return 'no';
  if (papers.test(word)) return 'weakNo';
  if (word.startsWith('telefon') || word.startsWith('telefoon')) return 'hint';
  // "WLAN-Key", "Not-Tel": the last part says what it is.
  const lastPart = word.slice(word.lastIndexOf('-') + 1);
  return lastPart.length > 2 && lastPart.length < word.length ? (dictionary.get(lastPart) ?? null) : null;
}

/** Also each word as it was written; bounded, so that a hostile mail cannot fill the memory with its words. */
const remembered = new Map<string, Meaning | null>(dictionary);
// "EIN" is an American tax number, "ein" a German word; "Stand" is what a meter says, "stand" a verb.
remembered.set('EIN', 'no');
remembered.set('stand', null);
const mostRemembered = 4_000 + dictionary.size;

/** What a word means by itself; null where it says nothing. */
export function meaningOf(written: string): Meaning | null {
  const known = remembered.get(written);
  if (known !== undefined) return known;
  const word = written.toLowerCase();
  const meaning = dictionary.get(word) ?? byStem(word);
  if (remembered.size < mostRemembered) remembered.set(written, meaning);
  return meaning;
}
