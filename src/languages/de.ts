import { defineLanguage } from './define.js';

export const de = defineLanguage({
  code: 'de',
  name: 'German',
  script: 'Latn',
  quotes: '„“ »« ‚‘ „” «» “” ""',
  sentences: {
    ordinals: 'nouns',
    ordinalCues: `
      am im vom zum beim der die das den dem des ein eine einen einem einer eines und bis oder ab seit zur
      jeder jede jedes jeden jedem ihr ihre ihren ihrem ihrer sein seine seinen seinem seiner unser unsere mein
      dieser diese dieses diesen diesem welche um auf in mit nach nächsten letzten ersten heute morgen gestern
      montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag`,
    abbreviations: `
      hr hrn fr frl dr dres prof dipl ing dipl.-ing st msgr univ.-prof mult med phil jur rer nat theol h.c dr.med
      z.b z.bsp zb z.t z.zt z.hd d.h d.i d.j u.a u.ä u.u u.a.m s.o s.u s.a i.d.r i.a i.v i.r o.ä o.g o.a
      sog bzw bzgl ggf ggfs vgl evtl ca inkl exkl einschl zzgl abzgl gem lt insb insbes bes beil betr allg amtl
      v.a v.chr n.chr u.z zw ehem geb gest verh franz engl lat dt amerik jap hl tel tel.nr abt
      anm ausg bearb begr ders dgl ebd erw hrsg hg hrsgg jh jhdt kath ev kfm mind red rd
      übers urspr vol wg zz zzt kfz`,
    ambiguous:
      'usw etc inc ltd co corp jr str mio mrd tsd std min sek km cm kg u.s u.s.a d.c gmbh ag',
    beforeNumber:
      '-str jg al nr nrn s max min art abs abb bd bde kap tab ziff z jan feb mär apr jun jul aug sep sept okt nov dez § par vers no h',
    months: `
      januar jänner februar feber märz april mai juni juli august september oktober november dezember
      jan feb mär apr jun jul aug sep sept okt nov dez jahrhundert jahrhunderts`,
    starters: `
      der die das den dem des ein eine einen einem einer es er sie wir ihr ich du man dies diese dieser dieses
      in im an am auf aus bei beim mit nach seit von vom zu zum zur für durch gegen ohne um über unter vor
      zwischen während wegen trotz laut und aber oder doch denn sondern auch noch nur schon sehr so wie was wer
      wo wann warum wenn weil dass ob als da dann danach damit dabei dazu deshalb daher jedoch allerdings zudem
      außerdem bisher heute gestern morgen hier dort jetzt nun alle alles viele einige mehrere manche andere
      kein keine nicht ist sind war waren hat haben wird werden kann können soll sein seine ihre unser nein ja`,
  },
  boilerplate: {
    captions:
      'foto | fotos | bild | bilder | archivbild | archivfoto | symbolbild | bildquelle | quelle bild | video | grafik | illustration | karte | bildnachweis | foto von | aufnahme',
    bylines:
      'von | text | autor | autorin | ein kommentar von | eine analyse von | ein gastbeitrag von | aus dem englischen von | bearbeitet von',
    agencies:
      'dpa | afp | reuters | ap | epd | kna | sid | apa | sda | tass | xinhua | rnd | dpa/afp | mit material von dpa | quelle: dpa | tagesschau | ard | zdf',
    related:
      'lesen sie auch | lesen sie mehr | lesen sie hier | mehr zum thema | mehr dazu | siehe auch | weiterlesen | auch interessant | das könnte sie auch interessieren | verwandte artikel | zum thema | meistgelesen | meistgelesene artikel | weitere artikel | aktuelle nachrichten | mehr nachrichten | weitere meldungen',
    navigation:
      'startseite | menü | suche | suchen | teilen | drucken | kommentare | kommentieren | kommentar schreiben | kommentar verfassen | anmelden | einloggen | registrieren | abonnieren | newsletter | anzeige | werbung | weiter | zurück | nach oben | mehr anzeigen | alle anzeigen | facebook | twitter | whatsapp | link kopieren | merken | vorlesen | kontakt | impressum | datenschutz | themen | schlagwörter | politik | wirtschaft | gesellschaft | sport | kultur | ausland | inland | panorama | akzeptieren | alle akzeptieren | ablehnen | einverstanden | schließen | zustimmen | zur startseite | meinung | wissen | video | videos | live | liveblog | mehr laden | feedback',
    prompts:
      'abonnieren sie | folgen sie uns | klicken sie hier | schlagwörter: | themen: | diskutieren sie | jetzt abonnieren | schreiben sie uns | melden sie sich an | melden sie sich für | laden sie die app | laden sie unsere app | teilen sie diesen | teilen sie den artikel | diese website verwendet cookies | diese webseite verwendet cookies | wir verwenden cookies | wir nutzen cookies | durch die weitere nutzung | cookies akzeptieren | cookie-einstellungen | dieser artikel ist nur für | jetzt weiterlesen | um weiterzulesen | sie sind bereits abonnent | bereits abonnent | registrieren sie sich | die kommentarfunktion | dieses thema im programm | über dieses thema berichtete | haben sie einen fehler | auf whatsapp teilen | folgen sie dem | newsletter abonnieren',
    sources: 'quelle | quellen',
    counts:
      'kommentare | kommentar | mal geteilt | aufrufe | gefällt mir | min. lesezeit | minuten lesezeit | reaktionen',
    copyright: 'copyright | urheberrecht',
    pages: 'seite',
    published:
      'veröffentlicht am | veröffentlicht | aktualisiert | aktualisiert am | stand: | stand | erstellt am',
    reserved: 'alle rechte vorbehalten | nachdruck verboten',
    legends: 'bildunterschrift | bildquelle | bildrechte | bildbeschreibung',
    pointers:
      'lesen sie auch | lesen sie mehr | lesen sie hier | siehe auch | das könnte sie auch interessieren',
  },
});
