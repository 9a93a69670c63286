import type { ReportingTable } from './types.js';

/** Spanish. */
export const es: ReportingTable = {
  code: 'es',
  subject: ['before', 'after'],
  apposition: 'first',
  say: `
    dijo, dijeron, dice, dicen, dicho, diciendo, afirmó, afirmaron, afirma, afirman,
    declaró, declararon, declara, señaló, señalaron, señala, señalan, indicó, indicaron,
    indica, indican, manifestó, manifestaron, expresó, expresaron, expresa, expresan,
    agregó, añadió, aseguró, aseguraron, asegura, sostuvo, sostiene, explicó, explica,
    destacó, destacaron, destaca, subrayó, subrayaron, subraya, subrayan, recordó, recuerda,
    recalcó, recalca, recalcaron, reiteró, reitera, reiteran, anunció, anunciaron, anuncia,
    informó, informaron, informa, confirmó, confirma, reconoció, reconoce, reconocieron,
    reconocen, admitió, advirtió, advierte, consideró, considera, consideran, consideraron,
    opinó, opina, cree, creen, comentó, respondió, escribió, aclaró, precisó, matizó,
    enfatizó, apuntó, puntualizó, observó, observaron, determinó, alegó, insistió, insiste,
    prometió, espera, esperan, confía, teme, reafirmó, reafirma, puso de relieve, pone de
    relieve, hizo hincapié, hace hincapié, tomó nota, toma nota, prevé, estima, mantuvo,
    quiero, desea, deseo, deseamos, quisiera, quiere, quieren, comunicó, relató, describió,
    calificó, denomina, tuiteó, publicó, concluyó`,
  condemn: `
    condenó, condenaron, condena, condenan, condenado, condenamos, condenando, condenar,
    denunció, denunciaron, denuncia, denuncian, denunciamos, repudió, repudia, repudian,
    repudiamos, rechazó enérgicamente, deploró, deploraron, deplora, deploran, deploramos,
    lamentó, lamenta, lamentan, lamentamos, criticó, criticaron, critica, critican, acusó,
    acusaron, acusa, acusan, culpó, culpa a, reprochó, censuró, protestó, protestaron,
    arremetió, atacó, cuestionó, tachó`,
  call: `
    instó, instaron, insta, instan, instamos, exhortó, exhortaron, exhorta, exhortan,
    exhortamos, pidió, pidieron, pide, piden, pedimos, solicitó, solicitaron, solicita,
    exigió, exigieron, exige, exigen, exigimos, llamó, llama, llaman, hizo un llamamiento,
    hace un llamamiento, hacemos un llamamiento, hicieron un llamado, hizo un llamado,
    reclamó, reclama, reclaman, urgió, urge, invitó, invita, apeló, apela, rogó, alentó,
    alienta, alientan, abogó, aboga, recomendó, recomienda, demandó, requirió, propuso que,
    debe, deben`,
  offer: `
    ofreció, ofrecieron, ofrece, ofrecen, propuso, propusieron, propone, proponen, está
    dispuesto, está dispuesta, están dispuestos, está listo, está preparado, medió, media,
    se comprometió, se compromete, facilitó, facilita, acogió`,
  stance: `
    apoyó, apoya, apoyan, apoyamos, respaldó, respalda, respaldan, acogió con beneplácito,
    acoge con beneplácito, acogieron con beneplácito, acogemos con satisfacción, acoge con
    satisfacción, celebró, celebra, rechazó, rechazaron, rechaza, rechazan, rechazamos,
    negó, negaron, niega, desmintió, aceptó, acepta, agradeció, agradece, agradecemos,
    felicitó, elogió, encomia, amenazó, amenaza, defendió, defiende, aprobó, aprobaron,
    aprueba, decidió, decide, acordó, acordaron, convino, convinieron, votó, vetó, descartó,
    expresó su preocupación, se opuso, se opone, firmó, rinde homenaje, valora, aplaude`,
  nouns: `
    declaración de, declaraciones de, declaración del, llamamiento de, llamamiento del,
    condena de, condena del, comunicado de, comunicado del, propuesta de, propuesta del,
    críticas de, crítica de, discurso de, discurso del, palabras de, palabras del, solicitud
    de, petición de, advertencia de, opinión de, carta de, informe de, exhortación de,
    iniciativa de, apoyo de, por parte de, por parte del, condena por parte de, decreto
    religioso`,
  silent: `
    condenado a, condenados a, fue condenado, fueron condenados, condena a muerte, condena
    de prisión, la condena a, es decir, se denuncia que, se dice, se informa, se espera, se
    considera, se llama, llamado a, llamada a, media hora, media docena, de media, en media,
    las denuncias, la denuncia de que`,
  according: `
    según, de acuerdo con, en palabras de, a juicio de, en opinión de, citado por, citando
    a, conforme a`,
  agents: 'por, por parte de, por parte del',
  that: 'que, si, cómo, porque',
  and: 'y, e, así como, o, u',
  of: 'de, del, de la, de los, de las',
  prepositions: `
    a, al, en, con, para, contra, por, sobre, tras, desde, hasta, entre, ante, bajo, sin,
    según, durante, mediante, hacia, después de, antes de, debido a, a pesar de, en relación
    con, respecto de, respecto a, además de, dentro de, junto con, a fin de, en cuanto a,
    acerca de, como, a través de`,
  stops: `
    quien, quienes, cual, cuales, cuyo, cuya, donde, cuando, mientras, aunque, pero, sino,
    pues, porque, ni, no, se, es, son, era, eran, fue, fueron, será, ser, sido, estaba,
    están, hay, han, haber, había, habían, lo, le, les, más, menos, muy, todo, todos, toda,
    todas, mismo, también, ya, aún, puede, pueden, podría, sería, hizo, hacen, hacer, tiene,
    tienen, tenía, este, esto, ese, eso, seguir, sigue, siguen, asimismo, además, así, sin
    embargo, no obstante`,
  adverbs: `
    ha, han, había, habían, también, asimismo, además, enérgicamente, firmemente,
    inequívocamente, categóricamente, nuevamente, de nuevo, una vez más, ya, hoy, ayer,
    públicamente, oficialmente, inmediatamente, reiteradamente, se, lo, le, les, nos, me,
    siempre, profundamente, duramente, claramente, en particular, no obstante, sin embargo,
    ante todo, igualmente, todavía, aún, después, luego, posteriormente, conjuntamente,
    unánimemente, expresamente, sigue, siguen, volvió a, vuelve a, es, fue, muy, bien, sólo,
    solo`,
  negations: 'no, ni, nunca, jamás, tampoco, sin',
  times: `
    lunes, martes, miércoles, jueves, viernes, sábado, domingo, enero, febrero, marzo,
    abril, mayo, junio, julio, agosto, septiembre, octubre, noviembre, diciembre, hoy, ayer,
    mañana, semana, mes, año, años, día, días, recientemente, noche, tarde, pasado, próximo`,
  roles: `
    presidente, presidenta, primer ministro, primera ministra, ministro, ministra,
    ministros, jefe, jefes, líder, líderes, dirigente, dirigentes, portavoz, portavoces,
    vocero, vocera, embajador, embajadora, representante, representantes, representante
    especial, enviado, secretario, secretaria, secretario general, director, directora,
    general, coronel, comandante, senador, senadora, senadores, diputado, diputada,
    diputados, alcalde, gobernador, juez, fiscal, abogado, abogada, experto, expertos,
    analista, analistas, profesor, periodista, manifestantes, activistas, funcionario,
    funcionarios, diplomático, canciller, rey, reina, príncipe, papa, patriarca, obispo,
    cardenal, sr., sra., señor, señora, asesor, miembro, miembros, participantes, fuentes,
    fuente, víctimas, relator, relatora, relator especial, oradores, orador, delegado,
    delegados, mandatario, partes, alto comisionado, ministro de relaciones exteriores,
    observadores`,
  organisations: `
    gobierno, gobiernos, ministerio, consejo, consejo de seguridad, parlamento, congreso,
    senado, asamblea, asamblea general, comisión, comité, partido, partidos, movimiento,
    organización, organizaciones, ong, unión, unión europea, ue, onu, naciones unidas, otan,
    oea, tribunal, corte, ejército, policía, delegación, delegaciones, embajada, alianza,
    coalición, liga, fundación, asociación, federación, grupo, frente, oposición, régimen,
    autoridades, estado, estados, estados miembros, país, países, comunidad, comunidad
    internacional, república, reino, casa blanca, kremlin, vaticano, santa sede, hamás,
    hamas, hizbulah, instituto, universidad, oficina, misión, iglesia, administración,
    sociedad, empresa, sindicato, relatoría, unión africana, secretaría, fuerzas`,
  places: `
    estados unidos, rusia, china, irán, israel, territorios palestinos, ucrania, reino
    unido, francia, alemania, turquía, arabia saudí, emiratos árabes unidos, catar, egipto,
    siria, irak, líbano, yemen, jordania, kuwait, baréin, omán, pakistán, india, afganistán,
    japón, corea del sur, corea del norte, vietnam, filipinas, indonesia, malasia,
    tailandia, singapur, myanmar, camboya, laos, australia, nueva zelanda, canadá, méxico,
    brasil, argentina, chile, colombia, venezuela, cuba, bolivia, perú, ecuador, nicaragua,
    el salvador, españa, portugal, italia, países bajos, bélgica, suiza, austria, suecia,
    noruega, finlandia, dinamarca, polonia, chequia, eslovaquia, hungría, rumanía, bulgaria,
    grecia, serbia, croacia, bosnia y herzegovina, kosovo, armenia, azerbaiyán, georgia,
    kazajistán, uzbekistán, turkmenistán, tayikistán, kirguistán, bielorrusia, moldavia,
    lituania, letonia, estonia, irlanda, sudáfrica, nigeria, etiopía, sudán, sudán del sur,
    libia, túnez, argelia, marruecos, mauritania, mali, níger, chad, somalia, kenia, uganda,
    ruanda, república democrática del congo, yibuti, eritrea, ghana, senegal, zimbabue,
    angola, ciudad del vaticano, chipre, mongolia, nepal, bangladés, sri lanka, taiwán, rae
    de hong kong, ee.uu., eeuu, moscú, washington, pekín, beijing, teherán, kiev, londres,
    parís, berlín, bruselas, madrid, caracas, la habana, bogotá, buenos aires, ciudad de
    méxico, estadounidense, ruso, rusa, chino, iraní, israelí, palestino, palestina,
    ucraniano, español, española, francés, francesa, alemán, alemana, venezolano,
    colombiano, cubano, europeo, europea, sirio, turco, sudanés, arabia saudita`,
  media: `
    efe, afp, reuters, ap, el país, el mundo, abc, cnn, bbc, tass, europa press, telesur,
    prensa latina, diario, periódico, agencia, cadena, televisión, medios, prensa, xinhua,
    rt, sputnik, new york times, washington post, al jazeera`,
  events: `
    ataque, ataques, guerra, alto el fuego, tregua, negociaciones, conflicto, crisis,
    violencia, operación, invasión, agresión, mediación, resolución, acuerdo, decisión,
    situación, diálogo, esfuerzos, proceso, paz, amenaza, amenazas, sanciones, declaración,
    llamamiento, reunión, actos, violaciones, atentado, atentados, asesinato, infracciones,
    matanza, buenos oficios`,
  he: 'él',
  she: 'ella',
  they: 'ellos, ellas, ambas partes',
  first: 'yo, nosotros, nos, mi, nuestro, nuestra, mi delegación, mi país',
  demonstratives: 'este, esta, estos, estas, ese, esa, dicho, dicha',
  restraint: `calma, moderación, contención, alto el fuego, tregua, diálogo`,
};
