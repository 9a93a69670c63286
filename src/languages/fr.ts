import { defineLanguage } from './define.js';

export const fr = defineLanguage({
  code: 'fr',
  name: 'French',
  script: 'Latn',
  quotes: '«» “” ‹› ‘’ ""',
  sentences: {
    abbreviations: `
      m mm mme mmes mlle mlles me mgr dr drs pr prof st ste sts gén lt adm cf c.-à-d c.à.d ex p.ex env
      av apr j.-c av.j.-c ap adj adv éd trad vs n.b p.s tél boul bd pl imp faub rte all fg
      dép réf resp sq m.m mr`,
    ambiguous:
      'inc ltd ltée co cie corp sa s.a s.a.r.l jr u.s u.s.a e.u n.d.l.r hab h min sec km bat bât bros r.p n.y d.c',
    beforeNumber:
      's n no nos n° p pp vol t chap art al fig tab l r janv févr fév avr juil sept oct nov déc',
    closing: 'etc',
    months: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
    starters: `
      le la les l un une des du de au aux il elle ils elles on nous vous je j tu ce c cet cette ces cela ça
      son sa ses leur leurs notre nos votre vos mon ma mes qui que quoi quel quelle quels quelles où quand
      comment pourquoi si mais et ou or donc car ni puis ensuite enfin ainsi alors aussi cependant toutefois
      pourtant néanmoins en dans sur sous par pour avec sans chez vers entre depuis pendant après avant selon
      d'après malgré dès lors lorsque comme tandis parce puisque afin bien tout tous toute toutes chaque
      plusieurs certains certaines quelques beaucoup peu aucun aucune rien personne hier aujourd'hui demain
      ici là voici voilà oui non ne pas plus moins très n s qu jusqu`,
  },
  boilerplate: {
    captions:
      "photo | photos | crédit photo | crédit | crédits | illustration | image | légende | vidéo | infographie | photographie | © photo | photo d'archives | photo d'illustration",
    bylines: 'par | propos recueillis par | texte | rédigé par | traduit par | traduction | avec',
    agencies:
      'afp | reuters | ap | agence france-presse | avec afp | avec reuters | (avec afp) | tass | le monde | rfi | france 24 | belga | ats | xinhua | bfm tv | aps | map',
    related:
      "lire aussi | à lire aussi | lire également | voir aussi | à voir aussi | sur le même sujet | lire la suite | pour aller plus loin | articles liés | articles similaires | à découvrir | les plus lus | en savoir plus | à lire | dernières nouvelles | notre sélection | à ne pas manquer | plus d'informations",
    navigation:
      "accueil | menu | rechercher | recherche | partager | imprimer | commentaires | commenter | laisser un commentaire | ajouter un commentaire | se connecter | connexion | s'inscrire | inscription | s'abonner | abonnez-vous | newsletter | publicité | suivant | précédent | retour | voir plus | voir tout | afficher plus | facebook | twitter | whatsapp | copier le lien | enregistrer | écouter | contact | à propos | mentions légales | mots-clés | tags | politique | économie | société | sport | culture | monde | international | réagir | tout accepter | accepter | refuser | continuer sans accepter | j'accepte | lire plus tard | vidéos | en direct | opinions | à la une",
    prompts:
      "abonnez-vous à | inscrivez-vous à | suivez-nous sur | rejoignez-nous | cliquez ici | téléchargez l'application | mots-clés : | tags : | partagez cet article | laissez un commentaire | cet article est réservé | suivez-nous | ce site utilise des cookies | nous utilisons des cookies | en poursuivant votre navigation | en continuant à naviguer | accepter les cookies | gérer les cookies | paramétrer les cookies | la suite est réservée | pour lire la suite | déjà abonné | pas encore abonné | créez un compte | connectez-vous pour | recevez chaque | recevez notre newsletter | inscrivez-vous gratuitement | soyez le premier à | les commentaires sont fermés | partagez cet | partager cet article | temps de lecture",
    sources: 'source | sources',
    counts:
      "commentaires | commentaire | partages | partage | vues | vue | j'aime | réactions | min de lecture",
    copyright: 'copyright | droits de reproduction',
    pages: 'page',
    published: 'publié le | mis à jour le | publié | modifié le | mise à jour',
    reserved: 'tous droits réservés | reproduction interdite | toute reproduction',
    legends: "légende image | crédit photo | légende photo | légende de l'image | crédit image",
    pointers: 'lire aussi | à lire aussi | lire également | voir aussi | à voir aussi',
  },
});
