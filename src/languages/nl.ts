import { defineLanguage } from './define.js';

export const nl = defineLanguage({
  code: 'nl',
  name: 'Dutch',
  script: 'Latn',
  quotes: '“” ‘’ „” „“ "" \'\'',
  sentences: {
    abbreviations: `
      dhr mevr mw mej dr drs ir ing mr mrs prof st gen kol kap lt sgt bijv d.w.z dwz d.m.v dmv o.a oa m.b.t mbt
      i.v.m ivm t.a.v tav t.o.v tov t/m m.a.w maw n.a.v nav m.n mn resp ca vgl nl vnl incl excl evt zgn zg
      aanw vnw afk arr ed red afd tel max min ong plm i.p.v ipv a.u.b aub s.v.p svp z.g.a.n jl ll a.s
      o.l.v h.k.h z.k.h burg wed geb`,
    ambiguous: 'inc ltd co corp n.v b.v bv nv jr u.s u.s.a d.c v.chr n.chr km kg sec u',
    closing: 'enz e.d etc a.m p.m',
    beforeNumber:
      'nr nrs blz p pp art artt vol dl hfst fig par no jan feb mrt apr jun jul aug sep sept okt nov dec',
    months:
      'januari februari maart april mei juni juli augustus september oktober november december',
    starters: `
      de het een hij zij ze wij we ik jij je u men dit dat deze die er in op aan van voor met door bij uit naar
      over onder tussen tijdens na sinds volgens en maar of want dus ook nog toch echter daarom daarna toen als
      wanneer terwijl omdat hoewel wat wie waar hoe waarom alle veel sommige enkele andere geen niet is zijn was
      waren heeft hebben wordt worden kan moet zal vandaag gisteren morgen hier daar nu`,
  },
  boilerplate: {
    captions:
      "foto | foto's | beeld | afbeelding | archieffoto | illustratie | video | bron foto | grafiek | fotograaf | onderschrift",
    bylines:
      'door | tekst | geschreven door | van onze redactie | redactie | vertaling | van onze correspondent',
    agencies:
      'anp | belga | reuters | ap | afp | dpa | novum | nos | tass | bloomberg | xinhua | redactie',
    related:
      'lees ook | lees verder | lees meer | zie ook | bekijk ook | gerelateerde artikelen | meer over dit onderwerp | meer nieuws | meest gelezen | laatste nieuws | verder lezen | aanbevolen | ook interessant',
    navigation:
      'home | menu | zoeken | delen | afdrukken | reacties | reageer | reageren | plaats een reactie | inloggen | registreren | abonneer | abonneren | advertentie | volgende | vorige | terug | toon meer | facebook | twitter | whatsapp | kopieer link | bewaren | luister | contact | over ons | tags | onderwerpen | binnenland | buitenland | politiek | economie | sport | cultuur',
    prompts:
      'abonneer je op | volg ons op | meld je aan | klik hier | download de app | tags: | deel dit | reageer op | word lid',
    sources: 'bron',
    counts: 'reacties | reactie | keer gedeeld | weergaven | likes | min leestijd',
    copyright: 'copyright',
    pages: 'pagina',
    published: 'gepubliceerd op | gepubliceerd | bijgewerkt | laatst bijgewerkt | geplaatst op',
    reserved: 'alle rechten voorbehouden',
    legends: 'bijschrift | fotobijschrift | beeldbron',
    pointers: 'lees ook | zie ook | bekijk ook | lees verder | misschien ook interessant',
  },
});
