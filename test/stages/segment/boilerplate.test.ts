import t from 'tap';
import { languageFor } from '../../../src/languages/index.js';
import { gluedCaption, isBoilerplate } from '../../../src/stages/segment/boilerplate.js';

const BOILERPLATE: { [lang: string]: string[] } = {
  vi: [
    'Ảnh: TTXVN',
    'Đoàn xe rời cảng (Ảnh: Reuters).',
    'Hai ngoại trưởng bắt tay - Ảnh: AFP',
    'Bài và ảnh: Nguyễn An',
    'Tin liên quan',
    'Xem thêm: Giá dầu tăng',
    '12 bình luận',
    'Trang 2/5',
    'Cập nhật: 12/5/2025 10:30',
    'Theo TTXVN',
    'Chia sẻ',
  ],
  ar: [
    'الصورة: رويترز',
    'الوزير في مكتبه (تصوير: أحمد علي)',
    'اقرأ أيضا: أسعار النفط ترتفع',
    'رويترز',
    '(وكالات)',
    '15 تعليق',
    'جميع الحقوق محفوظة',
    'شارك',
    'بقلم: سامي حداد',
    'آخر تحديث: 5/3/2025',
    'صفحة 3',
  ],
  fa: [
    'عکس: ایسنا',
    'وزیر در دفتر کارش (عکس: علی رضایی)',
    'بیشتر بخوانید: بهای نفت بالا رفت',
    'ایرنا',
    'تهران - ایرنا:',
    '۱۲ نظر',
    'کد خبر: ۱۲۳۴۵۶',
    'انتهای پیام/',
    'ارسال نظر',
    '315 315',
    'تاریخ انتشار: ۵ خرداد ۱۴۰۰',
    'تصویر',
  ],
  en: [
    'Photo: AFP',
    'Photo: Jane Doe/Reuters',
    'The envoy at the airport. (Photo: Reuters)',
    'By Jane Doe',
    'Reporting by John Roe; editing by Ann Lee',
    'Read more: Oil prices rise',
    'Related news',
    '315 comments',
    'Page 2 of 5',
    '© 2025 Example Press. All rights reserved.',
    'Subscribe to our newsletter',
    'HANOI, May 5 (Reuters) -',
    'Home > News > World',
    'https://example.org/a',
    '#Iran #Israel',
    '12 March 2025',
    'AP/Reuters',
    'Advertisement',
    '* * *',
    'Updated: March 5, 2025',
  ],
  ru: [
    'Фото: ТАСС',
    'Посланник в аэропорту (фото: Рейтер)',
    'Читайте также: Цены на нефть растут',
    'ТАСС',
    '12 комментариев',
    'Страница 3 из 5',
    'Все права защищены',
    'Поделиться',
    'Автор: Иван Петров',
    'Опубликовано: 05.03.2025',
  ],
  zh: ['图片来源：新华社', '相关新闻', '第3页', '责任编辑：王明', '分享'],
  fr: ['Photo : AFP', 'Lire aussi : Le pétrole monte', '12 commentaires', 'Tous droits réservés'],
  es: [
    'Foto: EFE',
    'Lea también: Sube el petróleo',
    '12 comentarios',
    'Suscríbete a nuestro boletín',
  ],
  tr: ['Fotoğraf: AA', 'İlgili haberler', '12 yorum', 'Sayfa 3'],
  he: ['צילום: רויטרס', 'קראו גם: הנפט מתייקר', '12 תגובות'],
  de: ['Foto: dpa', 'Lesen Sie auch: Öl wird teurer', '12 Kommentare', 'Seite 3 von 5'],
  ja: ['写真：共同', '関連記事', '3ページ'],
  ko: ['사진: 연합뉴스', '관련기사'],
  hi: ['फोटो: पीटीआई', 'यह भी पढ़ें: तेल महंगा', '12 टिप्पणियां'],
  ur: ['تصویر: رائٹرز', 'مزید پڑھیں: تیل مہنگا', '12 تبصرے'],
};

/** Each begins or ends as boilerplate may, and says something all the same. */
const STATEMENTS: { [lang: string]: string[] } = {
  vi: [
    'Ảnh hưởng của cuộc chiến rất lớn.',
    'Chia sẻ với báo giới, ông lên án vụ tấn công.',
    'Theo TTXVN, Nga kêu gọi kiềm chế.',
    'Tin này khiến Tehran phản đối.',
    'Ông Lavrov: Nga sẵn sàng làm trung gian.',
    'Video: Israel tấn công thủ đô Iran đêm qua',
  ],
  ar: [
    'صورة الوضع قاتمة، قال الوزير.',
    'اشترك في الاجتماع وزراء خارجية عشر دول.',
    'رويترز: إيران ترفض التفاوض تحت الضغط.',
    'كتب الوزير أن بلاده تدين الهجوم.',
    'الوزير: ندين العدوان.',
  ],
  fa: [
    'نظر خود را درباره حمله اعلام کرد.',
    'تصویر روشنی از مذاکرات در دست نیست.',
    'گزارش آژانس را محکوم کرد.',
    'ایرنا: روسیه حمله را محکوم کرد.',
    'بیشتر کشورها خواستار خویشتنداری شدند.',
  ],
  en: [
    'Share the blame, the minister said.',
    'By Monday both sides had agreed.',
    'Video shows Israeli jets over Tehran.',
    'Russia condemns the attack (Reuters)',
    'Related parties were told to hold back.',
    'Comments by the envoy angered Moscow.',
    'Photo: Israel attacks Iran and warns of more to come',
    'Lavrov: we are ready to mediate',
    'AP reported that talks had failed.',
    'He left.',
  ],
  ru: [
    'Фото опубликовал сам министр.',
    'Автор резолюции осудил удар.',
    'Подробности переговоров не раскрываются.',
    'Лавров: Россия готова стать посредником',
    'Источник: стороны близки к перемирию и готовы его подписать',
  ],
  fr: ['Partager le pouvoir est exclu, dit-il.', "Par ailleurs, Paris condamne l'attaque."],
  de: [
    'Von Berlin wird Zurückhaltung erwartet.',
    'Bild der Zerstörung: Kiew verurteilt den Angriff scharf',
  ],
};

t.test('boilerplate', async (t) => {
  for (const [lang, lines] of Object.entries(BOILERPLATE)) {
    for (const line of lines)
      t.equal(isBoilerplate(line, languageFor(lang)), true, `${lang} ${line.replace(/^[#*]/, '')}`);
  }
});

t.test('statements are none', async (t) => {
  for (const [lang, lines] of Object.entries(STATEMENTS)) {
    for (const line of lines)
      t.equal(isBoilerplate(line, languageFor(lang)), false, `${lang} ${line}`);
  }
});

t.test('a caption glued to the head of a paragraph', async (t) => {
  const cases: [lang: string, caption: string, rest: string][] = [
    ['vi', 'Tổng thống Nga (Ảnh: Tass)', ' Hãng thông tấn TASS đưa tin.'],
    ['vi', 'Tổng thống Nga (Ảnh: Tass).', 'Hãng thông tấn TASS đưa tin.'],
    ['vi', 'Ảnh: TTXVN', ' Tổng thống Nga kêu gọi kiềm chế.'],
    ['fa', 'عکس: ایسنا', ' وزیر خارجه حمله را محکوم کرد.'],
    ['ru', 'Сергей Лавров (фото: ТАСС)', ' Министр осудил удар.'],
    ['en', 'The envoy (Photo: AFP)', ' The envoy landed at noon.'],
    ['en', '', 'The envoy landed. He spoke (Photo: AFP) at noon.'],
    ['en', '', 'The envoy (who took a photo: his own) landed.'],
    ['en', '', 'The envoy landed at noon.'],
  ];
  for (const [lang, caption, rest] of cases) {
    t.equal(
      gluedCaption(caption + rest, languageFor(lang)),
      caption.length,
      `${lang} ${caption}${rest}`,
    );
  }
});
