import type { ChannelDuty } from '../channels/index.ts';
import type { LetterArticle } from './letter.ts';

/**
 * What a unit promises to who commands it; whoever issues the letter may change every sentence. After the clauses of the Kunming rule book, in words
 * that hold for every rule book made after it.
 */
export const unitArticles: readonly LetterArticle[] = [
  {
    clause: '§1',
    text: '坚持正确导向，对本单位全部账号发布的内容负领导责任，不发布与服务对象健康成长无关、以庸俗媚俗博取流量的内容。',
  },
  { clause: '§2', text: '突出重点内容，完成上级下达的宣传任务，不把账号办成简单转发工作稿的“黑板报”。' },
  { clause: '§3', text: '使用各类标识以标识库中的现行版本为准，发布前逐项核对。' },
  { clause: '§4', text: '不以工作人员个人观点代替组织立场，不在账号发布个人情感和私人事务。' },
  { clause: '§5', text: '严格落实三审三校，不减审次、不代签、不补签；未经签发的内容一律不发布。' },
  { clause: '§6', text: '账号的关注、点赞、评论、回复、转发、私信按规程办理并留痕，坚持每日巡查互动区。' },
  { clause: '§7', text: '账号、设备和登录凭据登记在册，发布权限只交给符合条件的人员，不在个人手机上登录。' },
  { clause: '§8', text: '遵守新闻纪律和保密规定，严防事实性、技术性差错，坚决杜绝有偿新闻。' },
  {
    clause: '§9',
    text: '制定应急预案并定期演练，重要时间节点的演练情况按时上报；遇突发情况先止损、再报告、后复盘。',
  },
  { clause: '§10', text: '做好运营人员的遴选、培训和考核，保证每一个审校席位都有合格人员。' },
  { clause: '§12', text: '接受检查、通报和考核，对查实的问题按期整改。' },
];

/** What a person promises for each duty that he holds. */
export const dutyArticles: Readonly<Record<ChannelDuty, readonly LetterArticle[]>> = {
  leader: [
    {
      clause: '§5',
      text: '作为责任领导，亲自签署应由本人签署的稿件，签署前通读全文和图片，不授意他人代签。',
    },
    { clause: '§7', text: '管好账号的发布权限和人员，人员变动当日办理权限和凭据的交接。' },
    { clause: '§9', text: '保持通讯畅通，遇突发情况及时到岗处置，有权立即封停发布。' },
  ],
  platformLead: [
    { clause: '§5', text: '作为平台负责人，承担第一审、第一校，对稿件来源、事实和标识逐项核对。' },
    { clause: '§6', text: '组织每日巡查和答复，对不恰当的互动及时纠正并登记。' },
    { clause: '§7', text: '保管设备和登录凭据，按期做登录核查，不私自添加运营者。' },
  ],
  operator: [
    { clause: '§5', text: '作为运营人员，只发布已签发的内容，发布后核对公开页面与签发内容一致。' },
    { clause: '§7', text: '不在个人手机登录账号，不向他人透露密码和验证码，离岗当日交回凭据。' },
    { clause: '§8', text: '不写入涉密和内部信息，不收受报酬和礼品，发现差错立即报告，不自行掩盖。' },
  ],
};

/** The sentences for the duties of one person, each once, in the order of the clauses. */
export function articlesFor(duties: readonly ChannelDuty[]): readonly LetterArticle[] {
  const held = (['leader', 'platformLead', 'operator'] as const).filter((duty) => duties.includes(duty));
  const all = held.flatMap((duty) => dutyArticles[duty]);
  const clause = (one: LetterArticle) => Number(one.clause.slice(1));
  return all.toSorted((a, b) => clause(a) - clause(b));
}
