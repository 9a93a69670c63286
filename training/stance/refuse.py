"""The opposite of a sentence: its stance refused, denied or withheld ("condemned" to "declined to condemn").

Added models cannot turn a cue around, so that the veto of the graph learns from pairs: a sentence that takes a stance and the
same sentence that does not. The forms are grammatical as a rule, not always."""

import random
import re

from .cues import RULES
from .normalise import normalise

# language: (letter of the label, pattern of the verb in the text as written, what it becomes when refused)
FORMS = {
    "en": [
        ("C", r"\b(?:has |have |had )?(condemn|denounc|criticis|criticiz|deplor)ed\b", r"declined to \1@|refused to \1@|did not \1@|stopped short of \1ing|has not \1ed|would not \1@|avoided \1ing|has yet to \1@|failed to \1@|did not want to \1@|never \1ed"),
        ("C", r"\b(condemn|denounc|criticis|criticiz|deplor)(?:s|es)\b", r"declines to \1@|refuses to \1@|does not \1@|will not \1@|cannot bring itself to \1@|avoids \1ing"),
        ("C", r"\b(?:strongly |firmly )?(condemn|denounce|deplore) ", r"do not \1 |refuse to \1 |will not \1 |decline to \1 "),
        ("C", r"\b(condemn|denounc)ing\b", r"without \1ing|stopping short of \1ing|declining to \1@|refusing to \1@"),
        ("R", r"\b(?:has |have |had )?(call|appeal|press|plead)ed (for|on|to)\b", r"declined to \1 \2|refused to \1 \2|did not \1 \2|stopped short of \1ing \2|has not \1ed \2|would not \1 \2|ruled out \1ing \2"),
        ("R", r"\b(?:has |have |had )?(urg|demand|ask)ed\b", r"declined to \1@|refused to \1@|did not \1@|stopped short of \1ing|would not \1@|has not \1ed"),
        ("R", r"\b(call|appeal)s (for|on|to)\b", r"does not \1 \2|refuses to \1 \2|will not \1 \2|declines to \1 \2"),
        ("R", r"\b(urg|demand)(?:s|es)\b", r"does not \1@|refuses to \1@|will not \1@"),
        ("R", r"\b(call|appeal)ing (for|on|to)\b", r"without \1ing \2|stopping short of \1ing \2|refusing to \1 \2"),
        ("M", r"\b(?:has |have |had )?offered to\b", r"did not offer to|refused to|declined to|ruled out an offer to|has not offered to|denied having offered to|never offered to"),
        ("M", r"\b(is|are|was|were|stands|stood|remains|remained) (?:ready|willing|prepared) to\b", r"\1 not ready to|\1 not willing to|\1 unwilling to|\1 not prepared to|\1 in no position to"),
        ("M", r"\b(?:would be|be) (?:ready|willing|prepared) to\b", r"would not be ready to|would not be willing to"),
        ("M", r"\boffers to\b", r"refuses to|does not offer to|will not offer to|declines to"),
        ("M", r"\bvolunteered to\b", r"refused to|did not volunteer to"),
    ],
    "vi": [
        ("C", r"(?:(?:mạnh mẽ|kịch liệt|cực lực|đã|cùng) )*\b(lên án|chỉ trích|phản đối|tố cáo|đả kích|cáo buộc)\b", r"từ chối \1|không \1|chưa \1|tránh \1|không hề \1|né tránh việc \1|không chịu \1|đã không \1|bác bỏ việc \1|chưa từng \1"),
        ("R", r"(?:đã )?\b(kêu gọi|hối thúc|thúc giục|yêu cầu|đề nghị|thúc đẩy|khuyên)\b", r"không \1|từ chối \1|chưa \1|tránh \1|đã không \1|không hề \1|không chịu \1"),
        ("M", r"(?:đã )?\b(đề nghị|ngỏ ý|đề xuất|nhận lời|xung phong)\b", r"không \1|từ chối \1|chưa \1|không hề \1|phủ nhận đã \1"),
        ("M", r"\bsẵn sàng\b", r"không sẵn sàng|chưa sẵn sàng|từ chối|không muốn|loại trừ khả năng"),
    ],
    "zh": [
        ("C", r"(?:强烈|严厉|坚决|予以|表示)*(谴责|抨击|抗议|批评|斥责)", r"拒绝\1|没有\1|未\1|不愿\1|避免\1|并未\1|拒不\1|尚未\1"),
        ("R", r"(呼吁|敦促|要求|促请|吁请)", r"没有\1|拒绝\1|未\1|并未\1|不愿\1|不会\1"),
        ("M", r"(愿意|愿|准备|提议|提出|表示愿)", r"不愿|拒绝|没有\1|无意|不打算|不会"),
    ],
    "ja": [
        ("C", r"(?:強く|厳しく)?(非難|批判|糾弾|抗議)(?:した|する|している)", r"\1しなかった|\1することを避けた|\1を控えた|\1するのを拒んだ|\1していない"),
        ("R", r"(?:強く)?(呼び掛け|呼びかけ|求め|訴え)(?:た|る|ている)", r"\1なかった|\1ることを拒んだ|\1ていない|\1るのを避けた"),
        ("R", r"(要求|要請)(?:した|する)", r"\1しなかった|\1することを拒んだ"),
        ("M", r"(?:用意がある|意向を示した|用意があると表明した)", r"用意はない|意向はない|つもりはないと述べた"),
        ("M", r"(申し出|提案し)た", r"\1なかった|\1ていない"),
    ],
    "ko": [
        ("C", r"(?:강력히 |강하게 )?(규탄|비난|비판|성토)(?:했다|한다|하며|하고|했으며)", r"\1하지 않았다|\1하기를 거부했다|\1을 피했다|\1하지 않고 있다|\1하길 꺼렸다"),
        ("R", r"(촉구|호소|요구|요청)(?:했다|한다|하며|하고|했으며)", r"\1하지 않았다|\1하기를 거부했다|\1하지 않고 있다"),
        ("M", r"(제안|제의)(?:했다|한다)", r"\1하지 않았다|\1하기를 거부했다"),
        ("M", r"(?:용의가 있다|준비가 돼 있다|준비가 되어 있다|의향이 있다)", r"용의가 없다|준비가 돼 있지 않다|의향이 없다"),
    ],
    "ru": [
        ("C", r"\b(?:резко |решительно |жестко )?осудил(а|и|о)?\b", r"не осудил\1|отказал(ся) осудить|не стал\1 осуждать|отказал(ся) осуждать|воздержал(ся) от осуждения|уклонил(ся) от осуждения|так и не осудил\1"),
        ("C", r"\b(?:резко |решительно )?осужда(ет|ют)\b", r"не осужда\1|отказыва\1ся осуждать|не собира\1ся осуждать|не жела\1 осуждать"),
        ("C", r"\b(?:резко )?раскритиковал(а|и|о)?\b", r"не раскритиковал\1|отказал(ся) критиковать|не стал\1 критиковать"),
        ("C", r"\bназвал(а|и|о)?\b", r"не назвал\1|отказал(ся) назвать|не стал\1 называть"),
        ("R", r"\bпризвал(а|и|о)?\b", r"не призвал\1|отказал(ся) призвать|не стал\1 призывать|отказал(ся) призывать"),
        ("R", r"\b(призыва|требу)(ет|ют)\b", r"не \1\2|отказыва\2ся призывать|не собира\2ся призывать"),
        ("R", r"\bпотребовал(а|и|о)?\b", r"не потребовал\1|отказал(ся) потребовать|не стал\1 требовать"),
        ("M", r"\bпредложил(а|и|о)?\b", r"не предложил\1|отказал(ся) предложить|не стал\1 предлагать|отказал(ся)"),
        ("M", r"\bпредлага(ет|ют)\b", r"не предлага\1|отказыва\1ся предлагать|больше не предлага\1"),
        ("M", r"\bготов(а|ы|о)?\b", r"не готов\1|больше не готов\1|вовсе не готов\1"),
        ("M", r"\bготовност(ь|и)\b", r"неготовност\1|отсутстви(е) готовности"),
    ],
    "uk": [
        ("C", r"\b(?:різко |рішуче )?засуди(в|ла|ли|ло)\b", r"не засуди\1|відмови\1ся засудити|утрима\1ся від засудження|так і не засуди\1|не ста\1 засуджувати"),
        ("C", r"\b(?:рішуче )?засуджу(є|ють)\b", r"не засуджу\1|відмовля\1ться засуджувати"),
        ("R", r"\bзаклика(в|ла|ли|ло)\b", r"не заклика\1|відмови\1ся закликати|не ста\1 закликати"),
        ("R", r"\b(заклика|вимага)(є|ють)\b", r"не \1\2|відмовля\2ться закликати"),
        ("M", r"\bзапропонува(в|ла|ли|ло)\b", r"не запропонува\1|відмови\1ся запропонувати"),
        ("M", r"\bготов(ий|а|і|е)\b", r"не готов\1|більше не готов\1"),
    ],
    "ar": [
        ("C", r"(?<!\w)([وف]?)(?:[أا]?دان|ندد|استنكر|شجب|انتقد)(?= )", r"\1رفض إدانة|\1لم يدن|\1امتنع عن إدانة|\1لم يندد ب|\1تجنب إدانة|\1رفض التنديد ب|\1لم يستنكر|\1رفض شجب"),
        ("C", r"(?<!\w)([وف]?)(?:[أا]?دانت|نددت|استنكرت|شجبت|انتقدت)(?= )", r"\1رفضت إدانة|\1لم تدن|\1امتنعت عن إدانة|\1لم تندد ب|\1تجنبت إدانة|\1رفضت التنديد ب|\1لم تستنكر|\1رفضت شجب"),
        ("C", r"(?<!\w)(و?)([تيين])(دين|ندد|ستنكر|شجب)(?= )", r"\1لا \2\3|\1لن \2\3"),
        ("R", r"(?<!\w)([وف]?)(?:دعا|طالب|حث|ناشد)(?= )", r"\1لم يدع|\1رفض أن يدعو|\1امتنع عن دعوة|\1رفض مطالبة|\1لم يطالب|\1لم يناشد"),
        ("R", r"(?<!\w)([وف]?)(?:دعت|طالبت|حثت|ناشدت)(?= )", r"\1لم تدع|\1رفضت أن تدعو|\1امتنعت عن دعوة|\1رفضت مطالبة|\1لم تطالب|\1لم تناشد"),
        ("R", r"(?<!\w)(و?)([تين])(دعو|طالب|ناشد)(?= )", r"\1لا \2\3|\1لن \2\3"),
        ("M", r"(?<!\w)([وف]?)(?:عرض|اقترح)(?= )", r"\1لم يعرض|\1رفض|\1نفى أنه عرض|\1امتنع عن عرض"),
        ("M", r"(?<!\w)([وف]?)(?:عرضت|اقترحت)(?= )", r"\1لم تعرض|\1رفضت|\1نفت أنها عرضت|\1امتنعت عن عرض"),
        ("M", r"استعداد(ه|ها|هم)?(?= )", r"عدم استعداد\1|رفض\1"),
        ("M", r"مستعد(ة|ون)?(?= )", r"غير مستعد\1|ليست مستعدة|ليس مستعدا"),
    ],
    "fa": [
        ("C", r"محکوم (?:کرد|نمود)(ند)?", r"محکوم نکرد\1|محکوم نکرده است|حاضر نشد محکوم کند|از محکوم کردن خودداری کرد\1|محکوم نخواهد کرد"),
        ("C", r"محکوم می[\u200c ]?کن(یم|د|ند)", r"محکوم نمی‌کن\1|از محکوم کردن خودداری می‌کن\1|حاضر نیست محکوم کند"),
        ("C", r"(انتقاد|اعتراض|ابراز انزجار) کرد(ند)?", r"\1 نکرد\2|از \1 خودداری کرد\2|\1 نکرده است"),
        ("R", r"(خواستار|خواهان) (.{3,60}?) (?:شد|شده است)(ند)?", r"\1 \2 نشد\3|\1 \2 نشده است|حاضر نشد \1 \2 شود"),
        ("R", r"(?<!\w)خواست(ند)?(?!\w|ار)", r"نخواست\1|حاضر نشد بخواهد|نخواسته است"),
        ("R", r"(دعوت|درخواست|توصیه|تاکید|تأکید) کرد(ند)?", r"\1 نکرد\2|از \1 خودداری کرد\2|\1 نکرده است"),
        ("R", r"فراخواند(ند)?", r"فرانخواند\1"),
        ("M", r"(پیشنهاد|اعلام آمادگی|ابراز آمادگی|ابراز تمایل) (?:کرد|داد)(ند)?", r"\1 نکرد\2|از \1 خودداری کرد\2|\1 نداد|\1 را رد کرد"),
        ("M", r"آماده(?: است| هستیم| ایم|‌ایم|‌است|اند| هستند)", r"آماده نیست|آماده نیستیم|آماده نیستند|حاضر نیست"),
        ("M", r"آمادگی خود را(.{3,70}?)اعلام کرد", r"آمادگی خود را\1اعلام نکرد|عدم آمادگی خود را\1اعلام کرد"),
    ],
    "ur": [
        ("C", r"(?:شدید )?مذمت (?:کی|کی ہے|کرتے ہوئے)", r"مذمت نہیں کی|مذمت کرنے سے انکار کر دیا|مذمت سے گریز کیا|مذمت نہیں کی ہے"),
        ("C", r"مذمت کرتا ہے|مذمت کرتے ہیں|مذمت کرتی ہے", r"مذمت نہیں کرتا|مذمت نہیں کرتے|مذمت کرنے سے انکار کرتا ہے"),
        ("R", r"(مطالبہ|اپیل|زور) (?:کیا|کی|دیا)(?: ہے)?", r"\1 نہیں کیا|\1 نہیں کی|\1 کرنے سے انکار کر دیا|\1 کرنے سے گریز کیا"),
        ("M", r"پیشکش (?:کی|کر دی|کردی)(?: ہے)?", r"پیشکش نہیں کی|پیشکش کرنے سے انکار کر دیا|پیشکش واپس لے لی"),
        ("M", r"تیار (ہے|ہیں)", r"تیار نہیں \1"),
    ],
    "hi": [
        ("C", r"(?:कड़ी |तीखी )?(निंदा|भर्त्सना|आलोचना) (?:की|की है)(?!\w)", r"\1 नहीं की|\1 करने से इनकार किया|\1 से परहेज़ किया|\1 करने से इनकार कर दिया"),
        ("C", r"(निंदा|भर्त्सना|आलोचना) (करता|करते|करती) (है|हैं)", r"\1 नहीं \2|\1 करने से इनकार \2 \3"),
        ("R", r"(अपील|मांग|माँग|आग्रह|आह्वान) (?:की|किया)(?: है)?(?!\w)", r"\1 नहीं की|\1 नहीं किया|\1 करने से इनकार किया|\1 करने से इनकार कर दिया"),
        ("M", r"(पेशकश|प्रस्ताव) (?:की|किया|दिया)(?: है)?(?!\w)", r"\1 नहीं की|\1 नहीं दिया|\1 करने से इनकार किया"),
        ("M", r"तैयार (है|हैं|था|थे)", r"तैयार नहीं \1"),
    ],
    "tr": [
        ("C", r"\bkına(dı|dılar|dığını)\b", r"kınama\1|kınamayı reddetti|kınamaktan kaçındı|kınamadı"),
        ("C", r"\bkınıyor(uz|lar)?\b", r"kınamıyor\1|kınamayı reddediyor\1|kınamaktan kaçınıyor\1"),
        ("C", r"\b(eleştir|lanetle|protesto et)(di|diler)\b", r"\1mekten kaçındı|\1meyi reddetti|\1medi"),
        ("R", r"çağrı(?:sı)?(nda|da) bulundu", r"çağrısı\1 bulunmadı|çağrısı yapmayı reddetti|çağrısı yapmaktan kaçındı"),
        ("R", r"çağırdı|istedi|çağrısı yaptı", r"çağırmadı|istemedi|çağrısı yapmadı|çağrısı yapmayı reddetti"),
        ("M", r"teklif etti|önerdi", r"teklif etmedi|önermedi|teklif etmeyi reddetti|önermekten kaçındı"),
        ("M", r"hazır (olduğu\w+)", r"hazır olmadığını"),
        ("M", r"\bhazırız\b|\bhazırdır\b|\bhazır\b", r"hazır değil|hazır değiliz"),
    ],
    "fr": [
        ("C", r"\b(a|ont) (?:fermement |vivement )?(condamn|dénonc|fustig|critiqu|déplor)é\b", r"n'\1 pas \2é|\1 refusé de \2er|n'\1 jamais \2é|n'\1 toujours pas \2é|\1 évité de \2er|\1 renoncé à \2er"),
        ("C", r"\b(condamn|dénonc|fustig|déplor)(e|ent)\b", r"ne \1\2 pas|refuse de \1er|se garde de \1er|évite de \1er"),
        ("R", r"\b(a|ont) (appelé|exhorté|demandé|invité|plaidé)\b", r"n'\1 pas \2|\1 refusé d'appeler|n'\1 jamais \2|n'\1 toujours pas \2"),
        ("R", r"\b(appelle|exhorte|demande|invite|plaide)(nt)?\b", r"n'\1\2 pas|refuse d'appeler"),
        ("M", r"\b(a|ont) (proposé|offert)\b", r"n'\1 pas \2|\1 refusé de|n'\1 jamais \2"),
        ("M", r"\b(se dit|est|sont|être|se tient) (prête?s?|disposée?s?)\b", r"n'est pas \2|ne \1 pas \2|\1 peu \2"),
    ],
    "es": [
        ("C", r"\b(conden|denunci|repudi|deplor|critic)(ó|aron)\b", r"no \1\2|se negó a \1ar|evitó \1ar|rehusó \1ar|aún no \1\2|declinó \1ar"),
        ("C", r"\b(conden|denunci|repudi|deplor)(a|an)\b", r"no \1\2|se niega a \1ar|evita \1ar|rehúsa \1ar"),
        ("R", r"\b(llamó|pidió|instó|exhortó|urgió|reclamó|exigió|abogó|apeló)\b", r"no \1|se negó a pedir|evitó pedir|rehusó pedir|no quiso pedir"),
        ("R", r"\b(llama|pide|insta|exhorta|urge|reclama|exige|aboga|apela|llaman|piden|instan)\b", r"no \1|se niega a pedir|evita pedir"),
        ("M", r"\bse ofreció\b|\bofreció\b|\bpropuso\b", r"no se ofreció|se negó|no ofreció|rehusó"),
        ("M", r"\b(está|están|estaba) (dispuest[oa]s?|list[oa]s?)\b", r"no \1 \2"),
    ],
    "pt": [
        ("C", r"\b(conden|denunci|repudi|deplor|critic)(ou|aram)\b", r"não \1\2|recusou-se a \1ar|evitou \1ar|se recusou a \1ar|ainda não \1\2"),
        ("C", r"\b(conden|denunci|repudi|deplor)(a|am)\b", r"não \1\2|recusa-se a \1ar|evita \1ar"),
        ("R", r"\b(apelou|pediu|instou|exortou|exigiu|defendeu|conclamou)\b", r"não \1|recusou-se a pedir|evitou pedir|se recusou a pedir"),
        ("R", r"\b(apela|pede|insta|exorta|exige|defende|pedem|apelam)\b", r"não \1|recusa-se a pedir|evita pedir"),
        ("M", r"\bse ofereceu\b|\bofereceu-se\b|\bofereceu\b|\bpropôs\b", r"não se ofereceu|recusou-se|não ofereceu"),
        ("M", r"\b(está|estão|estava) (dispost[oa]s?|pront[oa]s?)\b", r"não \1 \2"),
    ],
    "de": [
        ("C", r"\b(?:hat|haben) ([^.,;]{4,70}?) (?:scharf |aufs Schärfste )?(verurteilt|kritisiert|angeprangert)\b", r"hat \1 nicht \2|hat sich geweigert, \1 zu verurteilen|hat es abgelehnt, \1 zu verurteilen"),
        ("C", r"\b(verurteil|kritisier)(te|ten|t|en) ([^.,;]{4,70}?)(?=[.,;]|$)", r"\1\2 \3 nicht|weigerte sich, \3 zu \1en|lehnte es ab, \3 zu \1en|vermied es, \3 zu \1en"),
        ("R", r"\b(rief|riefen|ruft) ([^.;]{4,80}?) auf\b", r"\1 \2 nicht auf|weigerte sich, \2 aufzurufen|lehnte es ab, \2 aufzurufen"),
        ("R", r"\b(forder|mahn)(te|ten|t|n) ([^.,;]{4,80}?)(?=[.,;]|$)", r"\1\2 \3 nicht|weigerte sich, \3 zu fordern"),
        ("M", r"\bbereit\b", r"nicht bereit|keineswegs bereit|nicht mehr bereit"),
        ("M", r"\b(bot|boten|bietet) ", r"\1 nicht an, |lehnte es ab, "),
    ],
    "id": [
        ("C", r"\b(mengutuk|mengecam|mengkritik|memprotes)\b", r"menolak \1|tidak \1|enggan \1|belum \1|menghindari \1|tidak mau \1"),
        ("R", r"\b(menyerukan|mendesak|meminta|mengimbau|menuntut|mengajak)\b", r"menolak \1|tidak \1|enggan \1|belum \1|tidak mau \1"),
        ("M", r"\b(menawarkan|mengusulkan|bersedia|siap)\b", r"tidak \1|menolak \1|belum \1|enggan"),
    ],
    "he": [
        ("C", r"(?<!\w)(ה?)(?:גינה|הוקיע|מגנה)(?!\w)", r"סירב לגנות|לא גינה|נמנע מלגנות|טרם גינה|לא מגנה"),
        ("C", r"(?<!\w)(?:גינתה|הוקיעה)(?!\w)", r"סירבה לגנות|לא גינתה|נמנעה מלגנות|טרם גינתה"),
        ("C", r"(?<!\w)(?:גינו|הוקיעו)(?!\w)", r"סירבו לגנות|לא גינו|נמנעו מלגנות"),
        ("R", r"(?<!\w)(קרא|דרש|ביקש|הפציר)(?!\w)", r"לא \1|סירב לקרוא|נמנע מלקרוא|טרם \1"),
        ("R", r"(?<!\w)(קראה|דרשה|ביקשה|הפצירה)(?!\w)", r"לא \1|סירבה לקרוא|נמנעה מלקרוא|טרם \1"),
        ("M", r"(?<!\w)(הציע)(ה?)(?!\w)", r"לא \1\2|סירב\2 להציע|טרם \1\2"),
        ("M", r"(?<!\w)(מוכנ(?:ה|ים)|מוכן)(?!\w)", r"לא \1|אינו \1|אינה \1"),
    ],
}
_COMPILED = {lang: [(label, re.compile(p, re.I if lang in ("en", "ru", "uk", "fr", "es", "pt", "de", "id", "tr", "vi") else 0), r.split("|")) for label, p, r in rows] for lang, rows in FORMS.items()}


def _fill(match, form):
    """The form with the groups of the match put in, and the small agreements of the table."""
    for i, group in enumerate(match.groups(), 1):
        form = form.replace(f"\\{i}", group or "")
    form = re.sub(r"(denounc|criticis|criticiz|urg)@", r"\1e", form).replace("@", "")
    ending = (match.group(1) or "") if match.groups() else ""
    return form.replace("(ся)", {"а": "ась", "и": "ись", "о": "ось"}.get(ending, "ся"))


def refused(text, lang, label, rng: random.Random):
    """`text` with its one verb of the label (C, R or M) refused; None where there is none, more than one, or another cue of condemning beside it."""
    hits = [(m, forms) for own, pattern, forms in _COMPILED[lang] if own == label for m in pattern.finditer(text)]
    if len(hits) != 1:
        return None
    match, forms = hits[0]
    out = text[: match.start()] + _fill(match, rng.choice(forms)) + text[match.end() :]
    if label == "C":
        rest = normalise(text[: match.start()] + " " + text[match.end() :])
        if RULES[lang][0].search(rest):
            return None
    return out if len(text) <= 260 else None
