import type { readResponsibility } from '@sanshen/contract/channels-register';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Tag } from '../../components/Tag.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './MatrixView.module.css';
import { channelTexts } from './texts.ts';

type Node = RouteAnswer<typeof readResponsibility>['nodes'][number];

/** A unit and those right below it, drawn; a broken frame says that it is guided, not commanded, from here. */
export function ResponsibilityTree({
  nodes,
  onChoose,
}: {
  readonly nodes: readonly Node[];
  readonly onChoose: (organization: string) => void;
}) {
  const [root, ...branches] = nodes;
  if (root === undefined) return null;
  return (
    <div className={styles.tree}>
      <div className={`${styles.node} ${styles.root}`}>
        <NodeWords node={root} />
      </div>
      {branches.length > 0 && (
        <ul className={styles.branches}>
          {branches.map((node) => (
            <li key={node.organization}>
              <button
                type="button"
                className={`${styles.node} ${node.guidance === null ? '' : styles.guided}`}
                onClick={() => onChoose(node.organization)}
              >
                <NodeWords node={node} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function NodeWords({ node }: { readonly node: Node }) {
  const t = useTexts(channelTexts);
  const say = useLocalized();
  return (
    <>
      <span className={styles.title}>{node.name}</span>
      <span className={styles.soft}>
        {node.command !== null && `${t.command}：${say(node.command.name)}`}
        {node.guidance !== null && ` · ${t.guidance}：${say(node.guidance.name)}`}
      </span>
      <span className={styles.tags}>
        <Tag>{t.channelsOf(node.channels)}</Tag>
        {node.below > 0 && <Tag>{t.belowOf(node.below)}</Tag>}
        {node.gaps > 0 && <Tag tone="amber">{t.gapsOf(node.gaps)}</Tag>}
        {node.overdue > 0 && <Tag tone="amber">{t.overdueOf(node.overdue)}</Tag>}
        {node.findings > 0 && <Tag tone="cinnabar">{t.openFindings(node.findings)}</Tag>}
      </span>
    </>
  );
}
