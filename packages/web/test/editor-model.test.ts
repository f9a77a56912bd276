import type { ManuscriptContent } from '@sanshen/domain/content';
import { emptyContent } from '@sanshen/domain/content';
import { EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { describe, expect, test } from 'vitest';
import { chooseText } from '../src/features/editor/model/choose-text.ts';
import { sizeIn, textLength } from '../src/features/editor/model/count.ts';
import { boxOf, centred, moved } from '../src/features/editor/model/crop.ts';
import { limitIssues, type Platform } from '../src/features/editor/model/limits.ts';
import type { LocalCopy } from '../src/features/editor/model/local-copy.ts';
import type { Manuscript } from '../src/features/editor/model/session-view.ts';
import {
  applyFindings,
  findingsPlugin,
  showFindings,
  standingFindings,
} from '../src/features/editor/prose/findings-plugin.ts';
import { proposalsOf } from '../src/features/editor/prose/proposals.ts';
import { editorDocument, restoredDocument } from '../src/features/editor/prose/schema.ts';
import { wordLists } from '../src/features/editor/prose/word-lists.ts';

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const body = (...texts: readonly string[]) => ({ type: 'doc', content: texts.map(paragraph) });

describe('length of a text', () => {
  test('a Chinese character and a mark are one each, a Latin word or a number one, spaces none', () => {
    expect(textLength('五华区，2026 年 Hello world。')).toEqual({ characters: 20, words: 9 });
    expect(textLength('')).toEqual({ characters: 0, words: 0 });
  });

  test('a character beyond the first plane is one character, two units and four bytes', () => {
    expect(sizeIn('𠮷', 'characters')).toBe(1);
    expect(sizeIn('𠮷', 'units')).toBe(2);
    expect(sizeIn('𠮷', 'bytes')).toBe(4);
  });
});

describe('a piece of a picture', () => {
  const size = { width: 1000, height: 500 };

  test('the largest of a ratio stands in the middle', () => {
    expect(centred(size, 1)).toEqual({ x: 0.25, y: 0, width: 0.5, height: 1 });
    expect(centred(size, 4)).toEqual({ x: 0, y: 0.25, width: 1, height: 0.5 });
  });

  test('it never leaves the picture, however far it is moved or made larger', () => {
    const half = boxOf(size, 1).at(centred(size, 1), 0.5);
    expect(half).toEqual({ x: 0.375, y: 0.25, width: 0.25, height: 0.5 });
    expect(moved(half, 5, -5)).toEqual({ ...half, x: 0.75, y: 0 });
    expect(boxOf(size, 1).at(moved(half, 5, 5), 1)).toEqual({ x: 0.5, y: 0, width: 0.5, height: 1 });
  });
});

describe('which text the editor opens with', () => {
  const digest = `sha256:${'a'.repeat(64)}`;
  const content = (text: string): ManuscriptContent => ({ ...emptyContent, title: '题', body: body(text) });
  // Only these members are looked at.
  const manuscript = { digest, content: content('版本') } as unknown as Manuscript;
  const local = (text: string, more: Partial<LocalCopy> = {}): LocalCopy => ({
    content: content(text),
    base: digest,
    sequence: 3,
    at: '2026-01-01T00:00:00.000Z',
    sent: false,
    verdicts: [],
    ...more,
  });
  const draft = (text: string, sequence: number, stale = false) =>
    ({
      own: { content: content(text), base: digest, sequence, savedAt: '2026-01-01T00:00:00.000Z', stale },
      others: null,
    }) as unknown as Parameters<typeof chooseText>[2];

  test('the newest revision when nothing else is there, or nothing else says more', () => {
    expect(chooseText(manuscript, null, null)).toMatchObject({
      text: manuscript.content,
      changed: false,
      notice: null,
    });
    expect(chooseText(manuscript, local('版本'), null)).toMatchObject({
      changed: false,
      unsent: false,
      notice: null,
    });
  });

  test('what this device kept and the server never got, with a choice', () => {
    const opened = chooseText(manuscript, local('本机'), draft('较早', 2));
    expect(JSON.stringify(opened.text.body)).toContain('本机');
    expect(opened).toMatchObject({ changed: true, unsent: true, notice: { kind: 'restoredLocal' } });
  });

  test('the working copy of the server when it is later than what this device has', () => {
    const opened = chooseText(manuscript, local('本机'), draft('服务器', 9));
    expect(JSON.stringify(opened.text.body)).toContain('服务器');
    expect(opened).toMatchObject({ sequence: 9, unsent: false, notice: null });
  });

  test('a copy of an older revision says so and keeps its base, so that saving finds the newer one', () => {
    const base = `sha256:${'b'.repeat(64)}`;
    expect(chooseText(manuscript, local('本机', { base }), null)).toMatchObject({
      base,
      notice: { kind: 'staleCopy' },
    });
  });

  test('a copy that is no content at all is passed over', () => {
    const broken = local('x', { content: { body: { type: 'script' } } as unknown as ManuscriptContent });
    expect(chooseText(manuscript, broken, null)).toMatchObject({ text: manuscript.content, notice: null });
  });

  test('pictures that had not arrived are left out of a restored text', () => {
    const image = { type: 'image', attrs: { src: 'import:7' } };
    const doc = restoredDocument({ type: 'doc', content: [{ type: 'paragraph', content: [image] }] });
    expect(doc.firstChild?.childCount).toBe(0);
  });
});

test('a platform’s limits count the channel’s own title where it has one', () => {
  const figure = (value: number) => ({
    value,
    unit: 'characters',
    excess: 'refused',
    verified: true,
    source: { zh: '', en: '' },
  });
  const platform = {
    limits: {
      titleMax: figure(4),
      bylineMax: null,
      summaryMax: null,
      bodyMax: null,
      bodyCounts: 'text',
      picturesMax: figure(0),
    },
    cover: { required: true },
    pictures: { required: false },
  } as unknown as Platform;
  const content = {
    ...emptyContent,
    title: '一二三四五',
    channels: [{ channel: 'c' }],
  } as unknown as ManuscriptContent;
  const facts = { text: '', pictures: 1 };
  expect(limitIssues('c', platform, content, facts).map(({ code }) => code)).toEqual([
    'titleLong',
    'picturesMany',
    'coverNeeded',
  ]);
  const own = { ...content, channels: [{ channel: 'c', title: '短' }] } as unknown as ManuscriptContent;
  expect(limitIssues('c', platform, own, facts).map(({ code }) => code)).not.toContain('titleLong');
});

/** A view without a page: what the plug-ins need of it. */
function viewOf(...texts: readonly string[]): EditorView {
  const view = {
    state: EditorState.create({
      doc: editorDocument(body(...texts)),
      plugins: [findingsPlugin(), findingsPlugin('machine')],
    }),
    dispatch(tr: EditorState['tr']) {
      view.state = view.state.apply(tr);
    },
  };
  return view as unknown as EditorView;
}

describe('findings in a text that is being written', () => {
  const finding = (id: string, from: number, to: number) =>
    ({ id, from, to, severity: 'error', message: id, suggestions: [] }) as const;
  const words = (view: EditorView) =>
    standingFindings(view.state).map(({ from, to }) => view.state.doc.textBetween(from, to));

  test('they move with their words, over paragraphs too', () => {
    const view = viewOf('第一段', '第二段有错');
    showFindings(view, [finding('a', 0, 2), finding('b', 7, 9)]);
    expect(words(view)).toEqual(['第一', '有错']);
    view.dispatch(view.state.tr.insertText('前面加字', 1));
    expect(words(view)).toEqual(['第一', '有错']);
  });

  test('one into which somebody writes is gone, its neighbours stay', () => {
    const view = viewOf('甲乙丙丁戊己');
    showFindings(view, [finding('a', 0, 2), finding('b', 2, 4), finding('c', 4, 6)]);
    view.dispatch(view.state.tr.insertText('新', 4));
    expect(standingFindings(view.state).map((one) => one.finding.id)).toEqual(['a', 'c']);
  });

  test('a suggestion takes the place of the words', () => {
    const view = viewOf('今天起动志愿服务，帐号已开。');
    showFindings(view, [finding('a', 2, 4), finding('b', 9, 11), finding('c', 12, 14)], 'machine');
    const wanted = [
      { id: 'a', words: '启动' },
      { id: 'b', words: '账号' },
    ];
    expect(applyFindings(view, wanted)).toBe(2);
    expect(view.state.doc.textContent).toBe('今天启动志愿服务，账号已开。');
    expect(applyFindings(view, wanted)).toBe(0);
    expect(standingFindings(view.state, 'machine').map((one) => one.finding.id)).toEqual(['c']);
  });

  test('places outside of the text are passed over', () => {
    const view = viewOf('短');
    showFindings(view, [finding('a', 5, 9)]);
    expect(standingFindings(view.state)).toEqual([]);
  });
});

describe('changes that a reviewer proposes', () => {
  const text = (words: string, kind?: string, id = '1') => ({
    type: 'text',
    text: words,
    ...(kind === undefined ? {} : { marks: [{ type: kind, attrs: { id } }] }),
  });
  const marked = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [text('今天'), text('起', 'deletion'), text('启', 'insertion'), text('动。')],
      },
      { type: 'paragraph', content: [text('第二段'), text('补充', 'insertion', '2'), text('。')] },
    ],
  };
  const set = { set: 's', body: marked, open: ['1', '2'] };

  test('each is one exchange in the text that it was made on', () => {
    const { changes, lost } = proposalsOf(set, editorDocument(body('今天起动。', '第二段。')));
    expect(lost).toEqual([]);
    expect(changes.map(({ id, words, from, to }) => [id, words, to - from])).toEqual([
      ['1', '启', 1],
      ['2', '补充', 0],
    ]);
  });

  test('in a text that went on they are found again, or said to be lost', () => {
    const { changes, lost } = proposalsOf(
      set,
      editorDocument(body('新写的开头。', '今天启动。', '第二段。')),
    );
    expect(lost).toEqual(['1']);
    expect(changes.map(({ id }) => id)).toEqual(['2']);
    const now = editorDocument(body('新写的开头。', '今天启动。', '第二段。'));
    const [only] = changes;
    expect(now.textBetween((only?.from ?? 0) - 3, only?.from ?? 0)).toBe('第二段');
  });
});

describe('lists that Word types as paragraphs', () => {
  const item = (level: number, mark: string, words: string) =>
    `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${mark}<span>&nbsp; </span></span><![endif]><span>${words}</span></p>`;

  test('become lists again, with those inside of them', () => {
    const html = `<p>前</p>${item(1, '1.', '甲')}\n${item(2, '·', '子')}\n${item(1, '2.', '乙')}<p>后</p>`;
    expect(wordLists(html)).toBe(
      '<p>前</p><ol><li><p><span>甲</span></p><ul><li><p><span>子</span></p></li></ul></li><li><p><span>乙</span></p></li></ol><p>后</p>',
    );
  });

  test('two lists with a paragraph between stay two; other HTML stays as it is', () => {
    const html = `${item(1, '一、', '甲')}<p>中</p>${item(1, '·', '乙')}`;
    expect(wordLists(html)).toBe(
      '<ol><li><p><span>甲</span></p></li></ol><p>中</p><ul><li><p><span>乙</span></p></li></ul>',
    );
    expect(wordLists('<p>没有</p>')).toBe('<p>没有</p>');
  });
});
