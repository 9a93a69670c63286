// Bare sentences from the words of the reporting tables, so that every cue, place and agency is met at least once.
const { reportingFor } = await import('../../dist/languages/reporting/index.js');
const N = 150;
let seed = 7;
const rnd = (n) => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return seed % n;
};
const split = (s) =>
  (s ?? '')
    .split(',')
    .map((x) => x.trim().replace(/\s+/g, ' '))
    .filter((x) => x);
const capL = 'en vi ru uk fr es pt de id tr'.split(' ');
const out = [];
for (const l of 'en vi ru uk fr es pt de id tr ar fa he ur hi ja ko zh'.split(' ')) {
  const t = reportingFor(l);
  const cased = capL.includes(l);
  const cap = (s) =>
    cased ? s.replace(/(^|[\s-])(\p{L})/gu, (m, a, b) => a + b.toUpperCase()) : s;
  const un = (s) =>
    s.endsWith('*')
      ? l === 'ru'
        ? s.slice(0, -1) + 'л'
        : l === 'uk'
          ? s.slice(0, -1) + 'в'
          : l === 'ko'
            ? s.slice(0, -1) + '다'
            : null
      : s;
  const places = split(t.places)
    .slice(0, 60)
    .map(un)
    .filter((x) => x && !x.includes(' - '))
    .map(cap);
  const P =
    l === 'ru' || l === 'uk'
      ? ['Россия', 'США', 'Иран', 'Франция', 'Израиль', 'Катар', 'Польша']
      : places;
  const media = split(t.media)
    .map(un)
    .filter(Boolean)
    .slice(0, 8)
    .map((s) => (cased && /^[a-z]+$/.test(s) ? (s.length < 4 ? s.toUpperCase() : cap(s)) : s));
  const ev = split(t.events).map(un).filter(Boolean);
  const cues = ['condemn', 'call', 'say', 'offer', 'stance'].flatMap((k) =>
    split(t[k])
      .map(un)
      .filter(Boolean)
      .slice(0, 14)
      .map((c) => [k, c]),
  );
  const acc = split(t.according),
    accA = split(t.accordingAfter);
  const sp = t.unspaced ? '' : ' ';
  const end = l === 'zh' || l === 'ja' ? '。' : l === 'hi' ? '।' : l === 'ur' ? '۔' : '.';
  const marker =
    l === 'ko' ? '은 ' : l === 'ja' ? 'は' : l === 'ur' ? ' نے ' : l === 'hi' ? ' ने ' : null;
  const obj =
    l === 'ko'
      ? '을 '
      : l === 'ja'
        ? 'を'
        : l === 'ur'
          ? ' کی '
          : l === 'hi'
            ? ' की '
            : l === 'fa'
              ? ' را '
              : ' ';
  // Roles, institutions and pronouns speak too; where a language wants an article, the commonest one.
  const the = { en: 'The ', de: 'Der ', fr: 'Le ', es: 'El ', pt: 'O ' }[l] ?? '';
  const nouns = [...split(t.roles).slice(0, 40), ...split(t.organisations).slice(0, 40)]
    .filter((x) => !x.endsWith('*') && !x.includes(' - '))
    .map((x) => the + (the === '' && cased ? x.replace(/^\p{L}/u, (m) => m.toUpperCase()) : x));
  const pronouns = [...split(t.he), ...split(t.she), ...split(t.they), ...split(t.first)]
    .filter((x) => !x.endsWith('*'))
    .map((x) => (cased ? x.replace(/^\p{L}/u, (m) => m.toUpperCase()) : x));
  const S = [P, P, nouns.length > 0 ? nouns : P, pronouns.length > 0 ? pronouns : P];
  for (let i = 0; i < N; i++) {
    const from = S[rnd(S.length)];
    const a = from[rnd(from.length)],
      e = ev[rnd(ev.length)],
      e2 = ev[rnd(ev.length)];
    const [k, c] = cues[rnd(cues.length)];
    const q = rnd(10);
    let text,
      s = a;
    if (q < 6) {
      if (marker) text = a + marker + e + obj + c + end;
      else if (t.subject[0] === 'first') text = a + (l === 'tr' ? ', ' : ' ') + e + obj + c + end;
      else if (l === 'ar') text = c + ' ' + a + ' ' + e + ' ' + e2 + end;
      else text = a + sp + c + sp + e + sp + e2 + end;
    } else if (q < 8 && (acc.length || accA.length)) {
      s = media[rnd(media.length)];
      text = acc.length
        ? cap(acc[rnd(acc.length)]).replace(/(?<=\s)\p{Lu}/gu, (m) => m.toLowerCase()) +
          sp +
          s +
          (l === 'zh' || l === 'ja' ? '，' : l === 'fa' || l === 'ar' ? '، ' : ', ') +
          e +
          sp +
          e2 +
          end
        : s + sp + accA[rnd(accA.length)] + sp + e + sp + e2 + end;
    } else if (q < 9) text = a + ': ' + e + sp + e2;
    else {
      if (t.subject[0] !== 'before') continue;
      text =
        '“' +
        e +
        sp +
        e2 +
        sp +
        e +
        sp +
        e2 +
        sp +
        ev[rnd(ev.length)] +
        '”, ' +
        (t.subject.includes('after') && l !== 'vi' ? c + sp + a : a + sp + c) +
        end;
    }
    out.push({ id: 'p', lang: l, text, speaker: s, speakers: [s], no_speaker: false, labels: [] });
  }
}
{
  const names = [
    'Nguyễn Văn An',
    'Ivan Petrov',
    'John Smith',
    'Ali Hassan',
    'Maria Silva',
    'Kim Min-su',
    'Anna Berg',
    'Omar Farouk',
  ];
  const orgs = [
    'Bộ Ngoại giao Pháp',
    'Điện Elysee',
    'Nhà Trắng',
    'Chính phủ Ấn Độ',
    'Bộ Quốc phòng Anh',
    'Văn phòng Thủ tướng',
  ];
  const media = [
    'Hãng thông tấn Yonhap',
    'Tân Hoa xã',
    'Đài NHK',
    'Hãng tin Interfax',
    'AFP',
    'Reuters',
  ];
  const cu = [
    'cảnh báo',
    'lên án vụ tấn công',
    'cho biết',
    'nhấn mạnh',
    'kêu gọi các bên kiềm chế',
  ];
  const nn = ['thông báo của', 'tuyên bố của', 'báo cáo của'];
  for (let i = 0; i < 24; i++) {
    const n = 'ông ' + names[i % 8],
      o = orgs[i % 6];
    out.push({
      id: 'p',
      lang: 'vi',
      text: `Tại phiên họp của Hội đồng Bảo an hôm 3/5, Đại diện thường trực của ${['Pháp', 'Anh', 'Ấn Độ'][i % 3]} tại Liên hợp quốc, ${n}, ${cu[i % 5]} rằng tình hình nghiêm trọng.`,
      speakers: [n],
      speaker: n,
      no_speaker: false,
      labels: [],
    });
    out.push({
      id: 'p',
      lang: 'vi',
      text: `${media[i % 6]} dẫn ${nn[i % 3]} ${o} cho biết hai nước đã đồng ý gặp nhau.`,
      speakers: [o],
      speaker: o,
      no_speaker: false,
      labels: [],
    });
  }
}
for (const [q, c] of [
  ['The talks have failed and we regret it', 'said'],
  ['We shall not sign any such paper', 'told'],
  ['Nobody has the right to starve a city', 'wrote'],
  ['This raid is a crime against all of us', 'added'],
])
  for (const x of [
    'Ambassador John Smith',
    'Defence Minister Omar Farouk',
    'the president',
    'Maria Silva',
  ])
    out.push({
      id: 'p',
      lang: 'en',
      text: '“' + q + ',” ' + c + ' ' + x + '.',
      speakers: [x],
      speaker: x,
      no_speaker: false,
      labels: [],
    });
for (const x of [
  'رویترز',
  'ایسنا',
  'تسنیم',
  'فارس',
  'خبرگزاری مهر',
  'الجزیره',
  'سی‌ان‌ان',
  'بلومبرگ',
])
  for (const y of ['دو کشور به توافق رسیدند.', 'مذاکرات هفته آینده آغاز می‌شود.'])
    out.push({
      id: 'p',
      lang: 'fa',
      text: 'به گزارش ' + x + '، ' + y,
      speakers: [x],
      speaker: x,
      no_speaker: false,
      labels: [],
    });
{
  const n1 = ['کریم صادقی', 'ماریا لوند', 'جان اسمیت', 'علی حسینی'],
    n2 = ['امانوئل مکرون', 'رجب طیب اردوغان'],
    r = [
      'مشاور رئیس جمهور فرانسه',
      'معاون وزیر دفاع هند',
      'سخنگوی دولت عراق',
      'دستیار نخست وزیر ژاپن',
    ],
    m = ['ایسنا', 'تسنیم', 'رویترز'],
    v = ['گفت', 'تأکید کرد', 'تصریح کرد'];
  for (let i = 0; i < 14; i++) {
    const sp = '«' + n1[i % 4] + '» ' + r[i % 4];
    out.push({
      id: 'p',
      lang: 'fa',
      text: `به گزارش ${m[i % 3]}، ${sp} با بیان اینکه «${n2[i % 2]}» وزیر خارجه مصر و «${['بنیامین نتانیاهو', 'جو بایدن'][i % 2]}» وزیر خارجه قطر روز گذشته دیدار کردند، ${v[i % 3]}: «این دیدار سازنده بود و ادامه خواهد یافت.»`,
      speakers: [sp, n1[i % 4] + '» ' + r[i % 4]],
      speaker: sp,
      no_speaker: false,
      labels: [],
    });
  }
}

/** The sentences, each with its speaker. */
export function readTemplates() {
  return out.map(({ lang, text, speakers }) => ({ lang, text, speakers, held: false }));
}
