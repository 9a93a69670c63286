import type { ReportingTable } from './types.js';

/** Portuguese. */
export const pt: ReportingTable = {
  code: 'pt',
  subject: ['before', 'after'],
  apposition: 'both',
  say: `
    disse, disseram, diz, dizem, dito, dizendo, afirmou, afirmaram, afirma, afirmam,
    declarou, declararam, declara, ressaltou, ressalta, destacou, destaca, informou,
    informaram, informa, explicou, explica, acrescentou, anunciou, anunciaram, anuncia,
    garantiu, assegurou, lembrou, reiterou, reafirmou, reafirmaram, reconheceu, admitiu,
    alertou, alerta, advertiu, adverte, avaliou, avalia, considerou, considera, comentou,
    comenta, respondeu, escreveu, contou, conta, completou, concluiu, pontuou, observou,
    confirmou, sustentou, alegou, argumentou, defendeu, acredita, acreditam, espera,
    prometeu, relatou, relata, revelou, enfatizou, salientou, sublinhou, apontou, aponta,
    reforçou, reforça, sugeriu, manifestou, expressou, mostrou-se, se mostrou, foi enfático,
    indicou, indica, prevê, deseja, quer, querem, publicou, tuitou, discursou, questionou,
    frisou, disparou, reclamou, falou, ponderou, descreveu, classificou, chamou, mencionou,
    citou, cita, pretende, conversou, fala, falam`,
  condemn: `
    condenou, condenaram, condena, condenam, condenamos, condenando, repudiou, repudiaram,
    repudia, repudiam, repudiamos, denunciou, denunciaram, denuncia, criticou, criticaram,
    critica, criticam, lamentou, lamenta, deplorou, acusou, acusaram, acusa, acusam, culpou,
    culpa, protestou, protestaram, protestam, rechaçou, rechaça, atacou, censurou, reprovou,
    manifestou repúdio, manifestamos o nosso repúdio`,
  call: `
    pediu, pediram, pede, pedem, pedimos, exigiu, exigiram, exige, exigem, apelou, apela,
    apelaram, instou, instaram, insta, exortou, exorta, convocou, convoca, cobrou, cobra,
    solicitou, solicita, conclamou, conclama, recomendou, recomenda, defende, defendem,
    reivindica, reivindicam, deve, devem, quer que, sugere, apela a, insistiu, insiste`,
  offer: `
    ofereceu, ofereceram, oferece, propôs, propuseram, propõe, se dispôs, dispôs-se, está
    disposto, está disposta, está pronto, mediou, intermediou, se ofereceu, ofereceu-se,
    sediou, se comprometeu, tentou mediar, negociou`,
  stance: `
    apoiou, apoia, apoiam, rejeitou, rejeitaram, rejeita, rejeitam, recusou, recusa, negou,
    negaram, nega, negam, elogiou, elogia, agradeceu, agradece, parabenizou, ameaçou,
    ameaça, aprovou, aprova, aceitou, aceita, decidiu, decidiram, votou, vetou, descartou,
    descarta, comemorou, celebrou, saudou, saúda, teme, temem, assinou, assinaram,
    concordou, concordaram, discorda, desmentiu, duvida, evita, evitou, determinou,
    discutiram, visitou, visita`,
  nouns: `
    declaração de, declarações de, declaração do, apelo de, apelo do, nota de, nota do, nota
    oficial da, nota da, comunicado do, comunicado da, proposta de, proposta do, críticas
    de, críticas do, crítica de, discurso de, discurso do, palavras de, fala de, fala do,
    pedido de, pedido do, opinião de, carta de, repúdio de, condenação de, acusação de,
    acusações de, denúncia de, segundo declarações de`,
  silent: `
    condenado a, condenados a, foi condenado, foram condenados, condenado por, condenou o
    ex-presidente, condenação, é condenado, chamado de, chamada de, isto é, ou seja, quer
    dizer, conta com, por conta, em conta, na conta, fala sério, critica-se`,
  according: `
    segundo, de acordo com, conforme, para, na opinião de, na avaliação de, na visão de, nas
    palavras de, citando`,
  agents: 'por, pelo, pela, pelos, pelas',
  that: 'que, se, porque, como',
  and: 'e, bem como, ou',
  of: 'de, do, da, dos, das',
  prepositions: `
    à, ao, aos, às, em, no, na, nos, nas, com, para, contra, por, pelo, pela, sobre, após,
    desde, até, entre, perante, sob, sem, durante, diante, diante de, depois de, antes de,
    apesar de, em relação a, além de, dentro de, junto, afim de, através de, como, num,
    numa, neste, nesta, nesse, nessa, devido, mediante, ante`,
  stops: `
    quem, cujo, cuja, onde, quando, enquanto, embora, mas, porém, pois, nem, não, se, é,
    são, era, eram, foi, foram, será, ser, sido, estava, estão, está, há, têm, tem, tinha,
    ter, lhe, mais, menos, muito, tudo, todo, todos, toda, todas, mesmo, também, já, ainda,
    pode, podem, poderia, fez, fazer, faz, isso, isto, este, esse, assim, portanto,
    entretanto, contudo, que, caso, vai, vão`,
  adverbs: `
    também, ainda, já, não, se, fortemente, veementemente, duramente, publicamente,
    oficialmente, novamente, de novo, mais uma vez, hoje, ontem, nesta, neste, na,
    quarta-feira, sempre, apenas, só, imediatamente, recentemente, tem, havia, tinha, foi,
    é, está, posteriormente, depois, então, por sua vez, inclusive, igualmente,
    explicitamente, reiteradamente, voltou a, volta a, chegou a, nos, me, lhe, muito, bem`,
  negations: 'não, nem, nunca, jamais, sem',
  times: `
    segunda-feira, terça-feira, quarta-feira, quinta-feira, sexta-feira, segunda, terça,
    quarta, quinta, sexta, sábado, domingo, janeiro, fevereiro, março, abril, maio, junho,
    julho, agosto, setembro, outubro, novembro, dezembro, hoje, ontem, amanhã, semana, mês,
    ano, anos, dia, dias, recentemente, noite, tarde, manhã, passado`,
  roles: `
    presidente, presidenta, ex-presidente, vice-presidente, primeiro-ministro,
    primeira-ministra, ministro, ministra, ministros, chefe, chefes, líder, líderes,
    porta-voz, embaixador, embaixadora, representante, representantes, enviado, secretário,
    secretária, secretário-geral, diretor, diretora, direção, general, coronel, comandante,
    senador, senadora, senadores, deputado, deputada, deputados, parlamentares, prefeito,
    governador, juiz, juíza, promotor, procurador, advogado, advogada, advogados,
    especialista, especialistas, analista, analistas, economista, economistas, professor,
    professora, pesquisador, pesquisadora, jornalista, manifestantes, ativistas,
    funcionário, funcionários, autoridade, diplomata, diplomatas, chanceler, rei, rainha,
    príncipe, papa, bispo, cardeal, assessor, membro, membros, fontes, fonte, moradores,
    dono, empresário, delegado, candidato, relator, mandatário, defesa, filho, ex-ministro,
    pai, mãe, médico, psicóloga, psicólogo, autor, autora, ex-funcionária, participantes`,
  organisations: `
    governo, governos, ministério, ministério público, conselho, conselho de segurança,
    parlamento, congresso, senado, câmara, assembleia, comissão, comitê, partido, partidos,
    movimento, organização, organizações, ong, união, união europeia, ue, onu, nações
    unidas, otan, stf, tse, tribunal, corte, justiça, exército, polícia, polícia federal,
    delegação, embaixada, aliança, coalizão, liga, fundação, associação, federação, grupo,
    frente, oposição, regime, autoridades, estado, estados, país, países, comunidade,
    comunidade internacional, república, casa branca, kremlin, vaticano, itamaraty,
    planalto, hamas, hezbollah, instituto, universidade, escritório, igreja, administração,
    empresa, sindicato, pt, psdb, pmdb, abi, oab, pgr, potências, lideranças, central`,
  places: `
    estados unidos, rússia, china, irã, israel, territórios palestinos, ucrânia, reino
    unido, frança, alemanha, turquia, arábia saudita, emirados árabes unidos, catar, egito,
    síria, iraque, líbano, iêmen, jordânia, kuwait, barein, omã, paquistão, índia,
    afeganistão, japão, coreia do sul, coreia do norte, vietnã, filipinas, indonésia,
    malásia, tailândia, singapura, mianmar, camboja, laos, austrália, nova zelândia, canadá,
    méxico, brasil, argentina, chile, colômbia, venezuela, cuba, bolívia, peru, equador,
    nicarágua, el salvador, espanha, portugal, itália, países baixos, bélgica, suíça,
    áustria, suécia, noruega, finlândia, dinamarca, polônia, tchéquia, eslováquia, hungria,
    romênia, bulgária, grécia, sérvia, croácia, bósnia e herzegovina, kosovo, armênia,
    azerbaijão, geórgia, cazaquistão, uzbequistão, turcomenistão, tadjiquistão, quirguistão,
    bielorrússia, moldávia, lituânia, letônia, estônia, irlanda, áfrica do sul, nigéria,
    etiópia, sudão, sudão do sul, líbia, tunísia, argélia, marrocos, mauritânia, mali,
    níger, chade, somália, quênia, uganda, ruanda, congo - kinshasa, djibuti, eritreia,
    gana, senegal, zimbábue, angola, cidade do vaticano, chipre, mongólia, nepal,
    bangladesh, sri lanka, taiwan, hong kong, rae da china, eua, brasília, moscou,
    washington, pequim, teerã, kiev, londres, paris, berlim, bruxelas, caracas, pyongyang,
    seul, américa, americano, americana, norte-americano, norte-americana, norte-coreano,
    norte-coreana, russo, russa, chinês, chinesa, iraniano, iraniana, israelense, palestino,
    palestina, venezuelano, brasileiro, brasileira, europeu, europeia, francês, alemão`,
  persons: 'trump, lula, temer, bolsonaro',
  media: `
    reuters, afp, ap, folha, estadão, o globo, globo, uol, g1, bbc, cnn, tass, xinhua, efe,
    jornal, agência, agência brasil, emissora, televisão, mídia, imprensa, revista, new york
    times, washington post, estadão conteúdo, veja`,
  events: `
    ataque, ataques, guerra, cessar-fogo, trégua, negociações, negociação, conflito,
    conflitos, crise, violência, operação, invasão, agressão, mediação, resolução, acordo,
    decisão, situação, diálogo, esforços, processo, paz, ameaça, ameaças, sanções,
    declaração, apelo, reunião, atos, violações, condenação, projeto, quebra, campanha`,
  he: 'ele',
  she: 'ela',
  they: 'eles, elas',
  first: 'eu, nós, nos, meu, minha, nosso, nossa',
  demonstratives: 'este, esta, estes, estas, esse, essa, o referido',
  restraint: `calma, contenção, moderação, cessar-fogo, trégua, diálogo`,
};
