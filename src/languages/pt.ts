import { defineLanguage } from './define.js';

export const pt = defineLanguage({
  code: 'pt',
  name: 'Portuguese',
  script: 'Latn',
  quotes: '“” «» ‘’ ""',
  sentences: {
    abbreviations: `
      sr sra srs sras srta dr dra drs dras d dom prof profa profª eng engº arq gen gal cel cap ten sgt maj alm mons pe
      fr sto sta st exmo exma ilmo ilma v.ex.a p.ex ex aprox cf vs av trav pça al rod jd vl adv dep sen gov min
      pres dir dept depto tel obs ref trad ed org séc mr mrs`,
    ambiguous: 'ltda inc ltd cia co corp s.a s.a.d jr eua e.u.a u.s d.c a.c km kg hab h seg',
    beforeNumber:
      'n nº n° no núm pág págs p pp vol art arts cap fig inc t r jan fev mar abr mai jun jul ago set out nov dez séc',
    closing: 'etc a.m p.m',
    months:
      'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
    starters: `
      o a os as um uma uns umas ao à do da dos das de em no na nos nas por pelo pela para com sem sobre entre
      até desde após antes depois durante segundo conforme ele ela eles elas eu tu você nós este esta estes estas
      esse essa isso isto aquele aquela seu sua seus suas meu minha que quem qual quando onde como porque
      se mas e ou nem embora porém contudo entretanto assim então também já ainda não sim há é são era foi foram
      será tem têm havia todo todos toda todas cada alguns algumas muitos muitas vários várias outro outra mais
      hoje ontem amanhã agora aqui ali`,
  },
  boilerplate: {
    captions:
      'foto | fotos | imagem | imagens | crédito | créditos | ilustração | vídeo | legenda | arquivo | infográfico | divulgação | reprodução | foto de arquivo',
    bylines: 'por | texto | redação | escrito por | reportagem | tradução | edição | da redação',
    agencies:
      'lusa | agência brasil | reuters | ap | afp | efe | tass | estadão conteúdo | folhapress | agência lusa | bbc brasil | cnn brasil | xinhua | ansa | com agências | da redação',
    related:
      'leia também | leia mais | veja também | saiba mais | notícias relacionadas | matérias relacionadas | mais lidas | mais notícias | últimas notícias | continue lendo | artigos relacionados | relacionadas | confira também | você pode gostar | recomendados',
    navigation:
      'início | menu | buscar | pesquisar | compartilhar | partilhar | imprimir | comentários | comentar | deixe um comentário | entrar | login | cadastre-se | registar | assine | publicidade | anúncio | próximo | anterior | voltar | ver mais | ver tudo | facebook | twitter | whatsapp | telegram | copiar link | salvar | ouvir | contato | quem somos | tags | tópicos | política | economia | mundo | esportes | desporto | cultura | internacional | aceitar | aceito | fechar | recusar | opinião | ver comentários | carregar mais | ao vivo | vídeos | mostrar mais | concordo',
    prompts:
      'inscreva-se | siga-nos | clique aqui | baixe o aplicativo | tags: | tópicos: | deixe seu comentário | assine a newsletter | assine a nossa | assine nossa | assine para | siga o canal | siga o nosso | siga nosso | compartilhe esta | compartilhe este | compartilhe no | este site utiliza cookies | este site usa cookies | utilizamos cookies | usamos cookies | ao continuar navegando | aceitar cookies | conteúdo exclusivo para | para continuar lendo | já é assinante | receba em seu | receba nossa newsletter | receba as notícias | seja o primeiro a comentar | faça login para | entre no canal | participe do nosso | clique para',
    sources: 'fonte',
    counts:
      'comentários | comentário | compartilhamentos | partilhas | visualizações | curtidas | min de leitura',
    copyright: 'copyright | direitos autorais',
    pages: 'página | pág.',
    published: 'publicado em | publicado | atualizado em | atualizado | última atualização',
    reserved:
      'todos os direitos reservados | direitos reservados | proibida a reprodução | é proibida a reprodução',
    legends: 'legenda da foto | crédito | crédito da foto | legenda',
    pointers: 'leia também | leia mais | veja também | saiba mais | confira também',
  },
});
