import type { ReportingTable } from './types.js';

/** English. */
export const en: ReportingTable = {
  code: 'en',
  subject: ['before', 'after'],
  clitic: 'right',
  apposition: 'first',
  say: `
    say, says, said, saying, tell, tells, told, telling, state, states, stated, stating,
    add, adds, added, adding, announce*, explain*, note, notes, noted, noting, claim,
    claims, claimed, claiming, insist*, stress*, emphasi*, underscor*, underlin*,
    highlight*, point out, points out, pointed out, pointing out, remark*, observe,
    observes, observed, declare, declares, declared, declaring, write, writes, wrote, tweet,
    tweeted, tweets, confirm*, reveal*, disclos*, admit*, acknowledge, acknowledges,
    acknowledged, conced*, argue, argues, argued, arguing, assert*, maintain, maintains,
    maintained, reiterat*, reaffirm*, affirm*, believe, believes, believed, think, thinks,
    thought, warn, warns, warned, warning, caution, cautions, cautioned, suggest, suggests,
    suggested, reply, replied, replies, respond, responded, responds, predict*, report,
    reports, reported, recall, recalls, recalled, describe, describes, described, call it,
    called it, calls it, told reporters, inform*, comment, commented, comments, signal*,
    indicate, indicates, indicated, mention*, vow, vows, vowed, pledge*, promise*,
    estimate*, hope, hopes, hoped, hoping, express, expresses, expressed, expressing, voice,
    voiced, voices, share the view, want to stress, wish to, wish to stress, should like to,
    would like to, want to, wants to, wanted to, see no, sees no, consider, considers,
    considered, deem, deems, find, urge that`,
  condemn: `
    condemn, condemns, condemned, condemning, denounce*, deplor*, slam, slams, slammed,
    slamming, blast, blasts, blasted, decr*, decry, decries, lambast*, censur*, criticiz*,
    criticis*, blame, blames, blamed, blaming, accus*, castigat*, rebuk*, assail*,
    excoriat*, repudiat*, strongly protest, protest, protests, protested, lament*, hit out,
    hits out, lash out, lashes out, lashed out, brand, brands, branded, abhor*, reproach*,
    fault, faults, vilif*, strongly condemn, is outraged, are outraged, express outrage,
    shame on`,
  call: `
    call on, calls on, called on, calling on, call for, calls for, called for, calling for,
    call upon, calls upon, called upon, calling upon, urge, urges, urged, urging, appeal to,
    appeals to, appealed to, appeal for, appeals for, appealed for, appeal, appealed,
    appealing, exhort*, demand, demands, demanded, demanding, ask, asks, asked, asking,
    request, requests, requested, requesting, implor*, plead, pleads, pleaded, beseech*,
    press for, presses for, pressed for, encourage, encourages, encouraged, invite, invites,
    invited, advocat*, seek, seeks, sought, insist on, insists on, push for, pushes for,
    pushed for, must, should, recommend, recommends, recommended, reiterate our call, renew
    our call, renew the call, renews call, reiterates call, renew our appeal, favor, favors,
    favour, favours, propose, proposes, proposed, need to, needs to, want, wants`,
  offer: `
    offer, offers, offered, offering, mediate, mediates, mediated, mediating, stand ready,
    stands ready, is ready, are ready, am ready, is prepared, are prepared, ready to
    mediate, ready to host, propose to mediate, volunteer, volunteers, volunteered,
    facilitat*, broker, brokers, brokered, host, hosts, hosted, convene, convenes, convened,
    is willing, are willing, expresses readiness, express readiness, expressed readiness, is
    committed, are committed, underscores its commitment, offers to mediate, offered to
    mediate`,
  stance: `
    welcome, welcomes, welcomed, welcoming, support, supports, supported, supporting,
    oppose, opposes, opposed, opposing, reject, rejects, rejected, rejecting, refus*, deny,
    denies, denied, denying, regret, regrets, regretted, prais*, commend, commends,
    commended, commending, applaud*, thank, thanks, thanked, congratulat*, salute, salutes,
    appreciat*, endors*, back, backs, backed, threaten*, defend, defends, defended, accept,
    accepts, accepted, agree, agrees, agreed, disagree*, fear, fears, feared, doubt, doubts,
    express concern, expresses concern, expressed concern, is concerned, are concerned,
    remain concerned, remains concerned, is convinced, are convinced, am convinced, remain
    committed, remains committed, look forward, looks forward, approv*, vote, votes, voted,
    veto, vetoed, vetoes, ignore, ignores, ignored, dismiss, dismisses, dismissed, rule out,
    rules out, ruled out, take note, takes note, am confident, is confident, are confident,
    attach, attaches, recognize, recognizes, recognise, recognises, pay tribute, pays
    tribute, hail, hails, hailed, am grateful, are grateful, is grateful, echo, echoes,
    echoed, associate ourselves, aligns itself, commit, commits, mourn*, honour, trust,
    trusts, remain convinced, remain deeply concerned, are deeply concerned, is deeply
    concerned, are pleased, am pleased, is pleased, are proud, is proud, strongly believe,
    firmly believe`,
  nouns: `
    statement by, statement from, statement of, comments by, remarks by, remarks of,
    condemnation by, condemnation from, condemnation of, denunciation by, appeal by, appeal
    from, appeal of, call by, call from, calls from, calls by, statement, statements,
    proposal by, criticism from, criticism by, view of, opinion of, words of, speech by,
    address by, warning from, warning by, report by, offer from, offer by, demand of,
    demands of, request of, position of, protest of, protests from`,
  silent: `
    condemned to, call it a day, so called, so-called, called off, call centre, call center,
    is called, are called, was called, were called, on call, supporting role, known as, that
    is to say, said to be, is said to, are said to, is expected, are expected, been said,
    needless to say, with regard to, should be noted, it should be, must be noted, ask that,
    asked whether, asked if, asked about, when asked, state of, states of, the state, member
    state, member states, united states, report of the, the report, reports of, its report,
    his report, back to, come back, goes back, support of, support for, in support, with the
    support, call to, call of, the call, the offer, without condemnation`,
  according: `
    according to, in the words of, in the view of, in the opinion of, as per, per, as stated
    by, as noted by, as reported by, quoting, citing, quoted by, cited by`,
  agents: 'by',
  that: 'that, how, why, whether, what',
  and: 'and, as well as, &, or',
  of: 'of, for',
  prepositions: `
    in, on, over, at, to, from, with, by, against, after, before, since, until, during,
    through, throughout, into, onto, about, amid, among, between, under, despite, without,
    within, as, than, like, upon, via, regarding, concerning, toward, towards, following,
    near, across, around, behind, beyond, besides, including, given, because of, due to,
    instead of, ahead of, in front of, out of, as a result of, in response to, as regards`,
  stops: `
    who, which, whose, whom, while, when, where, if, because, although, though, but,
    however, so, then, is, are, was, were, be, been, being, am, do, does, did, done, has
    been, have been, there, here, not only, rather, therefore, thus, hence, meanwhile,
    moreover, furthermore, accordingly, nevertheless, nonetheless, unless, lest, once, let,
    it is, there is, there are, get, gets, got, make, makes, made, take, takes, took, taken,
    give, gives, gave, given, go, goes, went, come, comes, came, become, became, remain,
    remains, show, shows, showed, shown, hold, holds, held, continue, continues, continued,
    begin, began, join, joins, joined, meet, meets, met, visit, visits, visited, use, used,
    leave, left, help, helps, helped, lead, leads, led, allow, allowed, based, accordance,
    order, permit, how, what, this is, to, why, need, needs, provide, provides, seems,
    appears, plays, play, played, has, have, had`,
  adverbs: `
    also, has, have, had, will, would, can, could, may, might, shall, must, should,
    strongly, firmly, again, once again, once more, repeatedly, later, earlier, further,
    therefore, thus, just, now, still, always, never, already, recently, immediately,
    clearly, fully, deeply, categorically, unequivocally, unreservedly, vehemently,
    resolutely, sharply, harshly, publicly, officially, formally, jointly, reportedly,
    separately, consistently, constantly, continues to, continue to, continued to, did, do,
    does, is, are, was, were, been, be, however, then, so, particularly, especially,
    greatly, highly, truly, sincerely, emphatically, equally, similarly, likewise,
    wholeheartedly, in turn, at the same time, too, both, all, simply, merely, only, even,
    rightly, angrily, previously, specifically, first, finally, today, sternly, most, more,
    very, wish to, would like to, want to, should like to, like to, take this opportunity
    to, specially, in particular, hereby, accordingly, once, join others in, join, joins,
    am, went on to, goes on to, utterly, roundly, seriously, strenuously, certainly,
    largely, actually, again and again, time and again, steadfastly, forcefully, solemnly,
    warmly`,
  negations: `
    not, n't, never, no longer, cannot, can't, don't, doesn't, didn't, won't, refused to,
    refuses to, declined to, fails to, failed to, without`,
  times: `
    today, yesterday, tomorrow, tonight, monday, tuesday, wednesday, thursday, friday,
    saturday, sunday, january, february, march, april, may, june, july, august, september,
    october, november, december, last week, this week, last month, this month, last year,
    this year, earlier this year, earlier this week, day, week, month, year, years, days,
    weeks, months, morning, evening, afternoon, night, century, decade, ago`,
  roles: `
    president, prime minister, minister, ministers, premier, chancellor, king, queen,
    prince, emir, sultan, pope, patriarch, ayatollah, leader, leaders, head, heads, chief,
    chiefs, chair, chairman, chairwoman, chairperson, spokesman, spokeswoman, spokesperson,
    official, officials, envoy, ambassador, diplomat, diplomats, senator, senators,
    lawmaker, lawmakers, deputy, vice president, secretary-general, secretary general,
    secretary, director, director-general, commander, general, colonel, analyst, analysts,
    expert, experts, activist, activists, protester, protesters, demonstrators,
    representative, representatives, delegate, delegates, rapporteur, commissioner, adviser,
    advisor, mr, mrs, ms, dr, sir, lord, professor, governor, mayor, judge, prosecutor,
    lawyer, economist, author, journalist, negotiator, negotiators, mediator, mediators,
    rebels, militants, politician, politicians, mp, mps, archbishop, bishop, cardinal,
    rabbi, imam, cleric, sources, source, critics, opponents, witnesses, residents, speaker,
    congressman, captain, foreign minister, member, members, countrymen, parties`,
  organisations: `
    government, governments, ministry, council, parliament, party, parties, committee,
    commission, delegation, union, organization, organisation, organizations, organisations,
    group, groups, movement, army, military, police, court, congress, senate, house,
    assembly, agency, administration, authority, authorities, embassy, mission, alliance,
    bloc, coalition, league, bank, company, association, federation, front, opposition,
    regime, institute, center, centre, department, office, forces, country, countries,
    nation, nations, states, community, security council, united nations, un, eu, nato,
    asean, african union, european union, arab league, osce, iaea, unsc, hamas, hezbollah,
    taliban, houthis, isis, kremlin, white house, pentagon, state department, foreign
    ministry, holy see, vatican, g7, g20, ecowas, oic, gcc, mfa, fm, society, network,
    campaign, university, church, region, world, republic, kingdom, emirates`,
  places: `
    united states, russia, china, iran, israel, palestinian territories, ukraine, united
    kingdom, france, germany, türkiye, saudi arabia, united arab emirates, qatar, egypt,
    syria, iraq, lebanon, yemen, jordan, kuwait, bahrain, oman, pakistan, india,
    afghanistan, japan, south korea, north korea, vietnam, philippines, indonesia, malaysia,
    thailand, singapore, myanmar, cambodia, laos, australia, new zealand, canada, mexico,
    brazil, argentina, chile, colombia, venezuela, cuba, bolivia, peru, ecuador, nicaragua,
    el salvador, spain, portugal, italy, netherlands, belgium, switzerland, austria, sweden,
    norway, finland, denmark, poland, czechia, slovakia, hungary, romania, bulgaria, greece,
    serbia, croatia, bosnia & herzegovina, kosovo, armenia, azerbaijan, georgia, kazakhstan,
    uzbekistan, turkmenistan, tajikistan, kyrgyzstan, belarus, moldova, lithuania, latvia,
    estonia, ireland, south africa, nigeria, ethiopia, sudan, south sudan, libya, tunisia,
    algeria, morocco, mauritania, mali, niger, chad, somalia, kenya, uganda, rwanda, congo -
    kinshasa, djibouti, eritrea, ghana, senegal, zimbabwe, angola, vatican city, cyprus,
    mongolia, nepal, bangladesh, sri lanka, taiwan, hong kong sar china, america, american,
    us, u.s., uk, britain, british, usa, moscow, beijing, washington, tehran, kiev, kyiv,
    ankara, riyadh, doha, cairo, london, paris, berlin, brussels, tokyo, seoul, pyongyang,
    hanoi, new delhi, islamabad, baghdad, damascus, jerusalem, tel aviv, geneva, russian,
    chinese, iranian, israeli, palestinian, ukrainian, french, german, turkish, saudi,
    qatari, egyptian, syrian, iraqi, lebanese, european, arab, indian, pakistani, japanese,
    korean, vietnamese, palestine, palestinians, israelis, russians, ukrainians, uae, dprk,
    africa, europe, asia, gaza, bolivarian republic of venezuela`,
  media: `
    reuters, associated press, ap, afp, tass, bbc, cnn, xinhua, interfax, ria novosti, new
    york times, washington post, wall street journal, guardian, al jazeera, axios,
    bloomberg, politico, newspaper, daily, magazine, media, news agency, times, post,
    channel, television, tv, fars, irna, tasnim, anadolu`,
  events: `
    attack, attacks, strike, strikes, war, ceasefire, truce, talks, meeting, conflict,
    crisis, violence, killing, operation, bombing, invasion, aggression, mediation,
    negotiations, resolution, agreement, deal, decision, situation, dialogue, efforts,
    process, peace, threat, threats, sanctions, statement, call, calls, use, role, test,
    tests, conflicts, acts, act, violations, restraint, terrorism, condemnation`,
  he: 'he, him, his',
  she: 'she, her',
  they: 'they, them, their, it, its, those, both, these, both sides, the two, the two sides',
  first: 'i, we, me, us, my, our',
  demonstratives: 'this, that, these, those, the, such',
  restraint: `calm, restraint, ceasefire, cease-fire, truce, dialogue, de-escalation, moderation, negotiations, talks`,
};
