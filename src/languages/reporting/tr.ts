import type { ReportingTable } from './types.js';

/** Turkish. */
export const tr: ReportingTable = {
  code: 'tr',
  subject: ['first', 'after'],
  clitic: 'right',
  apposition: 'both',
  say: `
    dedi, dediler, diyor, diyorlar, diye konuştu, söyledi, söylediler, söylüyor, söyleyen,
    söylemişti, belirtti, belirttiler, belirtiyor, belirten, belirterek, açıkladı,
    açıkladılar, açıklıyor, açıklayan, açıklamada bulundu, açıklama yaptı, açıklamasında
    bulundu, ifade etti, ifade ettiler, ifade eden, ifade ediyor, ifadelerini kullandı,
    ifadesini kullandı, vurguladı, vurguluyor, vurgulayan, kaydetti, kaydeden, aktardı,
    aktaran, anlattı, anlatıyor, duyurdu, duyurdular, bildirdi, bildirdiler, bildiren,
    savundu, savunuyor, savunan, iddia etti, iddia ediyor, iddia eden, öne sürdü, ileri
    sürdü, uyardı, uyarıyor, uyarısında bulundu, yazdı, yazıyor, paylaştı, yanıtladı, yanıt
    verdi, cevap verdi, itiraf etti, kabul etti, düşünüyor, inanıyor, umuyor, dile getirdi,
    dile getiren, ekledi, ekleyen, hatırlattı, değerlendirdi, yorumladı, konuştu, konuşan,
    başladı, sordu, mesajı verdi, mesaj verdi, işaret etti, dikkat çekti, dikkat çeken,
    altını çizdi, sözlerini kullandı, değerlendirmesinde bulundu, yakınıyor, sürdürdü,
    tehdit etti, söz verdi, endişe duyuyor, görüştü, istiyor, istedi, bekliyor, taşıyan`,
  condemn: `
    kınadı, kınadılar, kınıyor, kınıyoruz, kınayan, kınama, kınayarak, kınamıştı, eleştirdi,
    eleştirdiler, eleştiriyor, eleştiren, eleştirdiği, suçladı, suçladılar, suçluyor,
    suçlayan, protesto etti, protesto eden, protesto ediyor, tepki gösterdi, tepki gösteren,
    tepki gösterdiler, sert tepki, sert tepki gösterdi, tepkisine, lanetledi, lanetliyor,
    lanetliyoruz, telin etti, ayıpladı, çıkıştı, sert çıktı, tepki, tepkisi, itiraz etti,
    şikayet etti, esefle kınadı, sert sözlerle, mahkum etti`,
  call: `
    çağrıda bulundu, çağrısında bulundu, çağrısı yaptı, çağrı yaptı, çağırdı, çağırıyor,
    çağırıyoruz, çağrıda bulunan, çağrısında bulunan, talep etti, talep ediyor, talep eden,
    istedi, istediler, isteyen, istemişler, rica etti, davet etti, davet ediyor, teşvik
    etti, önerdi, öneriyor, tavsiye etti, ısrar etti, çağrısı`,
  offer: `
    teklif etti, teklif ediyor, önerdi, arabuluculuk yapmayı, arabuluculuk teklif etti,
    arabuluculuk yapıyor, arabuluculuk yaptı, arabuluculuğa hazır, hazır olduğunu, ev
    sahipliği yapmaya, ev sahipliği yaptı, arabulucu oldu`,
  stance: `
    destekledi, destekliyor, destek verdi, desteklediğini, memnuniyetle karşıladı, reddetti,
    reddediyor, reddeden, yalanladı, onayladı, övdü, teşekkür etti, kutladı, karşı çıktı,
    karşı çıkıyor, karar verdi, anlaştı, taziye mesajı, ziyaret etti, imzaladı, üzüntüsünü,
    duyduğunu`,
  nouns: `
    açıklaması, açıklamasında, açıklamasına, çağrısına, kınamasına, sözleri, sözlerine,
    mesajı, mesajında, eleştirisi, tepkisine neden, tehdidi, kararı, talebi, teklifi,
    önerisi, konuşmasında, raporu`,
  silent: `
    mahkum edildi, söyleniyor, belirtiliyor, iddia ediliyor, ifade edildi, bildirildi,
    açıklandı, denildi, deniyor, bekleniyor, kınama cezası, tepki çeken, tepki çekti, tepki
    alan, protestolar`,
  accordingAfter: "göre, 'e göre, bakılırsa, kaynaklarına göre, verilerine göre",
  agentsAfter: 'tarafından',
  that: 'ki, diye',
  and: 've, ile, veya, ya da, ayrıca',
  of: '',
  prepositions: `
    için, gibi, kadar, sonra, önce, karşı, rağmen, dolayı, beri, üzere, hakkında, üzerine,
    yönelik, ilişkin, dair, olarak, üzerinden, içinde, arasında, sırasında, boyunca,
    nedeniyle, ardından, konusunda, birlikte`,
  stops: `
    bir yandan, ancak, fakat, ama, çünkü, eğer, ise, de, da, bile, hem, ne, mi, mı, mu, mü,
    değil, var, yok, olan, olduğu, olduğunu, oldu, olacak, edilen, eden, ettiği, yapılan,
    yapan, yaptığı, düzenlenen, düzenlediği, daha, çok, en, her, bu, şu, o, şöyle, böyle,
    öyle, nasıl, neden, ne zaman, biri, bazı, tüm, bütün, hiç, sadece, yalnızca, artık,
    hala, yeni, zaten, burada, orada, geldi, gitti, aldı, verdi, etti, yaptı, kaldı, çıktı,
    geçti, biliyorsunuz, bakın, yani`,
  adverbs: `
    da, de, ise, ayrıca, şöyle, şöyle devam etti, şiddetle, sert, sert bir dille, tekrar,
    yeniden, bugün, dün, daha sonra, açıkça, öte yandan, bir kez daha, hemen, net bir
    şekilde, resmen, birlikte, sık sık, hep, bile, sonra, önce, özellikle, yine, biz`,
  negations: 'değil, yok',
  times: `
    bugün, dün, yarın, pazartesi, salı, çarşamba, perşembe, cuma, cumartesi, pazar, ocak,
    şubat, mart, nisan, mayıs, haziran, temmuz, ağustos, eylül, ekim, kasım, aralık, günü,
    gün, hafta, ay, yıl, yılı, saat, akşam, sabah, gece, yıllarında, yılında`,
  roles: `
    başkan, başkanı, cumhurbaşkanı, başbakan, başbakanı, bakan, bakanı, dışişleri bakanı,
    savunma bakanı, içişleri bakanı, genel başkanı, genel başkan, lider, lideri, liderleri,
    sözcü, sözcüsü, büyükelçi, büyükelçisi, temsilci, temsilcisi, temsilcileri, genel
    sekreter, genel sekreteri, müdür, müdürü, direktörü, general, komutan, komutanı,
    senatör, milletvekili, milletvekilleri, vekili, vali, valisi, belediye başkanı, yargıç,
    hakim, savcı, avukat, avukatı, uzman, uzmanlar, uzmanı, analist, profesör, prof, dr,
    doç, doktor, öğretim üyesi, gazeteci, protestocular, göstericiler, eylemciler, aktivist,
    yetkili, yetkilisi, yetkililer, yetkilileri, diplomat, kral, papa, danışman, danışmanı,
    üye, üyesi, üyeleri, kaynaklar, kaynakları, işçiler, çiftçiler, öğrenciler, gençler,
    kadınlar, vatandaş, vatandaşlar, üretici, üreticiler, şansölye, şansölyesi, yardımcısı,
    arabulucu, bay, bayan, yönetmen, yazar, oyuncu, bilim insanları`,
  organisations: `
    hükümet, hükümeti, bakanlık, bakanlığı, dışişleri, dışişleri bakanlığı, meclis, meclisi,
    tbmm, parlamento, parlamentosu, konsey, konseyi, güvenlik konseyi, parti, partisi, akp,
    ak parti, chp, mhp, dem parti, hdp, iyi parti, komisyon, komisyonu, komite, komitesi,
    örgüt, örgütü, birlik, birliği, ab, avrupa birliği, bm, birleşmiş milletler, nato, ordu,
    ordusu, polis, mahkeme, mahkemesi, büyükelçilik, ittifak, koalisyon, dernek, derneği,
    vakıf, vakfı, federasyon, federasyonu, konfederasyonu, sendika, grup, grubu, muhalefet,
    rejim, rejimi, yönetim, yönetimi, devlet, devleti, ülke, ülkeler, ülkesi, toplum, beyaz
    saray, kremlin, pentagon, vatikan, hamas, hizbullah, taliban, enstitü, üniversite,
    üniversitesi, şirket, şirketi, platformu, kurum, kurumu, iktidar, barosu, odası,
    merkezi, kurulu`,
  places: `
    amerika birleşik devletleri, rusya, çin, i̇ran, i̇srail, filistin bölgeleri, ukrayna,
    birleşik krallık, fransa, almanya, türkiye, suudi arabistan, birleşik arap emirlikleri,
    katar, mısır, suriye, irak, lübnan, yemen, ürdün, kuveyt, bahreyn, umman, pakistan,
    hindistan, afganistan, japonya, güney kore, kuzey kore, vietnam, filipinler, endonezya,
    malezya, tayland, singapur, myanmar, kamboçya, laos, avustralya, yeni zelanda, kanada,
    meksika, brezilya, arjantin, şili, kolombiya, venezuela, küba, bolivya, peru, ekvador,
    nikaragua, el salvador, i̇spanya, portekiz, i̇talya, hollanda, belçika, i̇sviçre,
    avusturya, i̇sveç, norveç, finlandiya, danimarka, polonya, çekya, slovakya, macaristan,
    romanya, bulgaristan, yunanistan, sırbistan, hırvatistan, bosna-hersek, kosova,
    ermenistan, azerbaycan, gürcistan, kazakistan, özbekistan, türkmenistan, tacikistan,
    kırgızistan, belarus, moldova, litvanya, letonya, estonya, i̇rlanda, güney afrika,
    nijerya, etiyopya, sudan, güney sudan, libya, tunus, cezayir, fas, moritanya, mali,
    nijer, çad, somali, kenya, uganda, ruanda, kongo - kinşasa, cibuti, eritre, gana,
    senegal, zimbabve, angola, vatikan, kıbrıs, moğolistan, nepal, bangladeş, sri lanka,
    tayvan, çin hong kong öi̇b, abd, amerika, moskova, pekin, tahran, washington, kiev,
    londra, paris, berlin, brüksel, ankara, riyad, doha, kahire, kudüs, tel aviv, ingiltere,
    filistin, gazze, avrupa, kktc, bae`,
  persons: 'trump, putin, erdoğan, bahçeli, merkel, netanyahu',
  media: `
    reuters, afp, ap, aa, anadolu ajansı, dha, trt, cnn, bbc, ntv, hürriyet, sözcü gazetesi,
    cumhuriyet gazetesi, tass, gazete, gazetesi, ajansı, televizyonu, medya, basın, al
    jazeera, el cezire, axios`,
  events: `
    saldırı, saldırısı, saldırıları, saldırılar, savaş, savaşı, ateşkes, müzakere,
    müzakereler, çatışma, kriz, krizi, şiddet, operasyon, işgal, arabuluculuk, karar,
    anlaşma, durum, diyalog, süreç, barış, tehdit, yaptırım, görüşme, toplantı, ziyaret`,
  he: 'o, kendisi',
  they: 'onlar, taraflar, iki taraf',
  first: 'ben, biz, bizim, benim',
  demonstratives: 'bu, şu',
  restraint: `itidal*, sükunet*, sakin*, ateşkes*, diyalo*`,
};
