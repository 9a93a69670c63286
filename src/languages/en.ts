import { defineLanguage } from './define.js';

export const en = defineLanguage({
  code: 'en',
  name: 'English',
  script: 'Latn',
  quotes: '“” ‘’ "" \'\'',
  sentences: {
    abbreviations: `
      mr mrs ms messrs mx dr drs prof rev revd hon gen maj col lt capt cmdr cdr adm sgt cpl pvt brig
      gov sen rep reps sens pres supt det insp amb asst assoc ste sr mgr lt.col lt.gen maj.gen brig.gen
      e.g i.e eg ie cf viz vs approx f.e btw incl excl esp repr eds aka resp dept ph b.sc m.sc med adj tel
      sq fr messrs`,
    ambiguous: `
      inc ltd co corp llc plc bros jr esq u.s u.k u.s.a u.n e.u u.a.e u.s.s.r d.c n.y l.a ph.d m.d b.a m.a
      st mt ft al v ind ave blvd rd hwy bldg govt dist univ est assn ala ariz calif colo conn fla minn tenn
      wis ga nev okla penn mich i.v mins hrs hr yr yrs thu thur thurs tue tues oz lb lbs dem`,
    closing: 'a.m p.m a.d b.c b.c.e c.e etc',
    beforeNumber: `
      par ext no nos p pp vol vols art arts sec secs ch chap fig figs para paras pt rs nr op ver eq tab rm n°
      jan feb mar apr jun jul aug sep sept oct nov dec ca c`,
    leads: 'at by from in on near around about before after until till since between',
    quoteCues:
      'said says asked asks told replied added wrote shouted cried wondered answered tweeted warned insisted',
    months: 'january february march april may june july august september october november december',
    starters: `
      a an the this that these those i you he she it we they my your his her its our their there here
      what when where who whom whose which why how did do does is are was were will would can could should
      has have had might must if as but and or so yet not yes although though while because since after
      before until unless once then thus therefore however moreover meanwhile instead still also even just
      only let please many most some several one another each every both such all few with without during
      despite under over among between by from for to in at on earlier later today yesterday tomorrow last
      next millions thousands hundreds according nor other others that's it's there's he's she's i'm i've
      we're they're we've don't i'd i'll`,
  },
  boilerplate: {
    captions:
      'photo | photos | picture | image | images | file photo | photograph | photo by | photo credit | image credit | credit | illustration | graphic | video | caption | screenshot | photo courtesy',
    bylines:
      'by | written by | reporting by | edited by | editing by | additional reporting by | story by | compiled by | translated by',
    agencies:
      'reuters | ap | afp | associated press | the associated press | agence france-presse | bloomberg | upi | bbc news | bbc | cnn | tass | xinhua | dpa | interfax | al jazeera | anadolu agency | anadolu',
    related:
      "read more | see also | related | related news | related articles | related stories | related topics | more on this story | you may also like | recommended | also read | read also | more from | more news | don't miss | most read | most popular | trending | trending now | top stories | editors' picks | further reading",
    navigation:
      'home | news | world | politics | business | sport | opinion | europe | middle east | asia | africa | menu | search | share | share this | share this article | print | email | e-mail | comments | leave a comment | post a comment | comment | view comments | show comments | no comments | log in | login | sign in | sign up | register | subscribe | subscribe now | newsletter | advertisement | sponsored | sponsored content | continue reading | back to top | next | previous | next page | previous page | load more | show more | view all | see all | facebook | twitter | whatsapp | telegram | linkedin | instagram | youtube | copy link | link copied | save | listen | follow us | contact us | about us | privacy policy | terms of use | terms of service | cookie policy | tags | topics | skip to content | skip to main content | story continues below | article continues after advertisement | end of article | listen to this article | watch | watch live | live | video | cookies | accept | accept all | reject all | got it | close | cookie settings | manage preferences | sign in to comment | read more | about the author | most viewed | related topics | more stories',
    prompts:
      'follow us on | join us on | click here | download our app | download the app | share this | leave a comment | get the latest | log in to | enter your email | like us on | report a typo | support our journalism | tags: | topics: | filed under | share on | sign up for our | sign up to our | sign up to receive | sign up to get | register to read | register to comment | register to continue | join our newsletter | join our channel | join our telegram | join our whatsapp | join our community | this site uses cookies | this website uses cookies | we use cookies | by continuing to use this | by continuing to browse | by using this site | accept all cookies | accept cookies | manage cookies | cookie settings | this article is for subscribers | to continue reading | subscribe to read | subscribe to our | subscribe to the newsletter | subscribe for | already a subscriber | already have an account | create a free account | please enable javascript | your browser does not support | add us as | follow us on google news | be the first to comment | comments are closed | read the full story | read the full article | this article was originally published | this story has been updated | this is a developing story | listen to this | recommended reading | more on this | we and our partners store | we and our partners use | we and our partners process',
    sources: 'source | sources',
    counts:
      'comments | shares | share | views | view | likes | like | retweets | reads | min read | minute read | minutes read | reactions | replies | comment',
    copyright: 'copyright',
    pages: 'page',
    published:
      'published | updated | last updated | posted | last modified | first published | posted on | published on',
    reserved:
      'all rights reserved | this material may not be published | no part of this may be reproduced',
    legends:
      'image caption | image source | image copyright | media caption | caption | file photo',
    pointers: 'read also | also read | see also | read more | related articles | related stories',
  },
});
