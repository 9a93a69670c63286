import { defineLanguage } from './define.js';

export const ko = defineLanguage({
  code: 'ko',
  name: 'Korean',
  script: 'Kore',
  quotes: '“” ‘’ 「」 『』 ""',
  sentences: {
    abbreviations: 'mr mrs ms dr st vs no vol',
    ambiguous: 'inc ltd co corp u.s u.s.a u.k jr',
    quoteContinuations: '라고 이라고 고 며 라며 이라며 라는 이라는 라면서 면서 는 란 이란 라 하고',
  },
  boilerplate: {
    captions:
      '사진 | 사진제공 | 사진 제공 | 자료사진 | 자료 사진 | 사진출처 | 사진 출처 | 영상 | 그래픽 | 이미지 | 촬영 | 삽화',
    bylines: '기자 | 글 | 취재 | 편집 | 번역 | 특파원 | 작성자',
    agencies:
      '연합뉴스 | 뉴시스 | 뉴스1 | 로이터 | 로이터통신 | AP | AFP | 타스통신 | 신화통신 | 조선일보 | 중앙일보 | 동아일보 | 한겨레 | KBS | MBC | SBS | YTN | 조선중앙통신',
    related:
      '관련기사 | 관련 기사 | 관련뉴스 | 관련 뉴스 | 더보기 | 더 보기 | 추천기사 | 추천 기사 | 많이 본 뉴스 | 많이 본 기사 | 인기기사 | 최신뉴스 | 최신 뉴스 | 이어보기 | 함께 보면 좋은 기사 | 주요뉴스',
    navigation:
      '홈 | 메뉴 | 검색 | 공유 | 공유하기 | 인쇄 | 댓글 | 댓글쓰기 | 댓글 쓰기 | 댓글 달기 | 로그인 | 회원가입 | 구독 | 구독하기 | 광고 | 다음 | 이전 | 목록 | 맨위로 | 카카오톡 | 페이스북 | 트위터 | 링크 복사 | URL 복사 | 기사저장 | 글자크기 | 태그 | 정치 | 경제 | 사회 | 국제 | 스포츠 | 문화',
    prompts:
      '무단 전재 | 무단전재 | 제보는 | 구독하기 | 팔로우 | 여기를 클릭 | 앱 다운로드 | 태그: | 기사제보',
    sources: '출처',
    counts: '댓글 | 공유 | 조회수 | 조회 | 좋아요 | 개의 댓글 | 추천',
    copyright: '저작권자 | © | ⓒ | 무단 전재 및 재배포 금지 | 무단전재 및 재배포 금지 | copyright',
    pages: '페이지',
    published: '입력 | 수정 | 게시 | 송고시간 | 기사입력 | 최종수정 | 등록',
  },
});
