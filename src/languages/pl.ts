import { defineLanguage } from './define.js';

export const pl = defineLanguage({
  code: 'pl',
  name: 'Polish',
  script: 'Latn',
  quotes: '„” »« «» “” ""',
  sentences: {
    ordinals: 'months',
    abbreviations: `
      p pp dr hab prof mgr inż lek ks bp abp kard o s.p św bł gen płk ppłk mjr kpt por ppor sierż st m.in np tzn tj tzw
      t.j ok ww jw al ul pl wg wyd red oprac tłum przeł ang niem fr łac ros wł gr bałt hiszp z.o.o dyr
      przew sekr zast woj pow gm nt ds dot ew ewent tel śp zob wiceprem`,
    ambiguous:
      'in im os pt inc ltd co corp sp s.a z o.o s.c u.s tys mln mld bln zł km kg m.st godz min sek r w proc pkt',
    closing: 'itd itp etc',
    beforeNumber: 'nr nry s str art ust pkt poz t tom rys tab rozdz zał § ul godz lp vol no',
    afterNumber: 'r w ww tys mln mld zł gr km kg godz min proc p.n.e n.e',
    months:
      'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia',
    starters: `
      a i ale lub albo oraz w we na z ze do od po przez przy za dla o u pod nad przed między bez podczas według
      jak jeśli gdy kiedy ponieważ dlatego jednak także też więc to ten ta te tego tej on ona ono oni one ja ty my wy
      jego jej ich nasz kto co gdzie dlaczego który która które czy nie tak jest są był była było były będzie
      wszystko wszyscy każdy jeden wielu niektórzy dziś wczoraj jutro teraz tu tam wtedy potem następnie`,
  },
  boilerplate: {
    captions:
      'foto | fot | fot. | zdjęcie | zdjęcia | zdjęcie ilustracyjne | archiwum | wideo | film | grafika | ilustracja | źródło zdjęcia | autor zdjęcia',
    bylines:
      'autor | autorka | tekst | opracowanie | oprac. | opracował | tłumaczenie | redakcja | korespondent | rozmawiał | rozmawiała',
    agencies:
      'pap | iar | reuters | afp | ap | dpa | tass | polskie radio | tvn24 | rmf fm | interia | onet | xinhua | polsat news',
    related:
      'czytaj także | czytaj też | czytaj również | czytaj więcej | zobacz też | zobacz także | zobacz również | przeczytaj także | powiązane artykuły | więcej na ten temat | polecamy | najczęściej czytane | najnowsze | inne wiadomości | czytaj dalej | więcej',
    navigation:
      'strona główna | menu | szukaj | udostępnij | drukuj | komentarze | komentuj | skomentuj | dodaj komentarz | zaloguj | zaloguj się | rejestracja | zarejestruj się | subskrybuj | reklama | następny | poprzedni | wstecz | pokaż więcej | facebook | twitter | whatsapp | kopiuj link | zapisz | kontakt | o nas | tagi | tematy | kraj | świat | polityka | gospodarka | sport | kultura',
    prompts:
      'zapisz się | obserwuj nas | śledź nas | kliknij tutaj | pobierz aplikację | tagi: | udostępnij ten | dołącz do | polub nas',
    sources: 'źródło',
    counts:
      'komentarzy | komentarze | komentarz | udostępnień | wyświetleń | odsłon | min czytania',
    copyright: 'copyright',
    pages: 'strona | str.',
    published: 'opublikowano | aktualizacja | data publikacji | zaktualizowano | dodano',
    reserved: 'wszelkie prawa zastrzeżone',
    legends: 'podpis zdjęcia | źródło zdjęcia | autor zdjęcia',
    pointers:
      'czytaj także | czytaj też | czytaj również | zobacz też | zobacz także | przeczytaj także',
  },
});
