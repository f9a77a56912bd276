import {
  type CampaignAnswer,
  campaignTargets,
  moveDeadline,
  readCampaign,
  withdrawCampaign,
} from '@sanshen/contract/campaigns';
import { readVocabulary } from '@sanshen/contract/policy-reading';
import { instantOf } from '@sanshen/domain/calendar';
import { minuteOf } from '@sanshen/domain/policy';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useCommand, useRead } from '../../app/api.ts';
import { useMyOrganizations } from '../../app/session.tsx';
import { Stack } from '../../components/Columns.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Tag, Tags } from '../../components/Tag.tsx';
import { Time, todayInChina } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { ReasonDialog } from '../review/ReasonDialog.tsx';
import styles from './campaigns.module.css';
import { HandDownDialog } from './HandDownDialog.tsx';
import { campaignTexts } from './texts.ts';
import { FileLink, UnitPart } from './UnitPart.tsx';

/** One campaign: what is asked for, and what each unit made of it. */
export function CampaignPage() {
  const { campaign } = useParams({ from: '/inside/campaigns/$campaign' });
  const read = useRead(readCampaign, { params: { campaign } });
  return <Loaded read={read}>{(data) => <Shown campaign={data} />}</Loaded>;
}

function Shown({ campaign }: { readonly campaign: CampaignAnswer }) {
  const t = useTexts(campaignTexts);
  const say = useLocalized();
  const { counts, units } = campaign;
  // Topics come down the tree with the rule book, so the reader's own unit has words for those of a superior, whose book he may not read.
  const [home] = useMyOrganizations();
  const vocabulary = useRead(
    readVocabulary,
    { params: { organization: home?.id ?? '' } },
    { enabled: campaign.topic !== null && home !== undefined, staleTime: 600_000 },
  );
  const topic = vocabulary.data?.topics.find(({ id }) => id === campaign.topic)?.name;
  return (
    <Stack>
      <PageHeader
        title={campaign.title}
        lead={
          <Tags>
            {t.from(campaign.organizationName)} · {campaign.handedDownBy}
            {campaign.withdrawn && <Tag>{t.withdrawn}</Tag>}
            <Tag tone={counts.completed === counts.handedDown ? 'jade' : 'plain'}>
              {t.counts(counts.completed, counts.handedDown)}
            </Tag>
          </Tags>
        }
        actions={<CampaignActions campaign={campaign} />}
      />
      <Panel>
        <Facts className={styles.facts}>
          <dt>{t.deadline}</dt>
          <dd>
            <Time at={campaign.deadline} /> · <Time at={campaign.deadline} relative />
          </dd>
          <dt>{t.claimBy}</dt>
          <dd>
            <Time at={campaign.claimBy} />
          </dd>
          {topic !== undefined && (
            <>
              <dt>{t.topic}</dt>
              <dd>{say(topic)}</dd>
            </>
          )}
          {campaign.parent !== null && (
            <>
              <dt>{t.parent}</dt>
              <dd>
                <Link to="/campaigns/$campaign" params={{ campaign: campaign.parent.campaign }}>
                  {campaign.parent.title}
                </Link>
              </dd>
            </>
          )}
          {campaign.material.length > 0 && (
            <>
              <dt>{t.material}</dt>
              <dd>
                <ul className={styles.files}>
                  {campaign.material.map(({ file, name }) => (
                    <li key={file}>
                      <FileLink file={file} name={name} />
                    </li>
                  ))}
                </ul>
              </dd>
            </>
          )}
          {campaign.withdrawal !== null && (
            <>
              <dt>{t.withdrawn}</dt>
              <dd>
                {campaign.withdrawal.note} · {campaign.withdrawal.by}
              </dd>
            </>
          )}
        </Facts>
        <p className={styles.text}>{campaign.text === '' ? t.noText : campaign.text}</p>
        {campaign.passedOn.length > 0 && (
          <>
            <p className={styles.soft}>{t.passedOn}</p>
            <ul className={styles.files}>
              {campaign.passedOn.map((one) => (
                <li key={one.campaign}>
                  <Link to="/campaigns/$campaign" params={{ campaign: one.campaign }}>
                    {one.organizationName}：{one.title}
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
      </Panel>
      <Panel title={t.unitsTitle} flush>
        <ul className={styles.parts}>
          {units.map((part) => (
            <UnitPart key={part.unit} campaign={campaign.campaign} part={part} />
          ))}
        </ul>
      </Panel>
    </Stack>
  );
}

/** What may be done with the whole of it: by the superior its deadline and its end, by a unit that it is passed on or planned. */
function CampaignActions({ campaign }: { readonly campaign: CampaignAnswer }) {
  const t = useTexts(campaignTexts);
  const messages = useMessages();
  const mine = new Set(useMyOrganizations().map(({ id }) => id));
  const own = campaign.units.find(({ unit }) => mine.has(unit))?.unit;
  const { data } = useRead(
    campaignTargets,
    { params: { organization: own ?? '' } },
    { enabled: own !== undefined },
  );
  const withdraw = useCommand(withdrawCampaign);
  const [asking, setAsking] = useState<'deadline' | 'withdraw' | 'passOn' | null>(null);
  const close = () => setAsking(null);
  const params = { campaign: campaign.campaign };
  const mayPassOn = !campaign.withdrawn && (data?.units.length ?? 0) > 0;
  return (
    <>
      {own !== undefined && !campaign.withdrawn && (
        <Link to="/calendar" search={{ organization: own }}>
          <Button tabIndex={-1}>{t.planIt}</Button>
        </Link>
      )}
      {mayPassOn && <Button onClick={() => setAsking('passOn')}>{t.passOn}</Button>}
      {campaign.mayChange && (
        <>
          <Button onClick={() => setAsking('deadline')}>{t.moveDeadline}</Button>
          <Button danger onClick={() => setAsking('withdraw')}>
            {t.withdraw}
          </Button>
        </>
      )}
      {asking === 'passOn' && own !== undefined && (
        <HandDownDialog organization={own} parent={campaign} onClose={close} />
      )}
      {asking === 'deadline' && <DeadlineDialog campaign={campaign.campaign} onClose={close} />}
      {asking === 'withdraw' && (
        <ReasonDialog
          danger
          title={t.withdraw}
          hint={t.withdrawHint}
          busy={withdraw.isPending}
          onClose={close}
          onReason={(reason) =>
            withdraw.mutate(
              { params, body: { reason } },
              {
                onSuccess: () => {
                  messages.done(t.withdrawnDone);
                  close();
                },
                onError: messages.refused,
              },
            )
          }
        />
      )}
    </>
  );
}

function DeadlineDialog({ campaign, onClose }: { readonly campaign: string; readonly onClose: () => void }) {
  const t = useTexts(campaignTexts);
  const messages = useMessages();
  const move = useCommand(moveDeadline);
  const [form] = Form.useForm<{ day: string; time: string; reason: string }>();
  const required = [{ required: true, whitespace: true, message: t.required }];
  return (
    <Modal
      open
      title={t.moveDeadline}
      okText={t.moveDeadline}
      cancelText={t.cancel}
      confirmLoading={move.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ day: '', time: '18:00', reason: '' }}
        onFinish={({ day, time, reason }) =>
          move.mutate(
            {
              params: { campaign },
              body: { deadline: instantOf(day, minuteOf(time)), reason: reason.trim() },
            },
            {
              onSuccess: () => {
                messages.done(t.deadlineMoved);
                onClose();
              },
              onError: messages.refused,
            },
          )
        }
      >
        <div className={styles.row}>
          <Form.Item name="day" label={t.day} rules={required}>
            <Input type="date" min={todayInChina()} autoFocus />
          </Form.Item>
          <Form.Item name="time" label={t.time} rules={required}>
            <Input type="time" />
          </Form.Item>
        </div>
        <Form.Item name="reason" label={t.reason} rules={required}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
