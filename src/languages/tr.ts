import { defineLanguage } from './define.js';

export const tr = defineLanguage({
  code: 'tr',
  name: 'Turkish',
  script: 'Latn',
  quotes: '“” ‘’ «» "" \'\'',
  sentences: {
    ordinals: 'months',
    abbreviations: `
      dr prof doç yrd öğr gör arş av müh mim hz st org gen alb yb bnb yzb tğm ütğm tuğ ord op uzm hst
      örn bkz krş çev haz ed yy cad sk bulv mah apt blv tel faks tic san ltd.şti dz mr mrs
      ms sn ör bşk md gn kur tugg orgeneral`,
    ambiguous: 'inc ltd co corp a.ş t.c m.ö m.s a.b.d u.s u.s.a d.c şti sti kg km cm dk jr',
    closing: 'vb vs vd',
    beforeNumber: 'no s sf c m md sy nu',
    months:
      'ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık yüzyıl yüzyılda yüzyılın',
    starters: `
      bu şu o bir ben sen biz siz onlar ve ama fakat ancak çünkü ya eğer ne kim nasıl neden niçin nerede hangi
      her bazı birçok bütün tüm daha en çok sonra önce şimdi bugün dün yarın burada orada böyle öyle ise de da
      ile için göre kadar gibi ayrıca bunun buna bunu bundan onun ona onu evet hayır`,
  },
  boilerplate: {
    captions:
      'fotoğraf | fotoğraflar | foto | görsel | görüntü | kaynak fotoğraf | arşiv | arşiv fotoğrafı | video | infografik | grafik | fotoğraf kaynağı | kamera',
    bylines:
      'haber | muhabir | yazan | yazar | çeviri | çeviren | hazırlayan | editör | haber merkezi | derleyen',
    agencies:
      'aa | anadolu ajansı | anadolu | dha | iha | reuters | ap | afp | tass | bbc türkçe | dw | sputnik | ntv | cnn türk | trt haber | haber merkezi | ajanslar | anka',
    related:
      'ilgili haberler | ilgili haber | benzer haberler | ayrıca okuyun | bunu da okuyun | devamını oku | devamı | daha fazla | daha fazla haber | önerilen haberler | en çok okunanlar | en çok okunan | son dakika haberleri | son haberler | diğer haberler | sizin için seçtiklerimiz | okumaya devam et | detaylar için tıklayın | sıradaki haber',
    navigation:
      'ana sayfa | anasayfa | menü | ara | arama | paylaş | yazdır | yorum | yorumlar | yorum yap | yorum yaz | giriş | giriş yap | üye ol | kayıt ol | abone ol | reklam | ilan | sonraki | önceki | geri | yukarı | tümünü gör | facebook | twitter | whatsapp | linki kopyala | kaydet | dinle | iletişim | hakkımızda | künye | etiketler | gündem | dünya | ekonomi | spor | siyaset | kültür sanat | yaşam | kabul et | kabul ediyorum | kapat | tamam | bildir | yukarı çık | daha fazla göster | haberin devamı | canlı | video | foto galeri | yazarlar | tümü',
    prompts:
      'abone olun | bizi takip edin | takip edin | buraya tıklayın | uygulamayı indirin | etiketler: | yorumunuzu | bu haberi paylaş | haberlerden haberdar | google news | bu site çerez | bu internet sitesinde | sitemizde çerez | çerez kullan | sitemizi kullanmaya devam | çerezleri kabul | whatsapp kanalımıza | telegram kanalımıza | kanalımıza abone | haberin devamı için | yorum yapmak için | yorum yapabilmek için | henüz yorum yapılmamış | ilk yorumu sen | bize ulaşın | haberi paylaş | son dakika gelişmelerinden | devamını okumak için | devamı için tıklayınız | devamı için tıklayın | detaylar için tıklayınız',
    sources: 'kaynak',
    counts: 'yorum | paylaşım | görüntülenme | görüntüleme | okunma | beğeni | dk okuma',
    copyright: 'telif hakkı | telif hakları | copyright',
    pages: 'sayfa',
    published:
      'yayınlanma | güncelleme | son güncelleme | yayın tarihi | giriş tarihi | güncellenme',
    reserved:
      'tüm hakları saklıdır | her hakkı saklıdır | izinsiz alıntı | kaynak gösterilmeden | izinsiz kullanılamaz',
    legends: 'fotoğraf altı yazısı | fotoğraf kaynağı | görsel kaynağı | görsel altı yazısı',
    pointers: 'ayrıca okuyun | bunu da okuyun',
  },
});
