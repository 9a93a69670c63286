import { defineLanguage } from './define.js';

export const vi = defineLanguage({
  code: 'vi',
  name: 'Vietnamese',
  script: 'Latn',
  quotes: '“” ‘’ "" «»',
  sentences: {
    abbreviations: `
      tp tp.hcm tx tt ths ts gs pgs gs.ts pgs.ts pgs.ts.bs ts.bs bs ks kts nsnd nsưt ncs tskh gs.tskh ls lm đ.c đ/c
      mr mrs ms dr prof st jr sr vs tr.cn scn k/g tel đt đ/t email ct cty hđqt ubnd p.v th.s t.s g.s
      ô.b nxb`,
    closing: 'v.v v.v.v vv a.m p.m',
    ambiguous: 'inc ltd co corp u.s u.s.a u.k d.c ph.d t.ư b.t t.p',
    beforeNumber: 'số q p h đ tr no vol t q.p s tl ql đl k nđ tầng lô',
    months: 'tháng',
    starters: `
      ông bà anh chị em tôi chúng họ nó cô chú hai ba nhưng và tuy nhiên theo trong ngoài trước sau khi nếu
      vì do để với từ tại ở các những một mỗi đây đó này ngày hôm năm tháng cũng còn được bên về đến bởi
      the this that he she it they we in on at but and`,
  },
  boilerplate: {
    captions:
      'ảnh | ảnh minh họa | ảnh minh hoạ | ảnh tư liệu | ảnh chụp màn hình | ảnh chụp | hình | hình ảnh | hình minh họa | video | clip | đồ họa | đồ hoạ | infographic | nguồn ảnh | nguồn video | ảnh và video | photo',
    bylines:
      'bài | bài và ảnh | bài, ảnh | tin | tin và ảnh | tin, ảnh | thực hiện | tác giả | biên dịch | biên tập | lược dịch | người dịch | nhóm phóng viên | phóng viên | pv | người viết | dịch giả | ảnh và bài',
    agencies:
      'ttxvn | tto | tno | tpo | vov.vn | vtv.vn | vtc | vtc news | sggpo | sggp | ndo | plo | nlđo | báo tin tức | lao động | bnews | zing | znews | tass | reuters | afp | ap | vov | vtv | vnexpress | vietnamnet | tuổi trẻ | thanh niên | dân trí | vietnam+ | xinhua | tân hoa xã | sputnik | ria novosti | bbc | cnn | al jazeera | kyodo | yonhap | theo ttxvn | theo reuters | theo afp | theo tass | theo ap | theo dân trí | theo vnexpress | nguồn reuters',
    related:
      'tin liên quan | bài liên quan | tin cùng chuyên mục | bài cùng chuyên mục | cùng chuyên mục | xem thêm | đọc thêm | đọc tiếp | tin khác | các tin khác | bài viết liên quan | có thể bạn quan tâm | tin mới | tin mới nhất | tin nóng | đọc nhiều | tin đọc nhiều | đọc nhiều nhất | mời độc giả xem thêm | mời bạn đọc xem thêm | tin nổi bật | bài đọc nhiều | xem thêm tin',
    navigation:
      'trang chủ | bình luận | gửi bình luận | ý kiến | ý kiến bạn đọc | chia sẻ | lưu bài | in bài | in bài viết | gửi email | đăng nhập | đăng ký | tìm kiếm | quay lại | trở lại | về trang chủ | xem tất cả | tải thêm | quảng cáo | từ khóa | từ khoá | chủ đề | thích | facebook | zalo | twitter | theo dõi | copy link | sao chép liên kết | nghe đọc bài | thời sự | thế giới | thể thao | giải trí | kinh doanh | pháp luật | giáo dục | sức khỏe | đời sống | du lịch | khoa học | số hóa | xe | góc nhìn | tâm sự | xem nhiều | tin xem nhiều | tin tài trợ | chia sẻ facebook | chia sẻ bài viết | báo lỗi | sao chép | đồng ý | chấp nhận | tất cả bình luận',
    prompts:
      'bình luận của bạn | vui lòng đăng nhập | mời bạn | mời độc giả | mời quý độc giả | đăng ký nhận | theo dõi chúng tôi | theo dõi báo | bấm vào đây | nhấn vào đây | tải ứng dụng | từ khóa: | từ khoá: | tags: | chia sẻ bài viết | hãy là người đầu tiên bình luận | ý kiến của bạn | nội dung bình luận | gửi ý kiến | trang web này sử dụng cookie | chúng tôi sử dụng cookie | website này sử dụng cookie | bằng cách tiếp tục sử dụng | đăng ký kênh | đăng ký theo dõi | đăng nhập để | theo dõi kênh | tải app | quét mã | quý độc giả | độc giả có thể | chưa có bình luận | bạn cần đăng nhập | mọi góp ý | đường dây nóng | liên hệ quảng cáo | bài viết này dành cho',
    sources: 'nguồn',
    counts:
      'bình luận | lượt xem | lượt thích | lượt chia sẻ | chia sẻ | ý kiến | thích | phản hồi | phút đọc',
    copyright: 'bản quyền',
    pages: 'trang',
    published:
      'đăng ngày | cập nhật | cập nhật lúc | ngày đăng | đăng lúc | thứ hai, | thứ ba, | thứ tư, | thứ năm, | thứ sáu, | thứ bảy, | chủ nhật,',
    reserved:
      'bản quyền thuộc về | bản quyền thuộc | mọi quyền được bảo lưu | ghi rõ nguồn | cấm sao chép | không sao chép',
    legends:
      'chụp lại hình ảnh | nguồn hình ảnh | chú thích ảnh | chú thích hình | nguồn ảnh | hình minh họa',
    pointers: 'xem thêm | đọc thêm | mời độc giả xem thêm | mời bạn đọc xem thêm | tin liên quan',
  },
});
