import t from 'tap';
import { explainUnit } from '../../../src/stages/attribute.js';
import { articleOf } from '../segment/article.js';
import { attributeText, unitOf } from './unit.js';

const targetOf = (text: string, lang: string) => attributeText(text, lang).target?.text ?? null;

const TARGETS: readonly (readonly [lang: string, text: string, target: string | null])[] = [
  [
    'en',
    'In a statement issued late on Thursday, the foreign ministry of Peru condemned the shelling of a bus station in the capital and offered its condolences to the families of the victims.',
    'the shelling of a bus station in the capital',
  ],
  [
    'en',
    'Speaking to reporters after the meeting in Lima, the president urged Ecuador and Peru to return to the negotiating table before the end of the year and to avoid any further escalation.',
    'Ecuador and Peru',
  ],
  [
    'en',
    'The envoy said that his country stood ready to mediate between Ethiopia and Eritrea, and that the talks could be held in the capital as soon as both sides agreed.',
    'Ethiopia and Eritrea',
  ],
  [
    'vi',
    'Trong thông cáo phát đi tối thứ Năm, Bộ Ngoại giao Chile lên án vụ pháo kích vào bến xe ở thủ đô và chia buồn với gia đình các nạn nhân.',
    'vụ pháo kích vào bến xe ở thủ đô',
  ],
  [
    'vi',
    'Phát biểu sau cuộc họp ở Lima, Tổng thống kêu gọi Ecuador và Peru quay lại bàn đàm phán trước cuối năm và tránh mọi hành động làm leo thang căng thẳng.',
    'Ecuador và Peru',
  ],
  [
    'ar',
    'وفي بيان صدر مساء الخميس، أدانت وزارة الخارجية الكينية قصف محطة الحافلات في العاصمة وقدمت تعازيها إلى أسر الضحايا.',
    'قصف محطة الحافلات في العاصمة',
  ],
  [
    'ar',
    'ودعا الرئيس الكيني، خلال مؤتمر صحفي عقده في نيروبي، إثيوبيا وإريتريا إلى العودة إلى طاولة المفاوضات قبل نهاية العام.',
    'إثيوبيا وإريتريا',
  ],
  [
    'fa',
    'وزارت امور خارجه کنیا در بیانیه‌ای که پنج‌شنبه شب منتشر شد، گلوله‌باران ایستگاه اتوبوس در پایتخت را به شدت محکوم کرد و با خانواده‌های قربانیان همدردی کرد.',
    'گلوله‌باران ایستگاه اتوبوس در پایتخت',
  ],
  [
    'ru',
    'В заявлении, опубликованном поздно вечером в четверг, министерство иностранных дел Чили осудило обстрел автовокзала в столице и выразило соболезнования семьям погибших.',
    'обстрел автовокзала в столице',
  ],
  [
    'ru',
    'Выступая после встречи в Лиме, президент призвал Эквадор и Перу вернуться за стол переговоров до конца года и не допускать дальнейшей эскалации.',
    'Эквадор и Перу',
  ],
  [
    'es',
    'En un comunicado difundido el jueves por la noche, la cancillería de Chile condenó el bombardeo de la estación de autobuses y expresó sus condolencias a las familias de las víctimas.',
    'el bombardeo de la estación de autobuses',
  ],
  [
    'pt',
    'Em comunicado divulgado na noite de quinta-feira, o Ministério das Relações Exteriores do Chile condenou o bombardeio da estação rodoviária e apresentou condolências às famílias das vítimas.',
    'o bombardeio da estação rodoviária',
  ],
  [
    'fr',
    'Dans un communiqué publié jeudi soir, le ministère chilien des Affaires étrangères a condamné le bombardement de la gare routière et a présenté ses condoléances aux familles des victimes.',
    'le bombardement de la gare routière',
  ],
  [
    'ja',
    'チリ外務省は木曜日の夜に声明を発表し、首都のバスターミナルへの砲撃を強く非難した。',
    '首都のバスターミナルへの砲撃',
  ],
  [
    'tr',
    'Şili Dışişleri Bakanlığı perşembe akşamı yayımladığı açıklamada başkentteki otobüs terminalinin bombalanmasını şiddetle kınadı ve kurbanların ailelerine başsağlığı diledi.',
    'başkentteki otobüs terminalinin bombalanmasını',
  ],
  [
    'hi',
    'चिली के विदेश मंत्रालय ने गुरुवार रात जारी बयान में राजधानी के बस अड्डे पर हुई गोलाबारी की कड़ी निंदा की और पीड़ितों के परिवारों के प्रति संवेदना जताई।',
    'राजधानी के बस अड्डे पर हुई गोलाबारी',
  ],
];

t.test('whom the stance is directed at', async (t) => {
  for (const [lang, text, target] of TARGETS) t.equal(targetOf(text, lang), target, text);
});

const CALLS: readonly (readonly [lang: string, text: string])[] = [
  ['en', 'Kenya urges calm.'],
  ['en', 'The foreign minister of Chile called for restraint and dialogue.'],
  ['vi', 'Nhật Bản kêu gọi kiềm chế.'],
  ['ar', 'دعت قطر إلى ضبط النفس.'],
  ['fa', 'ژاپن خواستار خویشتن‌داری شد.'],
  ['ru', 'Казахстан призвал к сдержанности.'],
  ['fr', 'Le Chili appelle au calme.'],
  ['es', 'Chile llama a la calma.'],
  ['de', 'Chile ruft zur Ruhe auf.'],
  ['zh', '智利呼吁保持克制。'],
];

t.test('what is called for is not whom it is called for from', async (t) => {
  const wished = /calm|restraint|dialog|kiềm|ضبط|خویشتن|сдержан|Ruhe|克制/i;
  for (const [lang, text] of CALLS) t.notMatch(targetOf(text, lang) ?? '', wished, text);
});

t.test('a unit without a word of speech or stance has no target', async (t) => {
  t.equal(targetOf('The bridge over the river is 300 metres long.', 'en'), null);
  t.equal(targetOf('', 'en'), null);
});

t.test('a target is explained by what was seen of it', async (t) => {
  const article = articleOf('Kenya condemned the attack on the village.');
  const { target } = explainUnit(article, [unitOf(article)], 0);
  t.ok(target !== null && target.weight > -0.5);
  t.ok(target?.evidence.some(({ evidence }) => evidence.includes('stance')));
});
