import type { LocalizedText } from '@sanshen/domain/kernel';
import type { Policy, Procedure, Seat, Stage } from '@sanshen/domain/policy';
import { anyOffices, listed, nameIn, officesAt, type Put, type RuleInWords } from './policy-phrases.ts';
import { otherSections } from './policy-sentences-conduct.ts';
import {
  amendNames,
  dutyNames,
  employmentNames,
  periodNames,
  severityNames,
  standingNames,
  styleKindNames,
} from './policy-words.ts';

/** A seat: who takes it and what for. */
export function seatSentence(policy: Policy, seat: Seat): LocalizedText {
  const who = officesAt(policy, seat);
  const duties = listed(
    seat.duties.map((duty) => dutyNames[duty]),
    ' and ',
  );
  const two = seat.twoPeople ? { zh: '，由两人分别签署', en: ', by two people' } : { zh: '', en: '' };
  return { zh: `${who.zh}负责${duties.zh}${two.zh}`, en: `${who.en}: ${duties.en}${two.en}` };
}

/** How many of a stage must sign. */
export function stageRule({ composition }: Stage): LocalizedText {
  if (composition.kind === 'seats') {
    if (composition.seats.length === 1) return { zh: '一个席位签署', en: 'one seat signs' };
    return composition.rule === 'all'
      ? { zh: '全部席位签署', en: 'every seat signs' }
      : { zh: '任一席位签署即可', en: 'any one seat signs' };
  }
  const { rule, minimum } = composition;
  const least = { zh: `，且不少于 ${minimum} 人`, en: `, ${minimum} at least` };
  switch (rule.kind) {
    case 'all':
      return { zh: `编委会全体成员签署${least.zh}`, en: `every member of the board signs${least.en}` };
    case 'majority':
      return { zh: `编委会过半数成员签署${least.zh}`, en: `a majority of the board signs${least.en}` };
    case 'atLeast':
      return {
        zh: `编委会至少 ${rule.count} 名成员签署`,
        en: `at least ${rule.count} members of the board sign`,
      };
  }
}

/** A stage in one sentence. */
export function stageSentence(policy: Policy, stage: Stage): LocalizedText {
  const { composition } = stage;
  const seats = composition.kind === 'board' ? [composition.member] : composition.seats;
  const who = seats.map((seat) => seatSentence(policy, seat));
  const rule = stageRule(stage);
  const amend = amendNames[stage.amend];
  return {
    zh: `${who.map((one) => one.zh).join('；')}；${rule.zh}，限 ${stage.deadlineHours} 小时；${amend.zh}。`,
    en: `${who.map((one) => one.en).join('; ')}; ${rule.en} within ${stage.deadlineHours} hours; ${amend.en}.`,
  };
}

/** Every rule of a rule book that comes from a clause, in words, in the order of its sections. */
export function rulesInWords(policy: Policy): readonly RuleInWords[] {
  const rules: RuleInWords[] = [];
  const put: Put = (section, place, { clause, name }, sentence) => {
    rules.push({ pointer: `/${section}${place}`, section, clause, name, sentence });
  };
  vocabularyRules(policy, put);
  for (const procedure of policy.procedures) procedureRules(policy, procedure, put);
  for (const { kind, procedure, choices, clause } of policy.assignments) {
    const used = nameIn(policy.procedures, procedure);
    const open = listed(choices.map((id) => nameIn(policy.procedures, id)));
    put(
      'assignments',
      `/${kind}`,
      { clause, name: nameIn(policy.organizationKinds, kind) },
      {
        zh: `使用“${used.zh}”${choices.length === 0 ? '' : `，也可选用“${open.zh}”`}。`,
        en: `Uses “${used.en}”${choices.length === 0 ? '' : `, may choose ${open.en}`}.`,
      },
    );
  }
  contentRules(policy, put);
  otherSections(policy, put);
  return rules;
}

function vocabularyRules(policy: Policy, put: Put): void {
  for (const office of policy.offices) {
    const standing = standingNames[office.standsFor];
    put('offices', `/${office.id}`, office, {
      zh: `权限上按${standing.zh}对待。`,
      en: `Has the rights of a ${standing.en}.`,
    });
  }
  for (const kind of policy.organizationKinds) {
    put('organizationKinds', `/${kind.id}`, kind, { zh: '适用本规则。', en: 'Follows this rule book.' });
  }
  for (const level of policy.importance) put('importance', `/${level.id}`, level, level.meaning);
  for (const kind of policy.qualifications) {
    const { validMonths, trainingHours, passScore } = kind;
    put('qualifications', `/${kind.id}`, kind, {
      zh: `有效期 ${validMonths} 个月，须培训 ${trainingHours} 学时、考试 ${passScore} 分以上。`,
      en: `Holds ${validMonths} months; takes ${trainingHours} hours of training and ${passScore} points of 100.`,
    });
  }
  const { clause, stages, duties } = policy.reviews;
  const asked = listed(
    duties.map((duty) => dutyNames[duty]),
    ' and ',
  );
  put(
    'reviews',
    '',
    { clause, name: { zh: '基本审次', en: 'Base stages' } },
    {
      zh: `任何规程至少 ${stages} 个基本审次，每个审次都要完成${asked.zh}。`,
      en: `Every procedure has at least ${stages} base stages, each with ${asked.en}.`,
    },
  );
}

function procedureRules(policy: Policy, procedure: Procedure, put: Put): void {
  const at = `/${procedure.id}`;
  const stages = listed(procedure.stages.map(({ name }) => name));
  put('procedures', at, procedure, {
    zh: `${procedure.stages.length} 个基本审次：${stages.zh}。`,
    en: `${procedure.stages.length} base stages: ${stages.en}.`,
  });
  for (const stage of procedure.stages) {
    put('procedures', `${at}/stages/${stage.id}`, named(procedure, stage), stageSentence(policy, stage));
  }
  for (const { from, stages: added } of procedure.escalations) {
    const level = nameIn(procedure.importance, from);
    for (const stage of added) {
      const told = stageSentence(policy, stage);
      put('procedures', `${at}/escalations/${from}/${stage.id}`, named(procedure, stage), {
        zh: `“${level.zh}”加报：${told.zh}`,
        en: `Added from “${level.en}” on: ${told.en}`,
      });
    }
  }
  const { publishers, emergency } = procedure;
  const who = officesAt(policy, publishers);
  const employment = listed(
    publishers.employment.map((one) => employmentNames[one]),
    ' or ',
  );
  put(
    'procedures',
    `${at}/publishers`,
    {
      clause: publishers.clause,
      name: { zh: `${procedure.name.zh}：发布`, en: `${procedure.name.en}: publishing` },
    },
    {
      zh: `签发后由${who.zh}发布；须为${employment.zh.replaceAll('、', '或')}。`,
      en: `Published after release by ${who.en}, ${employment.en} only.`,
    },
  );
  if (emergency === null) return;
  const [asks, confirms] = [anyOffices(policy, emergency.requestBy), anyOffices(policy, emergency.confirmBy)];
  put(
    'procedures',
    `${at}/emergency`,
    {
      clause: emergency.clause,
      name: { zh: `${procedure.name.zh}：应急签发`, en: `${procedure.name.en}: emergency release` },
    },
    {
      zh: `${asks.zh}申请，另一人（${confirms.zh}）在 ${emergency.confirmWithinMinutes} 分钟内确认，${emergency.reviewWithinHours} 小时内补审。`,
      en: `Asked for by ${asks.en}, confirmed by a second person (${confirms.en}) within ${emergency.confirmWithinMinutes} minutes; the full review follows within ${emergency.reviewWithinHours} hours.`,
    },
  );
}

function named(procedure: Procedure, stage: Stage) {
  const name = {
    zh: `${procedure.name.zh}：${stage.name.zh}`,
    en: `${procedure.name.en}: ${stage.name.en}`,
  };
  return { clause: stage.clause, name };
}

function contentRules(policy: Policy, put: Put): void {
  const { topics, forms, targets, blackboard, ideas } = policy.content;
  for (const topic of topics) {
    put(
      'content',
      `/topics/${topic.id}`,
      topic,
      topic.focus
        ? { zh: '选题，属重点内容。', en: 'A topic that is to stand out.' }
        : { zh: '选题。', en: 'A topic.' },
    );
  }
  for (const form of forms)
    put('content', `/forms/${form.id}`, form, { zh: '稿件形式。', en: 'A form of manuscripts.' });
  for (const target of targets) {
    const of =
      'topics' in target.of
        ? listed(target.of.topics.map((id) => nameIn(topics, id)))
        : listed(target.of.forms.map((id) => nameIn(forms, id)));
    const share = Math.round(target.share * 1000) / 10;
    const period = periodNames[target.period];
    const bound =
      target.bound === 'atLeast' ? { zh: '不低于', en: 'at least' } : { zh: '不超过', en: 'at most' };
    put('content', `/targets/${target.id}`, target, {
      zh: `${period.zh}发布中，${of.zh}${bound.zh} ${share}%。`,
      en: `Of what is published in ${period.en}, ${bound.en} ${share}% is: ${of.en}.`,
    });
  }
  put(
    'content',
    '/blackboard',
    { clause: blackboard.clause, name: { zh: '“黑板报”', en: 'Blackboard' } },
    {
      zh: `与一份工作稿重合达 ${Math.round(blackboard.overlap * 100)}% 即视为简单转发工作稿。`,
      en: `An article counts as a forwarded work draft when ${Math.round(blackboard.overlap * 100)}% of it comes from one.`,
    },
  );
  if (ideas !== undefined) {
    const of = listed(ideas.topics.map((id) => nameIn(topics, id)));
    const who = anyOffices(policy, ideas.approveBy);
    put(
      'content',
      '/ideas',
      { clause: ideas.clause, name: { zh: '选题审批', en: 'Approval of ideas' } },
      {
        zh: `${of.zh}类选题，动笔前须经${who.zh}中 ${ideas.approvals} 人同意，本人除外。`,
        en: `Ideas on ${of.en} need the consent of ${ideas.approvals} of ${who.en}, not their own author, before they are written.`,
      },
    );
  }
  const { marks } = policy;
  put(
    'marks',
    '',
    { clause: marks.clause, name: { zh: '标识裁定', en: 'Rulings on marks' } },
    marks.rulingRequired
      ? {
          zh: '发现的每个标识都要由审校人裁定后才能签署。',
          en: 'Every mark found needs a ruling before the stage is signed.',
        }
      : { zh: '发现的标识提示审校人注意。', en: 'Marks found are shown to the reviewer.' },
  );
  for (const mark of marks.marks) {
    put('marks', `/marks/${mark.id}`, mark, {
      zh: `须使用正确版本，依据${mark.standard}。`,
      en: `Shown in its correct version, by ${mark.standard}.`,
    });
  }
  for (const rule of policy.style) {
    const [kind, severity] = [styleKindNames[rule.kind], severityNames[rule.severity]];
    put('style', `/${rule.id}`, rule, {
      zh: `发现${kind.zh}，按${severity.zh}处理。`,
      en: `Finding ${kind.en} counts as ${severity.en}.`,
    });
  }
}
