import type { ReportingTable } from './types.js';

/** Vietnamese. */
export const vi: ReportingTable = {
  code: 'vi',
  subject: ['before', 'after'],
  apposition: 'first',
  namesEnd: true,
  say: `
    nói, nói rằng, nói thêm, cho biết, cho biết thêm, cho hay, nhấn mạnh, tuyên bố, khẳng
    định, cho rằng, nhận định, phát biểu, bày tỏ, thông báo, nêu, nêu rõ, nêu quan điểm, lưu
    ý, cảnh báo, đánh giá, chia sẻ, giải thích, viết, trả lời, tiết lộ, thừa nhận, xác nhận,
    báo cáo, đưa tin, dẫn, thuật lại, kể, kể lại, cam kết, hứa, tin, tin rằng, tin tưởng, hy
    vọng, mong muốn, lo ngại, lo lắng, quan ngại, nghĩ, nghĩ rằng, quả quyết, tái khẳng
    định, phân tích, bình luận, dự báo, dự đoán, phỏng đoán, cho là, coi, xem, gọi, mô tả,
    ví, công bố, lên tiếng, chỉ ra, chỉ rõ, nhắc lại, nhắc nhở, tâm sự, trích dẫn, đưa ra,
    đưa ra tuyên bố, ra tuyên bố, đáp trả, đáp lại, phản hồi, nhận xét, kết luận, ghi nhận,
    tố, thề, đe dọa, dọa, dự định, quan niệm, hé lộ, tỏ ý, tỏ ra, ra thông báo, gửi, truyền
    đạt, đăng, đăng tải, nói với`,
  condemn: `
    lên án, chỉ trích, tố cáo, cáo buộc, phê phán, đổ lỗi, quy kết, công kích, phản đối,
    kịch liệt phản đối, bất bình, phẫn nộ, chê trách, trách, đả kích, buộc tội, gay gắt chỉ
    trích, trao công hàm phản đối, lên tiếng phản đối, chê, mắng`,
  call: `
    kêu gọi, đề nghị, yêu cầu, thúc giục, hối thúc, đòi, đòi hỏi, kiến nghị, khuyên, khuyến
    cáo, khuyến nghị, mong, nhờ, thỉnh cầu, ra lời kêu gọi, đưa ra lời kêu gọi, thúc đẩy,
    giục, cần phải, vận động, kêu gọi chấm dứt, ra lệnh`,
  offer: `
    đề xuất, sẵn sàng, ngỏ ý, đóng vai trò trung gian, làm trung gian, làm trung gian hòa
    giải, hòa giải, đứng ra, đứng ra dàn xếp, đăng cai, chủ trì, tình nguyện, đề nghị làm
    trung gian, dàn xếp, cử phái đoàn, cử đặc phái viên, muốn làm trung gian`,
  stance: `
    ủng hộ, hoan nghênh, bác bỏ, phủ nhận, từ chối, đồng ý, nhất trí, chấp nhận, ca ngợi,
    khen ngợi, cảm ơn, chúc mừng, chia buồn, lấy làm tiếc, bênh vực, bảo vệ, phản bác, tán
    thành, không đồng ý, phớt lờ, không chấp nhận, hối tiếc, ngăn cản, chủ trương, thỏa
    thuận, áp đặt, viện dẫn, quyết tâm, ký, phê chuẩn, thông qua, thông qua nghị quyết, hủy
    bỏ, muốn, quyết định, trả đũa, tẩy chay, đe dọa, nghi ngờ, cân nhắc, lên kế hoạch, có kế
    hoạch, tuyên chiến, đánh bại, bênh, biểu tình, tán dương, kỳ vọng, tiếp tục ủng hộ, cảm
    thấy`,
  nouns: `
    tuyên bố của, lời kêu gọi của, thông cáo của, thông báo của, báo cáo của, phát biểu của,
    phát ngôn của, đề xuất của, đề nghị của, lời, lời của, dẫn lời, trích lời, ý kiến của,
    quan điểm của, cáo buộc của, cảnh báo của, yêu cầu của, bình luận của, nhận định của,
    bài phát biểu của, bài viết của, lời lẽ của, chỉ trích của, sự lên án của, phản ứng của,
    sự phản đối của, phản đối của, tuyên bố chung của, tuyên bố từ, lên án mạnh mẽ của, sự
    chỉ trích của, chỉ trích mạnh mẽ từ, chỉ trích từ, phản đối mạnh mẽ từ, thông điệp của,
    lời đe dọa của, thư của, tiết lộ của, chỉ trích mạnh mẽ của, chỉ trích gay gắt của, chỉ
    trích gay gắt từ, làn sóng phản đối của, sự phản đối từ`,
  silent: `
    bị kết án, hòa giải ở cơ sở, theo dõi, theo đuổi, theo đó, tiếp theo, kèm theo, làm
    theo, cùng với đó, nói chung, nói riêng, nói cách khác, có thể nói, phải nói, được cho
    là, được biết, được coi là, được xem là, được gọi là, gọi là, cái gọi là, có yêu cầu,
    theo yêu cầu, theo đề nghị, đáp ứng yêu cầu, các yêu cầu, những yêu cầu, yêu cầu này,
    xem xét, tin tức, niềm tin, thông tin, tin nhắn, bản tin, hãng tin, nguồn tin, báo tin,
    lời nói, điện thoại, giá trị, theo luật, được kêu gọi, dẫn đến, dẫn đầu, dẫn tới, hướng
    dẫn, thư ký, bức thư, trưng cầu, báo chí, nhu cầu`,
  according: `
    theo, theo như, theo lời, theo hãng tin, theo tin từ, theo báo, theo tờ, theo hãng thông
    tấn, theo ông, dẫn lời, trích lời, dẫn nguồn tin từ, dẫn nguồn, dẫn thông báo của, dẫn
    tuyên bố của, theo thông báo của, theo thông tin từ, theo nguồn tin từ, theo nguồn tin,
    theo nhận định của, theo quan điểm của, theo đánh giá của, theo tuyên bố của, theo báo
    cáo của, theo thông tin của, theo kênh, theo đài, theo đánh giá, theo trang tin, theo
    thông cáo của, theo số liệu của, theo truyền thông`,
  agents: 'bị, bởi, khiến, làm, do',
  that: 'rằng, là, việc, liệu',
  and: 'và, cùng, cùng với, lẫn, hay',
  of: 'của',
  prepositions: `
    trong, tại, ở, từ, đến, tới, với, vào, qua, sau, trước, trên, dưới, giữa, bằng, theo,
    như, về việc, nhằm, để, vì, do, bởi, ngoài, đối với, liên quan đến, liên quan, sau khi,
    trước khi, trong khi, khi, bên cạnh, cùng lúc, thông qua, nhờ, dựa trên, kể từ, giữa
    lúc, trong lúc, trong bối cảnh, xung quanh, nhân, suốt, nhằm vào, chống, chống lại, cho
    đến, cho tới, trái với, ngay, ngay sau, dù, mặc dù, tại vì`,
  stops: `
    mà, nhưng, nếu, thì, nên, song, tuy nhiên, vì thế, do đó, bởi vì, người từng, là, có,
    không, được, bị, phải, bao gồm, gồm, đi, làm, gặp, thăm, tới thăm, tổ chức, diễn ra, trở
    thành, trở nên, giúp, khiến, gây, gây ra, đạt, đạt được, tạo, tạo ra, mang, đem, tiến
    hành, thực hiện, triển khai, phát triển, tấn công, bắn, sát hại, giết, chết, mất, tham
    gia, rút khỏi, rút, phóng, thử, nổ ra, xảy ra, tăng, giảm, chấm dứt, kết thúc, bắt đầu,
    duy trì, xây dựng, mở, đóng, mua, bán, sống, nhận, nhận được, thấy, biết, hiểu, dùng, sử
    dụng, chịu, đứng, vượt, vẫn còn, nhưng mà, hoặc, hoặc là, tuy, thế nhưng, trong đó, theo
    đó, đồng thời, người đã, vừa, nơi, điều này, điều đó, vậy, rồi, nữa, để`,
  adverbs: `
    đã, đang, sẽ, vừa, mới, cũng, cũng đã, đều, vẫn, còn, lại, luôn, luôn luôn, từng, liên
    tục, tiếp tục, nhiều lần, mạnh mẽ, kịch liệt, gay gắt, thẳng thừng, công khai, cùng,
    cùng nhau, đồng loạt, đồng thời, chính thức, ngay lập tức, lập tức, sau đó, trước đó,
    hôm nay, hôm qua, nay, thường, thường xuyên, cực lực, hết sức, rất, bất ngờ, một lần
    nữa, lần nữa, thậm chí, đặc biệt, chỉ, nhanh chóng, sớm, tối nay, rõ ràng, ngày càng,
    bấy lâu nay, hoàn toàn, tuyệt đối, trước hết, vội, đột ngột, mạnh mẽ hơn, thêm, lên
    tiếng, ra tuyên bố, đã lên tiếng, đưa ra tuyên bố, ra thông cáo, phát đi thông cáo, phát
    biểu, cả, tự, nghiêm khắc, nghiêm túc, thẳng thắn, tức giận, kiên quyết, cương quyết,
    trực tiếp, bày tỏ, đã có lần, vội vàng, quyết liệt, dường như`,
  negations: 'không, chưa, chẳng, không hề, từ chối, không còn',
  times: `
    hôm, ngày, tháng, năm, tuần, sáng, trưa, chiều, tối, đêm, hôm nay, hôm qua, hôm sau,
    ngày hôm qua, hôm thứ hai, thứ hai, thứ ba, thứ tư, thứ năm, thứ sáu, thứ bảy, chủ nhật,
    tuần trước, tuần này, tháng trước, năm ngoái, năm nay, mới đây, gần đây, vừa qua, cùng
    ngày, cuối tuần, đầu tuần, giờ, sau đó, trước đó, hiện nay, khi đó, lúc đó, sáng nay,
    chiều nay, đêm qua, tối qua, rạng sáng, cuối ngày, cuối tuần trước, tuần qua, thời gian
    qua, hiện tại, đầu năm nay`,
  roles: `
    ông, bà, anh, chị, cô, ngài, cụ, tổng thống, thủ tướng, ngoại trưởng, bộ trưởng, thứ
    trưởng, chủ tịch, phó chủ tịch, tổng bí thư, bí thư, phó, phó tổng thống, phó thủ tướng,
    phát ngôn viên, người phát ngôn, đại sứ, đại diện, đại diện thường trực, đặc phái viên,
    lãnh đạo, nhà lãnh đạo, các nhà lãnh đạo, lãnh tụ, lãnh tụ tối cao, giáo hoàng, giáo
    chủ, giáo sư, tiến sĩ, chuyên gia, luật sư, nghị sĩ, thượng nghị sĩ, hạ nghị sĩ, dân
    biểu, tướng, trung tướng, thiếu tướng, đại tướng, đại tá, tư lệnh, chỉ huy, tổng thư ký,
    tổng giám đốc, giám đốc, người đứng đầu, đại biểu, quan chức, giới chức, nhà ngoại giao,
    cố vấn, cựu tổng thống, cựu, thẩm phán, thị trưởng, thống đốc, quốc vương, thái tử,
    hoàng tử, nhà vua, vua, nữ hoàng, tỷ phú, nhà báo, nhà phân tích, nhà nghiên cứu, học
    giả, kinh tế gia, nhà hoạt động, người biểu tình, thân nhân, người thân, nguồn tin,
    trưởng đoàn, phái đoàn, trợ lý, thư ký, người dân, dân, cư dân, sinh viên, chuyên viên,
    viên chức, trưởng ban, cục trưởng, tham mưu trưởng, tổng tham mưu trưởng, ngoại trưởng
    mỹ, cố vấn an ninh quốc gia, vị, nhân vật, ứng viên, ứng cử viên, nhà đàm phán, phóng
    viên, ca sĩ, diễn viên`,
  organisations: `
    bộ, bộ ngoại giao, bộ quốc phòng, bộ tài chính, bộ thương mại, chính phủ, chính quyền,
    quốc hội, thượng viện, hạ viện, hội đồng, hội đồng bảo an, liên hợp quốc, liên hiệp
    quốc, lhq, eu, liên minh, liên minh châu âu, nato, asean, đảng, tòa án, tòa, quân đội,
    lực lượng, cảnh sát, ủy ban, tổ chức, văn phòng, nhà trắng, điện kremlin, lầu năm góc,
    tòa bạch ốc, điện elysee, phe, phe đối lập, phiến quân, phong trào, nhóm, hội, hiệp hội,
    liên đoàn, công ty, tập đoàn, viện, đại học, trường, cơ quan, cục, vụ, ban, phái đoàn,
    đoàn, sứ quán, đại sứ quán, cộng đồng, cộng đồng quốc tế, dư luận, giới, phía, bên, các
    bên, hai bên, cả hai bên, các nước, nước, nhiều nước, quốc gia, phương tây, thế giới,
    khối, nhóm g7, g7, g20, hamas, hezbollah, houthi, taliban, is, iaea, unicef, trung tâm,
    chiến dịch, ngân hàng, mặt trận, tòa thánh, vatican, osce, opcw, liên đoàn ả rập, lực
    lượng vũ trang, gia đình, người hồi giáo, chế độ, đa số, dân chúng`,
  places: `
    hoa kỳ, nga, trung quốc, iran, israel, lãnh thổ palestine, ukraina, vương quốc anh,
    pháp, đức, thổ nhĩ kỳ, ả rập xê-út, các tiểu vương quốc ả rập thống nhất, qatar, ai cập,
    syria, iraq, li-băng, yemen, jordan, kuwait, bahrain, oman, pakistan, ấn độ,
    afghanistan, nhật bản, hàn quốc, triều tiên, việt nam, philippines, indonesia, malaysia,
    thái lan, singapore, myanmar, campuchia, lào, úc, new zealand, canada, mexico, brazil,
    argentina, chile, colombia, venezuela, cuba, bolivia, peru, ecuador, nicaragua, el
    salvador, tây ban nha, bồ đào nha, italy, hà lan, bỉ, thụy sĩ, áo, thụy điển, na uy,
    phần lan, đan mạch, ba lan, séc, slovakia, hungary, romania, bulgaria, hy lạp, serbia,
    croatia, bosnia và herzegovina, kosovo, armenia, azerbaijan, georgia, kazakhstan,
    uzbekistan, turkmenistan, tajikistan, kyrgyzstan, belarus, moldova, litva, latvia,
    estonia, ireland, nam phi, nigeria, ethiopia, sudan, nam sudan, libya, tunisia, algeria,
    ma-rốc, mauritania, mali, niger, chad, somalia, kenya, uganda, rwanda, congo - kinshasa,
    djibouti, eritrea, ghana, senegal, zimbabwe, angola, thành vatican, síp, mông cổ, nepal,
    bangladesh, sri lanka, đài loan, đặc khu hành chính hồng kông, mỹ, anh, nhật, bắc hàn,
    nam hàn, trung - hàn, ả rập saudi, ả rập xê út, ý, moscow, matxcơva, mát-xcơ-va,
    washington, bắc kinh, bình nhưỡng, seoul, tokyo, tehran, hà nội, london, paris, berlin,
    brussels, ankara, kiev, kyiv, tel aviv, jerusalem, riyadh, doha, cairo, manila,
    damascus, baghdad, caracas, chdcnd triều tiên, ucraina, palestine, châu âu, hong kong,
    hồng kông, điện`,
  media: `
    tass, reuters, afp, ap, bbc, cnn, fox news, sputnik, rt, interfax, ria novosti, tân hoa
    xã, thx, yonhap, kyodo, nhk, irna, tasnim, fars, press tv, al jazeera, al arabiya, sana,
    kcna, new york times, washington post, wall street journal, guardian, hãng tin, hãng
    thông tấn, tờ, báo, đài, kênh, truyền thông, truyền thông mỹ, ttxvn, vov, vtv,
    bloomberg, axios, politico, the hill, nbc, cbs, abc, times, nhật báo, ahvalnews, south
    front, thông tấn xã`,
  events: `
    vụ, cuộc, việc, vụ việc, cuộc tấn công, vụ tấn công, chiến tranh, lệnh ngừng bắn, ngừng
    bắn, đàm phán, căng thẳng, xung đột, khủng hoảng, hành động, hành vi, thỏa thuận, tình
    hình, quyết định, lệnh, biện pháp, lệnh trừng phạt, chiến dịch quân sự, nghị quyết, động
    thái, hội nghị, cuộc gặp, quá trình, vai trò, quan hệ, kế hoạch, chính sách, điều, sự,
    nỗ lực`,
  he: 'ông, anh, ông ta, ông này, anh ta, anh này, vị này, ngài, ông ấy',
  she: 'bà, cô, chị, bà này, bà ta, cô ta, bà ấy',
  they: `
    họ, hai bên, cả hai, các bên, hai nước, nước này, bộ này, cơ quan này, tổ chức này, phe
    này, nhóm này, quốc gia này`,
  first: 'tôi, chúng tôi, chúng ta',
  demonstratives: 'này, đó, nói trên, trên',
  restraint: `kiềm chế, bình tĩnh, ngừng bắn, đối thoại, hoà bình, hòa bình, hạ nhiệt, đàm phán`,
};
