import { PlusOutlined } from '@ant-design/icons';
import { createManuscript } from '@sanshen/contract/content';
import { emptyContent } from '@sanshen/domain/content';
import { useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { useCommand } from '../../app/api.ts';
import { useMyOrganizations } from '../../app/session.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { newManuscriptTexts, untitled } from './new-manuscript-texts.ts';

/** Opens a manuscript of a unit and its editor; asks for the unit only if there are several. */
export function useNewManuscript() {
  const create = useCommand(createManuscript);
  const { refused } = useMessages();
  const navigate = useNavigate();
  const open = (organization: string) => {
    // The first title is Chinese whatever the screen's language is: it is part of the text.
    const content = { ...emptyContent, title: untitled };
    create.mutate(
      { body: { organization, content } },
      {
        onSuccess: ({ manuscript }) =>
          void navigate({ to: '/manuscripts/$manuscript/edit', params: { manuscript } }),
        onError: refused,
      },
    );
  };
  return { open, pending: create.isPending };
}

/** “新建稿件”. */
export function NewManuscriptButton({ primary = true }: { readonly primary?: boolean }) {
  const t = useTexts(newManuscriptTexts);
  const units = useMyOrganizations();
  const { open, pending } = useNewManuscript();
  const [only] = units;
  const look = {
    type: primary ? ('primary' as const) : ('default' as const),
    icon: <PlusOutlined />,
    loading: pending,
  };
  if (only === undefined) return null;
  if (units.length === 1) {
    return (
      <Button {...look} onClick={() => open(only.id)}>
        {t.newManuscript}
      </Button>
    );
  }
  const items = [
    {
      key: 'units',
      type: 'group' as const,
      label: t.forUnit,
      children: units.map(({ id, name }) => ({ key: id, label: name })),
    },
  ];
  return (
    <Dropdown menu={{ items, onClick: ({ key }) => open(key) }} trigger={['click']}>
      <Button {...look}>{t.newManuscript}</Button>
    </Dropdown>
  );
}
