import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import {
  Add20Regular,
  ArrowDownload20Regular,
  ArrowUpload20Regular,
  Eye20Regular,
  Options20Regular,
} from '@fluentui/react-icons';
import { useRef, useState, type ReactElement } from 'react';
import { presetIds, type PresetId } from '../../domain/central/rule-presets.ts';
import type { Rule } from '../../domain/central/rule.ts';
import { useConsole } from '../console-context.ts';
import { ImportDialog, type ImportFailure } from './import-dialog.tsx';
import { presetRules } from './preset-words.ts';
import { rulesFile } from './rule-edits.ts';

export function RulesToolbar(props: {
  readonly rules: readonly Rule[];
  readonly readOnly: boolean;
  readonly add: () => void;
  readonly replace: (rules: readonly Rule[], note: string) => void;
  readonly preview: () => void;
}): ReactElement {
  const { api, text } = useConsole();
  const { rules, readOnly, replace } = props;
  const file = useRef<HTMLInputElement>(null);
  const [failure, setFailure] = useState<ImportFailure | null>(null);

  const read = async (chosen: File): Promise<void> => {
    try {
      const checked = await api.checkRules(await chosen.text());
      if (checked.ok)
        replace(checked.rules, text('rules.imported', { name: chosen.name, count: checked.rules.length }));
      else setFailure({ name: chosen.name, faults: checked.faults });
    } catch {
      setFailure({ name: chosen.name, faults: null });
    }
  };
  const use = (id: PresetId): void => {
    replace(presetRules(id, text), text('rules.presetUsed', { name: text(`rulePreset.${id}`) }));
  };
  return (
    <>
      {!readOnly && (
        <Button appearance="primary" icon={<Add20Regular />} onClick={props.add}>
          {text('rules.add')}
        </Button>
      )}
      <Button icon={<Eye20Regular />} onClick={props.preview}>
        {text('rules.preview')}
      </Button>
      {!readOnly && (
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button icon={<Options20Regular />}>{text('rules.presets')}</Button>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {presetIds.map((id) => (
                <MenuItem key={id} onClick={() => use(id)} subText={text(`rulePreset.${id}.about`)}>
                  {text(`rulePreset.${id}`)}
                </MenuItem>
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
      )}
      {!readOnly && (
        <Button icon={<ArrowUpload20Regular />} onClick={() => file.current?.click()}>
          {text('rules.import')}
        </Button>
      )}
      <Button icon={<ArrowDownload20Regular />} disabled={rules.length === 0} onClick={() => download(rules)}>
        {text('rules.export')}
      </Button>
      <input
        ref={file}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={text('rules.import')}
        onChange={({ target }) => {
          const [chosen] = target.files ?? [];
          if (chosen !== undefined) void read(chosen);
          // The same file may be chosen again after it was mended.
          target.value = '';
        }}
      />
      <ImportDialog failure={failure} close={() => setFailure(null)} />
    </>
  );
}

function download(rules: readonly Rule[]): void {
  const address = URL.createObjectURL(new Blob([rulesFile(rules)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'rules.json';
  link.click();
  URL.revokeObjectURL(address);
}
