/** Small articles in four languages, with emoji, quotations, joiners and figures. */
export const ARTICLES: Record<string, string> = {
  'en.txt': `Kenya 😀 condemns raid on port

Foreign Minister Amina Odhiambo said on Monday: "We strongly condemn the raid on the port 🚢 of Lamu."

She urged both sides to show restraint, cease fire and return to the negotiating table at once.

The delegation stayed in the city for two days and left on Wednesday morning.
`,
  'vi.txt': `Bộ Ngoại giao họp báo thường kỳ 📰 chiều thứ Năm

Người phát ngôn Lê Thị Minh nêu rõ: "Chúng tôi cực lực lên án vụ tấn công nhằm vào thường dân 😢."

Bà kêu gọi các bên kiềm chế tối đa, ngừng bắn ngay lập tức và quay lại đàm phán.

Cuộc họp báo kéo dài khoảng bốn mươi phút với sự tham dự của nhiều phóng viên.
`,
  'fa.txt': `سخنگوی وزارت خارجه در نشست خبری 🎤 سخن گفت

مریم کاظمی گفت: «ما این حمله به غیرنظامیان 😔 را به شدت محکوم می‌کنیم.»

او از همه طرف‌ها خواست خویشتن‌داری کنند و به میز مذاکره بازگردند.
`,
  'ar.txt': `بيان وزارة الخارجية 🕊 بشأن التصعيد الأخير

قال الوزير سامي الحداد: "ندين بشدة الهجوم على المدنيين 😞 في الميناء."

وأكد أن بلاده مستعدة لاستضافة المحادثات والتوسط بين الطرفين في أقرب وقت.
`,
};
