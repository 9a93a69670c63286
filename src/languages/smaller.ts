/**
 * Languages whose tables hold the sentence rules only: abbreviations, terminators and quotation
 * marks. Their articles are cut well, but captions and navigation are told by form alone.
 */
import { defineLanguage } from './define.js';
import { en } from './en.js';

export const am = defineLanguage({
  code: 'am',
  name: 'Amharic',
  script: 'Ethi',
  quotes: '«» “” ‹› ""',
  sentences: { spaced: false, abbreviations: 'ዶ ወ መ ት' },
});

export const bg = defineLanguage({
  code: 'bg',
  name: 'Bulgarian',
  script: 'Cyrl',
  quotes: '„“ «» “” ""',
  sentences: {
    abbreviations: `
      г-н г-жа г-ца проф доц акад д-р инж арх ген полк кап св о напр вж срв т.е т.н т.нар т.г ул бул пл жк бл вх ап гр с обл общ
      тел им чл.кор ред изд англ нем фр лат рус ст.н.с д.и.н к.т.н пл т.к`,
    closing: 'др др.под под пр и.др',
    ambiguous: 'лв ст хил млн млрд кг км мин сек вр чл inc ltd co',
    beforeNumber: 'ян февр апр авг септ окт ноем дек стр с чл ал т бр ул № no гл рис табл фиг',
    afterNumber: 'г гг в вв лв хил млн млрд кг км мин сек',
    months:
      'ян февр апр авг септ окт ноем дек януари февруари март април май юни юли август септември октомври ноември декември',
    starters:
      'а и но в във на по с със от до за при об над под между след пред през без ако когато докато тъй като обаче също това този тази тези той тя то те ние вие аз ти не да как какво кой къде защо',
  },
});

export const da = defineLanguage({
  code: 'da',
  name: 'Danish',
  script: 'Latn',
  quotes: '”” »« „“ “” ‘’ "" \'\'',
  sentences: {
    ordinals: 'months',
    abbreviations: [
      ...en.sentences.abbreviations,
      ...`hr fr frk fru dr prof adv ing mag cand stud jur d.v.s dvs f.eks bl.a ca evt mht m.h.t iflg ifm ift if
        inkl ekskl jf jvf pga p.g.a p.t pt vedr vha v.h.a o.lign ang afd alm bem bygn dir div dr.phil egl ekskl
        el eng ens esp fam fhv flg forb fork formand gl gr hhv højst indb int jr.nr kld kons lign ltr
        max mdr mfl mv nederl nm nord nuv obs omkr opg oprind overs priv red resp rom sml sædv tdl
        tidl tilh tilsv tlf udg ugtl uafh vejl vol`.split(/\s+/),
    ].join(' '),
    ambiguous: [
      ...en.sentences.ambiguous.filter((word) => word !== 'hr'),
      ...'a/s aps kl'.split(' '),
    ].join(' '),
    closing: [
      ...en.sentences.closing,
      ...'osv m.m m.v m.fl mio mia kr stk pct f.kr e.kr'.split(' '),
    ].join(' '),
    beforeNumber: [
      ...en.sentences.beforeNumber,
      ...'nr s kap bd pkt stk art afsn tab kl jan febr feb apr jun jul aug sept okt nov dec'.split(
        ' ',
      ),
    ].join(' '),
    months:
      'januar februar marts april maj juni juli august september oktober november december århundrede',
    starters: [
      ...en.sentences.starters,
      ...`jeg du han hun den det vi de man der her hvad hvor hvem hvornår hvorfor hvordan en et og men eller
        for så da når hvis fordi at som ikke også efter før under over mellem med uden til fra på ved om af
        dette denne disse alle mange nogle flere ingen hver mit min din sin hans hendes deres vores`.split(
        /\s+/,
      ),
    ].join(' '),
  },
});

export const el = defineLanguage({
  code: 'el',
  name: 'Greek',
  script: 'Grek',
  quotes: '«» “” ‘’ ""',
  sentences: {
    terminators: ';\u037e',
    abbreviations: 'κ κα κος κ.κ δρ καθ π.χ δηλ βλ πρβλ αρ οδ τηλ λ.χ τ.μ υπ αγ στρ συντ ό.π',
    closing: 'κ.λπ κλπ κ.α κ.ά κ.ο.κ π.μ μ.μ μ.χ',
    ambiguous: 'εκ χιλ δισ εκατ ε.ε η.π.α a.e α.ε',
    beforeNumber: 'σελ σ αρ αριθ τ τομ κεφ αρθρ παρ εικ',
    months:
      'ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου',
    starters:
      'ο η το οι τα του της των τον την στο στη στην στον στα σε από για με και αλλά όμως επίσης αν όταν ενώ γιατί πώς πού τι ποιος αυτός αυτή αυτό αυτοί εγώ εσύ εμείς εσείς δεν θα να μια ένας ένα όλοι κάθε σύμφωνα μετά πριν τις τους',
  },
});

export const hy = defineLanguage({
  code: 'hy',
  name: 'Armenian',
  script: 'Armn',
  quotes: '«» “” ""',
  sentences: {
    terminators: ':',
    abbreviations: 'օր տես հմմտ պրոֆ դոկտ ակադ գ փող հ թ դ ք ս',
    afterNumber: 'թ դ',
    months:
      'հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի',
  },
});

export const kk = defineLanguage({
  code: 'kk',
  name: 'Kazakh',
  script: 'Cyrl',
  quotes: '«» “” "" \'\'',
  sentences: {
    abbreviations:
      'т.б т.с.с т.с мыс проф акад доц ген көш даң ауд обл қ к б.з.д б.з.б мс бас ред шығ тел г ғ-м кг см',
    ambiguous: 'ж жж ғ ғғ млн млрд тг км га м ц т сағ мин сек inc ltd',
    beforeNumber: 'б бб № no т тт к қ п',
    afterNumber: 'ж жж ғ ғғ млн млрд тг км га м',
    months: 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан',
    starters:
      'бұл ол олар мен сен біз сіз бір осы сол және бірақ сондықтан егер ал да сонымен оның оны әр барлық',
  },
});

export const mr = defineLanguage({
  code: 'mr',
  name: 'Marathi',
  script: 'Deva',
  quotes: '“” ‘’ "" \'\'',
  sentences: {
    terminators: '|',
    abbreviations:
      'डॉ डाॅ प्रा प्रो श्री सौ कु पं मा स्व कै ह.भ.प उदा इ.स इ.स.पू चि ॲड अ‍ॅड ता रा वि ना बी सी डी एम पी एस टी जी एल आर यू',
    beforeNumber: 'क्र पृ रु इ.स कलम',
    months: 'जानेवारी फेब्रुवारी मार्च एप्रिल मे जून जुलै ऑगस्ट सप्टेंबर ऑक्टोबर नोव्हेंबर डिसेंबर',
  },
});

export const my = defineLanguage({
  code: 'my',
  name: 'Burmese',
  script: 'Mymr',
  quotes: '“” ‘’ ""',
  sentences: { spaced: false },
});

const CZECH_SLOVAK = {
  ordinals: 'nouns',
  ordinalCues: 'do od k ku na v vo z zo po pred za o dňa dne dňom roku a až i',
} as const;

export const sk = defineLanguage({
  code: 'sk',
  name: 'Slovak',
  script: 'Latn',
  quotes: '„“ ‚‘ »« “” ""',
  sentences: {
    ...CZECH_SLOVAK,
    abbreviations: `
      p pp pí sl dr prof doc ing mgr bc mudr judr phdr rndr paeddr csc drsc phd akad arch gen plk pplk mjr kpt por rtm sv o
      napr t.j tj tzn tzv tzn resp cca č.j max pozn porov pór vid red vyd prekl angl nem fr lat gr rus slov tel ul nám
      nar zom hl št ved kand príp event v.r`,
    ambiguous:
      's.r.o a.s s.r o.z n.o k.s v.o.s inc ltd co kg km sk eur hod min sek n.l mil mld tis',
    closing: 'atď a.i i.n a.p pod apod',
    beforeNumber: 'č čl ods písm str s roč zv kap obr tab § no nr',
    afterNumber: 'r st hod min sek kg km mil mld tis',
    months:
      'januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra január február marec apríl máj jún júl august september október november december storočia storočí',
    starters:
      'a i ale alebo v vo na z zo do od po pri za pre o u pod nad pred medzi bez podľa ako ak keď pretože preto však tiež aj to ten tá tie toto tento táto on ona ono oni ja ty my vy jeho jej ich kto čo kde prečo ktorý nie áno je sú bol bola bolo boli bude všetci každý dnes včera zajtra teraz tu tam potom',
  },
});

export const cs = defineLanguage({
  code: 'cs',
  name: 'Czech',
  script: 'Latn',
  quotes: '„“ ‚‘ »« “” ""',
  sentences: {
    ...CZECH_SLOVAK,
    abbreviations: `
      p pí sl dr prof doc ing mgr bc mudr judr phdr rndr csc drsc ph.d akad arch gen plk pplk mjr kpt por sv např tj t.j tzn
      tzv resp cca č.j max pozn srov viz red vyd přel angl něm fr lat rus čes tel ul nám nar zem hl vč popř příp event odst`,
    ambiguous: 's.r.o a.s o.s v.o.s k.s inc ltd co kg km kč hod min sek n.l př.n.l mil mld tis',
    closing: 'atd aj apod',
    beforeNumber: 'č čl odst písm str s roč sv kap obr tab § no nr',
    afterNumber: 'r st hod min sek kg km mil mld tis',
    months:
      'ledna února března dubna května června července srpna září října listopadu prosince století',
    starters:
      'a i ale nebo v ve na z ze do od po při za pro o u pod nad před mezi bez podle jak když pokud protože proto však také to ten ta ty toto tento tato on ona ono oni já my vy jeho její jejich kdo co kde proč který ne ano je jsou byl byla bylo byli bude všichni každý dnes včera zítra teď zde tam potom',
  },
});

export const ro = defineLanguage({
  code: 'ro',
  name: 'Romanian',
  script: 'Latn',
  quotes: '„” «» “” ""',
  sentences: {
    abbreviations:
      'dl dna d-na d-l dr prof ing av gen col lt cpt sf pr st șos str bd bdul tel ex de.ex cf op trad ed red vs aprox jud com sat loc mr',
    closing: 'etc ș.a ș.a.m.d lei',
    ambiguous: 's.a s.r.l inc ltd co km kg mil mld s.u.a u.s',
    beforeNumber: 'nr p pag art alin lit vol cap fig no str bl sc ap et',
    months:
      'ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie',
    starters:
      'un o și dar sau în din de la pe cu fără pentru prin după înainte până când dacă deși însă totuși el ea ei ele eu noi voi acest această acesta aceasta acești ce cine unde cum nu da este sunt era a au va potrivit astăzi ieri',
  },
});
