import type { MarkSource, MarkText, MarkVersion, ShippedMarkName } from '../mark.ts';

const noSource: MarkSource = {
  title: { zh: '没有可引用的来源，由组织自行登记', en: 'No source to cite; the organisation registers it' },
  article: null,
  confidence: 'low',
};

/** A mark of which nothing is known until an organisation uploads its artwork. */
function unregistered(mark: ShippedMarkName, names: MarkText): MarkVersion {
  return {
    mark,
    version: '0',
    kind: 'emblem',
    names,
    source: noSource,
    furtherSources: [],
    validFrom: null,
    validTo: null,
    field: null,
    colours: {},
    primitives: [],
    symmetry: 'none',
    reverse: 'unknown',
    usage: [],
    sizes: [],
    unknown: [
      {
        zh: '图案、比例和颜色：来源未见。请由本组织上传标准图样。',
        en: 'Pattern, proportions and colours: not seen. The organisation uploads the standard artwork.',
      },
    ],
    artwork: null,
  };
}

export const youthFederationEmblem = unregistered('youthFederationEmblem', {
  zh: '青联会徽',
  en: 'Youth Federation Emblem',
});

export const studentsFederationEmblem = unregistered('studentsFederationEmblem', {
  zh: '学联会徽',
  en: 'Students’ Federation Emblem',
});
