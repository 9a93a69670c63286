import { defineLanguage } from './define.js';

export const id = defineLanguage({
  code: 'id',
  name: 'Indonesian',
  script: 'Latn',
  quotes: '“” ‘’ ""',
  sentences: {
    abbreviations: `
      bpk sdr sdri ny tn nn dr drs dra ir prof h hj kh k.h ust letjen mayjen brigjen jend kol letkol kapt
      komjen irjen kombes akbp akp s.h m.h s.e m.m s.pd m.pd s.sos m.si s.ag m.ag st s.t yth an a.n u.b u.p d.a
      jl jln gg kec kab kel prov ds mr mrs ms vs tgl`,
    ambiguous: 'pt cv tbk inc ltd co corp u.s a.s rp km kg jr d.c ph.d b.a',
    closing: 'dll dsb dst dkk',
    beforeNumber: 'no hal hlm jl jln ps pasal ay bab vol rp rt rw blok lt',
    months:
      'januari februari maret april mei juni juli agustus september oktober november desember',
    starters: `
      ia dia mereka kami kita saya anda ini itu di ke dari pada dalam untuk dengan oleh dan tetapi tapi namun
      atau karena jika kalau ketika saat setelah sebelum selain sementara selama hingga menurut para sebuah
      seorang beberapa banyak semua setiap apa siapa mengapa bagaimana kapan tidak bukan juga lalu kemudian
      akan telah sudah meski meskipun walaupun adapun sebagai`,
  },
  boilerplate: {
    captions:
      'foto | gambar | ilustrasi | sumber foto | video | infografis | dok | dokumentasi | foto ilustrasi | arsip | kredit foto | grafis | tangkapan layar',
    bylines: 'oleh | penulis | reporter | editor | pewarta | penerjemah | laporan | redaktur',
    agencies:
      'antara | reuters | afp | ap | xinhua | tass | bbc indonesia | cnn indonesia | kompas.com | detikcom | tempo.co | republika | anadolu | ant',
    related:
      'baca juga | baca selengkapnya | berita terkait | artikel terkait | simak juga | lihat juga | berita lainnya | terpopuler | berita populer | berita terkini | terkini | selengkapnya | rekomendasi | lanjutkan membaca | pilihan editor | saksikan video',
    navigation:
      'beranda | menu | cari | bagikan | cetak | komentar | tulis komentar | kirim komentar | masuk | login | daftar | langganan | iklan | advertisement | selanjutnya | sebelumnya | kembali | lihat semua | muat lainnya | facebook | twitter | whatsapp | telegram | salin tautan | simpan | hubungi kami | tentang kami | tag | topik | nasional | internasional | politik | ekonomi | olahraga | hukum | gulir untuk lanjut membaca | lanjut baca | setuju | terima | tutup | lihat komentar | tampilkan lebih banyak | scroll untuk melanjutkan | opini | video | foto | terpopuler | tren | lihat foto',
    prompts:
      'ikuti kami | dapatkan berita | klik di sini | unduh aplikasi | tag: | topik: | berlangganan | cek berita | simak berita | baca berita | situs ini menggunakan cookie | kami menggunakan cookie | ikuti whatsapp channel | ikuti channel | ikuti saluran | ikuti berita | bergabung dengan grup | gabung di | dapatkan update | dapatkan informasi | nikmati berita | silakan login | silakan masuk | masuk untuk | belum ada komentar | jadilah yang pertama | bagikan artikel | kode iklan | segera lengkapi data | periksa kembali dan lengkapi | artikel ini telah tayang | artikel ini sudah tayang | dengan melanjutkan penggunaan',
    sources: 'sumber',
    counts: 'komentar | dibagikan | kali dibaca | suka | tayangan | menit baca',
    copyright: 'hak cipta | copyright',
    pages: 'halaman',
    published: 'diterbitkan | diperbarui | dipublikasikan | terbit | tayang',
    reserved: 'seluruh hak cipta | hak cipta dilindungi | dilarang mengutip | dilarang menyalin',
    legends: 'keterangan gambar | sumber gambar | keterangan foto | sumber foto',
    pointers:
      'baca juga | baca selengkapnya | simak juga | lihat juga | artikel terkait | berita terkait',
  },
});
