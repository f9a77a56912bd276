import { DeleteOutlined, DownOutlined } from '@ant-design/icons';
import { deleteView, listViews, saveView } from '@sanshen/contract/content-list';
import { App, Button, Form, Input, Modal, Popover } from 'antd';
import { useState } from 'react';
import { useCommand, useRead } from '../../app/api.ts';
import { useMyOrganizations } from '../../app/session.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { exportList } from './export-list.ts';
import { type ListSearch, listQuery, readListSearch } from './list-search.ts';
import { manuscriptsTexts } from './texts.ts';
import styles from './ViewsMenu.module.css';

/** The message that a deletion can be undone by. */
const undoKey = 'view-deleted';

/** Saved searches, and the list as a file. A deleted view can be had back. */
export function ViewsMenu({
  search,
  onOpen,
}: {
  readonly search: ListSearch;
  readonly onOpen: (search: ListSearch) => void;
}) {
  const t = useTexts(manuscriptsTexts);
  const messages = useMessages();
  const { message } = App.useApp();
  const views = useRead(listViews, {});
  const save = useCommand(saveView);
  const remove = useCommand(deleteView);
  const [open, setOpen] = useState(false);
  const [naming, setNaming] = useState(false);
  const home = useMyOrganizations()[0]?.id ?? null;
  const restore = (name: string, query: string) =>
    save.mutate(
      { body: { name, query } },
      {
        onSuccess: () => {
          message.destroy(undoKey);
          messages.done(t.viewRestored(name));
        },
        onError: messages.refused,
      },
    );
  const drop = (view: string, name: string, query: string) =>
    remove.mutate(
      { params: { view } },
      {
        onSuccess: () =>
          void message.info({
            content: (
              <>
                {t.viewDeleted(name)}{' '}
                <Button type="link" size="small" onClick={() => restore(name, query)}>
                  {t.undo}
                </Button>
              </>
            ),
            duration: 6,
            key: undoKey,
          }),
        onError: messages.refused,
      },
    );
  const finish = ({ name }: { name: string }) =>
    save.mutate(
      { body: { name: name.trim(), query: new URLSearchParams({ ...search }).toString() } },
      {
        onSuccess: () => {
          setNaming(false);
          messages.done(t.viewSaved);
        },
        onError: messages.refused,
      },
    );
  const content = (
    <ul className={styles.menu}>
      {views.data?.items.map(({ view, name, query }) => (
        <li key={view} className={styles.item}>
          <Button
            type="text"
            onClick={() => {
              setOpen(false);
              onOpen(readListSearch(Object.fromEntries(new URLSearchParams(query))));
            }}
          >
            {name}
          </Button>
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t.deleteView(name)}
            onClick={() => drop(view, name, query)}
          />
        </li>
      ))}
      <li>
        <Button
          type="text"
          onClick={() => {
            setOpen(false);
            setNaming(true);
          }}
        >
          {t.saveView}
        </Button>
      </li>
      <li>
        <Button
          type="text"
          onClick={() => {
            setOpen(false);
            exportList({ query: listQuery(search, home) }).catch(messages.refused);
          }}
        >
          {t.export}
        </Button>
      </li>
    </ul>
  );
  return (
    <>
      <Popover content={content} trigger="click" open={open} onOpenChange={setOpen} placement="bottomRight">
        <Button icon={<DownOutlined aria-hidden />} iconPlacement="end">
          {t.views}
        </Button>
      </Popover>
      <Modal open={naming} title={t.saveView} footer={null} onCancel={() => setNaming(false)} destroyOnHidden>
        <Form layout="vertical" requiredMark={false} onFinish={finish}>
          <Form.Item
            name="name"
            label={t.viewName}
            rules={[{ required: true, whitespace: true, message: t.viewNameMissing }]}
          >
            <Input autoFocus maxLength={100} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t.save}
          </Button>
        </Form>
      </Modal>
    </>
  );
}
