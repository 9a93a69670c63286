"""Cue phrases per language: the rule baseline, and wide nets for finding mediation candidates."""

import re

from . import LANGS

# language: (condemn, call_for_restraint, offer_mediation), regexes over the normalised text.
CUES = {
    "en": (r"condemn|denounc|deplor|slam(s|med)|lash(es|ed) out|outrag|unacceptable|barbaric|flagrant|atrocit|war crime|strongly protest",
           r"ceasefire|cease-fire|truce|restraint|de-?escalat|refrain from|cessation of hostilit|end (to )?the (war|violence|fighting)|return to (dialogue|talks|the negotiating)|peaceful (solution|settlement)|political solution|no military solution|calls? for (calm|dialogue)",
           r"mediat|good offices|(offer|ready|willing|prepared)[^.]{0,40}(host|facilitat|broker)|broker"),
    "vi": (r"lên án|chỉ trích|phản đối|cực lực|tố cáo|không thể chấp nhận|man rợ|tội ác|vi phạm (nghiêm trọng|trắng trợn)",
           r"ngừng bắn|kiềm chế|hạ nhiệt|giảm (leo thang|căng thẳng)|chấm dứt (chiến|xung đột|bạo lực|giao tranh|các hành động)|đối thoại|giải pháp (hòa bình|ngoại giao|chính trị)|bàn đàm phán|tránh leo thang",
           r"trung gian|hòa giải|hoà giải|làm cầu nối|(sẵn sàng|đề nghị|đề xuất)[^.]{0,30}(đăng cai|tổ chức (đàm phán|hội đàm|hòa đàm))|vai trò cầu nối"),
    "ar": (r"تدين|يدين|ادان|ندد|تندد|مندد|تنديد|استنكر|يستنكر|تستنكر|شجب|ادانه|اداناته|جريمه|غير مقبول|انتهاک (صارخ|سافر)|بشده",
           r"وقف (فوری )?(ل)?اطلاق النار|ضبط النفس|خفض التصعید|وقف (فوری )?(ل)?(الاعمال العدائیه|الحرب|القتال|العنف|العدوان)|التهدئه|دعا[^.]{0,40}(الحوار|التفاوض)|حل (سیاسی|سلمی)|تجنب التصعید|العوده الی (الحوار|المفاوضات)",
           r"وساطه|للوساطه|الوساطه|توسط|بمساع|مساعیها? الحمیده|المساعی الحمیده|(استعداد|عرض|مستعد)[^.]{0,40}(استضافه|تسهیل|تقریب)|تقریب وجهات"),
    "fa": (r"محکوم|تقبیح|انتقاد شدید|جنایت|غیرقابل قبول|نقض (اشکار|فاحش)|وحشیانه|تجاوزکارانه|جنایتکار|اعتراض شدید",
           r"اتش ?بس|خویشتن ?داری|کاهش تنش|تنش ?زدایی|پایان (دادن به )?(جنگ|درگیری|خشونت)|توقف (فوری )?(حملات|جنگ|درگیری)|راه ?حل (سیاسی|دیپلماتیک|نظامی)|میز مذاکره|بازگشت به (گفتگو|گفتوگو|مذاکره|دیپلماسی)|پرهیز از|حل مسالمت",
           r"میانجی|پادرمیانی|وساطت|مساعی جمیله|(اماد|پیشنهاد)[^.]{0,40}(میزبان|تسهیل)|تسهیل ?گر"),
    "ru": (r"осуд|осужда|возмут|возмущ|решительно протест|неприемлем|варварск|преступлен|вопиющ|грубейш|заклейм|обвинил",
           r"прекращени[яею] огня|сдержанност|деэскалац|прекратить (огонь|боев|насилие|удары|войну|кровопролит)|перемири|мирно(го|му|е) (урегулир|решени)|сесть за стол|вернуться к (диалог|переговор)|политическ\w+ (решени|урегулир)|воздержаться от",
           r"посредни|добры\w+ услуг|(готов|предлож)[^.]{0,40}(площадк|содейств|принять переговор|провести переговор)"),
    "zh": (r"谴责|强烈(不满|抗议|反对)|严厉|愤慨|不可接受|暴行|粗暴|肆意|悍然|抨击|斥责|罪行",
           r"停火|止战|克制|降温|缓和(局势|紧张)|停止(敌对|战|暴力|军事|侵)|政治解决|和平解决|重返(谈判|对话)|回到(谈判|对话)|对话(谈判|协商)|避免(局势)?升级|止暴",
           r"调停|斡旋|调解|劝和促谈|(愿|提议|准备)[^。]{0,20}(搭建平台|提供(便利|场所)|发挥建设性)|居中"),
    "fr": (r"condamn|dénonc|fustig|déplor|inacceptable|inadmissible|barbar|violation flagrante|crime de guerre|indign",
           r"cessez-le-feu|retenue|désescalade|trêve|(fin|arrêt|cessation) (immédiate )?(des|aux|de la|à la) (hostilit|combat|violence|guerre)|dialogue|solution (politique|pacifique|diplomatique|négociée)|table des négociations|apaisement",
           r"médiat|bons offices|(propos|prêt)[^.]{0,40}(accueillir|facilit)|intercession"),
    "es": (r"conden|denunci|repudi|deplor|rechaz\w* (enérgic|categóric)|inaceptable|barbar|violación flagrante|crímen|crimen",
           r"alto el fuego|cese (el|del|al) fuego|cese (inmediato )?de (las hostilidades|la violencia)|moderación|contención|tregua|diálogo|desescal|solución (política|pacífica|negociada)|mesa de (negociación|negociaciones)|poner fin (a la guerra|a la violencia|al conflicto)",
           r"media(r|ción|dor)|buenos oficios|(ofrec|dispuest)[^.]{0,40}(sede|acoger|facilitar)|interced"),
    "pt": (r"conden|repudi|denunci|deplor|inaceitável|bárbar|violação flagrante|crime de guerra|criticou duramente",
           r"cessar-fogo|trégua|moderação|contenção|fim (imediato )?(da|das|dos) (violência|hostilidades|guerra|ataques)|diálogo|solução (política|pacífica|negociada)|desescal|mesa de negocia",
           r"media(r|ção|dor)|bons ofícios|intermedi|(ofere|dispost|pront)[^.]{0,40}(sediar|facilitar|acolher)"),
    "de": (r"verurteil|verurteilt|scharf kritisier|anprangert|prangert|inakzeptabel|unannehmbar|barbar|kriegsverbrechen|empört|verwerflich",
           r"waffenruhe|waffenstillstand|feuerpause|zurückhaltung|deeskal|mäßigung|ende der (gewalt|kämpfe)|dialog|verhandlungstisch|diplomatische lösung|politische lösung|friedliche (lösung|beilegung)",
           r"vermitt(el|l)|gute dienste|guten dienste|(bereit|angebot)[^.]{0,40}(gastgeber|ausricht)"),
    "tr": (r"kına(dı|r|yor|ma|mak|mış|n)|lanetle|telin|kabul edilemez|barbar|vahşi|katliam|sert (tepki|dille)|protesto",
           r"ateşkes|itidal|gerilimi? (düşür|azalt)|tansiyon|şiddet\w* (son|durdur)|saldırılar\w* (son|durdur)|diyalo|müzakere masası|siyasi çözüm|barışçıl çözüm|sağduyu|savaş\w* (son|bit)",
           r"arabulucu|kolaylaştırıcı|ara bulucu|ev sahipliği|iyi niyet misyonu"),
    "uk": (r"засудж|осуд|засуди|неприйнятн|варварськ|злочин|обурен|рішуче протест|терорист\w+ акт",
           r"припинення вогню|припинити (вогонь|війну|насильств|агрес)|стриманіст|деескалац|перемир|мирн\w+ (врегулюв|розв)|стіл переговор|дипломатичн\w+ (шлях|вирішен|розв)|зупинити (війну|агрес)",
           r"посередни|добрі послуги|(готов|пропон)[^.]{0,40}(майданчик|сприяти|прийняти переговор)"),
    "he": (r"גינה|מגנה|גינוי|לגנות|גינו|הוקיע|הוקע|בחריפות|מתועב|נפשע|ברברי|פשע|לא מתקבל על הדעת",
           r"הפסקת[ -]אש|הפסקת הלחימה|איפוק|להרגעה|הרגעת|דה-?אסקלציה|סיום המלחמה|לסיים את המלחמה|לשוב לשולחן|דו-?שיח|פתרון (מדיני|דיפלומטי)|להפסיק את",
           r"תיווך|לתווך|מתווכ|המתווכ|שירותי?ה? הטובים|לארח (שיחות|את השיחות)|לגשר"),
    "hi": (r"निंदा|भर्त्सना|आलोचना|अस्वीकार्य|बर्बर|कड़ा विरोध|कडा विरोध|कायराना|अपराध",
           r"संघर्ष ?विराम|युद्ध ?विराम|संयम|तनाव (कम|घटा)|हिंसा (रोक|समाप्त|बंद|खत्म)|बातचीत|संवाद|शांतिपूर्ण (समाधान|हल)|कूटनीति|युद्ध (रोक|समाप्त|खत्म)",
           r"मध्यस्थ|मेजबानी|बीच[- ]बचाव|सुलह"),
    "ur": (r"مذمت|مذمّت|تنقید|ناقابل ?قبول|وحشیانه|جارحیت|سنگین خلاف|بزدلانه|احتجاج",
           r"جنگ ?بندی|تحمل|کشیدگی (کم|میں کمی)|تشدد (روک|ختم|بند)|مذاکرات|بات ?چیت|پرامن (حل|تصفیه)|جنگ (روک|بند|ختم)|سفارتکاری",
           r"ثالث|مصالحت|میزبانی"),
    "id": (r"kutuk|mengecam|kecam|mengutuk|tidak dapat diterima|biadab|keji|pelanggaran (berat|nyata)|kejahatan|protes keras",
           r"gencatan senjata|menahan diri|deeskalasi|meredakan|menurunkan ketegangan|hentikan|menghentikan (kekerasan|serangan|perang|permusuhan)|dialog|meja perundingan|solusi (damai|politik|diplomatik)|jalan damai",
           r"mediasi|mediator|menengahi|penengah|juru damai|menjembatani|tuan rumah (perundingan|pembicaraan)|jasa baik|fasilitat"),
    "ja": (r"非難|糾弾|批判|抗議|遺憾の意|容認できない|許されない|断じて|蛮行|暴挙|卑劣",
           r"停戦|自制|沈静化|緊張緩和|即時停止|対話(に|を|による|の)|平和的解決|外交的解決|交渉(の席|のテーブル|に戻)|戦闘(の)?停止|攻撃(の|を)(停止|やめ|中止)",
           r"仲介|調停|仲裁|橋渡し|斡旋|あっせん"),
    "ko": (r"규탄|비난|강력히 항의|용납|만행|야만|도발|강력 반발|성토|개탄",
           r"휴전|자제|긴장 완화|정전|중단(할|하라|을 촉구)|대화(로|를 통|에 나|테이블)|평화적 해결|외교적 해결|협상 테이블|확전",
           r"중재|조정자|가교 역할|주선|중개"),
}
# A mediation cue counts only beside a word of readiness, offer or continuing.
OFFER = {
    "en": r"offer|ready|willing|readiness|prepared to|volunteer|propos|continu", "vi": r"sẵn sàng|đề nghị|đề xuất|tiếp tục|mong muốn",
    "ar": r"استعداد|مستعد|عرض|یعرض|تعرض|اقترح|مبادره|تواصل|یواصل", "fa": r"اماد|پیشنهاد|ادامه|حاضر", "ru": r"готов|предлож|предлага|продолж",
    "zh": r"愿|准备|提议|继续", "fr": r"prêt|propos|offr|offert|disposé|continu", "es": r"ofrec|dispuest|propus|propon|continu",
    "pt": r"ofere|dispost|pront[oa]|propôs|propõe|continu", "de": r"bereit|angebot|bietet|bot |schlug|weiterhin", "tr": r"hazır|öner|teklif|sürdür|devam",
    "uk": r"готов|пропон|продовж", "he": r"מוכנ|מוכן|הציע|מציע|נכונות|תמשיך", "hi": r"तैयार|पेशकश|प्रस्ताव|जारी", "ur": r"تیار|پیشکش|تجویز|جاری",
    "id": r"siap|menawarkan|bersedia|mengusulkan|terus", "ja": r"用意|申し出|提案|意向|継続", "ko": r"준비|제안|용의|의향|계속|자처",
}
# Wider than the rules: anything that could be mediation.
WIDE_MEDIATION = {
    "en": r"mediat|good offices|broker|facilitat|host (the )?(talks|negotiat|summit|meeting)|peace (plan|initiative|proposal|talks)|special envoy|shuttle|bridge|venue|convene|guarantor|help (the )?(sides|parties|find|resolve|settle|end)|bring .{0,20} together|intermediar",
    "vi": r"trung gian|hòa giải|hoà giải|cầu nối|đăng cai|đặc phái viên|sáng kiến hòa bình|kế hoạch hòa bình|hòa đàm|sẵn sàng (giúp|hỗ trợ|tổ chức|thúc đẩy|góp phần|đóng)|xích lại|con thoi|thúc đẩy (đàm phán|tiến trình hòa)|giúp (các bên|hai bên)",
    "ar": r"وساط|توسط|مساع|استضاف|یستضیف|تستضیف|مبعوث|مبادره|تقریب|تسهیل|خطه سلام|مفاوضات السلام|الاستعداد|استعداد|رعایه|برعایه|الضامن|جوله مکوکیه|الوسطا|الوسیط",
    "fa": r"میانجی|وساطت|پادرمیانی|مساعی|میزبان|تسهیل|فرستاده (ویژه|ی ویژه)|طرح صلح|ابتکار صلح|اماد[هگ]|نزدیک ?کردن|کمک به حل|پل ارتباط|نماینده ویژه|واسطه",
    "ru": r"посредни|добры\w+ услуг|площадк|спецпредставител|спецпосланник|мирн\w+ (план|инициатив|переговор)|содейств|урегулирован|готов\w* (помочь|принять|оказать|организ|провести)|челночн|гарант",
    "zh": r"调停|斡旋|调解|劝和|促谈|搭建平台|特使|和平计划|和平方案|主持(会谈|谈判)|东道|提供(便利|协助|场所)|发挥建设性作用|推动(各方|双方|政治解决|和谈)|和谈|促成|桥梁",
    "fr": r"médiat|bons offices|accueillir|facilit|envoyé|émissaire|plan de paix|pourparlers|négociations de paix|intermédiaire|parrain|rapproch|initiative",
    "es": r"mediac|mediad|mediar|buenos oficios|facilit|enviado|plan de paz|conversaciones|negociaciones de paz|interced|acoger|sede|iniciativa de paz|proceso de paz|asist\w+ a las partes",
    "pt": r"media(r|ção|dor)|intermedi|bons ofícios|facilitar|enviado|plano de paz|negociações|sediar|processo de paz|diálogo entre|interlocut|aproximar",
    "de": r"vermitt|gute dienste|gastgeber|sondergesandt|friedensplan|friedensgespräch|verhandlung|initiative|gespräche (in|zwischen)|unterhändler|sonderbeauftragt",
    "tr": r"arabulucu|kolaylaştırıcı|ev sahipliği|özel temsilci|barış (plan|görüşme|süreci|girişim)|müzakere|katkı (sun|ver)|hazır(ız|dır| olduğu)|köprü|garantör",
    "uk": r"посередн|майданчик|спецпредставник|мирн\w+ (план|ініціатив|переговор)|переговор|сприя|гарант|готов\w* (допомог|прийняти)|врегулюв",
    "he": r"תיווך|לתווך|מתווך|מתווכ|שליח|יוזמ|שיחות|משא ומתן|לארח|תוכנית שלום|מו\"?מ|לגשר|נציג",
    "hi": r"मध्यस्थ|मेजबानी|शांति (योजना|वार्ता|प्रक्रिया|प्रस्ताव)|दूत|सुलह|वार्ता|मदद (की|करने) .{0,20}(पेशकश|तैयार)|पहल|बातचीत",
    "ur": r"ثالث|مصالحت|میزبانی|امن (منصوب|مذاکرات|عمل)|ایلچی|خصوصی نمائند|مذاکرات|کردار ادا|سهولت|پیشکش",
    "id": r"mediasi|mediator|menengahi|penengah|menjembatani|tuan rumah|utusan|perdamaian|fasilitat|perundingan|juru damai|juru runding|negosiasi",
    "ja": r"仲介|調停|仲裁|橋渡し|斡旋|あっせん|特使|和平(案|交渉|会議|協議|プロセス|合意)|開催地|主催|会談を(主催|開催)|支援する用意|停戦協議",
    "ko": r"중재|조정|가교|주선|중개|특사|평화(안| 계획|협상|회담| 협상)|회담|협상|개최|촉진자|역할을 하겠",
}


def _fold(pattern: str) -> str:
    """Bring a cue pattern into the letter forms of the normalised text."""
    for a, b in (("ي", "ی"), ("ى", "ی"), ("ئ", "ی"), ("ك", "ک"), ("ة", "ه"), ("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ؤ", "و"), ("ء", ""),
                 ("ı", "i"), ("ё", "е"), ("ड़", "ड"), ("ढ़", "ढ"), ("ہ", "ه"), ("ँ", "ं"), ("़", "")):
        pattern = pattern.replace(a, b)
    return pattern


RULES = {k: tuple(re.compile(_fold(r)) for r in v) for k, v in CUES.items()}
_OFFER = {k: re.compile(_fold(v)) for k, v in OFFER.items()}
_WIDE = {k: re.compile(_fold(v)) for k, v in WIDE_MEDIATION.items()}
_NEGATION = re.compile(r"(did not|does not|not|refus\w+ to|declin\w+ to|không|từ chối|لم|لا|رفض|ن?خودداری|отказал\w*|не|拒绝|没有|未) ?$")
assert set(CUES) == set(WIDE_MEDIATION) == set(LANGS)


def rule_scores(norm: str, lang: str) -> list[float]:
    """1.0 where a cue matches without a negation right before it."""
    out = []
    for rule in RULES[lang]:
        hit = rule.search(norm)
        out.append(float(bool(hit) and not _NEGATION.search(norm[max(0, hit.start() - 25) : hit.start()])))
    if not _OFFER[lang].search(norm):
        out[2] = 0.0
    return out


def maybe_mediation(norm: str, lang: str) -> bool:
    """Whether the wide net catches the text."""
    return bool(_WIDE[lang].search(norm))
