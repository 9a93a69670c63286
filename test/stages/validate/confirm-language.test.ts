import t from 'tap';
import { doubtsLanguage } from '../../../src/stages/validate/confirm-language.js';

const TEXTS: Record<string, string> = {
  en: 'The envoy of Kenya said that talks with both sides had gone on for most of the night, and that no one had left the table in anger.',
  vi: 'Bộ trưởng cho biết các bên đã đồng ý gặp nhau trong tuần này và không ai rời bàn đàm phán, những bước đi được coi là tích cực.',
  fr: "L'émissaire a déclaré que les pourparlers avec les deux parties se poursuivent dans la capitale, et que personne ne les a quittés pour autant.",
  ar: 'قال المبعوث إن المحادثات بين الطرفين استمرت في العاصمة حتى ساعة متأخرة من الليل، وإن أحدا لم يغادر القاعة على رغم الخلاف الذي نشب بين الوفدين.',
  fa: 'فرستاده ویژه گفت که گفت‌وگوها با هر دو طرف در پایتخت ادامه دارد و این نشست را گامی برای پایان دادن به بحران خواند که از بهار آغاز شد.',
  ru: 'Посланник заявил, что переговоры с обеими сторонами продолжались до глубокой ночи и что никто не вышел из зала, хотя споров было много.',
  uk: 'Посланець заявив, що переговори з обома сторонами тривали до пізньої ночі та що ніхто не вийшов із зали, хоча це було нелегко для них.',
};

for (const [lang, text] of Object.entries(TEXTS))
  t.test(lang, async (t) => {
    t.notOk(doubtsLanguage(text, lang), 'is taken at its word');
    const other = lang === 'vi' ? 'en' : lang === 'fa' ? 'ar' : lang === 'ar' ? 'fa' : 'vi';
    t.ok(doubtsLanguage(text, `${other}-XX`), `is no ${other}`);
    t.notOk(doubtsLanguage(text, 'sw'), 'nothing is known of others');
    t.notOk(doubtsLanguage(text.slice(0, 100), other), 'short texts prove nothing');
  });
