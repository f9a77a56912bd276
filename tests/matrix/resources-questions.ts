import { actOnQuestion, readQuestion, recordQuestion } from '@sanshen/contract/questions';
import { type City, organizationIn } from '../../packages/server/test/organization-support.ts';

/** Questions of the district 五华区. */
export interface QuestionResources {
  /** Taken down by telephone, with a contact. */
  question(): Promise<string>;
  /** Answered, so that it can go into a digest. */
  answeredQuestion(): Promise<string>;
}

export async function prepareQuestions(city: City): Promise<QuestionResources> {
  const operator = await city.as('wuhua', 'operator', 1);
  const lead = await city.as('wuhua', 'platformLead');
  const question = async () => {
    const body = { source: 'phone' as const, kind: 'policy', text: '怎么补办团员证', contact: '微信 wenti' };
    const params = { organization: organizationIn('wuhua') };
    return (await operator.call(recordQuestion, { params, body })).question;
  };
  return {
    question,
    answeredQuestion: async () => {
      const params = { question: await question() };
      const draft = { step: 'draftAnswer', way: 'byHand', text: '向团支部申请。', manuscript: null } as const;
      await operator.call(actOnQuestion, { params, body: draft });
      const { answer } = await lead.call(readQuestion, { params });
      const approve = { step: 'approveAnswer', answer: answer?.answer ?? '' } as const;
      await lead.call(actOnQuestion, { params, body: approve });
      await lead.call(actOnQuestion, { params, body: { step: 'confirmAnswered' } });
      return params.question;
    },
  };
}
