import { defineLanguage } from './define.js';

export const it = defineLanguage({
  code: 'it',
  name: 'Italian',
  script: 'Latn',
  quotes: '«» “” ‘’ ""',
  sentences: {
    abbreviations: `
      sig sig.ra sig.na sigg sig.re dott dott.ssa dr dr.ssa prof prof.ssa ing arch avv geom rag on sen min gen col cap ten
      magg serg amm card mons don s.e s.em fr ss spett egr gent gent.mo ill chiar.mo cav comm v.cte p.es es ad.es
      cfr cf vs ca tel fax dir amm.ne ed trad red n.b s.m p.le p.za v.le c.so l.go
      giust lat ingl ted fran sp gr st mt mr mrs f.p abbr agg avv.ti`,
    ambiguous: 'inc ltd co corp s.p.a spa s.r.l srl s.n.c jr u.s u.s.a d.c a.c n.y km kg h c.a.p',
    beforeNumber:
      'temp max min n nn n° nr num p pp pag pagg vol art artt cap capp fig par lett gen feb mar apr mag giu lug ago set sett ott nov dic lun mer gio ven sab dom sec',
    closing: 'ecc etc',
    months:
      'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
    starters: `
      il lo la i gli le l un uno una un' di del della dei degli delle da dal dalla in nel nella nei su sul sulla
      con per tra fra a al alla ai egli ella essi io tu lui lei noi voi loro questo questa questi queste quello
      quella ciò suo sua suoi sue mio mia che chi cosa quale quando dove come perché se ma e ed o né anche inoltre
      tuttavia però quindi così poi dopo prima mentre intanto infatti secondo oggi ieri domani ora qui lì non sì
      si ci vi è sono era erano ha hanno aveva tutti tutto tutte ogni alcuni alcune molti molte altri altre più`,
  },
  boilerplate: {
    captions:
      "foto | fotografia | immagine | immagini | foto d'archivio | credit | crediti | illustrazione | video | didascalia | infografica | foto di | fotogramma",
    bylines:
      'di | testo | a cura di | redazione | scritto da | traduzione | dal nostro inviato | dal nostro corrispondente',
    agencies:
      'ansa | agi | adnkronos | reuters | ap | afp | askanews | lapresse | tass | dire | xinhua | italpress | nova | (ansa)',
    related:
      'leggi anche | leggi tutto | vedi anche | guarda anche | articoli correlati | notizie correlate | continua a leggere | per approfondire | potrebbe interessarti | i più letti | ultime notizie | altre notizie | correlati | approfondisci | da non perdere',
    navigation:
      'home | menu | cerca | condividi | stampa | commenti | commenta | lascia un commento | accedi | registrati | abbonati | iscriviti | pubblicità | successivo | precedente | indietro | vedi tutti | mostra altro | facebook | twitter | whatsapp | copia link | salva | ascolta | contatti | chi siamo | tag | argomenti | politica | economia | cronaca | sport | cultura | esteri | mondo',
    prompts:
      "iscriviti alla | seguici su | clicca qui | scarica l'app | tag: | argomenti: | condividi questo | lascia il tuo commento | abbonati a",
    sources: 'fonte',
    counts: 'commenti | commento | condivisioni | visualizzazioni | mi piace | min di lettura',
    copyright: 'copyright',
    pages: 'pagina | pag.',
    published: 'pubblicato il | pubblicato | aggiornato il | aggiornato | ultimo aggiornamento',
    reserved: 'tutti i diritti riservati | riproduzione riservata',
    legends: 'didascalia | credito foto | crediti foto | fonte immagine',
    pointers:
      'leggi anche | vedi anche | guarda anche | potrebbe interessarti | ti potrebbe interessare',
  },
});
