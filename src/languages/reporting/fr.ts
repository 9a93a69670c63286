import type { ReportingTable } from './types.js';

/** French. */
export const fr: ReportingTable = {
  code: 'fr',
  subject: ['before', 'after'],
  clitic: 'left',
  apposition: 'first',
  say: `
    dit, a dit, a déclaré, ont déclaré, a affirmé, a annoncé, a indiqué, a souligné, disent,
    déclare, déclarent, déclaré, déclarait, affirme, affirment, affirmé, affirmant,
    affirmait, annonce, annoncent, annoncé, indique, indiquent, indiqué, indiquait,
    souligne, soulignent, souligné, soulignant, soulignait, explique, expliqué, expliquait,
    ajoute, ajouté, ajoutant, ajoutait, précise, précisé, assure, assurent, assuré, estime,
    estiment, estimé, estimait, rappelle, rappelé, rappelant, note, noté, insiste, insisté,
    confie, confié, reconnaît, reconnu, prétend, prétendent, soutient, écrit, écrivait,
    tweeté, répond, répondu, rapporte, rapporté, rapportent, révèle, révélé, confirme,
    confirmé, avertit, averti, prévient, prévenu, mis en garde, met en garde, mettent en
    garde, craint, craignent, exprime, expriment, exprimé, a fait savoir, font savoir, fait
    valoir, évoque, évoqué, considère, considèrent, pense, pensent, croit, croient, espère,
    espèrent, promet, promis, commente, commenté, raconte, fait part, a fait part, réitère,
    réitéré, réaffirme, réaffirmé, martèle, tonne, lance, lancé, conclut, poursuit, signale,
    signalé, constate, observe, observé, publie, publié, salue le fait, dit-il, a-t-il,
    a-t-elle, ont-ils, dit-elle, selon lui, tient à, souhaite, souhaitent, veut, veulent,
    entend, échangé, ont échangé`,
  condemn: `
    condamne, condamnent, condamné, condamnons, condamnant, condamnait, condamnera, dénonce,
    dénoncent, dénoncé, dénonçons, dénonçant, dénonçait, déplore, déplorent, déploré,
    fustige, fustigé, critique, critiquent, critiqué, critiquant, accuse, accusent, accusé,
    accusant, reproche, blâme, blâmé, réprouve, s'indigne, indigné, s'est indigné, proteste,
    protesté, protestent, s'insurge, vilipende, qualifie, qualifié, regrette, regretté,
    regrettent, pointe du doigt, s'élève contre, étrille, tance, stigmatise`,
  call: `
    appelle, appellent, appelé, appelons, appelant, exhorte, exhortent, exhorté, exhortons,
    demande, demandent, demandé, demandons, demandant, exige, exigent, exigé, exigeant,
    exigeons, réclame, réclament, réclamé, réclamons, prie, engage, invite, invitent,
    invité, invitons, plaide, plaident, plaidé, presse, supplie, préconise, recommande,
    recommandé, insiste pour, prône, lance un appel, lancé un appel, doit, doivent,
    conseille`,
  offer: `
    propose, proposent, proposé, proposons, offre, offrent, offert, se dit prêt, se dit
    prête, s'est dit prêt, s'est dite prête, est prêt à, est prête à, sommes prêts, se tient
    prêt, s'engage, s'est engagé, facilite, accueille, œuvre, s'efforce, mène`,
  stance: `
    soutient, soutiennent, soutenu, soutenons, salue, saluent, salué, saluons, approuve,
    approuvé, rejette, rejettent, rejeté, rejetons, refuse, refusent, refusé, nie, nient,
    nié, dément, démenti, démentent, accepte, accepté, remercie, remercié, félicite,
    félicité, félicitons, menace, menacent, menacé, défend, défendent, défendu, s'oppose,
    s'est opposé, opposent, s'inquiète, s'est inquiété, adopté, voté, vote, décidé, décide,
    exclut, exclu, rend hommage, se réjouit, réjouissons, apporte son soutien, a apporté son
    soutien, signé, se félicite`,
  nouns: `
    déclaration de, déclarations de, déclaration du, appel de, appel du, appel des,
    condamnation de, condamnation par, propos de, propos du, discours de, discours du,
    communiqué de, communiqué du, proposition de, proposition du, critiques de, critique de,
    avertissement de, demande de, initiative de, avis de, parole de, voix de, intervention
    de, protestation de, rapport de, lettre de`,
  silent: `
    condamné à, condamnés à, a été condamné, ont été condamnés, est condamné, condamnée à,
    accord, peut-on dire, c'est-à-dire, il est dit, dit que le, soit dit, autrement dit, est
    appelé, est appelée, sont appelés, lancer, se demande, remis en question, en question,
    remise en cause`,
  according: "selon, d'après, aux dires de, de l'avis de, de source, cité par, citant, suivant",
  agents: 'par, de la part de',
  that: "que, qu', si, comment, pourquoi",
  and: 'et, ainsi que, ou',
  of: "de, du, des, d', de l', de la",
  prepositions: `
    à, au, aux, en, dans, sur, avec, pour, contre, par, sous, sans, vers, chez, entre,
    depuis, pendant, avant, après, lors, lors de, dès, malgré, parmi, envers, durant,
    devant, derrière, outre, suite à, grâce à, face à, afin de, à propos de, au sujet de,
    comme, jusqu', jusque, voire, quant à`,
  stops: `
    qui, dont, où, lequel, laquelle, lorsque, lorsqu', quand, alors, parce, car, puisque,
    mais, donc, or, ni, tandis, si, ne, n', pas, est, sont, était, étaient, sera, seront,
    être, été, ont, avait, avaient, fait, font, faire, c', ce, cela, ça, il y a, y, se, s',
    plus, moins, très, tout, tous, toute, toutes, même, aussi, encore, déjà, jamais,
    toujours, peut, peuvent, pouvait, va, vont, doit, met, mettre, prend, vient, reste,
    comme, ainsi, à travers, afin, notamment, surtout, ceux, celles, celui, celle`,
  adverbs: `
    a, ont, avait, avaient, est, sont, aussi, également, fermement, vivement,
    vigoureusement, de nouveau, à nouveau, encore, toujours, déjà, récemment, clairement,
    publiquement, officiellement, jeudi, en outre, par ailleurs, ne, n', s', se, s'est, lui,
    leur, y, ainsi, alors, notamment, immédiatement, unanimement, catégoriquement,
    simplement, ensuite, enfin, fortement, sévèrement, violemment, hier, aujourd'hui, par la
    suite, même, tous, tout, très, bien, donc, sans équivoque, énergiquement, résolument,
    régulièrement`,
  negations: "ne, n', pas, jamais, refusé de, sans",
  times: `
    lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche, janvier, février, mars,
    avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre, hier,
    aujourd'hui, demain, matin, soir, semaine, mois, année, an, ans, jour, jours, récemment,
    dernier, dernière, prochain`,
  roles: `
    président, présidente, premier ministre, première ministre, ministre, ministres, chef,
    chefs, dirigeant, dirigeants, leader, leaders, porte-parole, ambassadeur, ambassadrice,
    représentant, représentante, représentants, envoyé, secrétaire, secrétaire général,
    secrétaire d'état, directeur, directrice, général, colonel, commandant, sénateur,
    sénatrice, sénateurs, député, députée, députés, élus, élu, maire, gouverneur, juge,
    procureur, avocat, avocate, expert, experts, analyste, analystes, politologue,
    professeur, historien, journaliste, journalistes, manifestants, militants, responsable,
    responsables, diplomate, diplomates, chancelier, chancelière, roi, reine, prince, pape,
    patriarche, évêque, cardinal, imam, m., mme, mm., monsieur, madame, conseiller,
    conseillère, membre, membres, participants, sources, source, victimes, habitants,
    rapporteur, rapporteuse, négociateur, négociateurs, médiateur, observateurs, ministre
    des affaires étrangères, chef d'état, co-président, coprésident, coprésidents, délégué,
    écrivain, artistes, intellectuels`,
  organisations: `
    gouvernement, ministère, conseil, parlement, sénat, assemblée, assemblée nationale,
    commission, comité, parti, mouvement, organisation, organisations, ong, union, union
    européenne, ue, onu, nations unies, otan, osce, conseil de sécurité, cour, tribunal,
    armée, police, délégation, ambassade, alliance, coalition, ligue, fondation,
    association, associations, fédération, groupe, front, opposition, régime, autorités,
    état, états, pays, communauté, communauté internationale, république, élysée, quai
    d'orsay, maison blanche, kremlin, vatican, saint-siège, hamas, hezbollah, institut,
    université, bureau, mission, église, diaspora, administration, résolution, texte,
    société, entreprise, collectif, partis, syndicats, syndicat, département`,
  places: `
    états-unis, russie, chine, iran, israël, territoires palestiniens, ukraine, royaume-uni,
    france, allemagne, turquie, arabie saoudite, émirats arabes unis, qatar, égypte, syrie,
    irak, liban, yémen, jordanie, koweït, bahreïn, oman, pakistan, inde, afghanistan, japon,
    corée du sud, corée du nord, viêt nam, philippines, indonésie, malaisie, thaïlande,
    singapour, myanmar, cambodge, laos, australie, nouvelle-zélande, canada, mexique,
    brésil, argentine, chili, colombie, venezuela, cuba, bolivie, pérou, équateur,
    nicaragua, salvador, espagne, portugal, italie, pays-bas, belgique, suisse, autriche,
    suède, norvège, finlande, danemark, pologne, tchéquie, slovaquie, hongrie, roumanie,
    bulgarie, grèce, serbie, croatie, bosnie-herzégovine, kosovo, arménie, azerbaïdjan,
    géorgie, kazakhstan, ouzbékistan, turkménistan, tadjikistan, kirghizstan, biélorussie,
    moldavie, lituanie, lettonie, estonie, irlande, afrique du sud, nigeria, éthiopie,
    soudan, soudan du sud, libye, tunisie, algérie, maroc, mauritanie, mali, niger, tchad,
    somalie, kenya, ouganda, rwanda, congo-kinshasa, djibouti, érythrée, ghana, sénégal,
    zimbabwe, angola, état de la cité du vatican, chypre, mongolie, népal, bangladesh, sri
    lanka, taïwan, r.a.s. chinoise de hong kong, etats-unis, paris, moscou, washington,
    pékin, téhéran, kiev, londres, berlin, bruxelles, ankara, bakou, erevan, riyad, doha, le
    caire, beyrouth, jérusalem, tel-aviv, américain, américaine, russe, russes, chinois,
    chinoise, iranien, iranienne, israélien, israélienne, palestinien, palestinienne,
    français, française, européen, européenne, européens, arménien, arménienne, arméniens,
    azerbaïdjanais, azerbaïdjanaise, turc, turque, allemand, allemande, britannique,
    ukrainien, ukrainienne, artsakh, haut-karabakh, syrien, libanais, africain, africaine,
    saoudien, égyptien`,
  media: `
    afp, reuters, ap, le monde, le figaro, libération, bfm, bfmtv, franceinfo, france info,
    rfi, tass, bbc, cnn, new york times, washington post, journal, quotidien, agence,
    chaîne, télévision, médias, presse, magazine, armenpress, al jazeera, xinhua, interfax,
    anadolu`,
  events: `
    attaque, attaques, frappe, frappes, guerre, cessez-le-feu, trêve, négociations, conflit,
    crise, violence, violences, opération, invasion, agression, médiation, résolution,
    accord, décision, situation, dialogue, efforts, processus, paix, menace, menaces,
    sanctions, déclaration, appel, rencontre, réunion, actes, violation, violations, blocus,
    nettoyage, génocide, massacre, offensive`,
  he: 'il, lui',
  she: 'elle',
  they: 'ils, elles, ceux-ci, les deux parties',
  first: "je, j', nous, on, moi, notre, mon",
  demonstratives: 'ce, cet, cette, ces',
  restraint: `calme, retenue, cessez-le-feu, trêve, dialogue, désescalade`,
};
