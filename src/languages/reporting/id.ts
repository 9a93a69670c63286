import type { ReportingTable } from './types.js';

/** Indonesian. */
export const id: ReportingTable = {
  code: 'id',
  subject: ['before', 'after'],
  apposition: 'first',
  namesEnd: true,
  say: `
    mengatakan, berkata, kata, ujar, ujarnya, katanya, ucap, ucapnya, tutur, tuturnya,
    ungkap, ungkapnya, menyatakan, menyebut, menyebutkan, menegaskan, menjelaskan,
    menambahkan, melanjutkan, menyampaikan, mengungkapkan, mengumumkan, memaparkan,
    memastikan, menilai, menekankan, menyoroti, memperingatkan, mengaku, mengakui,
    mengklaim, mengingatkan, menuturkan, membeberkan, membenarkan, mengonfirmasi,
    melaporkan, menulis, berharap, meyakini, yakin, percaya, berpendapat, menganggap,
    menjawab, menanggapi, menyimpulkan, jelas, jelasnya, tegas, tegasnya, tambah, tambahnya,
    imbuh, imbuhnya, paparnya, terang, terangnya, lanjut, lanjutnya, sebut, sebutnya, tulis,
    tulisnya, menunjukkan, merespons, merilis, bersikeras, berjanji, mengisyaratkan,
    menggambarkan, mengunggah, berbicara, menginginkan, ingin, berencana, mengancam,
    khawatir, berusaha`,
  condemn: `
    mengecam, kecam, mengutuk, mengkritik, mengkritisi, menuduh, menuding, menyalahkan,
    menyesalkan, mencela, memprotes, protes, menyayangkan, mengutuk keras, mengecam keras,
    dikecam, geram, menghujat`,
  call: `
    menyerukan, menyeru, mendesak, desak, meminta, minta, menuntut, tuntut, mengajak,
    mengimbau, memohon, memerintahkan, mendorong, menghendaki, menganjurkan, menyarankan,
    perlu, harus`,
  offer: `
    menawarkan, menawarkan diri, menengahi, memediasi, memfasilitasi, mengusulkan, bersedia,
    siap, menjadi mediator, menjadi penengah, melakukan mediasi, menjadi tuan rumah`,
  stance: `
    mendukung, dukung, menyambut, menyambut baik, menolak, tolak, membantah, bantah,
    menyetujui, setuju, sepakat, menyepakati, memuji, mengapresiasi, berterima kasih,
    menerima, membela, menentang, mengabaikan, abaikan, memutuskan, mengucapkan,
    menghormati, meragukan, menandatangani, membatalkan`,
  nouns: `
    pernyataan, seruan, kecaman dari, kecaman, kritik dari, kritikan dari, permintaan,
    usulan, tuntutan, desakan, pidato, ucapan, komentar, ancaman, arahan, laporan, tawaran,
    keterangan, gelombang kecaman dari, pesan, penjelasan, protes dari`,
  silent: `
    mendapat kecaman, menuai kecaman, kata lain, kata kunci, dengan kata, jelas bahwa,
    terang-terangan, lebih lanjut, sebut saja, dinilai, disebut, dikatakan, dikabarkan,
    diperkirakan, siap saji, di minta, perlu diketahui, sesuai permintaan, tindak lanjut`,
  according: `
    menurut, menurut keterangan, berdasarkan keterangan, berdasarkan pernyataan, kutip,
    dikutip dari, mengutip, seperti dikutip, dilansir dari, dilansir, melansir, sebagaimana
    dilansir`,
  agents: 'oleh',
  that: 'bahwa, jika, apakah',
  and: 'dan, serta, atau, bersama',
  of: '',
  prepositions: `
    di, ke, dari, pada, kepada, dengan, untuk, dalam, oleh, terhadap, tentang, atas, bagi,
    antara, tanpa, hingga, sampai, sejak, setelah, sebelum, selama, melalui, terkait,
    mengenai, sebagai, seperti, sesuai, akibat, karena, demi, guna, saat, ketika, usai, di
    tengah, berdasarkan, sekitar, lewat, menuju`,
  stops: `
    yang, ini, itu, adalah, ialah, merupakan, akan, telah, sudah, sedang, masih, juga,
    tidak, bukan, namun, tetapi, tapi, sementara, sedangkan, sehingga, agar, supaya, maka,
    kalau, meski, meskipun, walau, walaupun, padahal, lalu, kemudian, bisa, dapat, hanya,
    lebih, sangat, paling, ada, menjadi, terjadi, mencapai, melakukan, mulai, terus,
    kembali, membuat, memberikan, memiliki, mendapat, berlangsung, sebab, bila, jadi, pun,
    saja, belum, tak, para pihak yang`,
  adverbs: `
    juga, telah, sudah, akan, sedang, masih, kembali, terus, pun, secara, tegas, keras,
    dengan tegas, dengan keras, langsung, sempat, sebelumnya, kemudian, lalu, bahkan, turut,
    ikut, sama-sama, selalu, terang-terangan, tetap, berulang kali, sendiri, resmi, secara
    resmi, lantas, hanya, ini, itu, lagi, pernah, mulai, baru saja, sepakat, dapat, bisa`,
  negations: 'tidak, bukan, belum, tak, tanpa',
  times: `
    senin, selasa, rabu, kamis, jumat, sabtu, minggu, januari, februari, maret, april, mei,
    juni, juli, agustus, september, oktober, november, desember, hari, kemarin, besok,
    pekan, bulan, tahun, malam, pagi, siang, sore, lalu, hari ini, pukul, wib, tanggal`,
  roles: `
    presiden, wakil presiden, perdana menteri, menteri, menteri luar negeri, menlu, menteri
    pertahanan, menko, pm, raja, ratu, pangeran, paus, pemimpin, ketua, wakil ketua, ketua
    umum, kepala, juru bicara, jubir, duta besar, dubes, wakil, utusan, sekretaris, sekjen,
    sekretaris jenderal, direktur, dirut, jenderal, kolonel, komandan, kapolri, senator,
    anggota, gubernur, bupati, wali kota, walikota, hakim, jaksa, pengacara, kuasa hukum,
    pengamat, pakar, ahli, analis, guru besar, profesor, dosen, ekonom, wartawan, aktivis,
    demonstran, warga, warganet, netizen, pejabat, diplomat, bapak, ibu, pak, bu, aktor,
    aktris, artis, penasihat, staf khusus, tokoh, pendiri, ceo, pelatih, mahasiswa,
    masyarakat, korban, keluarga, sumber, delegasi, negosiator, mediator, para pemimpin,
    pelaku, ayatollah, imam, kiai, komisaris, manajer, petugas`,
  organisations: `
    pemerintah, kementerian, kemlu, kemenlu, dewan, dpr, mpr, parlemen, senat, kongres,
    partai, komisi, komite, organisasi, lembaga, serikat, uni eropa, pbb, dewan keamanan,
    nato, asean, oki, gerakan, kelompok, koalisi, aliansi, liga, militer, tentara, tni,
    polri, polisi, kepolisian, pengadilan, mahkamah, kedutaan, kantor, institut,
    universitas, asosiasi, federasi, front, oposisi, rezim, otoritas, negara, negara-negara,
    komunitas, gereja, gedung putih, kremlin, pentagon, vatikan, hamas, hizbullah, houthi,
    iaea, bank, perusahaan, pt, badan, tim, yayasan, berbagai pihak, pihak, dunia, kubu,
    fifa, warga negara, istana`,
  places: `
    amerika serikat, rusia, tiongkok, iran, israel, wilayah palestina, ukraina, inggris
    raya, prancis, jerman, turki, arab saudi, uni emirat arab, qatar, mesir, suriah, irak,
    lebanon, yaman, yordania, kuwait, bahrain, oman, pakistan, india, afganistan, jepang,
    korea selatan, korea utara, vietnam, filipina, indonesia, malaysia, thailand, singapura,
    myanmar, kamboja, laos, australia, selandia baru, kanada, meksiko, brasil, argentina,
    cile, kolombia, venezuela, kuba, bolivia, peru, ekuador, nikaragua, el salvador,
    spanyol, portugal, italia, belanda, belgia, swiss, austria, swedia, norwegia, finlandia,
    denmark, polandia, ceko, slovakia, hungaria, rumania, bulgaria, yunani, serbia, kroasia,
    bosnia dan herzegovina, kosovo, armenia, azerbaijan, georgia, kazakhstan, uzbekistan,
    turkmenistan, tajikistan, kirgizstan, belarus, moldova, lituania, latvia, estonia,
    irlandia, afrika selatan, nigeria, etiopia, sudan, sudan selatan, libya, tunisia,
    aljazair, maroko, mauritania, mali, niger, chad, somalia, kenya, uganda, rwanda, kongo -
    kinshasa, jibuti, eritrea, ghana, senegal, zimbabwe, angola, vatikan, siprus, mongolia,
    nepal, bangladesh, sri lanka, taiwan, hong kong dak tiongkok, as, amerika, moskow,
    beijing, teheran, washington, kiev, london, paris, berlin, brussel, ankara, riyadh,
    doha, kairo, yerusalem, tel aviv, inggris, palestina, gaza, china, uea, ri, jakarta,
    eropa, barat`,
  persons: 'trump, prabowo, netanyahu, putin',
  media: `
    reuters, afp, ap, antara, kompas, kompas.com, tempo, detik, cnn, bbc, al jazeera, tass,
    xinhua, tasnim, irna, media, televisi, kantor berita, surat kabar, koran, anadolu,
    axios, cnbc, bloomberg`,
  events: `
    serangan, perang, gencatan senjata, negosiasi, perundingan, konflik, krisis, kekerasan,
    operasi, invasi, agresi, mediasi, resolusi, kesepakatan, keputusan, situasi, dialog,
    upaya, proses, perdamaian, ancaman, sanksi, pertemuan, aksi, kunjungan, langkah, tarif,
    kebijakan, perjanjian, tindakan`,
  he: 'dia, ia, beliau',
  they: 'mereka, keduanya, kedua pihak, pihaknya',
  first: 'saya, kami, kita, aku',
  demonstratives: 'ini, itu, tersebut',
  restraint: `menahan diri, ketenangan, tenang, gencatan senjata, dialog`,
};
